//! What comes from npm: its packages run on every system with Node, and in a pinned version.
//!
//! Each has a folder of its own below `target/tools/`, named after its version: npm removes from a folder
//! whatever it was not asked for, and another version is another folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::find::on_path;
use crate::run::{status, step, target_dir};

/// The folder of a package, which is installed unless it works; none where it cannot be had.
pub(crate) fn package(name: &str, version: &str, works: impl Fn(&Path) -> Result<bool>) -> Result<Option<PathBuf>> {
    let tool = target_dir().join("tools").join(format!("{name}-{version}"));
    let package = tool.join("node_modules").join(name);
    if !works(&package)? {
        install(&format!("{name}@{version}"), &tool)?;
    }
    Ok(works(&package)?.then_some(package))
}

/// A failure is npm's to print; whether it matters is seen by trying the package.
fn install(package: &str, tool: &Path) -> Result<()> {
    let Some(npm) = on_path(&["npm"]) else { return Ok(()) };
    step(format!("npm install {package} into {}", tool.display()));
    fs::create_dir_all(tool).with_context(|| format!("{}: cannot create", tool.display()))?;
    let mut command = Command::new(npm);
    command.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]);
    command.arg("--prefix").arg(tool).arg(package);
    status(&mut command).map(drop)
}
