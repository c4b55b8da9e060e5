//! Step four, for releases: wasm-opt makes the wasm smaller than the compiler can.
//!
//! Measured on this app: 5 to 7% fewer bytes to compile and hold in memory, 0.3 to 0.7% fewer to download
//! (Brotli), for two minutes of work. wasm-opt comes from npm; a machine without Node still gets a working
//! app, only a larger one.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::find::on_path;
use crate::npm;
use crate::run::{output, run, step};

use super::{between, is_fresh};

const BINARYEN: &str = "132.0.0";
const WASM_OPT: &str = "bin/wasm-opt";

/// `-Oz` for size (`--converge` takes four times as long for another 0.1%), and the features rustc's wasm32 target uses by default: without them wasm-opt refuses its input.
const FLAGS: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises the `.wasm` files in `folders` into a folder of their own, or warns when wasm-opt cannot be had.
pub(super) fn optimise(folders: &[PathBuf]) -> Result<Option<PathBuf>> {
    let Some(wasm_opt) = WasmOpt::find_or_install()? else {
        println!(
            "xtask: WARNING: wasm-opt cannot be had, so the app stays about 6% larger (1% when compressed). \
             Install Node.js with npm, see that it reaches its registry, and build again"
        );
        return Ok(None);
    };
    let made = between("wasm-opt");
    fs::create_dir_all(&made).with_context(|| format!("{}: cannot create", made.display()))?;
    let inputs = folders.iter().map(|folder| wasm_files(folder)).collect::<Result<Vec<_>>>()?.concat();
    // At the same time: each takes one core for minutes.
    inputs.par_iter().try_for_each(|input| wasm_opt.shrink(input, &made.join(input.file_name().unwrap_or_default())))?;
    Ok(Some(made))
}

fn wasm_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}: cannot read", folder.display()))?;
    let files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    Ok(files.into_iter().filter(|file| file.extension() == Some(OsStr::new("wasm"))).collect())
}

/// wasm-opt is a script for Node: Windows would not start it by its name alone.
struct WasmOpt {
    node: PathBuf,
    script: PathBuf,
}

impl WasmOpt {
    fn find_or_install() -> Result<Option<WasmOpt>> {
        let Some(node) = on_path(&["node", "nodejs"]) else { return Ok(None) };
        let starts = |package: &Path| {
            let said = output(Command::new(&node).arg(package.join(WASM_OPT)).arg("--version"))?;
            Ok(said.is_some())
        };
        let package = npm::package("binaryen", BINARYEN, starts)?;
        Ok(package.map(|package| WasmOpt { script: package.join(WASM_OPT), node }))
    }

    /// Writes the smaller form of `input` to `made`, unless it is there already.
    fn shrink(&self, input: &Path, made: &Path) -> Result<()> {
        let name = made.file_name().unwrap_or_default().display();
        if !is_fresh(made, input)? {
            step(format!("wasm-opt {name}"));
            // Renamed when complete: a stopped run must not leave half a program that looks up to date.
            let part = made.with_extension("part");
            run(Command::new(&self.node).arg(&self.script).args(FLAGS).arg(input).arg("-o").arg(&part))?;
            fs::rename(&part, made).with_context(|| format!("{}: cannot rename", part.display()))?;
        }
        step(format!("{name}: {} kB, {} kB after wasm-opt", kilobytes(input)?, kilobytes(made)?));
        Ok(())
    }
}

fn kilobytes(file: &Path) -> Result<u64> {
    let found = fs::metadata(file).with_context(|| format!("{}: cannot read its size", file.display()))?;
    Ok(found.len().div_ceil(1000))
}
