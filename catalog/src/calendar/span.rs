//! A span of time as the law counts it, and which of two is longer.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A span of time: a number of units, to two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Hundredths of the unit, above zero: 250 is 2,5.
    hundredths: u32,
    /// The unit.
    pub unit: Unit,
}

/// A unit of time. A working day (ngày làm việc) and a day differ in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// Giờ.
    Hour,
    /// Ngày làm việc.
    WorkingDay,
    /// Ngày.
    Day,
    /// Tháng.
    Month,
    /// Năm.
    Year,
}

impl Unit {
    const WORDS: [(Self, &'static str); 5] = [
        (Self::WorkingDay, "ngày làm việc"),
        (Self::Hour, "giờ"),
        (Self::Day, "ngày"),
        (Self::Month, "tháng"),
        (Self::Year, "năm"),
    ];

    /// The Vietnamese word.
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(unit, _)| *unit == self).map_or("", |(_, word)| word)
    }
}

impl Span {
    /// A span of `amount` units, rounded to two decimals. None unless the rounded amount is above zero and at most
    /// 10,000.
    pub fn new(amount: f64, unit: Unit) -> Option<Self> {
        let hundredths = (amount * 100.0).round();
        (1.0..=1_000_000.0).contains(&hundredths).then_some(Self { hundredths: hundredths as u32, unit })
    }

    /// Reads "2,5 ngày làm việc" or "30 ngày": a number, one unit, and nothing else.
    ///
    /// ```
    /// use catalog::{Span, Unit};
    ///
    /// let span = Span::parse("2,5 ngày làm việc").unwrap();
    /// assert_eq!((span.amount(), span.unit), (2.5, Unit::WorkingDay));
    /// assert_eq!(Span::parse("không quá 20 ngày"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let split = text.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')?;
        let (number, word) = text.split_at(split);
        let amount = number.replace(',', ".").parse().ok()?;
        let (unit, _) = Unit::WORDS.iter().find(|(_, known)| *known == word.trim())?;
        Self::new(amount, *unit)
    }

    /// The whole units: 2 for 2,5.
    pub(crate) fn whole(self) -> u32 {
        self.hundredths / 100
    }

    /// The part of a unit beyond the whole ones, in hundredths: 50 for 2,5.
    pub(crate) fn part(self) -> u32 {
        self.hundredths % 100
    }

    /// The number of units, rounded up: 3 for 2,5.
    pub fn rounded_up(self) -> u32 {
        self.hundredths.div_ceil(100)
    }

    /// The number of units.
    pub fn amount(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    /// Whether it is shorter or longer than another span. None if the units cannot be compared: no law says how
    /// many working days a month has.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let (one, two) = self.in_one_unit(other)?;
        Some(one.cmp(&two))
    }

    /// Two spans as numbers of one unit, in hundredths. Only years and months convert exactly.
    pub(crate) fn in_one_unit(self, other: Self) -> Option<(u32, u32)> {
        let months = |span: Self| match span.unit {
            Unit::Year => Some(span.hundredths.saturating_mul(12)),
            Unit::Month => Some(span.hundredths),
            _ => None,
        };
        match months(self).zip(months(other)) {
            None if self.unit == other.unit => Some((self.hundredths, other.hundredths)),
            months => months,
        }
    }
}

impl fmt::Display for Span {
    /// "3 ngày làm việc", "2,5 ngày".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.whole(), self.part());
        match part {
            0 => write!(f, "{whole}")?,
            _ if part % 10 == 0 => write!(f, "{whole},{}", part / 10)?,
            _ => write!(f, "{whole},{part:02}")?,
        }
        write!(f, " {}", self.unit.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_read_and_written_as_vietnamese_does() {
        for text in ["3 ngày làm việc", "2,5 ngày làm việc", "30 ngày", "8 giờ", "1 tháng", "0,25 ngày"] {
            assert_eq!(Span::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Span::parse("03 Ngày làm việc").unwrap().to_string(), "3 ngày làm việc");
    }

    #[test]
    fn only_convertible_units_are_compared() {
        let compare = |a: &str, b: &str| Span::parse(a).unwrap().compare(Span::parse(b).unwrap());
        assert_eq!(compare("2,5 ngày làm việc", "3 ngày làm việc"), Some(Ordering::Less));
        assert_eq!(compare("1 năm", "12 tháng"), Some(Ordering::Equal));
        assert_eq!(compare("10 ngày", "10 ngày làm việc"), None);
        assert_eq!(compare("1 tháng", "30 ngày"), None);
    }

    #[test]
    fn other_texts_are_not_spans() {
        for text in ["", "0 ngày", "Không quá 20 ngày", "02 tháng và 15 ngày làm việc", "5", "ngày"] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
    }
}
