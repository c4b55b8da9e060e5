//! Compares the ways to submit: each with its time and its fees.

use std::cmp::Ordering;

use catalog::text::grouped;
use catalog::{Channel, Charge, Fee, Means, Span, Time, written_day};
use jiff::civil::Date;

use super::change::{Changes, Spot};
use super::pairing::Pairing;
use super::words::key;
use catalog::release::history::Effect;

const WAYS: &str = "Cách thức thực hiện";
pub(super) const FEES: &str = "Phí, lệ phí";
pub(super) const TIMES: &str = "Thời hạn giải quyết";

/// Compares all ways to submit. A way may have several rows, with the times and fees of different cases.
pub(super) fn compare(old: &[Channel], new: &[Channel], changes: &mut Changes) {
    for means in [Means::InPerson, Means::Online, Means::Post] {
        rows(&of(old, means), &of(new, means), means, changes);
    }
    let means = |channels: &[Channel]| channels.iter().map(|channel| channel.means).collect::<Vec<_>>();
    let (a, b) = (means(old), means(new));
    changes.part(WAYS).order(&Pairing::of(a.len(), b.len(), &[&|at, to| a[at] == b[to]]));
}

fn of(channels: &[Channel], means: Means) -> Vec<&Channel> {
    channels.iter().filter(|channel| channel.means == means).collect()
}

fn rows(old: &[&Channel], new: &[&Channel], means: Means, changes: &mut Changes) {
    let pairing = Pairing::of(
        old.len(),
        new.len(),
        &[
            &|a, b| old[a] == new[b],
            &|a, b| old[a].time == new[b].time && key(&old[a].note) == key(&new[b].note),
            &|a, b| old[a].fees == new[b].fees && key(&old[a].note) == key(&new[b].note),
            &|a, b| old[a].time == new[b].time,
            &|a, b| old[a].fees == new[b].fees,
            &|_, _| true,
        ],
    );
    let place = means.label();
    for (a, b) in &pairing.pairs {
        time(&old[*a].time, &new[*b].time, &mut changes.at(TIMES, place));
        fees(&old[*a].fees, &new[*b].fees, &mut changes.at(FEES, place));
        changes.at(WAYS, place).text(Effect::ChannelNote, &old[*a].note, &new[*b].note);
    }
    for at in &pairing.only_old {
        changes.at(WAYS, place).replace(Effect::ChannelRemoved, in_words(old[*at]), "");
    }
    for at in &pairing.only_new {
        changes.at(WAYS, place).replace(Effect::ChannelAdded, "", in_words(new[*at]));
    }
    changes.part(WAYS).order(&pairing);
}

/// Compares two times.
pub(super) fn time(old: &Time, new: &Time, spot: &mut Spot<'_>) {
    match (old, new) {
        (Time::Span(old), Time::Span(new)) => span(*old, *new, spot),
        (Time::Text(old), Time::Text(new)) => spot.text(Effect::TimeChanged, old, new),
        (Time::Unknown, Time::Unknown) => {}
        (Time::Unknown, new) => spot.replace(Effect::TimeKnown, UNKNOWN, time_in_words(new)),
        (old, Time::Unknown) => spot.replace(Effect::TimeUnknown, time_in_words(old), UNKNOWN),
        (old, new) => spot.value(Effect::TimeChanged, old, new, time_in_words),
    }
}

/// Compares two times that are numbers of units.
pub(super) fn span(old: Span, new: Span, spot: &mut Spot<'_>) {
    let effect = match new.compare(old) {
        Some(Ordering::Greater) => Effect::TimeLonger,
        Some(Ordering::Less) => Effect::TimeShorter,
        Some(Ordering::Equal) => Effect::Wording,
        None => Effect::TimeChanged,
    };
    if old != new {
        spot.replace(effect, old, new);
    }
}

const UNKNOWN: &str = "không rõ";

fn time_in_words(time: &Time) -> String {
    match time {
        Time::Span(span) => span.to_string(),
        Time::Text(text) => text.clone(),
        Time::Unknown => UNKNOWN.to_owned(),
    }
}

