//! Counts from the moment of filing to the day on which the result may be expected, by the rules of the Civil Code
//! 2015 (Bộ luật Dân sự), Articles 147 and 148.

use jiff::civil::Date;

use super::rule::Rule;
use super::span::{Span, Unit};
use super::working_days::{Calendar, Day, DayKind, NoDate, following};

/// The moment at which a dossier is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The day.
    pub day: Date,
    /// The minute of that day, from 0 to 1439.
    pub minute: u16,
}

/// The day on which a result may be expected (ngày dự kiến), with the rules that lead to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The day. It is always a working day.
    pub day: Date,
    /// The rules, in the order in which they were applied.
    pub rules: Vec<Rule>,
}

// The units for parts of days, months and years.
const MINUTES_A_DAY: u32 = 24 * 60;
const DAYS_A_MONTH: u32 = 30;
const MONTHS_A_YEAR: u32 = 12;
/// Hours in a working day: national records write 22 working days as 176 hours, and 7 as 56.
pub const HOURS_A_WORKING_DAY: u32 = 8;

impl Calendar {
    /// The day on which the result of a dossier that takes `span` may be expected. A dossier filed on a day off,
    /// or after the minute `cut_off` of a day, counts as received on the next working day.
    ///
    /// Parts of a working day or of a day are rounded up. Part of a month is counted in days (30 per month),
    /// part of a year in months. A source does not say whether its hours are hours of the clock or of work. Fewer
    /// hours than a working day has (8) are counted by the clock; 8 or more become working days, so that nobody
    /// comes too early.
    ///
    /// # Errors
    /// The day of filing or the result is in a year whose days off are not announced.
    pub fn expect(&self, filed: Filed, span: Span, cut_off: Option<u16>) -> Result<Expected, NoDate> {
        let mut counting = Counting { calendar: self, rules: Vec::new() };
        let received = counting.receive(filed, cut_off)?;
        let day = counting.end_of(received, span)?;
        Ok(Expected { day, rules: counting.rules })
    }
}

/// The count so far: the rules that were applied.
struct Counting<'a> {
    calendar: &'a Calendar,
    rules: Vec<Rule>,
}

impl Counting<'_> {
    /// The moment at which the dossier counts as received.
    fn receive(&mut self, filed: Filed, cut_off: Option<u16>) -> Result<Filed, NoDate> {
        let late = cut_off.filter(|cut_off| filed.minute > *cut_off);
        let off = !self.calendar.is_worked(filed.day)?;
        if !off && late.is_none() {
            return Ok(filed);
        }
        let received = self.calendar.next_working(filed.day)?;
        self.rules.push(match late {
            Some(cut_off) if !off => Rule::AfterCutOff { cut_off, received },
            _ => Rule::FiledOnDayOff { filed: filed.day, reason: self.calendar.reason(filed.day), received },
        });
        Ok(Filed { day: received, minute: 0 })
    }

    /// The day on which a span ends that begins at this moment.
    fn end_of(&mut self, received: Filed, span: Span) -> Result<Date, NoDate> {
        let (whole, part) = (span.whole(), span.part());
        match span.unit {
            Unit::Hour => self.hours(received, span),
            Unit::WorkingDay => {
                self.note_rounding(span);
                self.working_days(received.day, span.rounded_up())
            }
            Unit::Day => {
                self.note_rounding(span);
                self.days(received.day, 0, span.rounded_up())
            }
            Unit::Month => {
                self.note_part(span);
                self.days(received.day, whole, (part * DAYS_A_MONTH).div_ceil(100))
            }
            Unit::Year => {
                self.note_part(span);
                self.days(received.day, whole * MONTHS_A_YEAR + (part * MONTHS_A_YEAR).div_ceil(100), 0)
            }
        }
    }

    /// Counts hours: by the clock if they are fewer than a working day has, otherwise as working days.
    fn hours(&mut self, received: Filed, span: Span) -> Result<Date, NoDate> {
        if span.whole() >= HOURS_A_WORKING_DAY {
            let days = span.rounded_up().div_ceil(HOURS_A_WORKING_DAY);
            self.rules.push(Rule::LongHours { span, days });
            return self.working_days(received.day, days);
        }
        self.rules.push(Rule::ShortHours { span });
        let minutes = (span.whole() * 100 + span.part()) * 60 / 100;
        let same_day = u32::from(received.minute) + minutes < MINUTES_A_DAY;
        if same_day { Ok(received.day) } else { self.calendar.next_working(received.day) }
    }

    /// Counts working days, from the day after the one of receipt.
    fn working_days(&mut self, received: Date, days: u32) -> Result<Date, NoDate> {
        let (mut skipped, mut worked) = (Vec::new(), Vec::new());
        let (mut day, mut left) = (received, days);
        while left > 0 {
            day = following(day)?;
            let is_worked = self.calendar.is_worked(day)?;
            left -= u32::from(is_worked);
            match self.calendar.day(day) {
                Some(known) if known.kind == DayKind::Off => skipped.push(known.clone()),
                Some(known) => worked.push(known.clone()),
                None => {}
            }
        }
        self.rules.extend([Rule::FilingDayNotCounted, Rule::WorkingDays]);
        self.note_exceptions(skipped, worked);
        Ok(day)
    }

    fn note_exceptions(&mut self, skipped: Vec<Day>, worked: Vec<Day>) {
        if !skipped.is_empty() {
            self.rules.push(Rule::Skipped(skipped));
        }
        if !worked.is_empty() {
            self.rules.push(Rule::Worked(worked));
        }
    }

    /// Counts months, then days. If the last day is off, the next working day counts.
    fn days(&mut self, received: Date, months: u32, days: u32) -> Result<Date, NoDate> {
        self.rules.push(Rule::FilingDayNotCounted);
        let mut day = received;
        if months > 0 {
            day = self.same_day_number(received, months)?;
        }
        if days > 0 {
            self.rules.push(Rule::Days);
        }
        for _ in 0..days {
            day = following(day)?;
            self.calendar.announced(day)?;
        }
        self.move_past_days_off(day)
    }

    /// The same day of the month some months later, or the last day of that month.
    fn same_day_number(&mut self, from: Date, months: u32) -> Result<Date, NoDate> {
        let month = u32::from(from.month().unsigned_abs()) - 1 + months;
        let year = from.year().saturating_add((month / MONTHS_A_YEAR) as i16);
        let first = Date::new(year, (month % MONTHS_A_YEAR) as i8 + 1, 1).map_err(|_| NoDate::NotAnnounced(year))?;
        let end = Date::new(year, first.month(), from.day()).ok();
        self.rules.push(end.map_or(Rule::MonthEnd { day: from.day() }, |_| Rule::SameDayNumber));
        let end = end.unwrap_or_else(|| first.last_of_month());
        self.calendar.announced(end).map(|()| end)
    }

    fn move_past_days_off(&mut self, day: Date) -> Result<Date, NoDate> {
        if self.calendar.is_worked(day)? {
            return Ok(day);
        }
        let moved = self.calendar.next_working(day)?;
        self.rules.push(Rule::MovedFromDayOff { last: day, reason: self.calendar.reason(day), moved });
        Ok(moved)
    }

    fn note_rounding(&mut self, span: Span) {
        if span.part() > 0 {
            self.rules.push(Rule::RoundedUp { span });
        }
    }

    fn note_part(&mut self, span: Span) {
        if span.part() > 0 {
            self.rules.push(Rule::PartCounted { span });
        }
    }
}
