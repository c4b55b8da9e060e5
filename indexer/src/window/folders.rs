//! The folders of this machine, for choosing one.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, ensure};

/// A folder and what is in it.
pub(super) struct Folder {
    pub path: PathBuf,
    /// The folder that it is in. None at the top.
    pub above: Option<PathBuf>,
    /// The folders in it, sorted, without hidden ones.
    pub folders: Vec<PathBuf>,
    /// How many files it has.
    pub files: usize,
    /// Whether it is a catalogue: it says which office it is of.
    pub is_catalogue: bool,
    /// Why it cannot be read.
    pub trouble: Option<String>,
}

impl Folder {
    /// Looks into a folder.
    pub(super) fn of(path: PathBuf) -> Self {
        let mut folder = Self {
            above: path.parent().map(Path::to_owned),
            is_catalogue: path.join("site.toml").is_file(),
            path,
            folders: Vec::new(),
            files: 0,
            trouble: None,
        };
        match std::fs::read_dir(&folder.path) {
            Ok(entries) => folder.list(entries),
            Err(_) => folder.trouble = Some("Không mở được thư mục này; hãy chọn thư mục khác".to_owned()),
        }
        folder
    }

    fn list(&mut self, entries: std::fs::ReadDir) {
        for entry in entries.flatten() {
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !is_hidden => self.folders.push(entry.path()),
                Ok(kind) if kind.is_file() && !is_hidden => self.files += 1,
                _ => {}
            }
        }
        self.folders.sort();
    }
}

/// Makes a folder in another, with a name that Windows takes too.
///
/// # Errors
/// The name is none for a folder, there is something of this name, or the folder cannot be made.
pub(super) fn create(within: &Path, name: &str) -> anyhow::Result<PathBuf> {
    let name = name.trim().trim_end_matches('.');
    let is_plain = matches!(Path::new(name).components().collect::<Vec<_>>()[..], [Component::Normal(_)]);
    let has_sign = name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) || name.contains(char::is_control);
    ensure!(is_plain && !has_sign, "tên thư mục không được trống hay có các dấu / \\ : * ? \" < > |; hãy đặt tên khác");
    let folder = within.join(name);
    ensure!(!folder.exists(), "{}: đã có; hãy đặt tên khác, hoặc quay lại và chọn thư mục đó", folder.display());
    std::fs::create_dir(&folder)
        .with_context(|| format!("{}: không tạo được; hãy tạo ở thư mục khác, như Documents", folder.display()))?;
    Ok(folder)
}

/// Where choosing begins, and the drives of the machine: the person's folders, then every drive that is there.
pub(super) fn beginnings() -> Vec<PathBuf> {
    let home = std::env::home_dir().unwrap_or_else(|| PathBuf::from("/"));
    let usual = ["Documents", "Desktop", "Downloads"].map(|name| home.join(name));
    let drives = ('A'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).filter(|_| cfg!(windows));
    let mut found = vec![home];
    found.extend(usual.into_iter().chain(drives).filter(|path| path.is_dir()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_once_and_only_where_it_is_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let made = create(root.path(), " thủ tục. ").unwrap();
        assert!(made.is_dir() && made == root.path().join("thủ tục"));
        assert!(create(root.path(), "thủ tục").unwrap_err().to_string().contains("đã có"));
        for name in ["", " ", ".", "..", "../a", "a/b", "a\\b", "C:", "a?b", "a\nb"] {
            assert!(create(root.path(), name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_folder_shows_its_folders_and_counts_its_files() {
        let root = tempfile::tempdir().unwrap();
        for folder in ["b", "a", ".git"] {
            std::fs::create_dir(root.path().join(folder)).unwrap();
        }
        std::fs::write(root.path().join("site.toml"), "").unwrap();
        let folder = Folder::of(root.path().to_owned());
        assert_eq!(folder.folders, [root.path().join("a"), root.path().join("b")]);
        assert!(folder.is_catalogue && folder.files == 1 && folder.trouble.is_none());
        assert!(Folder::of(root.path().join("không có")).trouble.is_some());
    }
}
