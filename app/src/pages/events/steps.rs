//! The steps of an event, each with its procedures as lists show them.

use catalog::release::EventStep;
use leptos::prelude::*;

use crate::components::hit::Hit;
use crate::store::Store;

/// Draws the steps in order.
#[component]
pub(super) fn Steps(
    /// The steps.
    steps: Vec<EventStep>,
) -> impl IntoView {
    view! { <ol class="event-steps">{steps.into_iter().map(step_view).collect_view()}</ol> }
}

fn step_view(step: EventStep) -> impl IntoView {
    let names = Store::current().names;
    let EventStep { name, condition, hint, procedures } = step;
    let condition = (!condition.is_empty()).then(|| view! { <p class="event-if">{condition}</p> });
    let hint = (!hint.is_empty()).then(|| view! { <p class="quiet">{hint}</p> });
    let hits = procedures.into_iter().map(|ordinal| view! { <Hit names=names.clone() ordinal/> }).collect_view();
    view! { <li><h2>{name}</h2>{condition}{hint}<ul class="hits">{hits}</ul></li> }
}
