//! When a dossier was received and when its result is due: the days of the procedure's page, which the link carries.

use catalog::calendar::{Calendar, Filed};
use catalog::{Procedure, Span};
use leptos::prelude::*;

use super::entries::Entries;
use super::papers::Papers;
use crate::pages::date_field::{day_value, read_day, read_time, time_value};
use crate::pages::procedure::result_day::{cut_off, time_choices};
use crate::route::Form;
use crate::store::{Load, Store};

/// Fills in the two fields. The day of the result follows the moment of receipt until the officer edits it. An
/// apology is written days later, so without a moment in the link it has none.
pub(super) fn fill_days(form: Form, entries: Entries, papers: &Papers, procedure: &Procedure) {
    let store = Store::current();
    let submission = papers.dossier.submission();
    let now = (form != Form::Apology).then(|| store.backend.now());
    entries.received.set(submission.map(|submission| submission.filed).or(now).map(moment_value).unwrap_or_default());
    let choices = time_choices(procedure);
    let chosen = submission.map_or(0, |submission| submission.time).min(choices.len().saturating_sub(1));
    let Some(span) = choices.get(chosen).map(|choice| choice.span) else { return };
    let cut_off = cut_off(procedure, &store.release.office);
    Effect::new(move |before: Option<String>| {
        let Load::Ready(facts) = store.backend.office() else { return before.unwrap_or_default() };
        let due = due_value(&facts.calendar, &entries.received.read(), span, cut_off);
        if *entries.due.read_untracked() == before.unwrap_or_default() {
            entries.due.set(due.clone());
        }
        due
    });
}

/// The value of a date and time field: "2026-11-21T09:30".
fn moment_value(filed: Filed) -> String {
    format!("{}T{}", day_value(filed.day), time_value(filed.minute))
}

/// The value of the field for the day of the result; empty if it cannot be computed.
fn due_value(calendar: &Calendar, received: &str, span: Span, cut_off: Option<u16>) -> String {
    let filed = || {
        let (day, time) = received.split_once('T')?;
        Some(Filed { day: read_day(day)?, minute: read_time(time)? })
    };
    let expected = filed().and_then(|filed| calendar.expect(filed, span, cut_off).ok());
    expected.map(|expected| day_value(expected.day)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_the_result_is_that_of_the_procedures_page() {
        let calendar = Calendar::new([2026], []);
        let span = Span::parse("3 ngày làm việc").unwrap();
        assert_eq!(due_value(&calendar, "2026-11-16T09:30", span, None), "2026-11-19");
        assert_eq!(due_value(&calendar, "2026-11-16T15:30", span, Some(900)), "2026-11-20");
        assert_eq!(due_value(&calendar, "", span, None), "");
        assert_eq!(due_value(&calendar, "2031-11-16T09:30", span, None), "", "no calendar for that year");
    }
}
