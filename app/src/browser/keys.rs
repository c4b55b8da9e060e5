//! Arrow keys between the search box and the hits, and the keyboard on the screen of a phone. Hits stay
//! ordinary links in the order of Tab: the arrows are a shorter way, not the only one.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, HtmlElement, HtmlInputElement, KeyboardEvent};
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The link of a hit.
const HIT: &str = ".hit > a";

/// Follows the keys of the whole page.
pub(crate) fn watch() {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, |event| {
        if goal(event).is_some_and(|goal| go_to(&goal)) {
            // The page must not scroll as well.
            event.prevent_default();
        }
    })
    .forget();
}

/// Closes the keyboard on a touch screen, which covers half of the results.
pub(crate) fn close_screen_keyboard() {
    let touch = window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|found| found.matches());
    if let Some(search_box) = search_box().and_then(|found| found.dyn_into::<HtmlElement>().ok()).filter(|_| touch) {
        let _ = search_box.blur();
    }
}

/// Where a key leads: nowhere, if it is none of ours. From the last hit, the arrow down scrolls as usual,
/// to what stands below the list.
fn goal(event: &Event) -> Option<HtmlElement> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    // While an input method composes a word, the keys are its own.
    if modified || event.is_composing() || event.default_prevented() {
        return None;
    }
    let here = event.target()?.dyn_into::<Element>().ok()?;
    let in_box = here.id() == "o-tim";
    let hit = here.matches(HIT).ok()?.then(|| here.parent_element()).flatten();
    let goal = match (event.key().as_str(), hit) {
        ("ArrowDown", None) if in_box => document().query_selector(HIT).ok()?,
        ("ArrowDown", Some(hit)) => hit.next_element_sibling().and_then(link_of),
        ("ArrowUp", Some(hit)) => hit.previous_element_sibling().and_then(link_of).or_else(search_box),
        ("Escape", Some(_)) => search_box(),
        _ => None,
    };
    goal?.dyn_into().ok()
}

fn link_of(hit: Element) -> Option<Element> {
    hit.query_selector("a").ok()?
}

fn search_box() -> Option<Element> {
    document().get_element_by_id("o-tim")
}

/// Moves the focus, the whole hit into view, and the cursor to the end of the box.
fn go_to(goal: &HtmlElement) -> bool {
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    if goal.focus_with_options(&still).is_err() {
        return false;
    }
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    let seen = goal.parent_element().unwrap_or_else(|| goal.clone().into());
    seen.scroll_into_view_with_scroll_into_view_options(&nearest);
    if let Some(input) = goal.dyn_ref::<HtmlInputElement>() {
        // Past the end is the end.
        let _ = input.set_selection_range(u32::MAX, u32::MAX);
    }
    true
}
