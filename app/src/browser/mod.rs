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

pub(crate) use keeping::keep_file;
pub use keeping::{Keeping, keep_copy, watch_copy};
pub use second_file::{Fetch, SecondFile};
pub use signed::check as check_signature;
pub use start::start;
