//! The office's own facts of a procedure: what the national record has no field for. They come from files
//! that the office keeps, and stand beside the national facts, never in their place.

use std::fmt;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::day::written;
use crate::{Currency, Span, grouped};

/// What the office says of one procedure. Empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Local {
    /// What the office does of it.
    pub scope: Option<Scope>,
    /// The time within which it promises the result.
    pub time: Shortened,
    /// The legal time that its decision starts from, which may be another than the record's.
    pub legal: Option<Span>,
    /// Done within the day, and on which weekdays.
    pub same_day: Option<Weekdays>,
    /// What the province has set as its fee.
    pub fee: Option<LocalFee>,
    /// Free when filed online.
    pub free_online: Option<FreeOnline>,
    /// From this time of day a dossier counts as received on the next working day.
    pub cut_off: Option<TimeOfDay>,
    /// Where the office takes the dossier in; may be empty.
    pub receiving: String,
    /// A note to the citizen; may be empty.
    pub note: String,
    /// The decision that sets these facts.
    pub decision: Option<LocalDecision>,
}

/// What the office does of a procedure (phạm vi).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// The office decides.
    Decided,
    /// The office and another level decide together.
    Shared,
    /// The office receives, another one decides.
    ReceivedOnly,
    /// It is not received here.
    NotReceived,
}

/// The office's own time (thời hạn sau cắt giảm). Saying nothing is not the same as saying "not cut".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortened {
    /// The office says nothing of it.
    #[default]
    Unsaid,
    /// "Không thực hiện cắt giảm".
    NotCut,
    /// A number of units.
    Span(Span),
    /// Only words: times by case or by step.
    Text(String),
}

/// Days of the week. None at all means that the office did not say which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekdays(u8);

/// A charge that the province has set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalFee {
    /// How much.
    pub charge: LocalCharge,
    /// The office's words beside it: unit, object. May be empty.
    pub note: String,
}

/// How much the province has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LocalCharge {
    /// An amount above zero.
    Amount(u64, Currency),
    /// Nothing is taken.
    Free,
    /// The note says how much.
    ByText,
}

/// Days on which filing online costs nothing, by a resolution of the province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeOnline {
    #[serde(with = "crate::day")]
    from: Date,
    #[serde(with = "crate::day::optional")]
    to: Option<Date>,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeOfDay {
    minutes: u16,
}

/// The decision that sets an office's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalDecision {
    /// Số quyết định.
    pub number: String,
    /// Ngày ký.
    #[serde(with = "crate::day::optional")]
    pub date: Option<Date>,
    /// Ngày có hiệu lực.
    #[serde(with = "crate::day::optional")]
    pub effect: Option<Date>,
}

impl Scope {
    /// All scopes, from the most the office does to the least.
    pub const ALL: [Self; 4] = [Self::Decided, Self::Shared, Self::ReceivedOnly, Self::NotReceived];

    /// What a citizen reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Decided => "Giải quyết tại đây",
            Self::Shared => "Giải quyết cùng cơ quan khác",
            Self::ReceivedOnly => "Chỉ tiếp nhận tại đây, cơ quan khác giải quyết",
            Self::NotReceived => "Không tiếp nhận tại đây",
        }
    }

    /// Whether a dossier can be handed in here.
    pub fn received_here(self) -> bool {
        self != Self::NotReceived
    }
}

impl Shortened {
    /// What a citizen reads; nothing where the office says nothing.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Unsaid => None,
            Self::NotCut => Some("Không cắt giảm".to_owned()),
            Self::Span(span) => Some(span.to_string()),
            Self::Text(text) => Some(text.clone()),
        }
    }
}

impl Weekdays {
    const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// These days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |all, day| all | Self::bit(day)))
    }

    /// Whether a day is among them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// What a citizen reads where a procedure is done within the day on these days.
    pub fn same_day_sentence(self) -> String {
        if self.is_unsaid() {
            "Trả kết quả trong ngày.".to_owned()
        } else {
            format!("Trả kết quả trong ngày: {self}.")
        }
    }

    /// Whether the office did not say which.
    pub fn is_unsaid(self) -> bool {
        self.0 == 0
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }
}

impl fmt::Display for Weekdays {
    /// "thứ Tư, thứ Sáu".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, day) in Self::ALL.into_iter().filter(|day| self.contains(*day)).enumerate() {
            write!(f, "{}{}", if at == 0 { "" } else { ", " }, crate::day::name_of(day))?;
        }
        Ok(())
    }
}

impl FreeOnline {
    /// From a day, to the end of another where one is set. None where the end comes before the beginning.
    pub fn new(from: Date, to: Option<Date>) -> Option<Self> {
        to.is_none_or(|to| from <= to).then_some(Self { from, to })
    }

    /// The first day.
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day, where one is set.
    pub fn to(self) -> Option<Date> {
        self.to
    }

