//! Files of a release, fetched and checked.

use catalog::pack::{self, PackError};
use catalog::release::{File, Release};
use gloo::net::http::Request;
use serde::de::DeserializeOwned;

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
    Release::parse(&json).map_err(|error| Trouble(error.to_string()))
}

/// Fetches a pack and reads it.
pub(crate) async fn pack<T: DeserializeOwned>(base: &str, file: &File) -> Result<T, Trouble> {
    let bytes = bytes(&format!("{base}{}", file.path)).await?;
    Ok(pack::open(&bytes, &file.sha256, file.unpacked)?)
}
