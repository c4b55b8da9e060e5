//! The browser's side: fetching what the release names, the search worker, the copy on the device, and
//! taking over from the static page.

mod copy;
mod device;
mod fetch;
mod history;
mod scroll;
mod start;
mod takeover;
mod worker;
pub mod worker_main;

pub use start::start;
