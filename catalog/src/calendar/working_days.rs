//! The working calendar. Days off and working Saturdays are announced year by year, so the calendar is data: the
//! indexer reads it from `calendar.toml` and writes it into [`crate::OfficeFacts`]. Beyond the last announced year
//! it gives no date at all.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::date::weekday_name;

/// The exceptions of the announced years: weekdays that are off, and weekends that are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The announced years, rising, each once.
    years: Vec<i16>,
    /// Sorted by date, each date once.
    days: Vec<Day>,
}

/// An exception: a weekday that is off, or a day of a weekend that is worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The date.
    #[serde(with = "crate::calendar::date")]
    pub date: Date,
    /// Whether it is off or worked.
    pub kind: DayKind,
    /// Why: "Quốc khánh".
    pub name: String,
    /// The document that announces it; empty if unknown.
    pub document: String,
}

/// Whether a day is off or worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayKind {
    /// Nghỉ.
    Off,
    /// Làm việc: mostly a Saturday that is worked in exchange for another day.
    Worked,
}

/// Why no date can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoDate {
    /// It lies in a year whose days off are not announced.
    #[error("Lịch nghỉ năm {0} chưa được công bố, nên chưa tính được ngày.")]
    NotAnnounced(i16),
    /// It lies before the first year that the calendar holds.
    #[error("Không có lịch nghỉ năm {0}, nên không tính được ngày.")]
    TooEarly(i16),
}

impl Calendar {
    /// A calendar of announced years and their exceptions. If a date comes twice, the later entry wins: put an
    /// office's own days after the nation's.
    pub fn new(years: impl IntoIterator<Item = i16>, days: impl IntoIterator<Item = Day>) -> Self {
        let by_date: BTreeMap<Date, Day> = days.into_iter().map(|day| (day.date, day)).collect();
        let mut years: Vec<i16> = years.into_iter().collect();
        years.sort_unstable();
        years.dedup();
        Self { years, days: by_date.into_values().collect() }
    }

    /// The announced years, rising.
    pub fn years(&self) -> &[i16] {
        &self.years
    }

    /// The exceptions, sorted by date.
    pub fn days(&self) -> &[Day] {
        &self.days
    }

    /// The exception on a date, if there is one.
    pub fn day(&self, date: Date) -> Option<&Day> {
        let place = self.days.binary_search_by_key(&date, |day| day.date).ok()?;
        self.days.get(place)
    }

    /// Whether a day is a working day.
    ///
    /// # Errors
    /// The year of the day is not announced.
    pub fn is_worked(&self, date: Date) -> Result<bool, NoDate> {
        self.announced(date)?;
        Ok(self.day(date).map_or(!is_weekend(date), |day| day.kind == DayKind::Worked))
    }

    /// The first working day after a day.
    ///
    /// # Errors
    /// The search reaches a year that is not announced.
    pub(crate) fn next_working(&self, date: Date) -> Result<Date, NoDate> {
        let mut next = following(date)?;
        while !self.is_worked(next)? {
            next = following(next)?;
        }
        Ok(next)
    }

    pub(super) fn announced(&self, date: Date) -> Result<(), NoDate> {
        let year = date.year();
        match self.years.first() {
            _ if self.years.contains(&year) => Ok(()),
            Some(first) if year < *first => Err(NoDate::TooEarly(year)),
            _ => Err(NoDate::NotAnnounced(year)),
        }
    }

    /// Why a day is off: the name of the exception, or the weekday.
    pub(super) fn reason(&self, date: Date) -> String {
        self.day(date).map_or_else(|| weekday_name(date.weekday()).to_owned(), |day| day.name.clone())
    }
}

/// Whether a day is a Saturday or a Sunday.
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// The next day.
///
/// # Errors
/// The date is the last one that [`Date`] can hold.
pub(super) fn following(date: Date) -> Result<Date, NoDate> {
    date.tomorrow().map_err(|_| NoDate::NotAnnounced(date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn day(text: &str, kind: DayKind, name: &str) -> Day {
        Day { date: date(text), kind, name: name.into(), document: String::new() }
    }

    #[test]
    fn exceptions_replace_the_weekday() {
        let days = [day("2026-08-22", DayKind::Worked, "Làm bù"), day("2026-09-02", DayKind::Off, "Quốc khánh")];
        let calendar = Calendar::new([2026], days);
        let worked = ["2026-08-21", "2026-08-22", "2026-08-23", "2026-08-24", "2026-09-02"];
        assert_eq!(worked.map(|text| calendar.is_worked(date(text)).unwrap()), [true, true, false, true, false]);
        assert_eq!(calendar.next_working(date("2026-08-21")), Ok(date("2026-08-22")));
        assert_eq!(calendar.next_working(date("2026-12-31")), Err(NoDate::NotAnnounced(2027)));
        assert_eq!(calendar.is_worked(date("2025-12-31")), Err(NoDate::TooEarly(2025)));
    }

    #[test]
    fn the_later_of_two_entries_for_one_date_wins() {
        let twice = [day("2026-09-02", DayKind::Off, "Quốc khánh"), day("2026-09-02", DayKind::Worked, "Trực")];
        let calendar = Calendar::new([2026, 2026], twice);
        assert_eq!((calendar.days().len(), calendar.years().len()), (1, 1));
        assert_eq!(calendar.is_worked(date("2026-09-02")), Ok(true));
    }

    #[test]
    fn a_calendar_without_years_gives_no_date() {
        assert_eq!(Calendar::default().next_working(date("2026-09-02")), Err(NoDate::NotAnnounced(2026)));
    }

    #[test]
    fn it_is_read_back_as_it_was_written() {
        let calendar = Calendar::new([2025, 2026], [day("2026-09-02", DayKind::Off, "Quốc khánh")]);
        assert_eq!(crate::pack::read::<Calendar>(&crate::pack::encode(&calendar)).unwrap(), calendar);
    }
}
