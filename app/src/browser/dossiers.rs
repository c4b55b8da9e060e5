//! The reader's dossiers: which case, which papers. Kept on the device alone, a procedure each.

use catalog::Code;

use super::storage::storage;

/// What the keys begin with. The site's address follows: several sites may share a host.
const KEY: &str = "ho-so ";

/// What is kept for a procedure.
pub(crate) fn kept(base: &str, code: &Code) -> Option<String> {
    storage()?.get_item(&key(base, code)).ok()?
}

/// Keeps it; nothing forgets it. A full or forbidden storage costs only what would have been kept.
pub(crate) fn keep(base: &str, code: &Code, dossier: Option<&str>) {
    let Some(storage) = storage() else { return };
    let _ = match dossier {
        Some(dossier) => storage.set_item(&key(base, code), dossier),
        None => storage.remove_item(&key(base, code)),
    };
}

/// Whether a key of the storage is one of ours. What follows the site's address is a code: that of another
/// site below ours has a slash.
pub(super) fn is_key(base: &str, key: &str) -> bool {
    key.strip_prefix(KEY).and_then(|key| key.strip_prefix(base)).is_some_and(|code| !code.contains('/'))
}

fn key(base: &str, code: &Code) -> String {
    format!("{KEY}{base}{code}")
}
