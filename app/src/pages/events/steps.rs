//! The steps of an event, each with its procedures and what lists say of them.

use catalog::release::EventStep;
use catalog::text::name_key;
use catalog::{Line, Names};
use leptos::prelude::*;

use crate::components::hit::facts;
use crate::link;
use crate::store::Store;

/// Draws the steps in order.
#[component]
pub(super) fn Steps(
    /// The steps.
    steps: Vec<EventStep>,
) -> impl IntoView {
    let names = Store::current().names;
    let steps = steps.into_iter().filter_map(|step| step_view(&names, step)).collect_view();
    view! { <ol class="event-steps">{steps}</ol> }
}

/// A step leads to its first procedure; the others stand below it.
fn step_view(names: &Names, step: EventStep) -> Option<impl IntoView + use<>> {
    let EventStep { name, condition, hint, procedures } = step;
    let lines: Vec<&Line> = procedures.iter().filter_map(|ordinal| names.lines.get(*ordinal as usize)).collect();
    let (main, others) = lines.split_first()?;
    let condition = (!condition.is_empty()).then(|| view! { <p class="event-if">{condition}</p> });
    let hint = (!hint.is_empty()).then(|| view! { <p>{hint}</p> });
    let is_named = !name.is_empty();
    let official = (is_named && name_key(&name) != name_key(&main.name)).then(|| main.name.clone());
    let official = official.map(|official| view! { <p class="event-official">{official}</p> });
    let title = if is_named { name } else { main.name.clone() };
    Some(view! {
        <li>
            <h2><a href=link::procedure(&main.code)>{title}</a></h2>
            {condition}
            {facts(main)}
            {official}
            {hint}
            {(!others.is_empty()).then(|| others_view(others))}
        </li>
    })
}

fn others_view(others: &[&Line]) -> impl IntoView + use<> {
    let item = |line: &&Line| view! { <li><a href=link::procedure(&line.code)>{line.name.clone()}</a>{facts(line)}</li> };
    view! { <p class="event-or">"Hoặc, tùy trường hợp:"</p><ul>{others.iter().map(item).collect_view()}</ul> }
}
