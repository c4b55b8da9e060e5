//! What the browser's fields for a day and for a time of day hold: "2026-11-21", "09:30", and both with a T
//! between.

use jiff::civil::Date;

/// The value of a date field.
pub(super) fn day_value(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The value of a time field.
pub(super) fn time_value(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Reads a date field; nothing where no day is set.
pub(super) fn read_day(value: &str) -> Option<Date> {
    let mut parts = value.splitn(3, '-');
    let mut part = || parts.next();
    Date::new(part()?.parse().ok()?, part()?.parse().ok()?, part()?.parse().ok()?).ok()
}

/// Reads a time field, with or without seconds: the minute of the day.
pub(super) fn read_time(value: &str) -> Option<u16> {
    let (hour, minute) = value.get(..5)?.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_field_shows_is_what_is_read() {
        let day = Date::new(2026, 8, 28).unwrap();
        assert_eq!(day_value(day), "2026-08-28");
        assert_eq!(read_day(&day_value(day)), Some(day));
        assert_eq!(time_value(15 * 60 + 5), "15:05");
        assert_eq!(read_time(&time_value(15 * 60 + 5)), Some(15 * 60 + 5));
        assert_eq!(read_time("14:30:00"), Some(14 * 60 + 30));
    }

    #[test]
    fn what_is_no_day_and_no_time_is_nothing() {
        for odd in ["", "2026-02-30", "2026-13-01", "2026-11", "x-y-z"] {
            assert_eq!(read_day(odd), None, "{odd}");
        }
        for odd in ["", "24:00", "08:60", "8:00", "x"] {
            assert_eq!(read_time(odd), None, "{odd}");
        }
    }
}
