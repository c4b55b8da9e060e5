//! The rules by which a day was found, each as a sentence for the page.

use jiff::civil::Date;

use super::Day;
use crate::day::{weekday, written};
use crate::{Span, Unit};

/// A rule that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Filed on a day off: it counts as received later.
    FiledOnDayOff {
        /// The day of filing.
        filed: Date,
        /// Why it is off.
        reason: String,
        /// The day it counts as received.
        received: Date,
    },
    /// Filed after the hour until which a day's dossiers are taken.
    AfterCutOff {
        /// The minute of the day.
        cut_off: u16,
        /// The day it counts as received.
        received: Date,
    },
    /// The day of the event is not counted.
    FilingDayNotCounted,
    /// Part of a day is a day.
    RoundedUp {
        /// The time as the source has it.
        span: Span,
    },
    /// Part of a month is days, part of a year months.
    PartCounted {
        /// The time as the source has it.
        span: Span,
    },
    /// Only working days count.
    WorkingDays,
    /// Days off, other than weekends, that were passed over.
    Skipped(Vec<Day>),
    /// Saturdays and the like that are worked, and so were counted.
    Worked(Vec<Day>),
    /// Every day counts.
    Days,
    /// Months end on the day of the same number.
    SameDayNumber,
    /// The last month has no day of that number.
    MonthEnd {
        /// The number that it lacks.
        day: i8,
    },
    /// The last day was off.
    MovedFromDayOff {
        /// The last day.
        last: Date,
        /// Why it is off.
        reason: String,
        /// The working day after it.
        moved: Date,
    },
    /// Hours that end within a working day.
    ShortHours {
        /// The time as the source has it.
        span: Span,
    },
    /// Hours that were counted as working days.
    LongHours {
        /// The time as the source has it.
        span: Span,
        /// The working days.
        days: u32,
    },
}

impl Rule {
    /// The rule as a sentence, with the article it stands on where a law states it.
    pub fn text(&self) -> String {
        match self {
            Self::FiledOnDayOff { filed, reason, received } => {
                format!(
                    "Nộp ngày {} là ngày nghỉ ({reason}): tính từ ngày làm việc tiếp theo, {}.",
                    short(*filed),
                    named(*received)
                )
            }
            Self::AfterCutOff { cut_off, received } => {
                format!("Nộp sau {}: tính từ ngày làm việc tiếp theo, {}.", clock(*cut_off), named(*received))
            }
            Self::FilingDayNotCounted => "Không tính ngày nộp, đếm từ ngày liền sau (Bộ luật Dân sự 2015, Điều 147).".to_owned(),
            Self::RoundedUp { span } => format!("{span} được làm tròn lên {} {}.", span.rounded_up(), span.unit.word()),
            Self::PartCounted { span } => part(*span),
            Self::WorkingDays => "Chỉ đếm ngày làm việc, bỏ qua thứ Bảy và Chủ nhật.".to_owned(),
            Self::Skipped(days) => format!("Bỏ qua {}.", list(days)),
            Self::Worked(days) => format!("Tính cả {}.", list(days)),
            Self::Days => "Đếm mọi ngày, kể cả ngày nghỉ.".to_owned(),
            Self::SameDayNumber => "Hết hạn vào ngày cùng số của tháng cuối (Bộ luật Dân sự 2015, Điều 148).".to_owned(),
            Self::MonthEnd { day } => {
                format!("Tháng cuối không có ngày {day}: hết hạn vào ngày cuối tháng (Bộ luật Dân sự 2015, Điều 148).")
            }
            Self::MovedFromDayOff { last, reason, moved } => format!(
                "Ngày cuối {} là ngày nghỉ ({reason}): chuyển sang ngày làm việc tiếp theo, {} (Bộ luật Dân sự 2015, Điều 148).",
                short(*last),
                named(*moved)
            ),
            Self::ShortHours { span } => format!(
                "{span} tính liên tục từ lúc nộp (Bộ luật Dân sự 2015, Điều 147); nếu hết giờ làm việc trước đó thì sang ngày làm việc tiếp theo."
            ),
            Self::LongHours { span, days } => format!(
                "Không rõ {span} là giờ liên tục hay giờ làm việc: tính 8 giờ là một ngày làm việc, thành {days} ngày; kết quả có thể có sớm hơn."
            ),
        }
    }
}

fn part(span: Span) -> String {
    let unit = if span.unit == Unit::Year { "năm tính theo 12 tháng" } else { "tháng tính theo 30 ngày" };
    format!("{span}: phần lẻ của {unit}, làm tròn lên.")
}

/// "16/2 đến 20/2: Tết Nguyên đán; 24/11: …": neighbouring days of one name together.
fn list(days: &[Day]) -> String {
    let together =
        |a: &Day, b: &Day| a.name == b.name && a.document == b.document && a.date.tomorrow().is_ok_and(|next| next == b.date);
    days.chunk_by(together).filter_map(run).collect::<Vec<_>>().join("; ")
}

fn run(days: &[Day]) -> Option<String> {
    let (first, last) = (days.first()?, days.last()?);
    let until = if days.len() > 1 { format!(" đến {}", short(last.date)) } else { String::new() };
    let document = if first.document.is_empty() { String::new() } else { format!(" ({})", first.document) };
    Some(format!("{}{until}: {}{document}", short(first.date), first.name))
}

fn short(date: Date) -> String {
    format!("{}/{}", date.day(), date.month())
}

fn named(date: Date) -> String {
    format!("{} {}", weekday(date), written(date))
}

/// "15 giờ", "15 giờ 30".
fn clock(minute: u16) -> String {
    match minute % 60 {
        0 => format!("{} giờ", minute / 60),
        past => format!("{} giờ {past:02}", minute / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DayKind;

    fn day(text: &str, name: &str, document: &str) -> Day {
        Day { date: text.parse().unwrap(), kind: DayKind::Off, name: name.into(), document: document.into() }
    }

    #[test]
    fn days_of_one_name_stand_together() {
        let days = [
            day("2026-02-16", "Tết Nguyên đán", ""),
            day("2026-02-17", "Tết Nguyên đán", ""),
            day("2026-11-24", "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"),
        ];
        let text = Rule::Skipped(days.to_vec()).text();
        assert_eq!(text, "Bỏ qua 16/2 đến 17/2: Tết Nguyên đán; 24/11: Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16).");
    }

    #[test]
    fn a_rule_is_a_whole_sentence() {
        let received = "2026-09-03".parse().unwrap();
        let cut_off = Rule::AfterCutOff { cut_off: 15 * 60, received };
        assert_eq!(cut_off.text(), "Nộp sau 15 giờ: tính từ ngày làm việc tiếp theo, thứ Năm 3/9/2026.");
        let half = Rule::RoundedUp { span: Span::parse("2,5 ngày làm việc").unwrap() };
        assert_eq!(half.text(), "2,5 ngày làm việc được làm tròn lên 3 ngày làm việc.");
        assert_eq!(clock(15 * 60 + 5), "15 giờ 05");
    }
}
