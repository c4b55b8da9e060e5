//! What somebody carries to an office or to a counter: the zip of a site.

use anyhow::Result;
use catalog::archive::{self, Entry};
use catalog::release::{RELEASE_FILE, Release, sealed};
use catalog::signature::{KEY_FILE, SIGNATURE_FILE};
use indexer::site::SiteFiles;
use indexer::site::verify;

use crate::made::release_json;
use crate::parts;

/// The files that a site is made of, in the order in which bytes give them.
const FILES: [&str; 5] = [RELEASE_FILE, "SHA256SUMS", "data/a.pack", KEY_FILE, SIGNATURE_FILE];

/// A zip as the app opens it: its directory from its end, then where each file begins.
pub(crate) fn archive(bytes: &[u8]) -> bool {
    let part = |from: u64, length: u64| {
        let from = bytes.len().min(from as usize);
        &bytes[from..bytes.len().min(from.saturating_add(length as usize))]
    };
    let tail = bytes.len().saturating_sub(archive::TAIL) as u64;
    let Some((offset, length)) = archive::directory_place(part(tail, archive::TAIL as u64)) else { return false };
    let Some(entries) = archive::entries(part(offset, length)) else { return false };
    let contents = |entry: &Entry| {
        let start = entry.header.checked_add(archive::contents_start(part(entry.header, archive::HEADER as u64))?)?;
        Some(part(start, entry.packed))
    };
    entries.iter().filter_map(contents).count() > 0
}

/// A zip as `indexer verify` opens it, up to what it says of it.
pub(crate) fn site_zip(bytes: &[u8]) -> bool {
    let zip = if bytes.starts_with(b"PK") { bytes.to_vec() } else { site(bytes).unwrap_or_default() };
    let found = SiteFiles::of_zip(zip).and_then(|files| verify::site(&files, None));
    found.is_ok_and(|found| !found.to_string().is_empty() && found.release.is_some())
}

/// Packs the files that stand in bytes. A release is sealed, or no changed one would be read.
fn site(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut files = parts::parted(bytes);
    let json = sealed(files[0]);
    if Release::parse(files[0]).is_err() {
        files[0] = &json;
    }
    parts::packed(FILES.into_iter().zip(files))
}

/// A site as the target takes it: its zip, and the same in parts.
///
/// # Errors
/// It cannot be packed.
pub fn made_site() -> Result<(Vec<u8>, Vec<u8>)> {
    let json = sealed(release_json().as_bytes());
    let sums = "00  data/a.pack\n11  index.html\n";
    // The key and the signature of minisign's own example, which is of other bytes.
    let key =
        "untrusted comment: minisign public key E7620F1842B4E81F\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n";
    let signature = "untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1633700835\tfile:test\tprehashed
wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==";
    let contents = [json.as_slice(), sums.as_bytes(), b"0123456789", key.as_bytes(), signature.as_bytes()];
    Ok((parts::packed(FILES.into_iter().zip(contents))?, parts::joined(&contents)))
}
