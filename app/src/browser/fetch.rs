//! Files of a release, fetched and checked.

use catalog::pack::{self, PackError};
use catalog::release::{File, Json, Release, ReleaseError};
use gloo::net::http::{Request, Response};
use js_sys::{Array, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache};

/// The most that `release.json` may hold, in bytes: ten times that of the whole country.
pub(crate) const MOST_RELEASE: u64 = 256 << 10;
/// A request with this header passes the service worker by: it wants what the host has now.
const FROM_HOST: &str = "x-tu-may-chu";

/// Why something could not be had, in words for a citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble(pub(crate) String);

impl From<PackError> for Trouble {
    fn from(error: PackError) -> Self {
        Self(error.to_string())
    }
}

/// Where a file is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// From the release that the device keeps, if it keeps one; else from the host.
    Kept,
    /// From the host. What the browser has by chance is asked about first.
    Host,
    /// From the host, whatever the browser has: it was wrong.
    HostAnew,
}

/// What was fetched.
pub(crate) struct Fetched {
    pub(crate) bytes: Vec<u8>,
    /// Its MIME type, as the host says it.
    pub(crate) kind: String,
}

/// Fetches a file of the site that holds at most `most` bytes. A host that sends more is not heard to its
/// end.
pub(crate) async fn get(base: &str, path: &str, most: u64, source: Source) -> Result<Fetched, Trouble> {
    let request = Request::get(&format!("{base}{path}"));
    let request = match source {
        Source::Kept => request,
        Source::Host => request.header(FROM_HOST, "1").cache(RequestCache::NoCache),
        Source::HostAnew => request.header(FROM_HOST, "1").cache(RequestCache::Reload),
    };
    let offline = |_| Trouble("không kết nối được, hãy kiểm tra mạng".to_owned());
    let response = request.send().await.map_err(offline)?;
    match response.status() {
        200 => {}
        404 => return Err(Trouble("máy chủ thiếu một tệp, có thể trang đang được cập nhật; hãy thử lại sau ít phút".to_owned())),
        status => return Err(Trouble(format!("máy chủ trả lời lỗi {status}; hãy thử lại sau ít phút"))),
    }
    let kind = response.headers().get("content-type").unwrap_or_default();
    Ok(Fetched { bytes: read(&response, most).await?, kind })
}

/// Reads a body of at most `most` bytes.
pub(crate) async fn read(response: &Response, most: u64) -> Result<Vec<u8>, Trouble> {
    let cut = |_: JsValue| Trouble("mất kết nối giữa chừng khi đang tải".to_owned());
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(cut)?;
        let value = Reflect::get(&part, &"value".into()).map_err(cut)?;
        let Some(chunk) = value.dyn_ref::<Uint8Array>() else { return Ok(bytes) };
        if bytes.len() as u64 + u64::from(chunk.length()) > most {
            // Nobody reads what it comes to.
            let _ = reader.cancel();
            return Err(Trouble("máy chủ gửi tệp dài hơn bản phát hành ghi".to_owned()));
        }
        bytes.extend(chunk.to_vec());
    }
}

/// Reads `release.json`.
pub(crate) fn read_release(json: &[u8]) -> Result<Release, Trouble> {
    let parsed = js_sys::JSON::parse(&String::from_utf8_lossy(json)).map(Parsed).map_err(|_| ReleaseError::Shape);
    parsed.and_then(|parsed| Release::read(&parsed, json)).map_err(|error| Trouble(error.to_string()))
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

/// See [`pack::open`].
pub(crate) type Open<T> = fn(&[u8], &str, u64) -> Result<T, PackError>;

/// How much longer than the pack that it makes an older pack with its patch may be, in bytes.
const LONGEST_BASE: u64 = 1 << 20;

/// Fetches a pack's bytes, for [`opened`]. A device may keep it as an older pack and a patch.
pub(crate) async fn unopened(base: &str, file: &File) -> Result<Fetched, Trouble> {
    get(base, &file.path, 2 * file.bytes + LONGEST_BASE, Source::Kept).await
}

/// Reads a pack with `open`. A browser may have kept a damaged copy of it by chance: then it is asked for
/// once more.
pub(crate) async fn opened<T>(base: &str, file: &File, fetched: Fetched, open: Open<T>) -> Result<T, Trouble> {
    match open(&fetched.bytes, &file.sha256, file.unpacked) {
        Err(PackError::Hash) => {
            let again = get(base, &file.path, file.bytes, Source::HostAnew).await;
            let Ok(fetched) = again else { return Err(PackError::Hash.into()) };
            Ok(open(&fetched.bytes, &file.sha256, file.unpacked)?)
        }
        read => Ok(read?),
    }
}

/// Fetches a pack and reads it.
pub(crate) async fn pack<T: DeserializeOwned>(base: &str, file: &File) -> Result<T, Trouble> {
    opened(base, file, unopened(base, file).await?, pack::open).await
}
