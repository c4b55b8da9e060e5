//! Links to the pages of life events (việc trong đời).

use catalog::EventLine;
use leptos::prelude::*;

use crate::link;
use crate::store::Store;

/// Draws the first `most` events.
#[component]
pub(crate) fn EventLinks(
    /// How many events are drawn.
    most: usize,
) -> impl IntoView {
    let names = Store::current().names;
    let item = |event: &EventLine| view! { <li><a href=link::event(&event.slug)>{event.title.clone()}</a></li> };
    view! { <ul class="chips events">{names.events.iter().take(most).map(item).collect_view()}</ul> }
}

/// The event that a query tells of, above the hits.
pub(crate) fn event_hint(event: &EventLine) -> AnyView {
    let words = format!("{} – {} bước", event.title, event.steps);
    view! { <p class="event-hint">"Việc: "<a href=link::event(&event.slug)>{words}</a></p> }.into_any()
}