fn fees(old: &[Fee], new: &[Fee], spot: &mut Spot<'_>) {
    let note = |fees: &[Fee]| fees.iter().map(|fee| key(&fee.note)).collect::<Vec<_>>();
    let (old_notes, new_notes) = (note(old), note(new));
    let same_kind = |a: usize, b: usize| old[a].kind == new[b].kind;
    let pairing = Pairing::of(
        old.len(),
        new.len(),
        &[
            &|a, b| old[a] == new[b],
            &|a, b| same_kind(a, b) && old_notes[a] == new_notes[b] && old[a].charge == new[b].charge,
            &|a, b| same_kind(a, b) && old_notes[a] == new_notes[b],
            &|a, b| same_kind(a, b) && old[a].charge == new[b].charge,
            &same_kind,
        ],
    );
    for (a, b) in &pairing.pairs {
        fee(&old[*a], &new[*b], spot);
    }
    for at in &pairing.only_old {
        let effect = single_effect(&old[*at], if states_none(new) { Effect::FeeUnknown } else { Effect::FeeRemoved });
        spot.replace(effect, fee_in_words(&old[*at]), "");
    }
    for at in &pairing.only_new {
        let effect = single_effect(&new[*at], if states_none(old) { Effect::FeeKnown } else { Effect::FeeAdded });
        spot.replace(effect, "", fee_in_words(&new[*at]));
    }
    spot.order(&pairing);
}

/// Whether nobody can tell from these rows what to pay.
fn states_none(fees: &[Fee]) -> bool {
    fees.iter().all(|fee| fee.charge == Charge::Unknown)
}

/// What a row does that only one side has, if it would do `charged` with a charge.
fn single_effect(fee: &Fee, charged: Effect) -> Effect {
    match fee.charge {
        Charge::Unknown if fee.note.is_empty() => Effect::Wording,
        Charge::Unknown => Effect::FeeChanged,
        Charge::Free if matches!(charged, Effect::FeeAdded | Effect::FeeRemoved) => Effect::FeeChanged,
        _ => charged,
    }
}

fn fee(old: &Fee, new: &Fee, spot: &mut Spot<'_>) {
    if old == new {
        return;
    }
    let same_words = key(&old.note) == key(&new.note);
    match charge_effect(old.charge, new.charge) {
        Some(effect) => spot.replace(effect, fee_in_words(old), fee_in_words(new)),
        None if same_words => spot.text(Effect::Wording, &old.note, &new.note),
        None => spot.replace(Effect::FeeChanged, fee_in_words(old), fee_in_words(new)),
    }
    if same_words {
        spot.value(Effect::FeeChanged, &old.until, &new.until, last_day);
    }
}

/// Until when a charge that is reduced or only for a time applies.
fn last_day(until: &Option<Date>) -> String {
    until.map_or_else(|| "không ghi áp dụng đến ngày nào".to_owned(), |day| format!("áp dụng đến hết ngày {}", written_day(day)))
}

/// What another charge does. None if it is the same.
fn charge_effect(old: Charge, new: Charge) -> Option<Effect> {
    Some(match (old, new) {
        (old, new) if old == new => return None,
        (Charge::Unknown, _) => Effect::FeeKnown,
        (_, Charge::Unknown) => Effect::FeeUnknown,
        (Charge::Amount(old, before), Charge::Amount(new, after)) if before == after => amount_effect(old, new),
        (Charge::Free, Charge::Amount(..)) => Effect::FeeUp,
        (Charge::Amount(..), Charge::Free) => Effect::FeeDown,
        _ => Effect::FeeChanged,
    })
}

/// What another amount in the same currency does.
pub(super) fn amount_effect(old: u64, new: u64) -> Effect {
    if new > old { Effect::FeeUp } else { Effect::FeeDown }
}

/// A fee in words: "Lệ phí: 8.000 đồng (mỗi bản)".
fn fee_in_words(fee: &Fee) -> String {
    let charge = match fee.charge {
        Charge::Amount(value, currency) => format!("{}{}", grouped(value), currency.sign()),
        Charge::Free => "không thu".to_owned(),
        Charge::ByProvince => "do HĐND cấp tỉnh quy định".to_owned(),
        Charge::ByText => "theo lời ghi".to_owned(),
        Charge::Contradiction => "nguồn ghi số 0 bên cạnh một mức thu".to_owned(),
        Charge::Unknown => UNKNOWN.to_owned(),
    };
    let note = if fee.note.is_empty() { String::new() } else { format!(" ({})", fee.note) };
    format!("{}: {charge}{note}", fee.kind.label())
}

fn in_words(channel: &Channel) -> String {
    let time = format!("Thời hạn: {}", time_in_words(&channel.time));
    let fees = channel.fees.iter().map(fee_in_words);
    let note = Some(channel.note.clone()).filter(|note| !note.is_empty());
    [time].into_iter().chain(fees).chain(note).collect::<Vec<_>>().join("; ")
}
