//! For releases: wasm-opt makes the WebAssembly smaller than the compiler can.
//!
//! Measured on this app: 5 to 7% fewer bytes to compile and hold in memory, 0.3 to 0.7% fewer to download
//! (Brotli), for two minutes of work. wasm-opt comes from npm. A machine without Node still gets a working
//! app, only a larger one.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::find::on_path;
use crate::npm;
use crate::run::{output, run};

use super::{between, is_fresh};

const BINARYEN: &str = "132.0.0";
const WASM_OPT: &str = "bin/wasm-opt";

/// `-Oz` for size (`--converge` takes four times as long for another 0.1%), and the features that rustc uses
/// for wasm32 by default: without them wasm-opt refuses its input.
const FLAGS: [&str; 7] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Optimises the `.wasm` files in `folders` into a folder of their own, or warns if there is no wasm-opt.
pub(super) fn optimise(folders: &[PathBuf]) -> Result<Option<PathBuf>> {
    let Some(wasm_opt) = WasmOpt::find_or_install()? else {
        println!(
            "xtask: WARNING: wasm-opt cannot be installed, so the app stays about 6% larger (1% when compressed). \
             Install Node.js with npm, check that npm reaches its registry, and build again"
        );
        return Ok(None);
    };
    let made = between("wasm-opt");
    fs::create_dir_all(&made).with_context(|| format!("{}: cannot create", made.display()))?;
    let inputs = folders.iter().map(|folder| wasm_files(folder)).collect::<Result<Vec<_>>>()?.concat();
    wasm_opt.shrink_all(&inputs, &made)?;
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

    /// Shrinks files into a folder, all at the same time: each takes one core for minutes.
    fn shrink_all(&self, inputs: &[PathBuf], made: &Path) -> Result<()> {
        thread::scope(|threads| {
            let shrink = |input: &PathBuf| {
                let (input, made) = (input.clone(), made.join(input.file_name().unwrap_or_default()));
                threads.spawn(move || self.shrink(&input, &made))
            };
            let running: Vec<_> = inputs.iter().map(shrink).collect();
            running.into_iter().try_for_each(|one| one.join().unwrap_or_else(|_| bail!("a thread has panicked")))
        })
    }

    /// Writes the smaller form of `input` to `made`, unless it is up to date.
    fn shrink(&self, input: &Path, made: &Path) -> Result<()> {
        let name = made.file_name().unwrap_or_default().display();
        let this_program = std::env::current_exe().context("cannot find the path of this program")?;
        if !is_fresh(made, &[input, &this_program])? {
            // Renamed when complete: a stopped run must not leave half a program that looks up to date.
            let part = made.with_extension("part");
            run(Command::new(&self.node).arg(&self.script).args(FLAGS).arg(input).arg("-o").arg(&part))?;
            fs::rename(&part, made).with_context(|| format!("{}: cannot rename", part.display()))?;
        }
        println!("xtask: {name}: {} kB, {} kB after wasm-opt", kilobytes(input)?, kilobytes(made)?);
        Ok(())
    }
}

fn kilobytes(file: &Path) -> Result<u64> {
    let found = fs::metadata(file).with_context(|| format!("{}: cannot read its size", file.display()))?;
    Ok(found.len().div_ceil(1000))
}
