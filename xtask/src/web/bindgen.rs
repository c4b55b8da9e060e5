//! Step three: wasm-bindgen writes the JavaScript that loads each program and ties it to the browser.
//!
//! The library is used, not the `wasm-bindgen` command, so that a developer has nothing to install.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::lockfile;
use crate::run::step;

use super::split::{PAGES, join};
use super::{Profile, between, is_fresh};

/// How a program is started, which decides the kind of JavaScript around it.
#[derive(Clone, Copy)]
enum Start {
    /// By a page, as an ES module.
    Module,
    /// By `new Worker(url)`, as a classic script: module workers are missing in browsers still in use.
    ClassicWorker,
}

/// Binds the app, whose two parts are in `split`, and the worker in `wasm`; returns the folders that hold
/// the results, one a program.
pub(super) fn bind(profile: Profile, split: &Path, wasm: &Path) -> Result<Vec<PathBuf>> {
    let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock: cannot read")?;
    lockfile::check_wasm_bindgen(&lock)?;
    let app = folder_of(profile, "app");
    // What is written last tells whether all of it is there.
    if !is_fresh(&app.join(PAGES), &split.join("app.wasm"))? {
        generate(&split.join("app.wasm"), Start::Module, profile, &app)?;
        join(split, &app)?;
    }
    let (worker, input) = (folder_of(profile, "search_worker"), wasm.join("search_worker.wasm"));
    if !is_fresh(&worker.join("search_worker.js"), &input)? {
        generate(&input, Start::ClassicWorker, profile, &worker)?;
    }
    Ok(vec![app, worker])
}

fn folder_of(profile: Profile, program: &str) -> PathBuf {
    between(&format!("bindgen-{}", profile.name())).join(program)
}

fn generate(input: &Path, start: Start, profile: Profile, folder: &Path) -> Result<()> {
    step(format!("wasm-bindgen {}", input.display()));
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}: cannot remove", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    match start {
        Start::Module => bindgen.web(true)?,
        Start::ClassicWorker => bindgen.no_modules(true)?,
    };
    // Function names serve the stack traces of a panic; a phone should not download them.
    let for_phones = profile == Profile::Release;
    bindgen.remove_name_section(for_phones).remove_producers_section(for_phones);
    // The script then finds its `_bg.wasm` beside itself, as with the `wasm-bindgen` command.
    bindgen.omit_default_module_path(false).typescript(false);
    if matches!(start, Start::Module) {
        // The second file works on the memory and the tables of the first.
        bindgen.keep_lld_exports(true);
    }
    bindgen.input_path(input).generate(folder).with_context(|| format!("{}: wasm-bindgen", input.display()))
}
