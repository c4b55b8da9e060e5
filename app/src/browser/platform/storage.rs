//! The browser's storage for small values. On somebody else's page (see [`frame`]) nothing is stored.

use leptos::prelude::window;
use web_sys::Storage;

use super::frame;

/// The local storage. `None` if the reader or a private window forbids it, and in a frame.
pub(crate) fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?.filter(|_| !frame::is_framed())
}

/// The storage of this tab, in the same way.
pub(crate) fn session_storage() -> Option<Storage> {
    window().session_storage().ok()?.filter(|_| !frame::is_framed())
}

/// Removes what is stored under some keys.
pub(crate) fn remove(storage: Option<Storage>, is_meant: impl Fn(&str) -> bool) {
    let Some(storage) = storage else { return };
    for key in keys(&storage).iter().filter(|key| is_meant(key)) {
        // A key that could be read can be removed.
        let _ = storage.remove_item(key);
    }
}

/// The keys of a storage.
pub(crate) fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|at| storage.key(at).ok()?).collect()
}
