//! Writes the JavaScript that loads a program and connects it to the browser: wasm-bindgen's work.
//!
//! The library is used, not the `wasm-bindgen` command, so that a developer has nothing to install.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// How a program is started, which decides the kind of JavaScript around it.
#[derive(Clone, Copy)]
pub(crate) enum Start {
    /// By a page, as an ES module.
    Module,
    /// By `new Worker(url)`, as a classic script: some browsers still in use have no module workers.
    ClassicWorker,
}

/// Binds a program and makes its files the only ones in the folder. `small` leaves out function names.
///
/// # Errors
/// The folder cannot be replaced, or wasm-bindgen refuses the file; the message names it.
pub(crate) fn bind(wasm: &Path, start: Start, small: bool, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}: cannot remove", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    match start {
        Start::Module => bindgen.web(true)?,
        Start::ClassicWorker => bindgen.no_modules(true)?,
    };
    bindgen.remove_name_section(small).remove_producers_section(small);
    // The script then finds its `_bg.wasm` beside itself, as with the `wasm-bindgen` command.
    bindgen.omit_default_module_path(false).typescript(false);
    if matches!(start, Start::Module) {
        // The second file uses the memory and the tables of the first.
        bindgen.keep_lld_exports(true);
    }
    bindgen.input_path(wasm).generate(folder).with_context(|| format!("{}: wasm-bindgen", wasm.display()))
}
