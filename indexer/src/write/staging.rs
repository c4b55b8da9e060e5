//! The folder in which a site is made, and moving it to its place. A file that is the same in the site that stands there
//! is linked and not written, so that a disk, and whatever copies the site on by the times of its files, sees only what
//! changed.

use std::collections::BTreeMap;
use std::fs::{self, File as OpenFile};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, bail};
use catalog::release::{File, FileRole, sha256};
use catalog::signature::SIGNATURE_FILE;

use super::swap::{self, remove, sibling};
use crate::site::{SiteFiles, sums};
use crate::{limits, lock};

/// A folder beside the target. It is removed unless it is put in place.
pub(super) struct Staging {
    folder: PathBuf,
    target: PathBuf,
    /// The hash of each file so far, by path.
    hashes: Mutex<BTreeMap<String, String>>,
    /// The hash that each file of the target had when that was written, by path.
    old_hashes: BTreeMap<String, String>,
    /// Whether any file so far is not the same in the target.
    differs: AtomicBool,
    /// Keeps other runs away until this one ends; see [`lock::claim`].
    _claim: OpenFile,
}

/// Refuses a target that is a symlink or contains anything but a site of this program. First gives a site its name back
/// that an interrupted run has moved away.
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
            // An interrupted run has left it. If another run still uses it, this fails.
            lock::claim(&folder)?;
        }
        remove(&folder)?;
        if let Some(parent) = folder.parent() {
            fs::create_dir_all(parent).with_context(failed)?;
        }
        // Not `create_dir_all`: a folder that another run creates at this moment must not be used.
        fs::create_dir(&folder).with_context(failed)?;
        let (hashes, differs) = (Mutex::default(), AtomicBool::new(false));
        let list = fs::read_to_string(target.join(sums::FILE)).unwrap_or_default();
        let old_hashes = sums::lines(&list).map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect();
        Ok(Self { _claim: lock::claim(&folder)?, folder, target: target.to_owned(), hashes, old_hashes, differs })
    }

    /// The path and the hash of each file that has been written, sorted by path.
    pub(super) fn hashes(&self) -> BTreeMap<String, String> {
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes a file. Its path within the site consists of names, slugs and codes, separated by `/`.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.write_hashed(path, bytes, sha256(bytes))
    }

    fn write_hashed(&self, path: &str, bytes: &[u8], hash: String) -> anyhow::Result<()> {
        let whole = limits::within(&self.folder, path)?;
        let failed = || format!("{}: không ghi được; hãy xem còn chỗ trống và quyền ghi", whole.display());
        if let Some(folder) = whole.parent() {
            fs::create_dir_all(folder).with_context(failed)?;
        }
        let known = self.hashes.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), hash);
        if known.is_some() {
            // It may be linked to the file of the old site, which must not change.
            fs::remove_file(&whole).with_context(failed)?;
        }
        if self.link_old(path, &whole, bytes) {
            return Ok(());
        }
        self.differs.store(true, Ordering::Relaxed);
        fs::write(&whole, bytes).with_context(failed)
    }

    /// Takes a file of the old site over, if that is whole. Its name must say all that is in it.
    pub(super) fn keep(&self, path: &str) -> anyhow::Result<bool> {
        let bytes = limits::within(&self.target, path).and_then(|old| limits::file(&old, &limits::SITE_FILE));
        match (bytes, self.old_hashes.get(path)) {
            (Ok(bytes), Some(hash)) if sha256(&bytes) == *hash => self.write_hashed(path, &bytes, hash.clone()).map(|()| true),
            _ => Ok(false),
        }
    }

    /// Links the file of the old site, if it has the same content and the disk can do that.
    fn link_old(&self, path: &str, whole: &Path, bytes: &[u8]) -> bool {
        let Ok(old) = limits::within(&self.target, path) else { return false };
        let is_as_long = fs::symlink_metadata(&old).is_ok_and(|meta| meta.is_file() && meta.len() == bytes.len() as u64);
        let is_same = is_as_long && limits::read(&old, &limits::SITE_FILE).is_ok_and(|old| old == bytes);
        is_same && fs::hard_link(&old, whole).is_ok()
    }

    /// Writes a file that a device stores. Returns its entry for the release.
    pub(super) fn write_file(&self, path: &str, role: FileRole, bytes: &[u8]) -> anyhow::Result<File> {
        let (size, hash) = (bytes.len() as u64, sha256(bytes));
        self.write_hashed(path, bytes, hash.clone())?;
        Ok(File { path: path.to_owned(), role, bytes: size, unpacked: size, sha256: hash })
    }

    /// Reads a file that has been written.
    pub(super) fn read(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let whole = limits::within(&self.folder, path)?;
        fs::read(&whole).with_context(|| format!("{}: không đọc lại được", whole.display()))
    }

    /// Whether a file has been written.
    pub(super) fn has(&self, path: &str) -> bool {
        limits::within(&self.folder, path).is_ok_and(|whole| whole.is_file())
    }

    /// Replaces the target with the folder. If that fails, the old site stays. If it has the same files and no others, it
    /// stays too, and this returns false.
    pub(super) fn put_in_place(self) -> anyhow::Result<bool> {
        let hashes = self.hashes();
        let differs = self.differs.load(Ordering::Relaxed) || !has_only(&self.target, |path| hashes.contains_key(path));
        if differs {
            swap::put(&self.folder, &self.target)?;
        }
        Ok(differs)
    }
}

