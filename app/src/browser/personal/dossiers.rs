//! The reader's dossiers: the chosen case and the papers at hand. Stored on this device only, one entry for
//! each procedure, and one for each life event.

use crate::browser::platform::storage::local_storage;

/// The start of each key. The site's address follows, because several sites may share a host.
const KEY: &str = "ho-so ";

/// The stored dossier for a procedure or a life event.
pub(crate) fn saved(base: &str, of: &str) -> Option<String> {
    local_storage()?.get_item(&key(base, of)).ok()?
}

/// Stores a dossier; `None` removes it. If the storage is full or forbidden, nothing is
/// stored.
pub(crate) fn save(base: &str, of: &str, dossier: Option<&str>) {
    let Some(storage) = local_storage() else { return };
    let _ = match dossier {
        Some(dossier) => storage.set_item(&key(base, of), dossier),
        None => storage.remove_item(&key(base, of)),
    };
}

/// Whether a storage key is one of ours. After the site's address comes a code or an event, without a slash; the key of
/// another site in a folder of ours has one.
pub(super) fn is_key(base: &str, key: &str) -> bool {
    key.strip_prefix(KEY).and_then(|key| key.strip_prefix(base)).is_some_and(|of| !of.contains('/'))
}

fn key(base: &str, of: &str) -> String {
    format!("{KEY}{base}{of}")
}
