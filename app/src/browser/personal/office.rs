//! The office that the reader has chosen, on a site that serves many. The device keeps its code.

use crate::browser::platform::storage::local_storage;
use crate::link::OF_OFFICE;
use crate::route::{Address, Route};

/// The start of the key. The site's address follows, because several sites may share a host.
const KEY: &str = "co-quan ";

/// The key of a site.
fn key(base: &str) -> String {
    format!("{KEY}{base}")
}

/// Whether a key of the local storage holds an office.
pub(crate) fn is_key(key: &str) -> bool {
    key.starts_with(KEY)
}

/// The code of the office whose facts the page shows: that of its start page, which the start script
/// (`indexer/src/write/start.js`) has chosen, that of a shared address, or the chosen one.
pub(crate) fn of_page(base: &str, address: &Address) -> Option<String> {
    if let Route::Office(code) = address.route() {
        return Some(code);
    }
    let shared = Some(address.value(OF_OFFICE)).filter(|code| !code.is_empty());
    if let (Some(code), None) = (&shared, chosen(base)) {
        choose(base, code);
    }
    shared.or_else(|| chosen(base))
}

/// The code of the chosen office.
pub(crate) fn chosen(base: &str) -> Option<String> {
    local_storage()?.get_item(&key(base)).ok()?
}

fn choose(base: &str, code: &str) {
    if let Some(storage) = local_storage() {
        // A browser that keeps nothing shows the office all the same.
        let _ = storage.set_item(&key(base), code);
    }
}

/// Forgets the chosen office.
pub(crate) fn forget(base: &str) {
    if let Some(storage) = local_storage() {
        // A key that cannot be removed cannot be there.
        let _ = storage.remove_item(&key(base));
    }
}
