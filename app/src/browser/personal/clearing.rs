//! Clears everything that this device has stored of the site in one step: recent queries, dossiers, the chosen office,
//! scroll positions, and the offline copy. Pages call this directly, because it belongs in the second file of the
//! app and the whole backend is in the first.

use web_sys::Url;

use super::{dossiers, office, recent};
use crate::browser::base;
use crate::browser::offline::OfflineCache;
use crate::browser::platform::scroll;
use crate::browser::platform::storage::{keys, local_storage, remove, session_storage};
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
    remove(local_storage(), |key| dossiers::is_key(&base, key) || key == recent::key(&base));
    office::forget(&base);
    scroll::cancel_save();
    remove(session_storage(), |key| scroll::is_key(&path, key));
    match OfflineCache::of(&base) {
        Some(cache) => cache.clear().await,
        None => Ok(()),
    }
}
