//! From the moment of filing and a span of time to the day on which the result may be expected: Civil
//! Code 2015 (Bộ luật Dân sự), Articles 147 and 148.

use jiff::civil::Date;

use super::{Calendar, Day, DayKind, NoDate, Rule, following};
use crate::{Span, Unit};

/// When a dossier is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The day.
    pub day: Date,
    /// The minute of the day, from 0 to 1439.
    pub minute: u16,
}

/// The day on which a result may be expected (ngày dự kiến), and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The day: always a working day.
    pub day: Date,
    /// The rules that led to it, in the order in which they were used.
    pub rules: Vec<Rule>,
}

/// What parts of days, months and years are counted in.
const MINUTES_A_DAY: u32 = 24 * 60;
const DAYS_A_MONTH: u32 = 30;
const MONTHS_A_YEAR: u32 = 12;
/// The hours of a working day. Real records write 22 working days as 176 hours and 7 as 56.
const HOURS_A_WORKING_DAY: u32 = 8;

impl Calendar {
    /// The day on which the result may be expected of a dossier that takes `span`. What is filed on a day
    /// off, or later than the minute `cut_off` of a day, counts as received on the next working day.
    ///
    /// Parts of a working day or of a day are rounded up; part of a month counts as days of a month of 30,
    /// part of a year as months. Hours of a source may be hours of the clock or of work: less than a
    /// working day's are counted by the clock, more become working days, so that nobody comes too early.
    ///
    /// # Errors
    /// The filing or the result lies in a year whose days off are not announced.
    pub fn expect(&self, filed: Filed, span: Span, cut_off: Option<u16>) -> Result<Expected, NoDate> {
        let mut counting = Counting { calendar: self, rules: Vec::new() };
        let received = counting.receive(filed, cut_off)?;
        let day = counting.run(received, span)?;
        Ok(Expected { day, rules: counting.rules })
    }
}

impl Expected {
    /// "Dự kiến thứ Năm, 3/9/2026".
    pub fn text(&self) -> String {
        format!("Dự kiến {}, {}", crate::day::weekday(self.day), crate::day::written(self.day))
    }
}

/// A count under way.
struct Counting<'a> {
    calendar: &'a Calendar,
    rules: Vec<Rule>,
}

impl Counting<'_> {
    /// When the dossier counts as received.
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

    fn run(&mut self, received: Filed, span: Span) -> Result<Date, NoDate> {
        let (whole, part) = (span.whole(), span.part());
        match span.unit {
            Unit::Hour => self.hours(received, span),
            Unit::WorkingDay => {
                self.round(span);
                self.working_days(received.day, span.rounded_up())
            }
            Unit::Day => {
                self.round(span);
                self.days(received.day, 0, span.rounded_up())
            }
            Unit::Month => {
                self.part(span);
                self.days(received.day, whole, (part * DAYS_A_MONTH).div_ceil(100))
            }
            Unit::Year => {
                self.part(span);
                self.days(received.day, whole * MONTHS_A_YEAR + (part * MONTHS_A_YEAR).div_ceil(100), 0)
            }
        }
    }

    /// Fewer hours than a working day has run by the clock, more are working days.
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
        self.name_days(skipped, worked);
        Ok(day)
    }

    fn name_days(&mut self, skipped: Vec<Day>, worked: Vec<Day>) {
        if !skipped.is_empty() {
            self.rules.push(Rule::Skipped(skipped));
        }
        if !worked.is_empty() {
            self.rules.push(Rule::Worked(worked));
        }
    }

    /// Months, then days; a last day that is off moves to the next working day.
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
        self.past_days_off(day)
    }

    /// The day of the same number some months later, or the last of its month.
    fn same_day_number(&mut self, from: Date, months: u32) -> Result<Date, NoDate> {
        let month = u32::from(from.month().unsigned_abs()) - 1 + months;
        let year = from.year().saturating_add((month / MONTHS_A_YEAR) as i16);
        let first = Date::new(year, (month % MONTHS_A_YEAR) as i8 + 1, 1).map_err(|_| NoDate::NotAnnounced(year))?;
        let end = Date::new(year, first.month(), from.day()).ok();
        self.rules.push(end.map_or(Rule::MonthEnd { day: from.day() }, |_| Rule::SameDayNumber));
        let end = end.unwrap_or_else(|| first.last_of_month());
        self.calendar.announced(end).map(|()| end)
    }

    fn past_days_off(&mut self, day: Date) -> Result<Date, NoDate> {
        if self.calendar.is_worked(day)? {
            return Ok(day);
        }
        let moved = self.calendar.next_working(day)?;
        self.rules.push(Rule::MovedFromDayOff { last: day, reason: self.calendar.reason(day), moved });
        Ok(moved)
    }

    fn round(&mut self, span: Span) {
        if span.part() > 0 {
            self.rules.push(Rule::RoundedUp { span });
        }
    }

    fn part(&mut self, span: Span) {
        if span.part() > 0 {
            self.rules.push(Rule::PartCounted { span });
        }
    }
}
