//! Life events (việc trong đời): all of them, and the path of one with what to bring for all its steps.

mod papers;
mod steps;
mod ticks;

use catalog::release::LifeEvent;
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::event_links::EventLinks;
use crate::components::load::load_view;
use crate::components::share::Share;
use crate::components::title::set_head;
use crate::link;
use crate::store::Store;
use papers::Papers;
use steps::Steps;

/// Draws the list of all events.
#[component]
pub(super) fn Events() -> impl IntoView {
    set_head("Việc trong đời".into(), "Sinh con, kết hôn, người thân qua đời, xây nhà… cần làm thủ tục gì, theo thứ tự.".into());
    let most = Store::current().names.events.len();
    view! {
        <h1>"Việc trong đời"</h1>
        <p>"Chọn việc của bạn để biết cần làm gì trước, làm gì sau và mang theo những giấy tờ nào."</p>
        <EventLinks most/>
    }
}

/// Draws an event, or the "not found" page if there is no such event.
#[component]
pub(super) fn EventPage(
    /// The event's slug.
    slug: String,
) -> impl IntoView {
    let store = Store::current();
    let Some(line) = store.names.events.iter().find(|event| event.slug == slug) else {
        return view! { <NotFound/> }.into_any();
    };
    let title = line.title.clone();
    set_head(title.clone(), format!("{title}: {} bước cần làm theo thứ tự và giấy tờ mang theo.", line.steps));
    let backend = store.backend.clone();
    let page = move || {
        load_view(backend.events(), "Đang mở…", |events| match events.iter().find(|event| event.slug == slug) {
            Some(event) => view! { <Path event=event.clone()/> }.into_any(),
            None => view! { <NotFound/> }.into_any(),
        })
    };
    view! {
        <p class="back"><a href=link::EVENTS>"‹ Việc trong đời"</a></p>
        <h1>{title}</h1>
        {page}
    }
    .into_any()
}

#[component]
fn Path(event: LifeEvent) -> impl IntoView {
    let LifeEvent { slug, title, lead, steps, papers, .. } = event;
    let lead = (!lead.is_empty()).then(|| view! { <p>{lead}</p> });
    view! {
        {lead}
        <div class="event-path"><Steps steps=steps.clone()/><Papers papers steps slug/></div>
        <Share title/>
    }
}
