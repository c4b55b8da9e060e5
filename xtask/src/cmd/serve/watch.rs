//! Notices changed files by comparing their dates, several times a second.
//!
//! The sources are some 400 files, which takes a few milliseconds. Unlike a watcher of the operating system, this
//! works the same everywhere, also in containers and on network drives, and adds nothing to compile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Files and the dates of their last change.
type Dates = BTreeMap<PathBuf, SystemTime>;

/// Some files and folders, as they were when last looked at.
pub(crate) struct Watch {
    roots: Vec<PathBuf>,
    dates: Dates,
}

impl Watch {
    /// Watches files and folders from now on.
    pub(crate) fn new(roots: Vec<PathBuf>) -> Self {
        let dates = dates(&roots);
        Self { roots, dates }
    }

    /// The files that were changed, added or removed since the last call.
    pub(crate) fn changes(&mut self) -> Vec<PathBuf> {
        let old = std::mem::replace(&mut self.dates, dates(&self.roots));
        let differs = |file: &&PathBuf| old.get(*file) != self.dates.get(*file);
        let removed = old.keys().filter(|file| !self.dates.contains_key(*file));
        self.dates.keys().chain(removed).filter(differs).cloned().collect()
    }
}

fn dates(roots: &[PathBuf]) -> Dates {
    let mut dates = Dates::new();
    roots.iter().for_each(|root| add(root, &mut dates));
    dates
}

/// A file that disappears meanwhile is just not there.
fn add(path: &Path, dates: &mut Dates) {
    if let Ok(entries) = fs::read_dir(path) {
        entries
            .flatten()
            .filter(|entry| !is_editors(&entry.file_name().to_string_lossy()))
            .for_each(|entry| add(&entry.path(), dates));
    } else if let Ok(date) = fs::metadata(path).and_then(|file| file.modified()) {
        dates.insert(path.to_owned(), date);
    }
}

/// Whether a name is that of an editor's own file: `.main.rs.swp`, `main.rs~`.
fn is_editors(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_new_and_removed_files_are_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let [changed, removed, new] = ["a/changed", "a/removed", "b/new"].map(|name| folder.path().join(name));
        for file in [&changed, &removed] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "").unwrap();
        }
        let mut watch = Watch::new(vec![folder.path().to_owned()]);
        assert!(watch.changes().is_empty());
        fs::File::options().write(true).open(&changed).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        fs::remove_file(&removed).unwrap();
        fs::create_dir(new.parent().unwrap()).unwrap();
        fs::write(&new, "").unwrap();
        fs::write(folder.path().join(".new.swp"), "").unwrap();
        assert_eq!(watch.changes(), [changed, new, removed]);
        assert!(watch.changes().is_empty());
    }
}
