//! Everything that this device keeps of the site, gone in one step: recent questions, dossiers, where pages
//! were scrolled to, and the copy of the release. Called from a page and not through the backend, all of
//! which stands in the first file of the app.

use leptos::prelude::*;
use web_sys::{Storage, Url};

use super::fetch::Trouble;
use super::keeping::Shelves;
use super::storage::storage;
use super::{base, dossiers, recent, scroll};

/// How many dossiers the device keeps.
pub(crate) fn dossiers() -> usize {
    let base = base();
    storage().map_or(0, |storage| keys(&storage).iter().filter(|key| dossiers::is_key(&base, key)).count())
}

/// Clears it. Where the browser lets a page keep nothing, there is nothing to clear.
///
/// # Errors
/// The browser does not let go of the copy.
pub(crate) async fn clear() -> Result<(), Trouble> {
    let base = base();
    let path = Url::new(&base).map(|url| url.pathname()).unwrap_or_default();
    clear_storage(storage(), |key| dossiers::is_key(&base, key) || key == recent::key(&base));
    scroll::stop_settling();
    clear_storage(window().session_storage().ok().flatten(), |key| scroll::is_key(&path, key));
    match Shelves::of(&base) {
        Some(shelves) => shelves.clear().await,
        None => Ok(()),
    }
}

fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|at| storage.key(at).ok()?).collect()
}

fn clear_storage(storage: Option<Storage>, ours: impl Fn(&str) -> bool) {
    let Some(storage) = storage else { return };
    for key in keys(&storage).iter().filter(|key| ours(key)) {
        // What can be read can be removed.
        let _ = storage.remove_item(key);
    }
}
