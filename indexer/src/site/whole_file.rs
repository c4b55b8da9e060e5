//! Writes a file as a whole: at every moment, its name leads to the old content or to all of the new content.
//!
//! `tempfile` would create the file for its owner only; a web server must be able to read it.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::Path;

use anyhow::Context;

use crate::in_use;

/// Lets `fill` write a new file beside `path`, then renames it to `path`. Returns its size in bytes.
///
/// # Errors
/// `fill` fails, or the file cannot be written. The old file stays.
pub(crate) fn write(path: &Path, fill: impl FnOnce(&mut File) -> anyhow::Result<()>) -> anyhow::Result<u64> {
    let failed = || format!("{}: không ghi được; hãy xem còn chỗ trống và quyền ghi", path.display());
    let mut name = OsString::from(".");
    name.push(path.file_name().with_context(failed)?);
    name.push(".new");
    let new = path.with_file_name(name);
    let written = fill_and_sync(&new, fill).and_then(|bytes| {
        in_use::rename(&new, path)?;
        Ok(bytes)
    });
    if written.is_err() {
        // If the file cannot be removed, the next run overwrites it.
        let _ = fs::remove_file(&new);
    }
    written.with_context(failed)
}

fn fill_and_sync(new: &Path, fill: impl FnOnce(&mut File) -> anyhow::Result<()>) -> anyhow::Result<u64> {
    let mut file = File::create(new)?;
    fill(&mut file)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_failed_write_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tệp");
        assert_eq!(write(&path, |file| Ok(file.write_all(b"cu")?)).unwrap(), 2);
        let cut = write(&path, |file| {
            file.write_all(b"m")?;
            anyhow::bail!("mất điện")
        });
        assert!(cut.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"cu");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
