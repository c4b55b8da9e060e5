//! How a day is written: for people ("3/9/2026"), and in the formats of a release as one number, 20260903. jiff
//! would write a text, and reading that adds 12 KB of date parsing to a phone's download.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Deserializer, Serializer};

fn number(date: Date) -> i32 {
    i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day())
}

/// The day of a number like 20260903. None if there is no such day.
pub(crate) fn from_number(number: i32) -> Option<Date> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}

/// A day as Vietnamese writes it: "3/9/2026".
pub fn written(date: Date) -> String {
    format!("{}/{}/{}", date.day(), date.month(), date.year())
}

/// The name of a weekday as it is written inside a sentence: "thứ Năm", "Chủ nhật".
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "thứ Hai",
        Weekday::Tuesday => "thứ Ba",
        Weekday::Wednesday => "thứ Tư",
        Weekday::Thursday => "thứ Năm",
        Weekday::Friday => "thứ Sáu",
        Weekday::Saturday => "thứ Bảy",
        Weekday::Sunday => "Chủ nhật",
    }
}

pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i32(number(*date))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    from_number(i32::deserialize(deserializer)?).ok_or_else(|| serde::de::Error::custom("not a day"))
}

/// The same for an optional day; 0 if there is none.
pub(crate) mod optional {
    use super::{Date, Deserialize, Deserializer, Serializer, from_number, number};

    #[expect(clippy::ref_option, reason = "serde gives the field by reference")]
    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(date.map_or(0, number))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        match i32::deserialize(deserializer)? {
            0 => Ok(None),
            number => from_number(number).map(Some).ok_or_else(|| serde::de::Error::custom("not a day")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_number_and_back() {
        let day = Date::new(2026, 7, 17).unwrap();
        assert_eq!(number(day), 20_260_717);
        assert_eq!(from_number(20_260_717), Some(day));
        assert_eq!(from_number(20_261_301), None);
    }
}
