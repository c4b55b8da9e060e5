//! Signed releases: if the site has pinned a key, nothing in a release is believed before its signature was
//! checked. The check is in the second file of the app, because few sites need it.

use catalog::signature::{PublicKey, SIGNATURE_FILE};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::http::{Source, get};
use crate::browser::UserError;

/// The longest signature file that is read, in bytes.
pub(crate) const MOST_SIGNATURE: u64 = 4 << 10;
/// The global variable in which the start script (`indexer/src/write/start.js`) puts the key.
const KEY: &str = "niemYetKey";

fn key() -> Option<String> {
    let key = Reflect::get(&js_sys::global(), &JsValue::from_str(KEY)).ok()?.as_string()?;
    (!key.is_empty()).then_some(key)
}

/// Whether the site has pinned a key.
pub(crate) fn has_key() -> bool {
    key().is_some()
}

/// Fetches the signature of the release. `None` if it cannot be had.
pub(crate) async fn fetch_signature(base: &str, source: Source) -> Option<Vec<u8>> {
    Some(get(base, SIGNATURE_FILE, MOST_SIGNATURE, source).await.ok()?.bytes)
}

/// Checks the signature of a `release.json` with the pinned key and returns it as text. `None` if the site
/// has no key: then nothing is checked.
///
/// # Errors
/// The signature is missing or not for these bytes.
pub fn check(json: &[u8], signature: Option<Vec<u8>>) -> Result<Option<String>, UserError> {
    let Some(key) = key() else { return Ok(None) };
    let refused = |why: String| UserError(format!("bản phát hành không được nhận: {why}; hãy báo cho văn phòng"));
    let key = PublicKey::parse(&key).map_err(|error| refused(error.to_string()))?;
    let signature = signature.ok_or_else(|| refused("chưa có chữ ký".to_owned()))?;
    let text = String::from_utf8_lossy(&signature).into_owned();
    key.check(json, &text).map_err(|error| refused(error.to_string()))?;
    Ok(Some(text))
}
