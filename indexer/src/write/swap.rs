//! Replaces a folder with a new one, so that the old or the new site exists even if the power fails. This is one step
//! if the system can exchange two names. Otherwise it takes two steps with a moment without a site between them;
//! [`recover`] repairs an interruption there at the next start.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use catalog::release::{RELEASE_FILE, sha256};
use serde_json::Value;

use crate::lang::tr;
use crate::say::say_error;
use crate::{foreign, in_use, limits};

/// The path of `.site.new` or `.site.old` beside `site`.
pub(super) fn sibling(target: &Path, what: &str) -> anyhow::Result<PathBuf> {
    let name = target.file_name().with_context(|| format!("{}: không phải tên thư mục", target.display()))?;
    Ok(target.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

/// Whether something has this name, even a symlink that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Replaces the target with the folder `new`, and removes the old target.
pub(super) fn put(new: &Path, target: &Path) -> anyhow::Result<()> {
    let failed = || format!("{}: không thay được trang cũ; trang cũ vẫn còn nguyên", target.display());
    // All files must be on the disk before the folder gets its name.
    sync_all(new).with_context(failed)?;
    if !is_there(target) {
        in_use::rename(new, target).with_context(failed)?;
        return sync_folder_of(target);
    }
    if exchange(new, target).with_context(failed)? {
        sync_folder_of(target)?;
        remove_later(new);
        return Ok(());
    }
    in_two_steps(new, target)
}

/// For systems that cannot exchange two names. If the run ends between the two steps, [`recover`] repairs it.
fn in_two_steps(new: &Path, target: &Path) -> anyhow::Result<()> {
    let failed = || format!("{}: không thay được trang cũ; trang cũ vẫn còn nguyên", target.display());
    let old = sibling(target, "old")?;
    remove(&old)?;
    in_use::rename(target, &old).with_context(failed)?;
    if let Err(error) = in_use::rename(new, target) {
        in_use::rename(&old, target).with_context(|| format!("trang cũ nằm ở {}", old.display()))?;
        return Err(error).with_context(failed);
    }
    sync_folder_of(target)?;
    remove_later(&old);
    Ok(())
}

/// Removes the old site. If a program has one of its files open, the new site is published all the same, and the next
/// run removes the rest.
fn remove_later(old: &Path) {
    if let Err(error) = remove(old) {
        let what = tr!(
            "Trang mới đã vào chỗ. Chưa xóa hết được trang cũ, lần chạy sau sẽ xóa nốt",
            "The new site is in place. The next run removes what is left of the old one"
        );
        say_error!("{what}: {}", foreign::told(&error));
    }
}

/// Gives a site its name back if a run of this program was interrupted between the two steps, and prints a notice. Does
/// nothing if the site exists.
///
/// # Errors
/// The old site exists and cannot be renamed.
pub fn recover(target: &Path) -> anyhow::Result<()> {
    let old = sibling(target, "old")?;
    if is_there(target) || !is_whole(&old) {
        return Ok(());
    }
    in_use::rename(&old, target)
        .with_context(|| format!("{}: trang cũ nằm ở {}; hãy đổi lại tên", target.display(), old.display()))?;
    sync_folder_of(target)?;
    let what = tr!(
        "lần xuất bản trước bị ngắt giữa chừng; đã đặt lại trang cũ",
        "the last publication was interrupted; the old site is back in place"
    );
    say_error!("{}: {what}", target.display());
    Ok(())
}

/// Whether a folder contains a release of any version of this program.
pub(super) fn is_ours(folder: &Path) -> bool {
    files_of(folder).is_some()
}

/// Whether a folder contains a release with all the files that it lists, each with its hash.
fn is_whole(folder: &Path) -> bool {
    let is_real = fs::symlink_metadata(folder).is_ok_and(|meta| meta.is_dir());
    let fits = |file: &Value| {
        let path = limits::within(folder, file.get("path")?.as_str()?).ok()?;
        let bytes = limits::file(&path, &limits::SITE_FILE).ok()?;
        Some(sha256(&bytes) == file.get("sha256")?.as_str()?)
    };
    is_real && files_of(folder).is_some_and(|files| files.iter().all(|file| fits(file) == Some(true)))
}

/// The entries of `release.json`, whatever the version of its format.
fn files_of(folder: &Path) -> Option<Vec<Value>> {
    let json = limits::file(&folder.join(RELEASE_FILE), &limits::RELEASE).ok()?;
    let mut release: Value = serde_json::from_slice(&json).ok()?;
    release.get("format").filter(|format| format.is_u64())?;
    match release.get_mut("files")?.take() {
        Value::Array(files) => Some(files),
        _ => None,
    }
}

/// Removes a folder of this program, or a symlink in its place, but never the target of a symlink. `release.json` is
/// removed first, so that an interruption does not leave a folder that looks like a complete site.
pub(super) fn remove(folder: &Path) -> anyhow::Result<()> {
    let Ok(meta) = fs::symlink_metadata(folder) else { return Ok(()) };
    let removed = if meta.is_dir() {
        let _ = fs::remove_file(folder.join(RELEASE_FILE));
        fs::remove_dir_all(folder)
    } else {
        fs::remove_file(folder)
    };
    removed.with_context(|| format!("{}: không xóa được", folder.display()))
}

/// Exchanges two names in one step. Returns false if the system or the disk cannot do this.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> std::io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> std::io::Result<bool> {
    Ok(false)
}

/// Waits until everything in a folder is on the disk.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_all(folder: &Path) -> anyhow::Result<()> {
    let opened = File::open(folder).with_context(|| folder.display().to_string())?;
    rustix::fs::syncfs(&opened).context("chưa ghi hết được xuống đĩa; hãy xem đĩa còn tốt không")
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_all(folder: &Path) -> anyhow::Result<()> {
    let unsure = || format!("{}: chưa ghi hết được xuống đĩa; hãy xem đĩa còn tốt không", folder.display());
    for entry in fs::read_dir(folder).with_context(unsure)? {
        let path = entry.with_context(unsure)?.path();
        if path.is_dir() {
            sync_all(&path)?;
        } else {
            File::options().write(true).open(&path).and_then(|file| file.sync_all()).with_context(unsure)?;
        }
    }
    sync_folder(folder)
}

fn sync_folder_of(path: &Path) -> anyhow::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sync_folder(parent)
}

