//! Arrow keys between the search box and the hits, and the screen keyboard of a phone. Hits stay ordinary
//! links that Tab reaches; the arrows are only a shorter way.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The link of a hit.
const HIT: &str = ".hit > a";

/// Handles keys on the whole page.
pub(crate) fn watch() {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, |event| {
        if target(event).is_some_and(|target| go_to(&target)) {
            // The page must not scroll too.
            event.prevent_default();
        }
    })
    .forget();
}

/// Closes the keyboard of a touch screen, which covers half of the results.
pub(crate) fn close_screen_keyboard() {
    let touch = window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|found| found.matches());
    if let Some(search_box) = search_box().and_then(|found| found.dyn_into::<HtmlElement>().ok()).filter(|_| touch) {
        let _ = search_box.blur();
    }
}

/// The element that a key moves to. `None` if the key is not handled here: from the last hit, the down arrow
/// scrolls as usual, to the text below the list.
fn target(event: &Event) -> Option<HtmlElement> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    // While an input method composes a word, the keys belong to it.
    if modified || event.is_composing() || event.default_prevented() {
        return None;
    }
    let here = event.target()?.dyn_into::<Element>().ok()?;
    let in_box = here.id() == "o-tim";
    let hit = here.matches(HIT).ok()?.then(|| here.parent_element()).flatten();
    let target = match (event.key().as_str(), hit) {
        ("ArrowDown", None) if in_box => document().query_selector(HIT).ok()?,
        ("ArrowDown", Some(hit)) => hit.next_element_sibling().and_then(link_of),
        ("ArrowUp", Some(hit)) => hit.previous_element_sibling().and_then(link_of).or_else(search_box),
        ("Escape", Some(_)) => search_box(),
        _ => None,
    };
    target?.dyn_into().ok()
}

fn link_of(hit: Element) -> Option<Element> {
    hit.query_selector("a").ok()?
}

fn search_box() -> Option<Element> {
    document().get_element_by_id("o-tim")
}

/// Moves the focus, scrolls the whole hit into view, and puts the cursor at the end of the search box.
fn go_to(target: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if target.focus_with_options(&options).is_err() {
        return false;
    }
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    let hit = target.parent_element().unwrap_or_else(|| target.clone().into());
    hit.scroll_into_view_with_scroll_into_view_options(&nearest);
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        // A position past the end means the end.
        let _ = input.set_selection_range(u32::MAX, u32::MAX);
    }
    true
}
