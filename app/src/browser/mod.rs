//! The browser's side of the app.
//!
//! | folder | what it does |
//! |---|---|
//! | `boot` | starts the app and replaces the static page |
//! | `download` | fetches the files of a release and checks them |
//! | `device` | the [`Backend`](crate::store::Backend) of the browser |
//! | `worker` | the search worker, and the page's handle to it |
//! | `offline` | saves a whole release on the device and keeps it up to date |
//! | `personal` | what the reader leaves on the device: recent queries, dossiers |
//! | `platform` | thin wrappers over what browsers offer |

mod boot;
mod device;
mod download;
mod offline;
mod personal;
mod platform;
mod second_file;
mod user_error;
mod worker;

use leptos::prelude::document;

pub(crate) use boot::replace;
pub use boot::{LaterFiles, start};
pub use download::{OfficePart, check_signature, fetch_office};
pub use offline::Saver;
pub(crate) use offline::newer_on_host;
pub(crate) use personal::{clearing, office};
pub(crate) use platform::frame::is_framed;
pub(crate) use platform::storage::{local_storage, remove as remove_stored};
pub(crate) use platform::task::spawn_local;
pub(crate) use platform::{keys, printing, sharing};
pub use second_file::{Fetch, SecondFile};
pub use user_error::UserError;
pub(crate) use worker::checked_script;
pub use worker::run as run_worker;

/// The absolute address of the site, with its final slash: every link is relative to it.
pub(crate) fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}
