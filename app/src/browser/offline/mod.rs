//! Saves one complete release on the device and keeps it up to date.
//!
//! Each release has a cache of its own. A file goes into it only after its hash was checked. When the
//! release is complete, the pointer, which the service worker answers from, moves to that cache in one step.
//! So an update that is cut off changes nothing that is shown, and the next one continues where it ended.
//!
//! A save goes one way: the [`origin`] offers a release, [`fill`] brings its files into a [`cache`], and the
//! [`pointer`] moves to it.

mod archive;
mod cache;
mod fill;
mod my_office;
mod on_host;
mod origin;
mod pointer;
mod saver;
mod service_worker;
mod status;

pub(crate) use cache::OfflineCache;
pub(crate) use on_host::newer_on_host;
pub use saver::Saver;
