//! `release.json`, read with the browser's own JSON parser: one in Rust would add 7 KB to the download.

use catalog::release::{Json, Release, ReleaseError};
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::UserError;

/// The longest `release.json` that is read, in bytes: ten times the one of the whole country.
pub(crate) const MOST_RELEASE: u64 = 256 << 10;

/// Parses `release.json` and checks its own hash.
///
/// # Errors
/// It is damaged, or of another format.
pub(crate) fn parse_release(json: &[u8]) -> Result<Release, UserError> {
    let parsed = parse_json(json).ok_or(ReleaseError::Shape);
    parsed.and_then(|parsed| Release::read(&parsed, json)).map_err(|error| UserError(error.to_string()))
}

/// The tree that the browser's parser makes of some JSON. `None` if it is none.
pub(super) fn parse_json(json: &[u8]) -> Option<impl Json + use<>> {
    js_sys::JSON::parse(&String::from_utf8_lossy(json)).map(Parsed).ok()
}

/// A value that the browser's JSON parser has read.
struct Parsed(JsValue);

impl Json for Parsed {
    fn get(&self, key: &str) -> Option<Self> {
        Reflect::get(&self.0, &key.into()).ok().map(Self)
    }

    fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.dyn_ref::<Array>()?.iter().map(Self).collect())
    }
}
