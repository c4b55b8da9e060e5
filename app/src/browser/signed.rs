//! Signed releases: where a site has a pinned key, nothing of a release is believed before its signature was
//! checked.

use catalog::signature::{PublicKey, SIGNATURE_FILE};
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::fetch::{self, Source, Trouble};

/// The most that a signature may hold, in bytes.
pub(crate) const MOST: u64 = 4 << 10;
/// Where the start script (`indexer/src/write/start_app.js`) puts the key.
const KEY: &str = "niemYetKey";

/// The key of the site, where it has one.
fn key() -> Option<String> {
    let key = Reflect::get(&js_sys::global(), &JsValue::from_str(KEY)).ok()?.as_string()?;
    (!key.is_empty()).then_some(key)
}

fn refused(why: &str) -> Trouble {
    Trouble(format!("bản phát hành không được nhận: {why}; hãy báo cho văn phòng"))
}

/// The signature of a release that was fetched from the same source; nothing where the site has no key.
///
/// # Errors
/// There is none, or it does not vouch for these bytes.
pub(crate) async fn signature(base: &str, json: &[u8], source: Source) -> Result<Option<String>, Trouble> {
    if key().is_none() {
        return Ok(None);
    }
    let fetched = fetch::get(&format!("{base}{SIGNATURE_FILE}"), MOST, source).await;
    let text = fetched.map_err(|trouble| refused(&format!("chưa có chữ ký ({})", trouble.0)))?.bytes;
    check(json, Some(text))
}

/// Checks a signature that came along with a release; nothing where the site has no key.
///
/// # Errors
/// There is none, or it does not vouch for these bytes.
pub(crate) fn check(json: &[u8], signature: Option<Vec<u8>>) -> Result<Option<String>, Trouble> {
    let Some(key) = key() else { return Ok(None) };
    let key = PublicKey::parse(&key).map_err(|error| refused(&error.to_string()))?;
    let text = signature.ok_or_else(|| refused("chưa có chữ ký"))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    key.check(json, &text).map_err(|error| refused(&error.to_string()))?;
    Ok(Some(text))
}
