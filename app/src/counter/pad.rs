//! Reaching the page from the dock: scrolling it, and for somebody who sits, moving from one thing that can be pressed to
//! the next and pressing it, without a hand above the lowest third of the screen.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The page above the dock.
const PAGE: &str = "noi-dung";
/// What can be pressed in it.
const PRESSABLE: &str = "a[href], button:not(:disabled), summary, input:not([type=hidden]), select, textarea";
/// How much of the page one step scrolls; the rest stays in sight, so that nobody loses the line.
const STEP: f64 = 0.8;

/// Draws the buttons.
#[component]
pub(super) fn Pad() -> impl IntoView {
    view! {
        <div class="row chooser" role="group" aria-label="Chọn trên trang">
            <button type="button" class="plain" on:click=|_| step(false)>"‹ Mục trước"</button>
            <button type="button" class="plain" on:click=|_| step(true)>"Mục sau ›"</button>
            <button type="button" on:click=|_| press()>"Chọn"</button>
        </div>
    }
}

/// Scrolls the page by so many steps.
pub(super) fn scroll(steps: f64) {
    if let Some(page) = page() {
        page.scroll_by_with_x_and_y(0.0, steps * STEP * f64::from(page.client_height()));
    }
}

/// Moves to the beginning of the page.
pub(super) fn to_top() {
    if let Some(page) = page() {
        page.set_scroll_top(0);
    }
}

/// Moves to the first hit of a search.
pub(super) fn to_first_hit() {
    if let Ok(Some(hit)) = document().query_selector("#noi-dung .hit > a") {
        go_to(&hit);
    }
}

/// Moves to the next or the previous thing that can be pressed.
fn step(forward: bool) {
    let targets = targets();
    let here = document().query_selector(".chosen").ok().flatten().or_else(|| document().active_element());
    let at = here.and_then(|here| targets.iter().position(|target| *target == here));
    let next = match (at, forward) {
        (Some(at), true) => (at + 1).min(targets.len().saturating_sub(1)),
        (Some(at), false) => at.saturating_sub(1),
        (None, _) => 0,
    };
    if let Some(target) = targets.get(next) {
        go_to(target);
    }
}

/// Presses what was moved to.
fn press() {
    if let Ok(Some(chosen)) = document().query_selector(".chosen") {
        chosen.unchecked_ref::<HtmlElement>().click();
    }
}

/// Marks a thing as chosen, moves the focus there, and brings it to the middle of the page.
fn go_to(target: &Element) {
    if let Ok(Some(before)) = document().query_selector(".chosen") {
        let _ = before.class_list().remove_1("chosen");
    }
    let _ = target.class_list().add_1("chosen");
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    let _ = target.unchecked_ref::<HtmlElement>().focus_with_options(&still);
    let middle = ScrollIntoViewOptions::new();
    middle.set_block(ScrollLogicalPosition::Center);
    target.scroll_into_view_with_scroll_into_view_options(&middle);
}

fn page() -> Option<Element> {
    document().get_element_by_id(PAGE)
}

/// Everything in the page that can be pressed and is in sight of somebody who scrolls.
fn targets() -> Vec<Element> {
    let Some(found) = page().and_then(|page| page.query_selector_all(PRESSABLE).ok()) else { return Vec::new() };
    let all = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    all.filter(|element| element.get_bounding_client_rect().height() > 0.0).collect()
}
