//! Finds the files of a catalogue that may contain procedures.

use std::fs::FileType;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use catalog::release::RELEASE_FILE;

use super::own_workbook::has_our_sheets;
use super::record::RecordOrigin;
use super::workbook::Workbook;
use crate::findings::{Finding, Kind};
use crate::limits::{self, MOST_DEPTH, MOST_FILES};

/// The file in which `indexer new` says what to do next. It is for people only.
pub(crate) const GUIDE: &str = "DOC-TRUOC.txt";

/// Files and folders at the top of a catalogue that have another meaning, each read by a module of its own.
const OTHER: [&str; 13] = [
    GUIDE,
    super::face::FOLDER,
    super::office::FILE,
    super::lexicon::FILE,
    super::wordings::FILE,
    super::calendar::FILE,
    super::events::FOLDER,
    super::offices::FOLDER,
    super::offices::BOOK,
    super::local::TOML,
    super::local::SHEET,
    super::stats::FILE,
    super::silence::FILE,
];
/// Files that Windows puts into every folder with pictures or settings.
const OF_WINDOWS: [&str; 2] = ["thumbs.db", "desktop.ini"];
/// What the name of the file begins with that Word and Excel keep beside an open file.
const OPEN: &str = "~$";

/// The files of a catalogue, sorted.
#[derive(Default)]
pub(super) struct Files {
    /// The path within the catalogue and on the disk of each file.
    pub files: Vec<(String, PathBuf)>,
    /// The folders with a published site: they are read as a whole.
    pub sites: Vec<(String, PathBuf)>,
    /// What is wrong with some of them.
    pub findings: Vec<Finding>,
}

impl Files {
    /// Lists the files of a catalogue. Hidden files are left out. A symlink is refused: it must not lead out of the
    /// catalogue, and nobody would notice that its procedures are missing.
    ///
    /// # Errors
    /// A folder cannot be read, or there are too many files.
    pub(super) fn of(folder: &Path) -> anyhow::Result<Self> {
        let mut found = Self::default();
        found.list(folder, "", 0)?;
        found.files.sort();
        found.sites.sort();
        Ok(found)
    }

    fn list(&mut self, folder: &Path, prefix: &str, depth: usize) -> anyhow::Result<()> {
        for Entry { name, path, kind } in entries(folder)? {
            let label = format!("{prefix}{name}");
            let is_other = OTHER.contains(&label.as_str()) && !(label == super::local::SHEET && is_own_workbook(&path));
            // The forms are files to publish, not sources of procedures.
            let is_forms = kind.is_dir() && label == super::forms::FOLDER;
            if is_other || is_forms {
                continue;
            }
            ensure!(!kind.is_symlink(), "{}: {}", path.display(), limits::LINK);
            if kind.is_dir() && path.join(RELEASE_FILE).is_file() {
                self.sites.push((label, path));
            } else if kind.is_dir() {
                ensure!(depth < MOST_DEPTH, "{}: thư mục lồng quá {MOST_DEPTH} lớp", path.display());
                self.list(&path, &format!("{label}/"), depth + 1)?;
            } else if let Some(finding) = open_elsewhere(&label, &name) {
                self.findings.push(finding);
            } else if kind.is_file() {
                self.files.push((label, path));
                ensure!(self.files.len() <= MOST_FILES, "danh mục có hơn {MOST_FILES} tệp; hãy gộp thủ tục vào tệp .jsonl");
            }
        }
        Ok(())
    }
}

/// A file or a folder.
pub(super) struct Entry {
    /// Its name.
    pub name: String,
    /// Its path on the disk.
    pub path: PathBuf,
    /// What it is; a symlink is not followed.
    pub kind: FileType,
}

/// What is in a folder, without hidden files and those of Windows.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn entries(folder: &Path) -> anyhow::Result<Vec<Entry>> {
    let unreadable = || format!("{}: không mở được thư mục", folder.display());
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && !OF_WINDOWS.contains(&name.to_lowercase().as_str()) {
            entries.push(Entry { name, path: entry.path(), kind: entry.file_type().with_context(unreadable)? });
        }
    }
    Ok(entries)
}

/// Whether a file is a workbook of our own, whatever its name. An error is reported by whoever reads it.
pub(super) fn is_own_workbook(path: &Path) -> bool {
    let Ok(bytes) = limits::file(path, &limits::WORKBOOK) else { return false };
    Workbook::open(&bytes).is_ok_and(|workbook| has_our_sheets(&workbook))
}

/// The finding for the file that Word and Excel keep beside an open file. None for any other file.
pub(super) fn open_elsewhere(label: &str, name: &str) -> Option<Finding> {
    let name = name.strip_prefix(OPEN)?;
    let what = format!("tệp \"…{name}\" đang mở trong Word hoặc Excel");
    let todo = "Phần chưa lưu thì chưa được đăng; hãy lưu, đóng tệp rồi chạy lại";
    Some(RecordOrigin::of_file(label, Kind::OpenFile, &what, todo))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn every_file_is_listed_but_hidden_ones_and_those_of_windows() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("a/trang")).unwrap();
        for name in
            ["site.toml", "x.pdf", ".ẩn", "Thumbs.db", "~$nh sách.xlsx", "a/site.toml", "a/trang/release.json", "a/trang/x.json"]
        {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = Files::of(folder.path()).unwrap();
        let labels = |list: &[(String, PathBuf)]| list.iter().map(|(label, _)| label.clone()).collect::<Vec<_>>();
        assert_eq!(labels(&found.files), ["a/site.toml", "x.pdf"]);
        assert_eq!(labels(&found.sites), ["a/trang"]);
        assert_eq!(found.findings.len(), 1);
        assert!(found.findings[0].todo.contains("đóng tệp"));
    }
}
