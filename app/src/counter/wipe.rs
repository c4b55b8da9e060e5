//! Leaves nothing of a visitor behind. The address never says what somebody looked at, and nothing is remembered of
//! queries (see [`super::mode`]), so what is left to clear is what pages show and what they store.
//!
//! Whoever adds something that a visitor leaves adds it here.

use leptos::prelude::*;

use super::context::Counter;
use super::look::Look;
use super::trail::Trail;
use super::{kept, pad};
use crate::browser::{self, local_storage, office, remove_stored, sharing};
use crate::link;
use crate::store::{AnsweredQuery, Store};

/// Clears everything that the visitor has left.
pub(super) fn wipe(store: &Store, counter: &Counter) {
    let signals = store.signals;
    counter.text.set(String::new());
    signals.typed.set(String::new());
    // An answer that is still on its way must not come back.
    store.backend.search(String::new());
    signals.answer.set(AnsweredQuery::default());
    signals.recent.set(Vec::new());
    signals.last_search.set(None);
    counter.outside.set(None);
    counter.staff.set(false);
    counter.look.set(Look::of(&counter.settings.read_untracked()));
    counter.trail.set(Trail::default());
    // Pages keep their state in themselves: the start page is drawn anew, and everything else is dropped.
    store.backend.go(link::HOME, true);
    pad::to_top();
    counter.visitor.update(|visitor| *visitor += 1);
    storage();
    browser_state();
}

/// Clears what pages have stored, of this visitor or of one whom a power cut ended. What staff keep stays.
pub(super) fn storage() {
    let base = browser::base();
    remove_stored(local_storage(), |key| key.contains(&base) && !kept::is_key(key) && !office::is_key(key));
    if let Ok(Some(storage)) = window().session_storage() {
        // It belongs to this window alone.
        let _ = storage.clear();
    }
}

/// What the browser itself keeps of a visit.
fn browser_state() {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.remove_all_ranges();
    }
    if let Ok(speech) = window().speech_synthesis() {
        speech.cancel();
    }
    browser::spawn_local(async {
        // Refused unless the page is in front; then nothing of it can have been copied either.
        let _ = sharing::copy("").await;
    });
}
