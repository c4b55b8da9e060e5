//! `SHA256SUMS`: the hash of every file of the site. This includes the pages, which `release.json` does not list because
//! no device stores them. `indexer verify` reads it, and so does `sha256sum --check`.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The name of the file.
pub(crate) const FILE: &str = "SHA256SUMS";

/// The list of files, from their paths and hashes.
pub(crate) fn of(hashes: &BTreeMap<String, String>) -> String {
    hashes.iter().fold(String::new(), |mut list, (path, hash)| {
        let _ = writeln!(list, "{hash}  {path}");
        list
    })
}

/// How many pages a list names.
pub(crate) fn pages(list: &str) -> usize {
    lines(list).filter(|(_, path)| path.ends_with("index.html")).count()
}

/// The lines of a list: the hash and the path of each file.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().filter_map(|line| line.split_once("  "))
}
