//! The values of the browser's date and time fields: "2026-11-21", "09:30", and "2026-11-21T09:30" for both.

use jiff::civil::Date;

/// The value of a date field: "2026-11-21".
pub(super) fn day_value(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// The value of a time field, from the minute of the day: "09:30".
pub(super) fn time_value(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Reads a date field. `None` if it is empty or not a day of the calendar.
pub(super) fn read_day(value: &str) -> Option<Date> {
    let mut parts = value.splitn(3, '-');
    let mut part = || parts.next();
    Date::new(part()?.parse().ok()?, part()?.parse().ok()?, part()?.parse().ok()?).ok()
}

/// Reads a time field, with or without seconds, as the minute of the day. `None` if it is not a time.
pub(super) fn read_time(value: &str) -> Option<u16> {
    let (hour, minute) = value.get(..5)?.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_back_what_it_shows() {
        let day = Date::new(2026, 8, 28).unwrap();
        assert_eq!(day_value(day), "2026-08-28");
        assert_eq!(read_day(&day_value(day)), Some(day));
        assert_eq!(time_value(15 * 60 + 5), "15:05");
        assert_eq!(read_time(&time_value(15 * 60 + 5)), Some(15 * 60 + 5));
        assert_eq!(read_time("14:30:00"), Some(14 * 60 + 30));
    }

    #[test]
    fn other_text_is_neither_a_day_nor_a_time() {
        for odd in ["", "2026-02-30", "2026-13-01", "2026-11", "x-y-z"] {
            assert_eq!(read_day(odd), None, "{odd}");
        }
        for odd in ["", "24:00", "08:60", "8:00", "x"] {
            assert_eq!(read_time(odd), None, "{odd}");
        }
    }
}
