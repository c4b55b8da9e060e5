//! The files beside the programs: what to read first, manual pages, completions, schemas, the recipe of the counter
//! screen, licences, checksums.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::{VERSION, files};
use crate::run::{output, run};

const READ_FIRST: &str = include_str!("LOI-DAN.txt");
const SCHEMAS: &str = "indexer/schemas";
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes them into `out`, which has the programs already. `linux` is the one that can be run here.
pub(super) fn write(linux: &Path, out: &Path) -> Result<()> {
    run(Command::new(linux).arg("manual").arg("--out").arg(out))?;
    // The marks at the beginning and the ends of lines are for old editors of Windows.
    let text = format!("\u{FEFF}{READ_FIRST}").replace("{version}", VERSION).replace('\n', "\r\n");
    put(&out.join("LOI-DAN.txt"), text.as_bytes())?;
    for name in LICENCES {
        copy(Path::new(name), &out.join(name))?;
    }
    copy_folder(SCHEMAS, &out.join("schemas"))?;
    copy(Path::new("docs/quay.md"), &out.join("quay.md"))?;
    copy_folder("docs/quay", &out.join("quay"))?;
    put(&out.join("SHA256SUMS"), checksums(out)?.as_bytes())
}

/// A line for each file, as `sha256sum --check` reads it.
fn checksums(out: &Path) -> Result<String> {
    let sums = output(Command::new("sha256sum").arg("--").args(files(out)?.keys()).current_dir(out))?;
    sums.context("`sha256sum` failed; it is part of coreutils")
}

fn copy_folder(from: &str, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{}: cannot create", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| from.to_owned())? {
        let entry = entry.with_context(|| from.to_owned())?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).with_context(|| format!("{}: cannot copy to {}", from.display(), to.display()))
}

fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("{}: cannot write", path.display()))
}
