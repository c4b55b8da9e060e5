//! The pointer to the release that the service worker answers from: JSON, which `public/sw.js` reads too.

use catalog::release::{FileRole, Release};
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// A release that was saved completely.
pub(super) struct Pointer {
    /// The release's id, which names its cache.
    pub(super) id: String,
    /// The release's version. It only grows.
    pub(super) version: u64,
}

impl Pointer {
    /// Reads a pointer. `None` if the bytes are none.
    pub(super) fn parse(json: &[u8]) -> Option<Self> {
        let json = JSON::parse(&String::from_utf8_lossy(json)).unwrap_or(JsValue::NULL);
        let get = |key: &str| Reflect::get(&json, &key.into()).ok();
        let id = get("id")?.as_string()?;
        let version = get("version")?.as_f64()? as u64;
        Some(Self { id, version })
    }
}

/// The pointer to a release in the cache of this name, as JSON: `{id, version, cache, shell}`.
///
/// # Errors
/// The browser's own error.
pub(super) fn to_json(release: &Release, cache: &str) -> Result<String, JsValue> {
    let shell = release.file(FileRole::Shell).map(|file| file.path.as_str()).unwrap_or_default();
    let pointer = Object::new();
    let version = JsValue::from_f64(release.version as f64);
    for (key, value) in
        [("id", release.id.as_str().into()), ("version", version), ("cache", cache.into()), ("shell", shell.into())]
    {
        Reflect::set(&pointer, &key.into(), &value)?;
    }
    JSON::stringify(&pointer).map(String::from)
}