/// Whether a site has no other files than these, and its signature.
pub(super) fn has_only(site: &Path, is_known: impl Fn(&str) -> bool) -> bool {
    SiteFiles::folder(site).is_ok_and(|files| files.paths().all(|path| is_known(path) || path == SIGNATURE_FILE))
}

impl Drop for Staging {
    fn drop(&mut self) {
        // If this fails, the next run removes the folder.
        let _ = remove(&self.folder);
        lock::unclaim(&self.folder);
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
    fn the_old_site_stays_until_the_new_one_is_complete() {
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
    fn a_file_that_stays_the_same_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        let publish = |other: &str| {
            let staging = Staging::beside(&out).unwrap();
            staging.write("release.json", RELEASE).unwrap();
            staging.write("a/b.txt", b"x").unwrap();
            staging.write("c.txt", other.as_bytes()).unwrap();
            staging.put_in_place().unwrap()
        };
        let written = |name: &str| fs::metadata(out.join(name)).unwrap().modified().unwrap();
        assert!(publish("một"));
        let first = (written("a/b.txt"), written("c.txt"));
        assert!(!publish("một"), "the same site was put in place again");
        fs::write(out.join("la.html"), "x").unwrap();
        assert!(publish("một") && !out.join("la.html").exists(), "a stray file stayed");
        assert!(publish("hai"));
        assert_eq!(written("a/b.txt"), first.0);
        assert_ne!(written("c.txt"), first.1);
    }

    #[test]
    fn writing_a_file_twice_leaves_the_old_site_alone() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("release.json"), RELEASE).unwrap();
        let staging = Staging::beside(&out).unwrap();
        staging.write("release.json", RELEASE).unwrap();
        staging.write("release.json", b"khac").unwrap();
        assert_eq!(fs::read(out.join("release.json")).unwrap(), RELEASE);
        assert_eq!(staging.read("release.json").unwrap(), b"khac");
    }

    #[test]
    fn nothing_is_written_outside_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let staging = Staging::beside(&folder.path().join("site")).unwrap();
        for path in ["../x", "a/../../x", "/x", "a//b", "C:/x", "a\\b", ""] {
            assert!(staging.write(path, b"").is_err(), "{path}");
        }
    }

    #[test]
    fn the_next_run_gives_a_moved_old_site_its_name_back() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        fs::create_dir(folder.path().join(".site.old")).unwrap();
        fs::write(folder.path().join(".site.old/release.json"), RELEASE).unwrap();
        drop(Staging::beside(&out).unwrap());
        assert_eq!(fs::read(out.join("release.json")).unwrap(), RELEASE);
    }

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
    fn symlinks_are_neither_followed_nor_replaced() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let (real, out) = (folder.path().join("real"), folder.path().join("site"));
        fs::create_dir(&real).unwrap();
        fs::write(real.join("release.json"), RELEASE).unwrap();
        symlink(&real, &out).unwrap();
        let error = check_target(&out).unwrap_err().to_string();
        assert!(error.contains("real") && error.contains("hãy ghi thẳng"), "{error}");
        fs::remove_file(&out).unwrap();
        // A symlink in the place of the new folder is removed, not followed.
        symlink(&real, folder.path().join(".site.new")).unwrap();
        let staging = Staging::beside(&out).unwrap();
        staging.write("a.txt", b"x").unwrap();
        staging.put_in_place().unwrap();
        assert!(!real.join("a.txt").exists() && real.join("release.json").exists() && out.join("a.txt").exists());
    }
}
