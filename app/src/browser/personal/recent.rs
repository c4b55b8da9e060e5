//! The reader's recent queries. Stored on this device only, one query a line. If the browser stores nothing,
//! the list lasts as long as the page.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::platform::history;
use crate::browser::platform::storage::local_storage;
use crate::lasting::Lasting;
use crate::recent_queries;
use crate::route::Route;
use crate::store::Signals;

/// The start of the key. The site's address follows, because several sites may share a host.
const KEY: &str = "tim-gan-day ";

/// Restores the stored list, and adds the current query whenever one of its hits is opened.
pub(crate) fn restore(base: &str, signals: Signals) {
    signals.recent.set(stored(base).unwrap_or_default());
    let base = base.to_owned();
    // On the document, so that it runs before the window's listener follows the link.
    EventListener::new(&document(), "click", move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_hits = element.is_some_and(|element| matches!(element.closest(".hits a"), Ok(Some(_))));
        if in_hits && signals.address.read_untracked().route() == Route::Search {
            remember(&base, signals.recent, &signals.typed.read_untracked());
        }
    })
    .forget();
}

/// Adds a query to the list.
pub(crate) fn remember(base: &str, recent: Lasting<Vec<String>>, query: &str) {
    // Another tab may have added to the list or cleared it.
    let mut list = stored(base).unwrap_or_else(|| recent.get_untracked());
    recent_queries::add(&mut list, query);
    if let Some(storage) = local_storage() {
        // If the storage is full, the list lasts as long as the page.
        let _ = storage.set_item(&key(base), &list.join("\n"));
    }
    recent.set(list);
}

/// Removes all queries. The pressed button disappears with them, so the focus moves to the page's content.
pub(crate) fn forget(base: &str, recent: Lasting<Vec<String>>) {
    if let Some(storage) = local_storage() {
        let _ = storage.remove_item(&key(base));
    }
    recent.set(Vec::new());
    history::focus_content();
}

/// The stored queries. `None` if the browser has no storage.
fn stored(base: &str) -> Option<Vec<String>> {
    let lines = local_storage()?.get_item(&key(base)).ok()?.unwrap_or_default();
    Some(lines.lines().map(str::to_owned).collect())
}

/// The storage key of the list.
pub(super) fn key(base: &str) -> String {
    format!("{KEY}{base}")
}
