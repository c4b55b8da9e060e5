//! Everything that this device keeps of the site, gone in one step: recent questions, dossiers, where pages
//! were scrolled to, and the copy of the release. Called from a page and not through the backend, all of
//! which stands in the first file of the app.

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Storage, Url};

use super::storage::storage;
use super::{dossiers, recent, scroll};

/// The cache that names the release that is shown, and what the names of the caches of releases begin with.
const SHOWN: &str = "hien-tai";
const RELEASE: &str = "ban-";

/// How many dossiers the device keeps.
pub(crate) fn dossiers() -> usize {
    let base = base();
    storage().map_or(0, |storage| keys(&storage).iter().filter(|key| dossiers::is_key(&base, key)).count())
}

/// Clears it. Where the browser lets a page keep nothing, there is nothing to clear.
///
/// # Errors
/// The browser does not let go of the copy.
pub(crate) async fn clear() -> Result<(), JsValue> {
    let base = base();
    let path = Url::new(&base).map(|url| url.pathname()).unwrap_or_default();
    clear_storage(storage(), |key| dossiers::is_key(&base, key) || key == recent::key(&base));
    scroll::stop_settling();
    clear_storage(window().session_storage().ok().flatten(), |key| scroll::is_key(&path, key));
    clear_copy(&base).await
}

/// The address of the site, with its slash.
fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
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

/// Other sites on the same host share the caches' names, so it is their entries that are told apart.
async fn clear_copy(base: &str) -> Result<(), JsValue> {
    let Some(caches) = caches() else { return Ok(()) };
    let names: Array = JsFuture::from(caches.keys()).await?.dyn_into()?;
    let names = names.iter().filter_map(|name| name.as_string());
    let mut names: Vec<String> = names.filter(|name| name == SHOWN || name.starts_with(RELEASE)).collect();
    // First that a release is kept, then its files: half a release must never be shown as one.
    names.sort_unstable_by_key(|name| name != SHOWN);
    for name in names {
        let cache: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
        if clear_cache(&cache, base).await? {
            JsFuture::from(caches.delete(&name)).await?;
        }
    }
    Ok(())
}

/// Clears a site's entries; whether there are no others.
async fn clear_cache(cache: &Cache, base: &str) -> Result<bool, JsValue> {
    let entries: Array = JsFuture::from(cache.keys()).await?.dyn_into()?;
    let mut alone = true;
    for entry in entries.iter() {
        let request: Request = entry.dyn_into()?;
        if request.url().starts_with(base) {
            JsFuture::from(cache.delete_with_request(&request)).await?;
        } else {
            alone = false;
        }
    }
    Ok(alone)
}

/// The caches, where the browser and the address have any.
fn caches() -> Option<CacheStorage> {
    Reflect::get(&window(), &"caches".into()).ok()?.dyn_into().ok()
}
