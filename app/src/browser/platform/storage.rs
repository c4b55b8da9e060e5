//! The browser's storage for small values.

use leptos::prelude::window;
use web_sys::Storage;

/// The local storage. `None` if the reader or a private window forbids it.
pub(crate) fn local_storage() -> Option<Storage> {
    window().local_storage().ok()?
}
