//! Signed releases: where a site has a pinned key, nothing of a release is believed before its signature was
//! checked. The check stands in the second file of the app, for few sites need it.

use catalog::signature::{PublicKey, SIGNATURE_FILE};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::fetch::{self, Source, Trouble};
use super::second_file::Fetch;

/// The most that a signature may hold, in bytes.
pub(crate) const MOST: u64 = 4 << 10;
/// Where the start script (`indexer/src/write/start.js`) puts the key.
const KEY: &str = "niemYetKey";

/// The key of the site, where it has one.
fn key() -> Option<String> {
    let key = Reflect::get(&js_sys::global(), &JsValue::from_str(KEY)).ok()?.as_string()?;
    (!key.is_empty()).then_some(key)
}

/// Checks the release that a page is about to be opened with.
///
/// # Errors
/// The site has a key, and nothing signed with it vouches for these bytes.
pub(crate) async fn check_at_start(base: &str, json: &[u8], second_file: Fetch) -> Result<(), Trouble> {
    if key().is_none() {
        return Ok(());
    }
    let signature = fetched(base, Source::Kept).await;
    let second_file = second_file().await.ok_or_else(super::second_file::missing)?;
    (second_file.check)(json, signature).map(drop).map_err(Trouble)
}

/// The signature beside a release of the host, checked; nothing where the site has no key.
///
/// # Errors
/// There is none, or it does not vouch for these bytes.
pub(crate) async fn of_host(base: &str, json: &[u8]) -> Result<Option<String>, Trouble> {
    match key() {
        Some(_) => check(json, fetched(base, Source::Host).await).map_err(Trouble),
        None => Ok(None),
    }
}

async fn fetched(base: &str, source: Source) -> Option<Vec<u8>> {
    Some(fetch::get(base, SIGNATURE_FILE, MOST, source).await.ok()?.bytes)
}

/// Checks a signature that came along with a release; nothing where the site has no key.
///
/// # Errors
/// There is none, or it does not vouch for these bytes: why, in Vietnamese.
pub fn check(json: &[u8], signature: Option<Vec<u8>>) -> Result<Option<String>, String> {
    let Some(key) = key() else { return Ok(None) };
    let refused = |why: String| format!("bản phát hành không được nhận: {why}; hãy báo cho văn phòng");
    let key = PublicKey::parse(&key).map_err(|error| refused(error.to_string()))?;
    let signature = signature.ok_or_else(|| refused("chưa có chữ ký".to_owned()))?;
    let text = String::from_utf8_lossy(&signature).into_owned();
    key.check(json, &text).map_err(|error| refused(error.to_string()))?;
    Ok(Some(text))
}
