//! The browser's side: fetching what the release names, the search worker, what is kept on the device,
//! keys, and taking over from the static page.

pub(crate) mod clearing;
mod clock;
mod device;
mod dossiers;
mod fetch;
mod history;
mod keeping;
pub(crate) mod keys;
pub(crate) mod printing;
mod recent;
mod scroll;
mod second_file;
pub(crate) mod sharing;
mod signed;
mod start;
mod storage;
mod takeover;
mod worker;
pub mod worker_main;

use leptos::prelude::document;

pub(crate) use keeping::keep_file;
pub use keeping::{Keeping, keep_copy, watch_copy};
pub use second_file::{Fetch, SecondFile};
pub use signed::check as check_signature;
pub use start::start;

/// The whole address of the site, with its slash: what every link is relative to.
fn base() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}
