//! Weekdays, days and times of day in an office's own facts.

use std::fmt;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::validity::Validity;
use crate::calendar::weekday_name;

/// Days of the week. An empty set means that the office does not state which days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekdays(u8);

/// The days on which filing online is free, by a resolution of the province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeOnline {
    #[serde(with = "crate::calendar::date")]
    from: Date,
    #[serde(with = "crate::calendar::date::optional")]
    to: Option<Date>,
}

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeOfDay {
    minutes: u16,
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

    /// The set of these days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |all, day| all | Self::bit(day)))
    }

    /// Whether a day is in the set.
    fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }

    /// Whether the office does not state which days.
    pub fn is_unstated(self) -> bool {
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
            write!(f, "{}{}", if at == 0 { "" } else { ", " }, weekday_name(day))?;
        }
        Ok(())
    }
}

impl FreeOnline {
    /// From the first day to the last day, if one is set. None if the last day is before the first.
    pub fn new(from: Date, to: Option<Date>) -> Option<Self> {
        to.is_none_or(|to| from <= to).then_some(Self { from, to })
    }

    /// The days.
    pub fn days(self) -> Validity {
        Validity { from: Some(self.from), to: self.to }
    }

    /// The first day.
    pub fn from(self) -> Date {
        self.from
    }

    /// The last day, if one is set.
    pub fn to(self) -> Option<Date> {
        self.to
    }
}

impl TimeOfDay {
    /// The time so many minutes after midnight. None from 1440 on.
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
        assert!(Weekdays::default().is_unstated());
    }

    #[test]
    fn free_days_do_not_end_before_they_begin() {
        assert!(FreeOnline::new(day(2026, 1, 1), Some(day(2026, 1, 1))).is_some());
        assert_eq!(FreeOnline::new(day(2026, 1, 2), Some(day(2026, 1, 1))), None);
    }

    #[test]
    fn a_time_of_day_is_written_as_people_say_it() {
        assert_eq!(TimeOfDay::new(15 * 60).unwrap().to_string(), "15 giờ");
        assert_eq!(TimeOfDay::new(7 * 60 + 5).unwrap().to_string(), "7 giờ 05");
        assert_eq!(TimeOfDay::new(24 * 60), None);
    }
}
