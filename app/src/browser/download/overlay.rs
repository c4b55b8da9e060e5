//! The part of the site that belongs to one office, on a site that serves many.

use catalog::release::{File, OfficeLine, Offices, Overlay, sha256};
use leptos::prelude::window;

use super::http::{Source, get};
use super::packs::get_pack;
use super::release_json::parse_json;
use crate::browser::UserError;

/// The longest part of an office that is read, in bytes: one with facts of 400 procedures has 20 KB.
const MOST: u64 = 256 << 10;

/// An office's part, and the address of its file relative to the site: its web manifest.
pub struct OfficePart {
    /// The part.
    pub overlay: Overlay,
    /// The address.
    pub manifest: String,
}

/// Fetches the part of the office with a code. `offices` is the pack in which offices are found.
///
/// # Errors
/// The site no longer has that office, or a file cannot be had.
pub async fn fetch_office(base: String, offices: File, code: String) -> Result<OfficePart, UserError> {
    let offices: Offices = get_pack(&base, &offices).await?;
    let line = offices.by_code(&code).ok_or_else(|| UserError(format!("trang này không có cơ quan mang mã {code}")))?;
    let bytes = fetch_overlay(&base, line).await?;
    let overlay = parse_json(&bytes).and_then(|json| Overlay::read(&json, decode));
    let overlay = overlay.filter(|overlay| overlay.code == code);
    let overlay = overlay.ok_or_else(|| UserError::new("phần của cơ quan không đúng định dạng"))?;
    Ok(OfficePart { overlay, manifest: line.overlay_path() })
}

/// The file of an office's part, compared with the hash in its name. The browser's HTTP cache may be damaged: then it is
/// fetched once more.
async fn fetch_overlay(base: &str, line: &OfficeLine) -> Result<Vec<u8>, UserError> {
    let path = line.overlay_path();
    for source in [Source::OfflineCopy, Source::HostUncached] {
        let bytes = get(base, &path, MOST, source).await?.bytes;
        if is_named(&path, &bytes) {
            return Ok(bytes);
        }
    }
    Err(UserError::new("phần của cơ quan tải về không khớp bản phát hành"))
}

/// Whether a file has the content that its name says.
pub(crate) fn is_named(path: &str, bytes: &[u8]) -> bool {
    path.contains(&sha256(bytes)[..16])
}

/// Decodes Base64 with the browser's own decoder.
fn decode(base64: &str) -> Option<Vec<u8>> {
    window().atob(base64).ok()?.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect()
}
