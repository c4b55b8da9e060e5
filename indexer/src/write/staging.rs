//! The folder a site is made in, and putting it in its place.

use std::fs::{self, File as OpenFile};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use catalog::release::{File, FileRole, sha256};

use super::swap::{self, remove, sibling};
use crate::limits;

/// A folder beside the target. It is removed if it is not put in place.
pub(super) struct Staging {
    folder: PathBuf,
    target: PathBuf,
    /// Held while the run lasts; see [`swap::claim`].
    _claim: Option<OpenFile>,
}

/// Refuses a target that is a link or holds something other than a site of ours. A site that a cut has left
/// without its name gets it back first.
///
/// # Errors
/// The folder is not empty and has no `release.json` of this program.
pub fn check_target(out: &Path) -> anyhow::Result<()> {
    swap::recover(out)?;
    swap::refuse_link(out)?;
    if !swap::is_there(out) {
        return Ok(());
    }
    let mut entries = fs::read_dir(out).with_context(|| format!("{}: không mở được", out.display()))?;
    if entries.next().is_none() || swap::is_ours(out) {
        return Ok(());
    }
    bail!("{}: thư mục đã có thứ khác, không phải trang do chương trình này làm ra; hãy chọn thư mục trống", out.display())
}

impl Staging {
    /// A new, empty folder beside `target`.
    pub(super) fn beside(target: &Path) -> anyhow::Result<Self> {
        check_target(target)?;
        let folder = sibling(target, "new")?;
        let failed = || format!("{}: không tạo được thư mục", folder.display());
        if folder.is_dir() {
            // What a run that was cut off has left; one that still runs keeps it.
            claim(&folder)?;
        }
        remove(&folder)?;
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).with_context(failed)?;
        }
        // Not with what is above it: a folder that somebody else makes in this moment is not ours.
        fs::create_dir(&folder).with_context(failed)?;
        Ok(Self { _claim: claim(&folder)?, folder, target: target.to_owned() })
    }

    /// Where it is, for what looks over all that has been written.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file. The path is one of our own making: names, slugs and codes, parted by `/`.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let whole = limits::within(&self.folder, path)?;
        let failed = || format!("{}: không ghi được; hãy xem còn chỗ trống và quyền ghi", whole.display());
        if let Some(folder) = whole.parent() {
            fs::create_dir_all(folder).with_context(failed)?;
        }
        fs::write(&whole, bytes).with_context(failed)
    }

    /// Writes a file that a device keeps, and says what to put into the release about it.
    pub(super) fn write_file(&self, path: &str, role: FileRole, bytes: &[u8]) -> anyhow::Result<File> {
        self.write(path, bytes)?;
        let size = bytes.len() as u64;
        Ok(File { path: path.to_owned(), role, bytes: size, unpacked: size, sha256: sha256(bytes) })
    }

    /// Reads a file that was written.
    pub(super) fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let whole = limits::within(&self.folder, path)?;
        fs::read(&whole).with_context(|| format!("{}: không đọc lại được", whole.display()))
    }

    /// Whether a file was written.
    pub(super) fn has(&self, path: &str) -> bool {
        limits::within(&self.folder, path).is_ok_and(|whole| whole.is_file())
    }

    /// Puts the folder in the target's place. Should that fail, the old site stays.
    pub(super) fn put_in_place(self) -> anyhow::Result<()> {
        swap::put(&self.folder, &self.target)
    }
}

#[cfg(unix)]
fn claim(folder: &Path) -> anyhow::Result<Option<OpenFile>> {
    swap::claim(folder).map(Some)
}

/// Elsewhere a folder cannot be claimed; a second run fails when it finds files of the first in use.
#[cfg(not(unix))]
fn claim(_folder: &Path) -> anyhow::Result<Option<OpenFile>> {
    Ok(None)
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What is left behind is cleared by the next run.
        let _ = remove(&self.folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELEASE: &[u8] = br#"{"format":1,"files":[]}"#;

    #[test]
    fn only_an_empty_folder_or_a_site_of_ours_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        check_target(&out).unwrap();
        fs::create_dir(&out).unwrap();
        check_target(&out).unwrap();
        fs::write(out.join("ảnh.jpg"), "x").unwrap();
        assert!(check_target(&out).unwrap_err().to_string().contains("hãy chọn thư mục trống"));
        fs::write(out.join("release.json"), RELEASE).unwrap();
        check_target(&out).unwrap();
    }

    #[test]
    fn the_old_site_stays_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        for text in ["một", "hai"] {
            let staging = Staging::beside(&out).unwrap();
            staging.write("release.json", RELEASE).unwrap();
            staging.write("a/b.txt", text.as_bytes()).unwrap();
            staging.put_in_place().unwrap();
        }
        drop(Staging::beside(&out).unwrap());
        assert_eq!(fs::read_to_string(out.join("a/b.txt")).unwrap(), "hai");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn nothing_is_written_outside() {
        let folder = tempfile::tempdir().unwrap();
        let staging = Staging::beside(&folder.path().join("site")).unwrap();
        for path in ["../x", "a/../../x", "/x", "a//b", "C:/x", "a\\b", ""] {
            assert!(staging.write(path, b"").is_err(), "{path}");
        }
    }

    #[test]
    fn an_old_site_without_its_name_is_not_lost_to_the_next_run() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        fs::create_dir(folder.path().join(".site.old")).unwrap();
        fs::write(folder.path().join(".site.old/release.json"), RELEASE).unwrap();
        drop(Staging::beside(&out).unwrap());
        assert_eq!(fs::read(out.join("release.json")).unwrap(), RELEASE);
    }

    #[cfg(unix)]
    #[test]
    fn a_second_run_into_the_same_place_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let first = Staging::beside(&out).unwrap();
        first.write("release.json", RELEASE).unwrap();
        assert!(Staging::beside(&out).err().unwrap().to_string().contains("hãy chờ"));
        first.put_in_place().unwrap();
        assert!(swap::is_ours(&out));
        Staging::beside(&out).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn links_are_neither_followed_nor_replaced() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (real, out) = (folder.path().join("real"), folder.path().join("site"));
        fs::create_dir(&real).unwrap();
        fs::write(real.join("release.json"), RELEASE).unwrap();
        symlink(&real, &out).unwrap();
        let error = check_target(&out).unwrap_err().to_string();
        assert!(error.contains("real") && error.contains("hãy ghi thẳng"), "{error}");
        fs::remove_file(&out).unwrap();
        // A link where the new site is to be made is removed, not followed.
        symlink(&real, folder.path().join(".site.new")).unwrap();
        let staging = Staging::beside(&out).unwrap();
        staging.write("a.txt", b"x").unwrap();
        staging.put_in_place().unwrap();
        assert!(!real.join("a.txt").exists() && real.join("release.json").exists() && out.join("a.txt").exists());
    }
}
