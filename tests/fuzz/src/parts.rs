//! Archives as parts. A random change nearly always destroys a zip, so targets that read one also take its files
//! unpacked, joined into one input.

use std::borrow::Borrow;
use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The separator of parts.
const BETWEEN: &[u8] = b"\n----\n";

/// Splits an input into its parts.
pub(crate) fn parted(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some(at) = bytes.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&bytes[..at]);
        bytes = &bytes[at + BETWEEN.len()..];
    }
    parts.push(bytes);
    parts
}

/// A zip of named parts, uncompressed.
pub(crate) fn packed<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        zip.start_file(name, stored)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Joins parts into one input; [`parted`] splits it again.
pub(crate) fn joined(parts: &[impl Borrow<[u8]>]) -> Vec<u8> {
    parts.join(BETWEEN)
}
