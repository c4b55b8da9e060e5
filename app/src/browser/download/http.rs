//! Requests to the site's host, with a limit on how much an answer may hold.

use gloo::net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache};

use crate::browser::UserError;

/// The service worker (`public/sw.js`) lets a request with this header pass to the host.
const FROM_HOST: &str = "x-tu-may-chu";

/// Where to look for a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// The offline copy, if there is one; otherwise the host.
    OfflineCopy,
    /// The host. The browser's HTTP cache may answer after it has asked the host whether the file changed.
    Host,
    /// The host, past the browser's HTTP cache, because that had a damaged file.
    HostUncached,
}

/// A file that was fetched.
pub(crate) struct Fetched {
    /// Its contents.
    pub(crate) bytes: Vec<u8>,
    /// Its MIME type, as the host states it.
    pub(crate) kind: String,
}

/// Fetches a file of the site. `path` is relative to `base`.
///
/// # Errors
/// There is no connection, the host answers with an error, or the file is longer than `most` bytes: then
/// the rest of it is not read.
pub(crate) async fn get(base: &str, path: &str, most: u64, source: Source) -> Result<Fetched, UserError> {
    let request = Request::get(&format!("{base}{path}"));
    let request = match source {
        Source::OfflineCopy => request,
        Source::Host => request.header(FROM_HOST, "1").cache(RequestCache::NoCache),
        Source::HostUncached => request.header(FROM_HOST, "1").cache(RequestCache::Reload),
    };
    let offline = |_| UserError::new("không kết nối được, hãy kiểm tra mạng");
    let response = request.send().await.map_err(offline)?;
    match response.status() {
        200 => {}
        404 => return Err(UserError::new("máy chủ thiếu một tệp, có thể trang đang được cập nhật; hãy thử lại sau ít phút")),
        status => return Err(UserError(format!("máy chủ trả lời lỗi {status}; hãy thử lại sau ít phút"))),
    }
    let kind = response.headers().get("content-type").unwrap_or_default();
    Ok(Fetched { bytes: read_body(&response, most).await?, kind })
}

/// Reads a body of at most `most` bytes.
///
/// # Errors
/// The connection breaks, or there are more bytes.
pub(crate) async fn read_body(response: &Response, most: u64) -> Result<Vec<u8>, UserError> {
    let cut = |_: JsValue| UserError::new("mất kết nối giữa chừng khi đang tải");
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let part = JsFuture::from(reader.read()).await.map_err(cut)?;
        let value = Reflect::get(&part, &"value".into()).map_err(cut)?;
        let Some(chunk) = value.dyn_ref::<Uint8Array>() else { return Ok(bytes) };
        if bytes.len() as u64 + u64::from(chunk.length()) > most {
            // The result of cancelling does not matter.
            let _ = reader.cancel();
            return Err(UserError::new("máy chủ gửi tệp dài hơn bản phát hành ghi"));
        }
        bytes.extend(chunk.to_vec());
    }
}
