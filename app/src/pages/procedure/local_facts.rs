//! The local facts of the procedure: what the office does in it, its time beside the legal one, its fee, and
//! the decision that sets them.

use catalog::{Comparison, Local, Procedure};
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::components::prose::Prose;
use crate::store::Store;
use crate::words::{free_online, legal_time, local_days, local_time, same_day, ways};

/// Draws the facts. Nothing if the office states none.
#[component]
pub(super) fn LocalFacts() -> impl IntoView {
    let store = Store::current();
    let ProcedureState { procedure, stated, .. } = ProcedureState::current();
    let reading = store.reading();
    let office = store.release.office.name.clone();
    procedure.local.as_ref().map(|local| {
        let scope = local.scope.map(|scope| view! { <p class="scope">{scope.label()}</p> });
        let lines = [local.same_day.map(same_day), local.free_online.map(|free| free_online(free, reading))];
        let other_days = stated.local.as_ref().map(|stated| local_days(stated, reading)).unwrap_or_default();
        let note = (!local.note.is_empty()).then(|| view! { <Prose text=local.note.clone()/> });
        view! {
            <section class="here" aria-labelledby="tai-day">
                <h2 id="tai-day">{format!("Tại {office}")}</h2>
                {scope}
                {times(&procedure, local)}
                {lines.into_iter().flatten().chain(other_days).map(|line| view! { <p>{line}</p> }).collect_view()}
                <dl class="facts-list">
                    {entry("Phí, lệ phí", local.fee.as_ref().map(ToString::to_string))}
                    {entry("Nơi nhận hồ sơ", Some(local.receiving.clone()).filter(|place| !place.is_empty()))}
                    {entry("Theo", local.decision.as_ref().map(ToString::to_string))}
                </dl>
                {note}
            </section>
        }
    })
}

/// The legal time and the office's side by side. `None` if the office states no time.
fn times(procedure: &Procedure, local: &Local) -> Option<impl IntoView + use<>> {
    let here = local_time(&local.time)?;
    let cut = match procedure.comparison() {
        Comparison::Cut(cut) => Some(format!("Giảm {cut}")),
        _ => None,
    };
    let legal: Vec<(String, String)> =
        procedure.channel_groups().iter().map(|group| (ways(&group.means), legal_time(group.time))).collect();
    let one = legal.iter().all(|(_, time)| *time == legal[0].1);
    let shown = if one { &legal[..legal.len().min(1)] } else { &legal[..] };
    let rows = shown.iter().map(|(means, time)| {
        let of = (!one).then(|| format!(" ({means})"));
        view! { <p>{time.clone()}{of}</p> }
    });
    Some(view! {
        <dl class="times">
            <div><dt>"Theo luật"</dt><dd>{rows.collect_view()}</dd></div>
            <div><dt>"Tại đây"</dt><dd><p>{here}</p>{cut.map(|cut| view! { <p class="good">{cut}</p> })}</dd></div>
        </dl>
    })
}

/// A fact and its value. `None` without a value.
fn entry(label: &'static str, value: Option<String>) -> Option<impl IntoView> {
    value.map(|value| view! { <dt>{label}</dt><dd>{value}</dd> })
}
