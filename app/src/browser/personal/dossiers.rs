//! The reader's dossiers: the chosen case and the papers at hand. Stored on this device only, one entry for
//! each procedure.

use catalog::Code;

use crate::browser::platform::storage::local_storage;

/// The start of each key. The site's address follows, because several sites may share a host.
const KEY: &str = "ho-so ";

/// The stored dossier for a procedure.
pub(crate) fn saved(base: &str, code: &Code) -> Option<String> {
    local_storage()?.get_item(&key(base, code)).ok()?
}

/// Stores the dossier for a procedure; `None` removes it. If the storage is full or forbidden, nothing is
/// stored.
pub(crate) fn save(base: &str, code: &Code, dossier: Option<&str>) {
    let Some(storage) = local_storage() else { return };
    let _ = match dossier {
        Some(dossier) => storage.set_item(&key(base, code), dossier),
        None => storage.remove_item(&key(base, code)),
    };
}

/// Whether a storage key is one of ours. After the site's address comes a code, which has no slash; the key of
/// another site in a folder of ours has one.
pub(super) fn is_key(base: &str, key: &str) -> bool {
    key.strip_prefix(KEY).and_then(|key| key.strip_prefix(base)).is_some_and(|code| !code.contains('/'))
}

fn key(base: &str, code: &Code) -> String {
    format!("{KEY}{base}{code}")
}
