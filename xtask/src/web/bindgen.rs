//! Step two: wasm-bindgen writes the JavaScript that loads each program and ties it to the browser.
//!
//! The library is used, not the `wasm-bindgen` command, so that a developer has nothing to install.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::lockfile;
use crate::run::step;

use super::{Profile, between, is_fresh};

/// How a program is started, which decides the kind of JavaScript around it.
#[derive(Clone, Copy)]
enum Start {
    /// By a page, as an ES module.
    Module,
    /// By `new Worker(url)`, as a classic script: module workers are missing in browsers still in use.
    ClassicWorker,
}

const PROGRAMS: [(&str, Start); 2] = [("app", Start::Module), ("search_worker", Start::ClassicWorker)];

/// Binds each program in `wasm` and returns the folders that hold the results, one a program.
pub(super) fn bind(profile: Profile, wasm: &Path) -> Result<Vec<PathBuf>> {
    let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock: cannot read")?;
    lockfile::check_wasm_bindgen(&lock)?;
    let bind_one = |(name, start)| {
        let input = wasm.join(format!("{name}.wasm"));
        let folder = between(&format!("bindgen-{}", profile.name())).join(name);
        // The `.js` is the last file wasm-bindgen writes: when it is there, all of them are.
        if !is_fresh(&folder.join(format!("{name}.js")), &input)? {
            step(format!("wasm-bindgen {name}"));
            generate(&input, start, profile, &folder).with_context(|| format!("{}: wasm-bindgen", input.display()))?;
        }
        Ok(folder)
    };
    PROGRAMS.into_iter().map(bind_one).collect()
}

fn generate(input: &Path, start: Start, profile: Profile, folder: &Path) -> Result<()> {
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
    bindgen.input_path(input).generate(folder)
}
