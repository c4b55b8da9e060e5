//! The counter screen (màn hình quầy): the whole site on a touch screen at an office, for one stranger after another.
//!
//! It is a file of its own (`app/src/bin/app/counter_file.rs`). Only [`mode`] and [`kept`] are in the app's first file.

#[cfg(feature = "csr")]
mod alone;
#[cfg(feature = "csr")]
mod aloud;
#[cfg(feature = "csr")]
mod context;
#[cfg(feature = "csr")]
mod dock;
#[cfg(feature = "csr")]
mod feedback;
#[cfg(feature = "csr")]
mod frame;
#[cfg(feature = "csr")]
pub(crate) mod kept;
mod keyboard;
mod look;
#[cfg(feature = "csr")]
pub(crate) mod mode;
#[cfg(feature = "csr")]
mod opening;
mod settings;
#[cfg(feature = "csr")]
mod staff;
#[cfg(feature = "csr")]
mod take;
mod visit;

#[cfg(feature = "csr")]
pub use opening::{CounterFile, open};
