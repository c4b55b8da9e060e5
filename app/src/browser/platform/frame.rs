//! The site in a frame of another page, such as a ministry's (`public/nhung.js`): it stores nothing, tells that page how
//! high it is and nothing else, and opens links out of the site in new tabs.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Interval;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// How often the height is looked at, in ms.
const INTERVAL: u32 = 250;
/// The key of the only message that is sent; `nhung.js` listens for it.
const HEIGHT: &str = "niemYetCao";

/// Whether the page is in a frame.
pub(crate) fn is_framed() -> bool {
    // A browser that does not tell has a page of another site around this one.
    window().top().map_or(true, |top| top.is_some_and(|top| top != window()))
}

/// The origins of the pages around this one, the nearest first. Empty if the browser does not tell them: Firefox tells the
/// nearest alone, and that only if its page says where its requests come from.
fn embedders() -> Vec<String> {
    let origins = Reflect::get(&window().location(), &"ancestorOrigins".into()).ok();
    let at = |place| Reflect::get_u32(origins.as_ref()?, place).ok()?.as_string();
    let told: Vec<String> = (0..).map_while(at).collect();
    if !told.is_empty() {
        return told;
    }
    let referrer = document().referrer();
    let end = referrer.match_indices('/').nth(2).map_or(referrer.len(), |(at, _)| at);
    Some(referrer[..end].to_owned()).into_iter().filter(|origin| !origin.is_empty()).collect()
}

/// Whether the pages around this one may show it, as the header of a host says it; this is for hosts without headers.
pub(crate) fn is_allowed(allowed: &[String]) -> bool {
    let own = window().location().origin().ok();
    let around = embedders();
    let is_named = |origin: &String| allowed.contains(origin) || own.as_ref() == Some(origin);
    !allowed.is_empty() && !around.is_empty() && around.iter().all(is_named)
}

/// Leaves only a link to the site.
pub(crate) fn refuse(base: &str) {
    let Some(place) = document().get_element_by_id("app") else { return };
    let Ok(link) = document().create_element("a") else { return };
    for (name, value) in [("href", base), ("target", "_blank"), ("rel", "noopener")] {
        // A link without its target opens in the frame.
        let _ = link.set_attribute(name, value);
    }
    link.set_text_content(Some("Mở trang thủ tục hành chính ↗"));
    place.set_text_content(None);
    let _ = place.append_child(&link);
}

/// Tells the page around this one how high it is, and opens links out of the site in new tabs.
pub(crate) fn watch(base: &str) {
    let site = base.to_owned();
    EventListener::new_with_options(&document(), "click", EventListenerOptions::run_in_capture_phase(), move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = element.and_then(|element| element.closest("a[href]").ok().flatten());
        let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok());
        if let Some(link) = link.filter(|link| !link.href().starts_with(&site)) {
            link.set_target("_blank");
        }
    })
    .forget();
    let Some(origin) = embedders().into_iter().next() else { return };
    let mut told = 0;
    Interval::new(INTERVAL, move || {
        let height = height();
        if height != told {
            told = height;
            tell(height, &origin);
        }
    })
    .forget();
}

fn height() -> i32 {
    let app = document().get_element_by_id("app").and_then(|app| app.dyn_into::<HtmlElement>().ok());
    app.map_or(0, |app| app.offset_height())
}

fn tell(height: i32, origin: &str) {
    let message = Object::new();
    // The page around keeps its height if it is not told another.
    let _ = Reflect::set(&message, &HEIGHT.into(), &JsValue::from(height));
    let _ = window().parent().map(|parent| parent.map(|parent| parent.post_message(&message, origin)));
}
