//! What the whole-site tests and the benchmarks are written with: a [`Site`] built in a folder of its
//! own, a [`Server`] that can be stopped in the middle of a test, a [`Browser`] that reads and types, and
//! the readers that look at a site from outside.
//!
//! Helpers give errors instead of panicking, so that a test's message says what was expected of what.

mod browser;
mod chromedriver;
pub mod html;
mod indexer_program;
pub mod searcher;
mod server;
mod site;

use std::path::{Path, PathBuf};

pub use browser::{Browser, Wanted};
pub use indexer_program::{Run, indexer, indexer_file};
pub use searcher::Searcher;
pub use server::Server;
pub use site::{Site, Tree, tree};

/// The top folder of the repository.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The catalogue that comes with the repository.
pub fn sample_catalogue() -> PathBuf {
    workspace().join("indexer/sample")
}

/// The records of the whole country, where they lie beside the repository. They are no part of it.
pub fn national_records() -> Option<PathBuf> {
    let file = workspace().parent()?.join("shared/data/national-2026-07.jsonl.gz");
    file.is_file().then_some(file)
}

/// The folder with the built app, which `cargo xtask test` names.
pub fn built_app() -> Option<PathBuf> {
    std::env::var_os("NIEM_YET_APP").map(PathBuf::from).filter(|folder| !folder.as_os_str().is_empty())
}
