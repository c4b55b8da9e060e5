//! Notices changed files by comparing their dates and sizes. Unlike a watcher of the operating system, this works the same
//! everywhere, also on network drives and USB sticks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::limits::{MOST_DEPTH, MOST_FILES};

/// Files, with the date of their last change and their size.
type Seen = BTreeMap<PathBuf, (SystemTime, u64)>;

/// A folder, as it was at the last look.
pub(super) struct Changes {
    folder: PathBuf,
    seen: Seen,
}

impl Changes {
    /// Watches a folder from now on.
    pub(super) fn new(folder: PathBuf) -> Self {
        let seen = look(&folder);
        Self { folder, seen }
    }

    /// The files that were changed, added or removed since the last look.
    pub(super) fn look(&mut self) -> Vec<PathBuf> {
        let now = look(&self.folder);
        let old = std::mem::replace(&mut self.seen, now);
        let changed = self.seen.iter().filter(|(file, seen)| old.get(*file) != Some(seen)).map(|(file, _)| file);
        let removed = old.keys().filter(|file| !self.seen.contains_key(*file));
        changed.chain(removed).cloned().collect()
    }
}

fn look(folder: &Path) -> Seen {
    let mut seen = Seen::new();
    add(folder, 0, &mut seen);
    seen
}

/// A file that disappears meanwhile is just not there.
fn add(folder: &Path, depth: usize, seen: &mut Seen) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if seen.len() >= MOST_FILES || is_of_an_editor(&entry.file_name().to_string_lossy()) {
            continue;
        }
        // Does not follow a symlink, like the reader.
        let Ok(meta) = entry.metadata() else { continue };
        if meta.is_dir() && depth < MOST_DEPTH {
            add(&entry.path(), depth + 1, seen);
        } else if let Ok(date) = meta.modified() {
            seen.insert(entry.path(), (date, meta.len()));
        }
    }
}

/// Whether a name is that of a program's own file beside the open one: `.a.toml.swp`, `a.toml~`, `~$a.xlsx`, `a.tmp`.
fn is_of_an_editor(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') || name.ends_with(".tmp")
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
        let mut changes = Changes::new(folder.path().to_owned());
        assert!(changes.look().is_empty());
        fs::write(&changed, "x").unwrap();
        fs::remove_file(&removed).unwrap();
        fs::create_dir(new.parent().unwrap()).unwrap();
        fs::write(&new, "").unwrap();
        for name in [".new.swp", "~$local.xlsx", "new~", "A1B2.tmp"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert_eq!(changes.look(), [changed, new, removed]);
        assert!(changes.look().is_empty());
    }
}
