//! The time zone of every day that the program computes.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};

/// Vietnam's time zone: UTC+7 all year.
pub(crate) fn vietnam() -> TimeZone {
    TimeZone::fixed(offset(7))
}

/// Today in Vietnam.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(vietnam()).date()
}
