//! The search worker: a second WebAssembly program beside the page, so that a search never blocks it.

mod client;
mod engine;

pub(crate) use client::{SearchWorker, checked_script};
pub use engine::run;
