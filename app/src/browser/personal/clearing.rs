//! Clears everything that this device has stored of the site in one step: recent queries, dossiers, scroll
//! positions, and the offline copy. Pages call this directly, because it belongs in the second file of the
//! app and the whole backend is in the first.

use leptos::prelude::*;
use web_sys::{Storage, Url};

use super::{dossiers, recent};
use crate::browser::base;
use crate::browser::offline::OfflineCache;
use crate::browser::platform::scroll;
use crate::browser::platform::storage::local_storage;
use crate::browser::user_error::UserError;

/// How many dossiers are stored on this device.
pub(crate) fn dossiers() -> usize {
    let base = base();
    local_storage().map_or(0, |storage| keys(&storage).iter().filter(|key| dossiers::is_key(&base, key)).count())
}

/// Clears everything. If the browser lets a page store nothing, there is nothing to clear.
///
/// # Errors
/// The browser does not delete the offline copy.
pub(crate) async fn clear() -> Result<(), UserError> {
    let base = base();
    let path = Url::new(&base).map(|url| url.pathname()).unwrap_or_default();
    clear_storage(local_storage(), |key| dossiers::is_key(&base, key) || key == recent::key(&base));
    scroll::cancel_save();
    clear_storage(window().session_storage().ok().flatten(), |key| scroll::is_key(&path, key));
    match OfflineCache::of(&base) {
        Some(cache) => cache.clear().await,
        None => Ok(()),
    }
}

fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|at| storage.key(at).ok()?).collect()
}

fn clear_storage(storage: Option<Storage>, is_ours: impl Fn(&str) -> bool) {
    let Some(storage) = storage else { return };
    for key in keys(&storage).iter().filter(|key| is_ours(key)) {
        // A key that could be read can be removed.
        let _ = storage.remove_item(key);
    }
}
