//! Navigation between pages: links, back and forward, and the address that follows what is shown.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent, Url};

use super::scroll;
use crate::counter::mode;
use crate::route::{Address, Route};
use crate::store::Signals;

/// The current address, within the site.
pub(crate) fn current(base: &str) -> Address {
    window().location().href().ok().and_then(|href| within(base, &href)).unwrap_or_default()
}

/// An absolute address as one within the site. `None` if it is outside.
fn within(base: &str, href: &str) -> Option<Address> {
    Some(Address::parse(&format!("/{}", href.strip_prefix(base)?)))
}

/// Handles clicks on links within the site, and the browser's back and forward buttons.
pub(crate) fn watch(base: &str, signals: Signals) {
    let site = base.to_owned();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "click", options, move |event| {
        if let Some(event) = event.dyn_ref::<MouseEvent>()
            && let Some(address) = followed(&site, event)
        {
            event.prevent_default();
            go(&site, signals, &address, false);
        }
    })
    .forget();
    let site = base.to_owned();
    EventListener::new(&window(), "popstate", move |_| {
        show(signals, current(&site), true);
        scroll::restore_saved();
    })
    .forget();
}

/// The address (relative to the site) if a click is a plain one on a link to another page of the site.
fn followed(base: &str, event: &MouseEvent) -> Option<String> {
    let plain = event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = element.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let ours = link.target().is_empty() && !link.has_attribute("download") && link.rel().is_empty();
    let href = link.href();
    // The page of another office is drawn from another part of the site, so it is opened anew.
    let ours = ours && !matches!(within(base, &href)?.route(), Route::Office(_));
    let same_page = Url::new(&href).is_ok_and(|url| !url.hash().is_empty()) && within(base, &href)?.same_page(&current(base));
    (plain && ours && !event.default_prevented() && !same_page).then(|| href.strip_prefix(base).map(str::to_owned))?
}

/// Goes to an address (relative to the site). With `replace`, only changes the address to match what is shown
/// already.
pub(crate) fn go(base: &str, signals: Signals, address: &str, replace: bool) {
    let Ok(url) = Url::new_with_base(address, base) else { return };
    let href = url.href();
    let is_counter = mode::is_on();
    // The address at a counter never says what somebody looked at: then nothing of it is left anywhere.
    if !is_counter && let Ok(history) = window().history() {
        // A browser refuses if the address changes too often; the page itself is right all the same.
        let _ = match replace {
            true => history.replace_state_with_url(&JsValue::NULL, "", Some(&href)),
            false => history.push_state_with_url(&JsValue::NULL, "", Some(&href)),
        };
    }
    let Some(address) = within(base, &href) else { return };
    let other_page = signals.address.read_untracked().path != address.path;
    show(signals, address, !replace);
    if other_page {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    if other_page || is_counter && !replace {
        scroll::to_part(url.hash().trim_start_matches('#'));
    }
}

fn show(signals: Signals, address: Address, moved: bool) {
    let other_page = signals.address.read_untracked().path != address.path;
    signals.moved.set(moved);
    if address.route().is_start() {
        signals.typed.set(String::new());
    }
    signals.address.set(address);
    if other_page {
        focus_content();
    }
}

/// Moves the focus to the content of a new page, so that a screen reader continues there. Not while the reader
/// types: the results then appear below the search box.
pub(crate) fn focus_content() {
    let typing = document().active_element().is_some_and(|element| element.id() == "o-tim");
    let content = document().get_element_by_id("noi-dung").and_then(|main| main.dyn_into::<HtmlElement>().ok());
    if let Some(content) = content.filter(|_| !typing) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = content.focus_with_options(&options);
    }
}
