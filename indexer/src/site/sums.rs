//! `SHA256SUMS`: the hash of every file of the site. This includes the pages, which `release.json` does not list because
//! no device stores them. `indexer verify` reads it, and so does `sha256sum --check`.

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use catalog::release::sha256;
use rayon::prelude::*;

use crate::site::SiteFiles;

/// The name of the file.
pub(crate) const FILE: &str = "SHA256SUMS";

/// The list of all files in a folder, sorted by path.
pub(crate) fn of(folder: &Path) -> anyhow::Result<String> {
    let files = SiteFiles::folder(folder)?;
    let paths: Vec<_> = files.paths().collect();
    let hash = |path: &&str| -> anyhow::Result<String> {
        let bytes = files.read(path)?.with_context(|| format!("{path}: không đọc lại được"))?;
        Ok(sha256(&bytes))
    };
    let hashes = paths.par_iter().map(hash).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(paths.iter().zip(hashes).fold(String::new(), |mut list, (path, hash)| {
        let _ = writeln!(list, "{hash}  {path}");
        list
    }))
}

/// The lines of a list: the hash and the path of each file.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().filter_map(|line| line.split_once("  "))
}
