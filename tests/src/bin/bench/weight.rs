//! Measures the size of a site. Texts and programs count as compressed with brotli 11, as a good host sends them;
//! packs count as they are.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use catalog::release::{File, FileRole, Release};
use tests::{Aim, Table};

use crate::Subject;

/// Measures the site in a folder.
pub(crate) fn measure(subject: &Subject, site: &Path, table: &mut Table) -> Result<()> {
    let release = release(site)?;
    let size_of = |file: &File| sent(site, &file.path);
    let sent_whole: u64 = release.files.iter().map(size_of).sum::<Result<_>>()?;
    let kept = release.bytes();
    let of = |role: FileRole| -> Result<u64> { size_of(release.file(role).with_context(|| format!("no {role:?}"))?) };
    let app = of(FileRole::Start)? + of(FileRole::App)? + of(FileRole::AppWasm)?;
    let search = of(FileRole::Worker)? + of(FileRole::WorkerWasm)?;
    let packs = |role: FileRole| release.files.iter().filter(|file| file.role == role).map(|file| file.bytes).sum::<u64>();
    let entry = sent(site, "index.html")? + sent(site, "release.json")? + of(FileRole::Style)?;
    let before_answer = entry + app + of(FileRole::Names)?;
    let procedures = f64::from(release.procedures.max(1));

    table.number("procedures", f64::from(release.procedures), "");
    table.aimed("a phone keeps", megabytes(kept), "MB", Aim::AtMost(6.0));
    table.aimed("a phone loads to keep it", megabytes(sent_whole), "MB", Aim::AtMost(6.0));
    if subject.whole_country {
        table.aimed("a phone keeps, each procedure", kept as f64 / procedures, "B", Aim::AtMost(1300.0));
    }
    table.aimed("app", kilobytes(app), "KB", Aim::AtMost(200.0));
    table.number("  its second file", kilobytes(of(FileRole::AppPages)?), "KB");
    table.aimed("search engine", kilobytes(search), "KB", Aim::AtMost(520.0));
    table.aimed("before the first answer", kilobytes(before_answer), "KB", Aim::AtMost(300.0));
    for (what, role) in [
        ("names", FileRole::Names),
        ("wordings", FileRole::Wordings),
        ("topics", FileRole::Topics),
        ("texts", FileRole::Texts),
        ("details", FileRole::Details),
    ] {
        table.number(&format!("  {what}"), kilobytes(packs(role)), "KB");
    }
    Ok(())
}

/// The release of the site in a folder.
pub(crate) fn release(site: &Path) -> Result<Release> {
    Ok(Release::parse(&fs::read(site.join("release.json"))?)?)
}

fn kilobytes(bytes: u64) -> f64 {
    bytes as f64 / 1e3
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// How many bytes a host sends for a file.
pub(crate) fn sent(site: &Path, path: &str) -> Result<u64> {
    let bytes = fs::read(site.join(path)).with_context(|| path.to_owned())?;
    let compressed_already = path.ends_with(".pack") || path.ends_with(".png");
    Ok(if compressed_already { bytes.len() as u64 } else { brotli_size(&bytes)? })
}

fn brotli_size(bytes: &[u8]) -> Result<u64> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
    Ok(out.len() as u64)
}
