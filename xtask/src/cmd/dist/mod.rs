//! `cargo xtask dist`: what an office installs, in `target/dist/`: one program for Linux and one for Windows, each with
//! the app inside, and the papers that belong to them. At the end both build the sample, and the two sites must be the
//! same.

mod papers;
mod program;
mod sample;
mod wine;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::programs::Profile;
use crate::remap::{self, Place};
use crate::run::target_dir;
use crate::steps::Steps;
use crate::web;
use program::{LINUX, WINDOWS};

/// The version of everything in the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn run() -> Result<ExitCode> {
    ensure!(cfg!(all(target_os = "linux", target_arch = "x86_64")), "a distribution is made on Linux, on x86_64");
    LINUX.ensure_tools()?;
    WINDOWS.ensure_tools()?;
    let wine = wine::ensure()?;
    let mut steps = Steps::of(web::steps(Profile::Release) + 4);
    let app = std::path::absolute(web::build(Profile::Release, &[], &mut steps)?)?;
    let out = target_dir().join("dist");
    empty(&out)?;
    let places = remap::places()?;
    refuse_leaks(&app, &places)?;
    let linux = steps.run("program for Linux", || LINUX.build(&app, &places, &out))?;
    let windows = steps.run("program for Windows", || WINDOWS.build(&app, &places, &out))?;
    steps.run("manual, completions, schemas, checksums", || papers::write(&linux, &out))?;
    let made_by = [(LINUX.name, &linux), (WINDOWS.name, &windows)];
    steps.run("the sample, built by both programs", || sample::compare(made_by, wine.as_deref()))?;
    println!("xtask: the distribution is in {}", out.display());
    Ok(ExitCode::SUCCESS)
}

/// The files of a folder and of the folders in it, by their path within it.
fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, PathBuf>) -> Result<()> {
    let unreadable = || format!("{}: cannot read", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let path = entry.with_context(unreadable)?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.insert(name, path);
        }
    }
    Ok(())
}

/// Refuses files that name a folder of this machine. In the programs they are packed, and nothing could be found.
fn refuse_leaks(app: &Path, places: &[Place]) -> Result<()> {
    for path in files(app)?.values() {
        let bytes = fs::read(path).with_context(|| format!("{}: cannot read", path.display()))?;
        let leaks = remap::found_in(&bytes, places);
        ensure!(leaks.is_empty(), "{}: contains paths of this machine: {leaks:?}", path.display());
    }
    Ok(())
}

/// Makes a folder, without what an earlier run left in it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}: cannot remove", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot create", folder.display()))
}
