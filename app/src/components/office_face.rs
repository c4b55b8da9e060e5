//! The office as people meet it: a photo of the entrance, and the desks with who is in charge of each.

use catalog::{Desk, Picture};
use leptos::prelude::*;

use crate::store::{Load, Store};

/// Draws the entrance and the desks. Nothing until the office's facts are there, or if the office states neither; nothing
/// either for one of many offices, because these are of the one that publishes the site.
#[component]
pub(crate) fn OfficeFace() -> impl IntoView {
    let Store { backend, overlay, .. } = Store::current();
    move || {
        if overlay.is_some() {
            return ().into_any();
        }
        let Load::Ready(facts) = backend.office() else { return ().into_any() };
        let entrance = facts.face.entrance.as_ref().map(entrance);
        let desks = facts.face.desks.iter().map(desk).collect_view();
        let desks = (!facts.face.desks.is_empty()).then(|| view! { <h3>"Các quầy"</h3><ul class="desks">{desks}</ul> });
        view! { {entrance}{desks} }.into_any()
    }
}

fn entrance(picture: &Picture) -> impl IntoView + use<> {
    let (width, height) = (picture.width.to_string(), picture.height.to_string());
    view! { <img class="entrance" src=picture.path.clone() alt=picture.alt.clone() width=width height=height loading="lazy"/> }
}

fn desk(desk: &Desk) -> impl IntoView + use<> {
    let more: Vec<&str> = [desk.person.as_str(), &desk.hours].into_iter().filter(|words| !words.is_empty()).collect();
    let more = (!more.is_empty()).then(|| format!(" – {}", more.join("; ")));
    view! { <li><strong>{desk.name.clone()}</strong>{more}</li> }
}
