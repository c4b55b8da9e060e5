//! What the reader searched for before: kept on the device alone, a question a line. Where the browser
//! keeps nothing, the list lasts as long as the page.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::history;
use super::storage::storage;
use crate::lasting::Lasting;
use crate::route::Route;
use crate::store::{self, Signals};

/// What the keys begin with. The site's address follows: several sites may share a host.
const KEY: &str = "tim-gan-day ";

/// Brings back what is kept, and remembers the question whenever one of its hits is opened.
pub(crate) fn recall(base: &str, signals: Signals) {
    signals.recent.set(kept(base).unwrap_or_default());
    let base = base.to_owned();
    // On the document, so that it is heard before the window's listener follows the link.
    EventListener::new(&document(), "click", move |event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let in_hits = element.is_some_and(|element| matches!(element.closest(".hits a"), Ok(Some(_))));
        if in_hits && signals.address.read_untracked().route() == Route::Search {
            remember(&base, signals.recent, &signals.typed.read_untracked());
        }
    })
    .forget();
}

/// Remembers a question.
pub(crate) fn remember(base: &str, recent: Lasting<Vec<String>>, question: &str) {
    // Another tab may have remembered more, or forgotten all.
    let mut list = kept(base).unwrap_or_else(|| recent.get_untracked());
    store::remember(&mut list, question);
    if let Some(storage) = storage() {
        // A full storage costs only what would have been kept.
        let _ = storage.set_item(&key(base), &list.join("\n"));
    }
    recent.set(list);
}

/// Forgets all questions. The button that was pressed goes with them, so the focus gets another place.
pub(crate) fn forget(base: &str, recent: Lasting<Vec<String>>) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(base));
    }
    recent.set(Vec::new());
    history::focus_content();
}

/// The questions that are kept; nothing where the browser does not say.
fn kept(base: &str) -> Option<Vec<String>> {
    let lines = storage()?.get_item(&key(base)).ok()?.unwrap_or_default();
    Some(lines.lines().map(str::to_owned).collect())
}

/// Where the questions are kept.
pub(super) fn key(base: &str) -> String {
    format!("{KEY}{base}")
}
