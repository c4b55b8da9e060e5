//! Keeps two runs of the program from writing to the same folder.

use std::fs::{self, File};
use std::path::Path;
#[cfg(not(unix))]
use std::path::PathBuf;

use anyhow::{Context, bail};

/// Locks the folder against a second run. The system releases the lock whenever the run ends.
pub(crate) fn claim(folder: &Path) -> anyhow::Result<File> {
    let opened = open_to_lock(folder).with_context(|| folder.display().to_string())?;
    match opened.try_lock() {
        Err(fs::TryLockError::WouldBlock) => {
            bail!("{}: đang có một lần xuất bản khác vào cùng chỗ; hãy chờ nó xong rồi chạy lại", folder.display())
        }
        // If the disk has no locks, publish without one.
        _ => Ok(opened),
    }
}

#[cfg(unix)]
fn open_to_lock(folder: &Path) -> std::io::Result<File> {
    File::open(folder)
}

/// Other systems cannot lock a folder, so a file beside it is locked.
#[cfg(not(unix))]
fn open_to_lock(folder: &Path) -> std::io::Result<File> {
    File::create(lock_file(folder))
}

/// Removes what [`claim`] has left beside the folder.
pub(crate) fn unclaim(folder: &Path) {
    // If this fails, the empty file stays and does no harm.
    #[cfg(not(unix))]
    let _ = fs::remove_file(lock_file(folder));
    #[cfg(unix)]
    let _ = folder;
}

/// The path of `.site.lock` for `.site.new`.
#[cfg(not(unix))]
fn lock_file(folder: &Path) -> PathBuf {
    folder.with_extension("lock")
}
