//! The folder a site is made in, and putting it in its place.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use catalog::release::{File, FileRole, sha256};

/// A folder beside the target. It is removed if it is not put in place.
pub(super) struct Staging {
    folder: PathBuf,
    target: PathBuf,
}

/// Refuses a target that holds something other than a site of ours.
///
/// # Errors
/// The folder is not empty and has no `release.json` of this program.
pub fn check_target(out: &Path) -> anyhow::Result<()> {
    if !out.exists() {
        return Ok(());
    }
    ensure!(out.is_dir(), "{}: là một tệp; hãy chọn một thư mục", out.display());
    let mut entries = fs::read_dir(out).with_context(|| format!("{}: không mở được", out.display()))?;
    if entries.next().is_none() || is_ours(out) {
        return Ok(());
    }
    bail!("{}: thư mục đã có thứ khác, không phải trang do chương trình này làm ra; hãy chọn thư mục trống", out.display())
}

/// Whether a folder holds a release of this program, of any version.
fn is_ours(folder: &Path) -> bool {
    let json = fs::read(folder.join("release.json")).unwrap_or_default();
    let value: serde_json::Value = serde_json::from_slice(&json).unwrap_or_default();
    value.get("format").is_some_and(serde_json::Value::is_u64) && value.get("files").is_some_and(serde_json::Value::is_array)
}

impl Staging {
    /// A new, empty folder beside `target`.
    pub(super) fn beside(target: &Path) -> anyhow::Result<Self> {
        check_target(target)?;
        let folder = sibling(target, "new")?;
        remove(&folder)?;
        fs::create_dir_all(&folder).with_context(|| format!("{}: không tạo được thư mục", folder.display()))?;
        Ok(Self { folder, target: target.to_owned() })
    }

    /// Writes a file. The path is one of our own making: names, slugs and codes, parted by `/`.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let safe = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..") && !path.contains(['\\', ':']);
        ensure!(safe, "đường dẫn \"{path}\" ra ngoài thư mục trang");
        let whole = self.folder.join(path);
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
        let whole = self.folder.join(path);
        fs::read(&whole).with_context(|| format!("{}: không đọc lại được", whole.display()))
    }

    /// Puts the folder in the target's place. Should the last step fail, the old site is put back.
    pub(super) fn put_in_place(self) -> anyhow::Result<()> {
        let old = sibling(&self.target, "old")?;
        remove(&old)?;
        let failed = || format!("{}: không thay được trang cũ; trang cũ vẫn còn nguyên", self.target.display());
        let had_one = self.target.exists();
        if had_one {
            fs::rename(&self.target, &old).with_context(failed)?;
        }
        if let Err(error) = fs::rename(&self.folder, &self.target) {
            if had_one {
                fs::rename(&old, &self.target).with_context(|| format!("trang cũ nằm ở {}", old.display()))?;
            }
            return Err(error).with_context(failed);
        }
        remove(&old)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What is left behind is cleared by the next run.
        let _ = remove(&self.folder);
    }
}

/// `.site.new` beside `site`.
fn sibling(target: &Path, what: &str) -> anyhow::Result<PathBuf> {
    let name = target.file_name().with_context(|| format!("{}: không phải tên thư mục", target.display()))?;
    Ok(target.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

fn remove(folder: &Path) -> anyhow::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}: không xóa được", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_folder_or_a_site_of_ours_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        check_target(&out).unwrap();
        fs::create_dir(&out).unwrap();
        check_target(&out).unwrap();
        fs::write(out.join("ảnh.jpg"), "x").unwrap();
        assert!(check_target(&out).unwrap_err().to_string().contains("hãy chọn thư mục trống"));
        fs::write(out.join("release.json"), r#"{"format":1,"files":[]}"#).unwrap();
        check_target(&out).unwrap();
    }

    #[test]
    fn the_old_site_stays_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        for text in ["một", "hai"] {
            let staging = Staging::beside(&out).unwrap();
            staging.write("release.json", r#"{"format":1,"files":[]}"#.as_bytes()).unwrap();
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
}
