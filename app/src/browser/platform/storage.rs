//! The browser's storage for small values.

use leptos::prelude::window;
use web_sys::Storage;

/// The local storage. `None` if the reader or a private window forbids it.
pub(crate) fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
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
