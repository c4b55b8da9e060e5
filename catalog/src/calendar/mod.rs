//! The working calendar, spans of time, and the day on which a result may be expected (ngày dự kiến). Rules that were
//! applied are data; the pages put them into words.
//!
//! ```
//! use catalog::calendar::{Calendar, Day, DayKind, Filed};
//! use catalog::Span;
//! use jiff::civil::date;
//!
//! let holiday = Day { date: date(2026, 9, 2), kind: DayKind::Off, name: "Quốc khánh".into(), document: String::new() };
//! let calendar = Calendar::new([2026], [holiday]);
//! // Filed on a Tuesday at nine; the day of filing and the holiday after it do not count.
//! let filed = Filed { day: date(2026, 9, 1), minute: 9 * 60 };
//! let expected = calendar.expect(filed, Span::parse("1 ngày làm việc").unwrap(), None)?;
//! assert_eq!(expected.day, date(2026, 9, 3));
//! # Ok::<(), catalog::calendar::NoDate>(())
//! ```

pub(crate) mod date;
#[cfg(test)]
mod examples;
mod expect;
mod rule;
mod span;
mod working_days;

pub use date::{weekday_name, written as written_day};
pub use expect::{Expected, Filed, HOURS_A_WORKING_DAY};
pub use rule::Rule;
pub use span::{Span, Unit};
pub use working_days::{Calendar, Day, DayKind, NoDate, is_weekend};