    /// What a citizen reads of it on a day: it is to come, it holds, or it is over.
    pub fn sentence(self, day: Date) -> String {
        let from = written(self.from);
        match self.to {
            Some(to) if to < day => format!("Việc miễn phí khi nộp trực tuyến đã hết sau ngày {}.", written(to)),
            Some(to) => format!("Miễn phí khi nộp trực tuyến từ ngày {from} đến hết ngày {}.", written(to)),
            None => format!("Miễn phí khi nộp trực tuyến từ ngày {from}."),
        }
    }

    /// Whether it holds on a day.
    pub fn holds_on(self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

impl TimeOfDay {
    /// So many minutes after midnight, before the next one.
    pub fn new(minutes: u16) -> Option<Self> {
        (minutes < 24 * 60).then_some(Self { minutes })
    }

    /// Minutes after midnight.
    pub fn minutes(self) -> u16 {
        self.minutes
    }
}

impl fmt::Display for TimeOfDay {
    /// "15 giờ", "15 giờ 30".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} giờ", self.minutes / 60)?;
        match self.minutes % 60 {
            0 => Ok(()),
            minutes => write!(f, " {minutes:02}"),
        }
    }
}

impl fmt::Display for LocalDecision {
    /// "3500/QĐ-UBND ngày 30/8/2026, hiệu lực từ ngày 1/9/2026".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        if let Some(date) = self.date {
            write!(f, " ngày {}", written(date))?;
        }
        self.effect.map_or(Ok(()), |effect| write!(f, ", hiệu lực từ ngày {}", written(effect)))
    }
}

impl fmt::Display for LocalFee {
    /// "10.000 đồng. Mỗi bản", "Không thu phí", or the office's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = match self.charge {
            LocalCharge::Amount(value, currency) => format!("{}{}", grouped(value), currency.sign()),
            LocalCharge::Free => "Không thu phí".to_owned(),
            LocalCharge::ByText => return f.write_str(&self.note),
        };
        let between = if self.note.is_empty() { "" } else { ". " };
        write!(f, "{amount}{between}{}", self.note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn weekdays_are_named_in_the_order_of_the_week() {
        let days = Weekdays::of([Weekday::Friday, Weekday::Wednesday]);
        assert_eq!(days.to_string(), "thứ Tư, thứ Sáu");
        assert!(days.contains(Weekday::Friday) && !days.contains(Weekday::Monday));
        assert!(Weekdays::default().is_unsaid());
    }

    #[test]
    fn free_online_holds_from_its_first_day_to_its_last() {
        let free = FreeOnline::new(day(2026, 1, 1), Some(day(2026, 12, 31))).unwrap();
        assert!(free.holds_on(day(2026, 1, 1)) && free.holds_on(day(2026, 12, 31)));
        assert!(!free.holds_on(day(2025, 12, 31)) && !free.holds_on(day(2027, 1, 1)));
        assert!(FreeOnline::new(day(2026, 1, 1), None).unwrap().holds_on(day(2099, 1, 1)));
        assert_eq!(FreeOnline::new(day(2026, 1, 2), Some(day(2026, 1, 1))), None);
    }

    #[test]
    fn what_a_citizen_reads() {
        let free = FreeOnline::new(day(2026, 1, 1), Some(day(2026, 6, 30))).unwrap();
        assert_eq!(free.sentence(day(2026, 6, 30)), "Miễn phí khi nộp trực tuyến từ ngày 1/1/2026 đến hết ngày 30/6/2026.");
        assert_eq!(free.sentence(day(2026, 7, 1)), "Việc miễn phí khi nộp trực tuyến đã hết sau ngày 30/6/2026.");
        assert_eq!(Weekdays::of([Weekday::Wednesday]).same_day_sentence(), "Trả kết quả trong ngày: thứ Tư.");
        let decision =
            LocalDecision { number: "3500/QĐ-UBND".into(), date: Some(day(2026, 8, 30)), effect: Some(day(2026, 9, 1)) };
        assert_eq!(decision.to_string(), "3500/QĐ-UBND ngày 30/8/2026, hiệu lực từ ngày 1/9/2026");
        let fee = |charge, note: &str| LocalFee { charge, note: note.into() }.to_string();
        assert_eq!(fee(LocalCharge::Amount(10_000, Currency::Vnd), "Mỗi bản"), "10.000 đồng. Mỗi bản");
        assert_eq!(fee(LocalCharge::Free, ""), "Không thu phí");
        assert_eq!(fee(LocalCharge::ByText, "Theo bảng giá"), "Theo bảng giá");
    }

    #[test]
    fn a_time_of_day_is_said_as_people_say_it() {
        assert_eq!(TimeOfDay::new(15 * 60).unwrap().to_string(), "15 giờ");
        assert_eq!(TimeOfDay::new(7 * 60 + 5).unwrap().to_string(), "7 giờ 05");
        assert_eq!(TimeOfDay::new(24 * 60), None);
    }
}
