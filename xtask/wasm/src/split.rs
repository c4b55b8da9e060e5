//! Cuts the app in two, so that the first answer waits only for what it needs.
//!
//! The functions marked in `app/src/bin/app/second_file.rs`, and what only they use, go into a second
//! WebAssembly file that the first one loads. Measured: 182 KB instead of 213 (Brotli) before the first
//! answer.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// How the first file imports the script that loads the second one.
pub(crate) const LINK: &str = "./__wasm_split.js";

/// The files that the splitter writes.
pub(crate) struct Parts {
    /// The first file.
    pub(crate) main: PathBuf,
    /// The second file.
    pub(crate) pages: PathBuf,
    /// The script that loads the second file: a module that the first file imports.
    pub(crate) link: PathBuf,
}

/// Cuts the app's WebAssembly and writes its parts to a folder.
///
/// # Errors
/// The file cannot be read or split; the message names it.
pub(crate) fn split(wasm: &Path, folder: &Path) -> Result<Parts> {
    let bytes = fs::read(wasm).with_context(|| format!("{}: cannot read", wasm.display()))?;
    let parts = Parts { main: folder.join("app.wasm"), pages: folder.join("split_pages.wasm"), link: folder.join(LINK) };
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &parts.main;
    options.link_name = LINK;
    transform(options).map_err(|error| anyhow!("{}: cannot split: {error:#}", wasm.display()))?;
    Ok(parts)
}
