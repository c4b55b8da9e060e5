//! Files of a release, fetched and checked.

use catalog::pack::{self, PackError};
use catalog::release::{File, Json, Release, ReleaseError};
use gloo::net::http::Request;
use js_sys::{Array, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// Why something could not be had, in words for a citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble(pub(crate) String);

impl From<PackError> for Trouble {
    fn from(error: PackError) -> Self {
        Self(error.to_string())
    }
}

/// Fetches an address.
pub(crate) async fn bytes(address: &str) -> Result<Vec<u8>, Trouble> {
    let offline = |_| Trouble("không kết nối được, hãy kiểm tra mạng".to_owned());
    let response = Request::get(address).send().await.map_err(offline)?;
    if !response.ok() {
        return Err(Trouble(format!("máy chủ trả lời lỗi {}", response.status())));
    }
    response.binary().await.map_err(|_| Trouble("tải về giữa chừng bị ngắt".to_owned()))
}

/// Fetches the release that the site has now.
pub(crate) async fn release(base: &str) -> Result<Release, Trouble> {
    let json = bytes(&format!("{base}release.json")).await?;
    let parsed = js_sys::JSON::parse(&String::from_utf8_lossy(&json)).map(Parsed).map_err(|_| ReleaseError::Shape);
    parsed.and_then(|parsed| Release::read(&parsed)).map_err(|error| Trouble(error.to_string()))
}

/// What the browser's JSON parser has read.
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

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.0.dyn_ref::<Array>()?.iter().map(Self).collect())
    }
}

/// Fetches a pack and reads it.
pub(crate) async fn pack<T: DeserializeOwned>(base: &str, file: &File) -> Result<T, Trouble> {
    let bytes = bytes(&format!("{base}{}", file.path)).await?;
    Ok(pack::open(&bytes, &file.sha256, file.unpacked)?)
}