/// Waits until the names in a folder are on the disk. Not necessary on Windows.
fn sync_folder(folder: &Path) -> anyhow::Result<()> {
    if cfg!(unix) {
        File::open(folder).and_then(|opened| opened.sync_all()).with_context(|| folder.display().to_string())?;
    }
    Ok(())
}

/// Refuses a target that is a symlink: it is unclear whether to replace the symlink or the folder that it leads to.
pub(super) fn refuse_link(target: &Path) -> anyhow::Result<()> {
    if let Ok(real) = fs::read_link(target) {
        bail!("{}: là liên kết tới {}; hãy ghi thẳng thư mục đó ở --out", target.display(), real.display());
    }
    ensure!(!is_there(target) || target.is_dir(), "{}: là một tệp; hãy chọn một thư mục", target.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    /// A folder with sites of these names. Each contains its own name.
    fn with_sites(names: &[&str]) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            site(&folder.path().join(name), name);
        }
        folder
    }

    fn site(folder: &Path, text: &str) {
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::write(folder.join("data/a.pack"), text).unwrap();
        let hash = sha256(text.as_bytes());
        let release = format!(r#"{{"format":1,"files":[{{"path":"data/a.pack","sha256":"{hash}"}}]}}"#);
        fs::write(folder.join("release.json"), release).unwrap();
    }

    /// The names in the folder, each with the content of its site.
    fn sites_in(folder: &TempDir) -> Vec<(String, String)> {
        let read = |path: PathBuf| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path.join("data/a.pack")).unwrap_or_default())
        };
        let mut sites: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| read(entry.unwrap().path())).collect();
        sites.sort();
        sites
    }

    fn only(text: &str) -> Vec<(String, String)> {
        vec![("site".to_owned(), text.to_owned())]
    }

    #[test]
    fn a_new_site_replaces_the_old_one_in_one_step_or_in_two() {
        for put in [put, in_two_steps] {
            let folder = with_sites(&["site", ".site.new"]);
            put(&folder.path().join(".site.new"), &folder.path().join("site")).unwrap();
            assert_eq!(sites_in(&folder), only(".site.new"));
        }
        let folder = with_sites(&[".site.new"]);
        put(&folder.path().join(".site.new"), &folder.path().join("site")).unwrap();
        assert_eq!(sites_in(&folder), only(".site.new"));
    }

    #[test]
    fn an_interruption_between_the_two_steps_is_repaired() {
        let folder = with_sites(&[".site.old", ".site.new"]);
        recover(&folder.path().join("site")).unwrap();
        assert_eq!(sites_in(&folder), [(".site.new".into(), ".site.new".into()), ("site".into(), ".site.old".into())]);
    }

    #[test]
    fn an_existing_site_is_not_changed() {
        for names in [&["site"][..], &["site", ".site.old"], &["site", ".site.new"], &[".site.new"], &[]] {
            let folder = with_sites(names);
            let before = sites_in(&folder);
            recover(&folder.path().join("site")).unwrap();
            assert_eq!(sites_in(&folder), before, "{names:?}");
        }
    }

    #[test]
    fn an_incomplete_old_site_is_not_put_back() {
        let spoil: [fn(&Path); 4] = [
            |old| fs::remove_file(old.join("release.json")).unwrap(),
            |old| fs::remove_file(old.join("data/a.pack")).unwrap(),
            |old| fs::write(old.join("data/a.pack"), "khác").unwrap(),
            |old| fs::write(old.join("release.json"), r#"{"format":1,"files":[{"path":"../x","sha256":""}]}"#).unwrap(),
        ];
        for spoil in spoil {
            let folder = with_sites(&[".site.old"]);
            spoil(&folder.path().join(".site.old"));
            recover(&folder.path().join("site")).unwrap();
            assert!(!folder.path().join("site").exists());
        }
    }

    #[test]
    fn a_removed_site_is_gone() {
        let folder = with_sites(&[".site.old"]);
        let old = folder.path().join(".site.old");
        assert!(is_whole(&old));
        remove(&old).unwrap();
        assert!(!is_there(&old));
        remove(&old).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn removing_does_not_follow_symlinks() {
        use std::os::unix::fs::symlink;
        let folder = with_sites(&["site", "other"]);
        let (site, other) = (folder.path().join("site"), folder.path().join("other"));
        symlink(&other, site.join("link")).unwrap();
        symlink(other.join("release.json"), site.join("data/link")).unwrap();
        remove(&site).unwrap();
        assert!(!is_there(&site) && is_whole(&other));
        symlink(&other, &site).unwrap();
        remove(&site).unwrap();
        assert!(!is_there(&site) && is_whole(&other));
    }

    #[cfg(unix)]
    #[test]
    fn an_old_site_that_is_a_symlink_is_not_put_back() {
        let folder = with_sites(&["other"]);
        std::os::unix::fs::symlink(folder.path().join("other"), folder.path().join(".site.old")).unwrap();
        recover(&folder.path().join("site")).unwrap();
        assert!(!is_there(&folder.path().join("site")));
    }
}
