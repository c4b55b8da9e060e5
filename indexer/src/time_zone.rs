//! The time zone of every day that the program computes.

use jiff::tz::{TimeZone, offset};

/// Vietnam's time zone: UTC+7 all year.
pub(crate) fn vietnam() -> TimeZone {
    TimeZone::fixed(offset(7))
}
