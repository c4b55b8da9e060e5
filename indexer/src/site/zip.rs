//! Packs a whole site into one `.zip`, for places without a network. The same site gives the same bytes.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, ensure};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::site::SiteFiles;
use crate::site::whole_file;

/// These are compressed already. Compressing them again costs time and saves nothing.
const PACKED: [&str; 5] = [".pack", ".png", ".jpg", ".docx", ".xlsx"];

/// Refuses to overwrite a file that is not the zip of a site.
///
/// # Errors
/// There is such a file.
pub fn check_target(out: &Path) -> anyhow::Result<()> {
    if fs::symlink_metadata(out).is_err() {
        return Ok(());
    }
    let ours = out.is_file() && SiteFiles::open(out).is_ok();
    ensure!(ours, "{}: đã có thứ khác, không phải tệp nén của một trang; hãy chọn tên khác", out.display());
    Ok(())
}

/// Writes the zip and returns its size in bytes. A failure leaves the old zip as it was.
///
/// # Errors
/// A file of the site cannot be read, or the zip cannot be written.
pub fn write(files: &SiteFiles, out: &Path) -> anyhow::Result<u64> {
    check_target(out)?;
    whole_file::write(out, |file| fill(files, file))
}

fn fill(files: &SiteFiles, to: &mut File) -> anyhow::Result<()> {
    let mut zip = ZipWriter::new(BufWriter::new(to));
    for path in files.paths() {
        let bytes = files.read(path)?.with_context(|| path.to_owned())?;
        let packed = PACKED.iter().any(|ending| path.ends_with(ending));
        let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        // Without date and owner, which differ from machine to machine.
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        zip.start_file(path, options.unix_permissions(0o644))?;
        zip.write_all(&bytes)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}
