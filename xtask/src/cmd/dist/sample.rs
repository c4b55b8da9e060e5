//! Builds the sample with every program, and compares the sites file by file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::{empty, files, wine};
use crate::run::{describe, status, target_dir};

const SAMPLE: &str = "indexer/sample";
/// The day of both sites, because a site says when it was made.
const DAY: &str = "2026-10-01";
/// A folder as offices have them: with marks, blanks, and a path of more than 260 letters, the limit of old Windows.
const FOLDER: &str = "Trang thủ tục hành chính của Ủy ban nhân dân xã Mẫu – bản thử";
const DEPTH: usize = 5;

/// The files of a site, by their path.
type Site = BTreeMap<String, Vec<u8>>;

/// Builds the sample with the programs for Linux and for Windows, the latter under Wine if there is one.
///
/// # Errors
/// A program builds nothing, or the sites differ.
pub(super) fn compare([linux, windows]: [(&str, &PathBuf); 2], wine: Option<&Path>) -> Result<()> {
    let check = std::path::absolute(target_dir())?.join("xtask").join("dist");
    empty(&check)?;
    let by_linux = built(|| Ok(Command::new(linux.1)), &check.join("linux"))?;
    let Some(wine) = wine else {
        println!("xtask: not compared with a site that the program for {} has built, for lack of Wine", windows.0);
        return Ok(());
    };
    let program = check.join("indexer.exe");
    fs::copy(windows.1, &program).with_context(|| format!("{}: cannot copy", windows.1.display()))?;
    wine::add_library(&check)?;
    let by_windows = built(|| wine::command(wine, &program), &check.join("windows"))?;
    let different = differences(&by_linux, &by_windows);
    ensure!(
        different.is_empty(),
        "the programs for {} and {} build different sites: {}",
        linux.0,
        windows.0,
        different.join(", ")
    );
    println!("xtask: both build the same {} files, byte for byte", by_linux.len());
    Ok(())
}

/// Builds the sample twice, so that the second site replaces the first, and returns its files.
fn built(program: impl Fn() -> Result<Command>, folder: &Path) -> Result<Site> {
    let deep = (0..DEPTH).fold(folder.to_owned(), |folder, _| folder.join(FOLDER));
    fs::create_dir_all(&deep).with_context(|| format!("{}: cannot create", deep.display()))?;
    let out = deep.join("trang");
    for _ in 0..2 {
        let mut build = program()?;
        build.args(["build", SAMPLE, "--date", DAY, "--out"]).arg(&out);
        let ended = status(&mut build)?;
        // 1: built, with findings about the sample.
        ensure!(matches!(ended.code(), Some(0 | 1)), "`{}` built no site ({ended}); its message is above", describe(&build));
    }
    let left = fs::read_dir(&deep)?.count();
    if left != 1 {
        bail!("{}: {} other files are left beside the site", deep.display(), left - 1);
    }
    let read = |(name, path): (String, PathBuf)| {
        let bytes = fs::read(&path).with_context(|| format!("{}: cannot read", path.display()))?;
        Ok((name, bytes))
    };
    files(&out)?.into_iter().map(read).collect()
}

/// The files that only one site has, or that are not the same in both.
fn differences(one: &Site, other: &Site) -> Vec<String> {
    let mut names: Vec<_> = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name)).cloned().collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_differs_is_named_once() {
        let site = |files: &[(&str, &str)]| -> Site {
            files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
        };
        let one = site(&[("a", "1"), ("b", "1"), ("c", "1")]);
        assert!(differences(&one, &one).is_empty());
        assert_eq!(differences(&one, &site(&[("a", "1"), ("b", "2"), ("d", "1")])), ["b", "c", "d"]);
    }
}
