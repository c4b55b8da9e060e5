//! The app for the browser: from Rust to `target/web/fast/` or `target/web/release/`.
//!
//! Intermediate files stay in `target/xtask/`, so that the folder the indexer reads has nothing else in it.

mod assemble;
mod bindgen;
mod compile;
mod optimise;
mod split;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::run::{step, target_dir};
use crate::toolchain;

/// How much work goes into the app's size.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// For tests and trying things out.
    Fast,
    /// For what an office publishes.
    Release,
}

impl Profile {
    /// The profile that `--release` chooses.
    pub(crate) fn of(release: bool) -> Profile {
        if release { Profile::Release } else { Profile::Fast }
    }

    /// What to tell cargo about native programs used along with this app.
    pub(crate) fn native_flags(self) -> &'static [&'static str] {
        match self {
            Profile::Fast => &[],
            Profile::Release => &["--release"],
        }
    }

    fn name(self) -> &'static str {
        match self {
            Profile::Fast => "fast",
            Profile::Release => "release",
        }
    }
}

/// Builds the app and returns the folder that holds it.
pub(crate) fn build(profile: Profile) -> Result<PathBuf> {
    toolchain::ensure_wasm_target()?;
    let _alone = lock()?;
    let programs = compile::compile(profile)?;
    let split = split::split(profile, &programs)?;
    let mut sources = bindgen::bind(profile, &split, &programs)?;
    if profile == Profile::Release {
        sources.extend(optimise::optimise(&sources)?);
    }
    sources.push(PathBuf::from("public"));
    let app = target_dir().join("web").join(profile.name());
    assemble::assemble(&sources, &app)?;
    Ok(app)
}

/// Keeps a second `cargo xtask` from writing the same files until the returned file is dropped.
fn lock() -> Result<File> {
    let folder = between("");
    fs::create_dir_all(&folder).with_context(|| format!("{}: cannot create", folder.display()))?;
    let path = folder.join("lock");
    let file = File::create(&path).with_context(|| format!("{}: cannot create", path.display()))?;
    // Any other error means a file system without locks: then two chores at once are the developer's to avoid.
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        step("waiting for another `cargo xtask` that builds the app");
        file.lock().with_context(|| format!("{}: cannot lock", path.display()))?;
    }
    Ok(file)
}

/// Where files between two steps are kept.
fn between(name: &str) -> PathBuf {
    target_dir().join("xtask").join(name)
}

/// Whether `made` is there and no older than the file it is made from, nor than this program that makes it.
fn is_fresh(made: &Path, from: &Path) -> Result<bool> {
    let Ok(made) = made.metadata().and_then(|found| found.modified()) else { return Ok(false) };
    let this = std::env::current_exe().context("asking for this program's own path")?;
    Ok(made >= modified(from)? && made >= modified(&this)?)
}

fn modified(file: &Path) -> Result<std::time::SystemTime> {
    fs::metadata(file).and_then(|found| found.modified()).with_context(|| format!("{}: cannot read its date", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_or_older_is_not_fresh() {
        let folder = tempfile::tempdir().unwrap();
        let (from, made) = (folder.path().join("from"), folder.path().join("made"));
        fs::write(&from, "").unwrap();
        assert!(!is_fresh(&made, &from).unwrap());
        fs::write(&made, "").unwrap();
        assert!(is_fresh(&made, &from).unwrap());
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        File::options().write(true).open(&made).unwrap().set_modified(long_ago).unwrap();
        assert!(!is_fresh(&made, &from).unwrap());
    }
}
