//! Archives, part by part. Random changes to a zip hardly ever leave one, so targets that read one also take
//! its parts as they are before they are packed.

use std::borrow::Borrow;
use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What stands between two parts.
const BETWEEN: &[u8] = b"\n----\n";

/// The parts that stand in bytes.
pub(crate) fn parted(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some(at) = bytes.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&bytes[..at]);
        bytes = &bytes[at + BETWEEN.len()..];
    }
    parts.push(bytes);
    parts
}

/// An archive of parts, stored as they are, by their names.
pub(crate) fn packed<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(name, stored)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Parts as [`parted`] takes them apart.
pub(crate) fn joined(parts: &[impl Borrow<[u8]>]) -> Vec<u8> {
    parts.join(BETWEEN)
}
