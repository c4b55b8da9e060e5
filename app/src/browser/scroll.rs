//! Where the reader was on a page: kept for each address while the tab is open, and given back on the
//! way back and on reload. The browser's own memory gives up before the results have been drawn again.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::ScrollRestoration;

/// How long after the last movement the place is kept, in milliseconds.
const SETTLED: u32 = 150;
/// How many frames a page may take until it is long enough to go back to the place.
const PATIENCE: u32 = 60;
/// What the keys of kept places begin with.
const KEY: &str = "cuon ";

thread_local! {
    static SETTLING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static RESTORING: Cell<bool> = const { Cell::new(false) };
}

/// Starts keeping places, and gives back the one of a page that was reloaded or returned to. `was_at`
/// is where the static page stood before it was replaced.
pub(crate) fn keep_places(was_at: i32) {
    // A browser without it keeps places by itself, as well as it can.
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    EventListener::new(&window(), "scroll", |_| settle()).forget();
    let returned = window().performance().is_some_and(|performance| performance.navigation().type_() > 0);
    restore(if returned { kept().unwrap_or(was_at).max(was_at) } else { was_at });
}

/// Gives back the place of the page that the reader went back to.
pub(crate) fn go_back_to_place() {
    restore(kept().unwrap_or_default());
}

/// Goes to a part of a page once it has been drawn, and opens it if it is closed.
pub(crate) fn go_to_part(id: &str) {
    if !id.is_empty() {
        try_part(id.to_owned(), PATIENCE);
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

/// How far the page is scrolled, in whole pixels: writing fractions brings 15 KB of code.
pub(crate) fn here() -> i32 {
    window().scroll_y().unwrap_or_default() as i32
}

fn key() -> Option<String> {
    let location = window().location();
    Some(format!("{KEY}{}{}", location.pathname().ok()?, location.search().ok()?))
}

/// Whether a key of the storage is the place of a page below a path.
pub(super) fn is_key(path: &str, key: &str) -> bool {
    key.strip_prefix(KEY).is_some_and(|page| page.starts_with(path))
}

/// Does not keep the place that is just being settled.
pub(super) fn stop_settling() {
    SETTLING.take();
}

fn kept() -> Option<i32> {
    window().session_storage().ok()??.get_item(&key()?).ok()??.parse().ok()
}

/// Keeps the place once the page stands still: while a page is replaced by a shorter one it moves by
/// itself.
fn settle() {
    if RESTORING.get() {
        return;
    }
    let keep = || {
        let storage = window().session_storage().ok().flatten();
        if let (Some(storage), Some(key)) = (storage, key()) {
            // A full or forbidden storage costs only the place.
            let _ = storage.set_item(&key, &here().to_string());
        }
    };
    SETTLING.set(Some(Timeout::new(SETTLED, keep)));
}

fn restore(place: i32) {
    RESTORING.set(true);
    try_restoring(place, PATIENCE);
}

fn try_restoring(place: i32, frames: u32) {
    request_animation_frame(move || {
        let room = document().document_element().map_or(0, |page| page.scroll_height() - page.client_height());
        if room < place && frames > 0 {
            return try_restoring(place, frames - 1);
        }
        window().scroll_to_with_x_and_y(0.0, f64::from(place));
        request_animation_frame(|| RESTORING.set(false));
    });
}
