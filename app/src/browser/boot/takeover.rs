//! Replaces the static page with the app in one step. The text in the search box, the cursor and the scroll
//! position stay.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::App;
use crate::browser::platform::scroll;
use crate::route::Route;
use crate::search_state::SearchState;
use crate::store::Store;

/// The search box of the static page.
struct BoxState {
    value: String,
    focused: bool,
    selection: Option<(u32, u32)>,
}

/// Puts the app in the place of the static page.
pub(super) fn take_over(store: Store) {
    let search_box = read_box();
    let position = scroll::position();
    search_typed(&store, search_box.as_ref().map(|found| found.value.clone()).unwrap_or_default());
    if replace(move || view! { <App store/> }) {
        search_box.inspect(restore_box);
        scroll::watch(position);
    }
}

/// Draws a view outside the document, then puts it in the place of the static page. False if there is no such page.
pub(crate) fn replace<V: IntoView>(draw: impl FnOnce() -> V + 'static) -> bool {
    let html = |element: web_sys::Element| element.dyn_into::<HtmlElement>().ok();
    let Some(old) = document().get_element_by_id("app").and_then(html) else { return false };
    let Some(new) = document().create_element("div").ok().and_then(html) else { return false };
    new.set_id("app");
    // The only mark that tells the app from the static page: tests wait for it, in every engine.
    let _ = new.set_attribute("data-open", "");
    mount_to(new.clone(), draw).forget();
    let replaced = old.replace_with_with_node_1(&new).is_ok();
    if replaced {
        // The notice for a page on which the app does not open.
        document().get_element_by_id("app-trouble").inspect(|notice| notice.remove());
    }
    replaced
}

/// Searches what the reader typed before the app was there, and shows the results.
fn search_typed(store: &Store, query: String) {
    if query.trim().is_empty() {
        return;
    }
    store.signals.typed.set(query.clone());
    store.backend.search(query.clone());
    let state = SearchState { query, ..SearchState::default() };
    let on_search_page = store.signals.address.get_untracked().route() == Route::Search;
    store.backend.go(&state.address(&store.names), on_search_page);
}

fn search_box() -> Option<HtmlInputElement> {
    document().get_element_by_id("o-tim")?.dyn_into().ok()
}

fn read_box() -> Option<BoxState> {
    let input = search_box()?;
    let focused = document().active_element().as_ref() == Some(input.as_ref());
    let selection = input.selection_start().ok().flatten().zip(input.selection_end().ok().flatten());
    Some(BoxState { value: input.value(), focused, selection })
}

fn restore_box(state: &BoxState) {
    let Some(input) = search_box().filter(|_| state.focused) else { return };
    let _ = input.focus();
    if let Some((start, end)) = state.selection {
        let _ = input.set_selection_range(start, end);
    }
}
