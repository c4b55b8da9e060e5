//! The expected day and the rules that lead to it, in words.

use catalog::calendar::{Day, Expected, Rule, weekday_name};
use catalog::{Span, TimeOfDay, Unit, written_day};
use jiff::civil::Date;

/// "Dự kiến thứ Năm, 3/9/2026".
pub(super) fn expected_day(expected: &Expected) -> String {
    let day = expected.day;
    format!("Dự kiến {}, {}", weekday_name(day.weekday()), written_day(day))
}

/// A rule as a sentence, with its article of law if it has one.
pub(super) fn sentence(rule: &Rule) -> String {
    match rule {
        Rule::FiledOnDayOff { filed, reason, received } => {
            format!("Nộp ngày {} là ngày nghỉ ({reason}): tính từ ngày làm việc tiếp theo, {}.", short(*filed), named(*received))
        }
        Rule::AfterCutOff { cut_off, received } => {
            format!("Nộp sau {}: tính từ ngày làm việc tiếp theo, {}.", clock(*cut_off), named(*received))
        }
        Rule::FilingDayNotCounted => "Không tính ngày nộp, đếm từ ngày liền sau (Bộ luật Dân sự 2015, Điều 147).".to_owned(),
        Rule::RoundedUp { span } => format!("{span} được làm tròn lên {} {}.", span.rounded_up(), span.unit.word()),
        Rule::PartCounted { span } => part(*span),
        Rule::WorkingDays => "Chỉ đếm ngày làm việc, bỏ qua thứ Bảy và Chủ nhật.".to_owned(),
        Rule::Skipped(days) => format!("Bỏ qua {}.", list(days)),
        Rule::Worked(days) => format!("Tính cả {}.", list(days)),
        Rule::Days => "Đếm mọi ngày, kể cả ngày nghỉ.".to_owned(),
        Rule::SameDayNumber => "Hết hạn vào ngày cùng số của tháng cuối (Bộ luật Dân sự 2015, Điều 148).".to_owned(),
        Rule::MonthEnd { day } => {
            format!("Tháng cuối không có ngày {day}: hết hạn vào ngày cuối tháng (Bộ luật Dân sự 2015, Điều 148).")
        }
        Rule::MovedFromDayOff { last, reason, moved } => format!(
            "Ngày cuối {} là ngày nghỉ ({reason}): chuyển sang ngày làm việc tiếp theo, {} (Bộ luật Dân sự 2015, Điều 148).",
            short(*last),
            named(*moved)
        ),
        Rule::ShortHours { span } => format!(
            "{span} tính liên tục từ lúc nộp (Bộ luật Dân sự 2015, Điều 147); nếu hết giờ làm việc trước đó thì sang ngày làm việc tiếp theo."
        ),
        Rule::LongHours { span, days } => format!(
            "Không rõ {span} là giờ liên tục hay giờ làm việc: tính 8 giờ là một ngày làm việc, thành {days} ngày; kết quả có thể có sớm hơn."
        ),
    }
}

fn part(span: Span) -> String {
    let unit = if span.unit == Unit::Year { "năm tính theo 12 tháng" } else { "tháng tính theo 30 ngày" };
    format!("{span}: phần lẻ của {unit}, làm tròn lên.")
}

/// "16/2 đến 20/2: Tết Nguyên đán; 24/11: …": consecutive days with the same name are one item.
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
    format!("{} {}", weekday_name(date.weekday()), written_day(date))
}

/// "15 giờ", "15 giờ 30".
fn clock(minute: u16) -> String {
    TimeOfDay::new(minute).map(|time| time.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use catalog::calendar::{Calendar, DayKind, Filed};

    use super::*;

    fn off(text: &str, name: &str, document: &str) -> Day {
        Day { date: text.parse().unwrap(), kind: DayKind::Off, name: name.into(), document: document.into() }
    }

    /// A calendar with the exceptions of August and September 2026.
    fn calendar() -> Calendar {
        let holidays = [("2026-08-31", "Nghỉ hoán đổi"), ("2026-09-01", "Quốc khánh"), ("2026-09-02", "Quốc khánh")];
        let worked = Day { kind: DayKind::Worked, ..off("2026-08-22", "Làm bù", "") };
        Calendar::new([2026], holidays.map(|(date, name)| off(date, name, "")).into_iter().chain([worked]))
    }

    fn expect(day: &str, minute: u16, span: &str, cut_off: Option<u16>) -> Expected {
        let filed = Filed { day: day.parse().unwrap(), minute };
        calendar().expect(filed, Span::parse(span).unwrap(), cut_off).unwrap()
    }

    fn sentences(day: &str, minute: u16, span: &str, cut_off: Option<u16>) -> String {
        expect(day, minute, span, cut_off).rules.iter().map(sentence).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_rules_explain_the_day() {
        assert_eq!(
            sentences("2026-08-21", 930, "2,5 ngày làm việc", Some(900)),
            "Nộp sau 15 giờ: tính từ ngày làm việc tiếp theo, thứ Bảy 22/8/2026.\n\
             2,5 ngày làm việc được làm tròn lên 3 ngày làm việc.\n\
             Không tính ngày nộp, đếm từ ngày liền sau (Bộ luật Dân sự 2015, Điều 147).\n\
             Chỉ đếm ngày làm việc, bỏ qua thứ Bảy và Chủ nhật."
        );
        let over_the_holiday = sentences("2026-08-28", 540, "1 ngày làm việc", None);
        assert!(over_the_holiday.ends_with("Bỏ qua 31/8: Nghỉ hoán đổi; 1/9 đến 2/9: Quốc khánh."), "{over_the_holiday}");
        assert!(sentences("2026-08-21", 540, "1 ngày làm việc", None).ends_with("Tính cả 22/8: Làm bù."));
        let moved = sentences("2026-08-03", 540, "30 ngày", None);
        assert!(moved.ends_with("Ngày cuối 2/9 là ngày nghỉ (Quốc khánh): chuyển sang ngày làm việc tiếp theo, thứ Năm 3/9/2026 (Bộ luật Dân sự 2015, Điều 148)."), "{moved}");
        assert!(sentences("2026-03-31", 540, "1 tháng", None).contains("không có ngày 31"));
        assert!(sentences("2026-11-16", 540, "24 giờ", None).contains("thành 3 ngày"));
        let expected = expect("2026-08-28", 540, "1 ngày làm việc", None);
        assert_eq!(expected_day(&expected), "Dự kiến thứ Năm, 3/9/2026");
    }

    #[test]
    fn consecutive_days_with_one_name_are_one_item() {
        let days = [
            off("2026-02-16", "Tết Nguyên đán", ""),
            off("2026-02-17", "Tết Nguyên đán", ""),
            off("2026-11-24", "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"),
        ];
        let text = sentence(&Rule::Skipped(days.to_vec()));
        assert_eq!(text, "Bỏ qua 16/2 đến 17/2: Tết Nguyên đán; 24/11: Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16).");
    }

    #[test]
    fn a_rule_is_a_whole_sentence() {
        let received = "2026-09-03".parse().unwrap();
        let cut_off = Rule::AfterCutOff { cut_off: 15 * 60, received };
        assert_eq!(sentence(&cut_off), "Nộp sau 15 giờ: tính từ ngày làm việc tiếp theo, thứ Năm 3/9/2026.");
        let half = Rule::RoundedUp { span: Span::parse("2,5 ngày làm việc").unwrap() };
        assert_eq!(sentence(&half), "2,5 ngày làm việc được làm tròn lên 3 ngày làm việc.");
        assert_eq!(clock(15 * 60 + 5), "15 giờ 05");
    }
}
