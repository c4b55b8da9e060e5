//! Scroll positions: saved for each address while the tab is open, and restored on the way back and on reload.
//! The browser's own restoration gives up before the results have been drawn again.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::ScrollRestoration;

use super::storage::session_storage;

/// How long after the last movement a position is saved, in ms.
const SETTLED: u32 = 150;
/// How many frames to wait until a page is long enough to restore its position.
const MOST_FRAMES: u32 = 60;
/// The start of the keys of saved positions.
const KEY: &str = "cuon ";

thread_local! {
    static PENDING_SAVE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static RESTORING: Cell<bool> = const { Cell::new(false) };
}

/// Starts saving positions, and restores the one of a page that was reloaded or returned to. `before` is the
/// position of the static page before the app replaced it.
pub(crate) fn watch(before: i32) {
    // A browser without this setting restores positions itself, as well as it can.
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    EventListener::new(&window(), "scroll", |_| save_later()).forget();
    let returned = window().performance().is_some_and(|performance| performance.navigation().type_() > 0);
    restore(if returned { saved().unwrap_or(before).max(before) } else { before });
}

/// Restores the position of the page that the reader went back to.
pub(crate) fn restore_saved() {
    restore(saved().unwrap_or_default());
}

/// Scrolls to a part of a page once it has been drawn, and opens it if it is folded.
pub(crate) fn to_part(id: &str) {
    if !id.is_empty() {
        try_part(id.to_owned(), MOST_FRAMES);
    }
}

fn try_part(id: String, frames: u32) {
    request_animation_frame(move || match document().get_element_by_id(&id) {
        Some(part) => {
            if part.tag_name() == "DETAILS" {
                let _ = part.set_attribute("open", "");
            }
            part.scroll_into_view();
        }
        None if frames > 0 => try_part(id, frames - 1),
        None => {}
    });
}

/// The current position in whole pixels: formatting fractions would add 15 KB of code.
pub(crate) fn position() -> i32 {
    window().scroll_y().unwrap_or_default() as i32
}

fn key() -> Option<String> {
    let location = window().location();
    Some(format!("{KEY}{}{}", location.pathname().ok()?, location.search().ok()?))
}

/// Whether a storage key is the position of a page below a path.
pub(crate) fn is_key(path: &str, key: &str) -> bool {
    key.strip_prefix(KEY).is_some_and(|page| page.starts_with(path))
}

/// Drops a pending save.
pub(crate) fn cancel_save() {
    PENDING_SAVE.take();
}

fn saved() -> Option<i32> {
    session_storage()?.get_item(&key()?).ok()??.parse().ok()
}

/// Saves the position once the page stops moving: while a shorter page replaces another one, it moves by
/// itself.
fn save_later() {
    if RESTORING.get() {
        return;
    }
    let save = || {
        let storage = session_storage();
        if let (Some(storage), Some(key)) = (storage, key()) {
            // If the storage is full or forbidden, only the position is lost.
            let _ = storage.set_item(&key, &position().to_string());
        }
    };
    PENDING_SAVE.set(Some(Timeout::new(SETTLED, save)));
}

fn restore(position: i32) {
    RESTORING.set(true);
    try_restoring(position, MOST_FRAMES);
}

fn try_restoring(position: i32, frames: u32) {
    request_animation_frame(move || {
        let room = document().document_element().map_or(0, |page| page.scroll_height() - page.client_height());
        if room < position && frames > 0 {
            return try_restoring(position, frames - 1);
        }
        window().scroll_to_with_x_and_y(0.0, f64::from(position));
        request_animation_frame(|| RESTORING.set(false));
    });
}
