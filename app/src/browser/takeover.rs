//! Taking over from the static page: the finished app replaces it in one step, keeping what the reader
//! has typed, where the cursor is and how far the page is scrolled.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::scroll;
use crate::App;
use crate::route::Route;
use crate::search_state::SearchState;
use crate::store::Store;

/// The search box, as the static page left it.
struct BoxState {
    value: String,
    focused: bool,
    selection: Option<(u32, u32)>,
}

/// Draws the app beside the page, then swaps it in.
pub(crate) fn take_over(store: Store) {
    let Some(old) = document().get_element_by_id("app").and_then(|app| app.dyn_into::<HtmlElement>().ok()) else { return };
    let left = left_in_box();
    let was_at = scroll::here();
    let query = left.as_ref().map(|left| left.value.clone()).unwrap_or_default();
    if !query.trim().is_empty() {
        // Typed before the app was there: the results are shown, as if it had been.
        store.signals.typed.set(query.clone());
        store.backend.search(query.clone());
        let state = SearchState { query, ..SearchState::default() };
        let on_search_page = store.signals.address.get_untracked().route() == Route::Search;
        store.backend.go(&state.address(&store.names), on_search_page);
    }
    let Some(new) = document().create_element("div").ok().and_then(|app| app.dyn_into::<HtmlElement>().ok()) else { return };
    new.set_id("app");
    // Nothing else tells the app from the static page; the tests wait for it, in every engine.
    let _ = new.set_attribute("data-open", "");
    mount_to(new.clone(), move || view! { <App store/> }).forget();
    if old.replace_with_with_node_1(&new).is_ok() {
        // What the page would say if no app came.
        document().get_element_by_id("app-trouble").inspect(|trouble| trouble.remove());
        left.inspect(restore_box);
        scroll::keep_places(was_at);
    }
}

fn search_box() -> Option<HtmlInputElement> {
    document().get_element_by_id("o-tim")?.dyn_into().ok()
}

fn left_in_box() -> Option<BoxState> {
    let input = search_box()?;
    let focused = document().active_element().as_ref() == Some(input.as_ref());
    let selection = input.selection_start().ok().flatten().zip(input.selection_end().ok().flatten());
    Some(BoxState { value: input.value(), focused, selection })
}

fn restore_box(left: &BoxState) {
    let Some(input) = search_box().filter(|_| left.focused) else { return };
    let _ = input.focus();
    if let Some((start, end)) = left.selection {
        let _ = input.set_selection_range(start, end);
    }
}
