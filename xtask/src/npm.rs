//! Tools from npm, in pinned versions: they run on every system that has Node.
//!
//! Each has its own folder below `target/tools/`, with the version in its name: npm removes from a folder
//! everything that it was not asked for.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::find::on_path;
use crate::run::{status, target_dir};

/// The folder of a package. A package that does not work is installed; none if it still does not.
pub(crate) fn package(name: &str, version: &str, works: impl Fn(&Path) -> Result<bool>) -> Result<Option<PathBuf>> {
    let tool = target_dir().join("tools").join(format!("{name}-{version}"));
    let package = tool.join("node_modules").join(name);
    if !works(&package)? {
        install(&format!("{name}@{version}"), &tool)?;
    }
    Ok(works(&package)?.then_some(package))
}

/// npm prints its own errors; trying the package afterwards shows whether they matter.
fn install(package: &str, tool: &Path) -> Result<()> {
    let Some(npm) = on_path(&["npm"]) else { return Ok(()) };
    println!("xtask: npm install {package} into {}", tool.display());
    fs::create_dir_all(tool).with_context(|| format!("{}: cannot create", tool.display()))?;
    let mut command = Command::new(npm);
    command.args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]);
    command.arg("--prefix").arg(tool).arg(package);
    status(&mut command).map(drop)
}
