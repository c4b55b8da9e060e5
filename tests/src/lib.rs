//! Helpers of the whole-site tests and the measurements: a [`Site`] in a temporary folder, a [`Server`] that a test
//! can stop, a [`FaultyServer`] that fails on purpose, a [`Browser`], a [`LongRun`] that uses it for weeks, a [`CounterScreen`] with visitors, readers
//! for what a site contains, and a [`Table`] for numbers.
//!
//! Helpers return errors instead of panicking, so that a failed test says what was expected.

mod browser;
mod counter;
pub mod distort;
mod editions;
mod faulty;
pub mod html;
mod indexer_program;
mod long_run;
mod net_log;
pub mod qr;
pub mod relevance;
pub mod searcher;
mod server;
mod site;
mod table;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

pub use browser::{Browser, Engine, Wanted};
pub use counter::{CounterScreen, Visited};
pub use editions::{edition, sample_with};
pub use faulty::{Asked, Fault, FaultyServer, Which};
pub use indexer_program::{Run, indexer, indexer_file};
pub use long_run::{Done, LongRun, Reading};
pub use net_log::Request;
pub use searcher::Searcher;
pub use server::Server;
pub use site::{Site, Tree, tree};
pub use table::{Aim, Table, median, share};

/// The top folder of the repository.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The catalogue that comes with the repository.
pub fn sample_catalogue() -> PathBuf {
    workspace().join("indexer/sample")
}

/// The catalogue of the whole country in a temporary folder; `None` if its records are not beside the repository.
/// They are not part of it.
///
/// # Errors
/// The folder cannot be written.
pub fn national_catalogue() -> Result<Option<TempDir>> {
    let Some(records) = beside_repository("national-2026-07.jsonl.gz") else { return Ok(None) };
    let folder = tempfile::tempdir().context("no temporary folder")?;
    fs::copy(&records, folder.path().join("quoc-gia.jsonl.gz")).with_context(|| records.display().to_string())?;
    fs::write(folder.path().join("site.toml"), "ten = \"Cả nước\"\ncap = \"xa\"\n").context("site.toml")?;
    Ok(Some(folder))
}

/// The provinces and communes of the country, if their list is beside the repository: the code and the name of the province,
/// then of the commune.
///
/// # Errors
/// The list cannot be read.
pub fn units() -> Result<Option<Vec<[String; 4]>>> {
    let Some(list) = beside_repository("units.tsv") else { return Ok(None) };
    let text = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let unit = |line: &str| -> Option<[String; 4]> {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        cells.try_into().ok()
    };
    Ok(Some(text.lines().filter(|line| !line.starts_with('#')).filter_map(unit).collect()))
}

/// Questions with the procedures that answer them, if they are beside the repository.
pub fn national_questions() -> Option<PathBuf> {
    beside_repository("queries.jsonl")
}

fn beside_repository(name: &str) -> Option<PathBuf> {
    let file = workspace().parent()?.join("shared/data").join(name);
    file.is_file().then_some(file)
}

/// The folder with the built app, which `cargo xtask test` names.
pub fn built_app() -> Option<PathBuf> {
    std::env::var_os("NIEM_YET_APP").map(PathBuf::from).filter(|folder| !folder.as_os_str().is_empty())
}
