//! What a counter screen keeps for its staff over visits, restarts and power cuts: the mode, the settings, counts. In
//! the browser's local storage, under keys of their own, which the clearing after a visit leaves alone.

use crate::browser::local_storage;

/// The start of each key. The site's address follows, because several sites may share a host, and then a name.
const KEY: &str = "quay ";

/// What is kept under a name. `None` if there is nothing, or if the browser has no storage.
pub(crate) fn get(base: &str, name: &str) -> Option<String> {
    local_storage()?.get_item(&key(base, name)).ok()?
}

/// Keeps a text under a name. False if the browser does not: the storage is full or forbidden.
pub(crate) fn set(base: &str, name: &str, value: &str) -> bool {
    local_storage().is_some_and(|storage| storage.set_item(&key(base, name), value).is_ok())
}

/// Removes what is kept under a name.
pub(crate) fn remove(base: &str, name: &str) {
    if let Some(storage) = local_storage() {
        // A key that cannot be removed cannot be there.
        let _ = storage.remove_item(&key(base, name));
    }
}

/// Whether a key of the local storage is kept for the staff of this or another site.
pub(super) fn is_key(key: &str) -> bool {
    key.starts_with(KEY)
}

fn key(base: &str, name: &str) -> String {
    format!("{KEY}{base} {name}")
}
