//! Writing a single file so that its name leads to the old bytes or to all of the new ones, never to a part.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::Path;

use anyhow::Context;

/// Has `fill` write a file beside `path`, then gives it the name. Gives its size in bytes.
pub(crate) fn write(path: &Path, fill: impl FnOnce(&mut File) -> anyhow::Result<()>) -> anyhow::Result<u64> {
    let failed = || format!("{}: không ghi được; hãy xem còn chỗ trống và quyền ghi", path.display());
    let mut name = OsString::from(".");
    name.push(path.file_name().with_context(failed)?);
    name.push(".new");
    let new = path.with_file_name(name);
    let written = fill_and_sync(&new, fill).and_then(|bytes| {
        fs::rename(&new, path)?;
        Ok(bytes)
    });
    if written.is_err() {
        // What is left is written over by the next run.
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
    fn a_failed_write_leaves_what_was_there() {
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
