//! Targets that read the zip of a site, which somebody brings to an office.

use anyhow::Result;
use catalog::archive::{self, Entry};
use catalog::release::{RELEASE_FILE, Release, sealed};
use catalog::signature::{KEY_FILE, SIGNATURE_FILE};
use indexer::site::SiteFiles;
use indexer::site::verify;

use crate::made::release_json;
use crate::parts;

/// The files of the site, in the order of the input's parts.
const FILES: [&str; 5] = [RELEASE_FILE, "SHA256SUMS", "data/a.pack", KEY_FILE, SIGNATURE_FILE];

/// A zip as the app opens it: the directory at its end, then the start of each file.
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

/// A zip as `indexer verify` opens it, up to its report.
pub(crate) fn site_zip(bytes: &[u8]) -> bool {
    let zip = if bytes.starts_with(b"PK") { bytes.to_vec() } else { site(bytes).unwrap_or_default() };
    let found = SiteFiles::of_zip(zip).and_then(|files| verify::site(&files, None));
    found.is_ok_and(|found| !found.to_string().is_empty() && found.release.is_some())
}

/// Packs the files in the input. Seals the release, because a changed one would be rejected by its hash.
fn site(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut files = parts::parted(bytes);
    let json = sealed(files[0]);
    if Release::parse(files[0]).is_err() {
        files[0] = &json;
    }
    parts::packed(FILES.into_iter().zip(files))
}

/// A small site as the target takes it: as a zip, and as parts.
///
/// # Errors
/// It cannot be packed.
pub fn made_site() -> Result<(Vec<u8>, Vec<u8>)> {
    let json = sealed(release_json().as_bytes());
    let sums = "00  data/a.pack\n11  index.html\n";
    // Key and signature of minisign's own example, which signs other bytes.
    let key =
        "untrusted comment: minisign public key E7620F1842B4E81F\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n";
    let signature = "untrusted comment: signature from minisign secret key
RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=
trusted comment: timestamp:1633700835\tfile:test\tprehashed
wLMDjy9FLAuxZ3q4NlEvkgtyhrr0gtTu6KC4KBJdITbbOeAi1zBIYo0v4iTgt8jJpIidRJnp94ABQkJAgAooBQ==";
    let contents = [json.as_slice(), sums.as_bytes(), b"0123456789", key.as_bytes(), signature.as_bytes()];
    Ok((parts::packed(FILES.into_iter().zip(contents))?, parts::joined(&contents)))
}
