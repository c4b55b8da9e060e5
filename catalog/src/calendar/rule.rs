//! The rules that lead to an expected day, as data. The pages put them into words.

use jiff::civil::Date;

use super::span::Span;
use super::working_days::Day;

/// A rule that was applied. Articles are those of the Civil Code 2015.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Filed on a day off, so it counts as received later.
    FiledOnDayOff {
        /// The day of filing.
        filed: Date,
        /// Why that day is off.
        reason: String,
        /// The day on which it counts as received.
        received: Date,
    },
    /// Filed after the time of day until which the office accepts dossiers.
    AfterCutOff {
        /// That time, in minutes after midnight.
        cut_off: u16,
        /// The day on which it counts as received.
        received: Date,
    },
    /// The day of filing is not counted (Article 147).
    FilingDayNotCounted,
    /// Part of a day counts as a day.
    RoundedUp {
        /// The time that the source states.
        span: Span,
    },
    /// Part of a month is counted in days, part of a year in months.
    PartCounted {
        /// The time that the source states.
        span: Span,
    },
    /// Only working days count.
    WorkingDays,
    /// Days off, other than weekends, that were not counted.
    Skipped(Vec<Day>),
    /// Working days of weekends, which were counted.
    Worked(Vec<Day>),
    /// Every day counts, days off too.
    Days,
    /// The time ends on the same day of the last month (Article 148).
    SameDayNumber,
    /// The last month is too short, so the time ends on its last day (Article 148).
    MonthEnd {
        /// The day of the month that it lacks.
        day: i8,
    },
    /// The last day is off, so the time ends on the next working day (Article 148).
    MovedFromDayOff {
        /// The last day.
        last: Date,
        /// Why that day is off.
        reason: String,
        /// The next working day.
        moved: Date,
    },
    /// Fewer hours than a working day has, counted by the clock (Article 147).
    ShortHours {
        /// The time that the source states.
        span: Span,
    },
    /// Hours that are counted as working days.
    LongHours {
        /// The time that the source states.
        span: Span,
        /// The working days.
        days: u32,
    },
}
