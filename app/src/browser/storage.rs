//! Where small things are kept on the device.

use leptos::prelude::window;
use web_sys::Storage;

/// The storage of the browser; nothing where the reader or a private window forbids it.
pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
