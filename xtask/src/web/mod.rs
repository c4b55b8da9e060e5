//! The app for the browser: from Rust to `target/web/fast/`, `release/` or `watch/`.
//!
//! Intermediate files stay in `target/xtask/`, so that the folder for the indexer contains nothing else.

mod assemble;
mod bind;
mod optimise;
mod reload;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::programs::{self, Profile};
use crate::remap;
use crate::run::{cargo, run, target_dir};
use crate::steps::Steps;
use crate::toolchain::{self, WASM};

/// The worker searches at every key, so it gets the catalogue as the profile says. The page only answers from names until
/// then, and everybody waits for its download.
const SMALL_CATALOG: &str = "profile.wasm-release.package.catalog.opt-level=\"z\"";

/// The files that are copied into the app as they are.
pub(crate) const PUBLIC: &str = "public";

/// How many steps [`build`] takes.
pub(crate) fn steps(profile: Profile) -> usize {
    match profile {
        Profile::Fast => 3,
        Profile::Release => 4,
    }
}

/// Builds the app, and native programs that are needed along with it. Returns the app's folder.
pub(crate) fn build(profile: Profile, along: &[&str], steps: &mut Steps) -> Result<PathBuf> {
    let parts = compile(profile, along, steps)?;
    let app = folder(profile.name());
    assemble::assemble(&parts, &app)?;
    Ok(app)
}

/// The parts of the app: folders to be put together. Builds native programs along with them.
pub(crate) fn compile(profile: Profile, along: &[&str], steps: &mut Steps) -> Result<Vec<PathBuf>> {
    toolchain::ensure_wasm_target()?;
    let _alone = lock()?;
    steps.run("programs", || build_programs(profile, along))?;
    let compiled = steps.run("app to WebAssembly", || compile_app(profile))?;
    let mut parts = steps.run("app in several files, with the scripts that load it", || bind::bind(profile, &compiled))?;
    if profile == Profile::Release {
        let smaller = steps.run("wasm-opt", || optimise::optimise(&parts))?;
        parts.extend(smaller);
    }
    parts.push(PathBuf::from(PUBLIC));
    Ok(parts)
}

/// Puts the parts together for watch mode. Returns the app's folder.
pub(crate) fn assemble_reloading(parts: &[PathBuf]) -> Result<PathBuf> {
    let app = folder("watch");
    assemble::assemble(parts, &app)?;
    reload::add_to(&app)?;
    Ok(app)
}

fn folder(name: &str) -> PathBuf {
    target_dir().join("web").join(name)
}

/// Always builds wasm-tools with the fast profile: the release profile takes longer and gives the same files.
fn build_programs(profile: Profile, along: &[&str]) -> Result<()> {
    match profile {
        Profile::Fast => programs::build(Profile::Fast, &[&[bind::TOOL], along].concat()),
        Profile::Release => {
            programs::build(Profile::Fast, &[bind::TOOL])?;
            if along.is_empty() { Ok(()) } else { programs::build(Profile::Release, along) }
        }
    }
}

/// Compiles the app and returns the folder of its `.wasm` files.
fn compile_app(profile: Profile) -> Result<PathBuf> {
    let cargo_profile = format!("wasm-{}", profile.name());
    let compile = |programs: &[&str]| -> Result<()> {
        let mut build = cargo(["build", "-p", "app", "--target", WASM, "--features", "csr", "--profile", &cargo_profile]);
        if profile == Profile::Release {
            build.args(["--config", &remap::setting(WASM, &remap::places()?, &[])]);
        }
        run(build.args(programs))
    };
    match profile {
        Profile::Fast => compile(&["--bins"])?,
        Profile::Release => {
            compile(&["--bin", "search_worker"])?;
            compile(&["--bin", "app", "--config", SMALL_CATALOG])?;
        }
    }
    Ok(target_dir().join(WASM).join(cargo_profile))
}

/// Keeps a second `cargo xtask` from writing the same files until the returned file is dropped.
fn lock() -> Result<File> {
    let folder = between("");
    fs::create_dir_all(&folder).with_context(|| format!("{}: cannot create", folder.display()))?;
    let path = folder.join("lock");
    let file = File::create(&path).with_context(|| format!("{}: cannot create", path.display()))?;
    // Any other error means a file system without locks. There, two chores at once are the developer's risk.
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        println!("xtask: waiting for another `cargo xtask` that builds the app");
        file.lock().with_context(|| format!("{}: cannot lock", path.display()))?;
    }
    Ok(file)
}

/// The place for files between two steps.
fn between(name: &str) -> PathBuf {
    target_dir().join("xtask").join(name)
}

/// Whether `made` exists and is no older than any file it is made from or made with.
fn is_fresh(made: &Path, from: &[&Path]) -> Result<bool> {
    let Ok(made) = made.metadata().and_then(|found| found.modified()) else { return Ok(false) };
    let dates = from.iter().map(|file| modified(file)).collect::<Result<Vec<_>>>()?;
    Ok(dates.into_iter().all(|date| made >= date))
}

fn modified(file: &Path) -> Result<std::time::SystemTime> {
    fs::metadata(file).and_then(|found| found.modified()).with_context(|| format!("{}: cannot read its date", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_or_older_file_is_not_fresh() {
        let folder = tempfile::tempdir().unwrap();
        let (from, made) = (folder.path().join("from"), folder.path().join("made"));
        fs::write(&from, "").unwrap();
        assert!(!is_fresh(&made, &[&from]).unwrap());
        fs::write(&made, "").unwrap();
        assert!(is_fresh(&made, &[&from]).unwrap());
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        File::options().write(true).open(&made).unwrap().set_modified(long_ago).unwrap();
        assert!(!is_fresh(&made, &[&from]).unwrap());
    }
}
