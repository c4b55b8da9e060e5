//! Serves a site from its zip, like a static host serves a folder. The zip is in memory, because the USB stick may be
//! removed.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use catalog::media_type;
use catalog::release::sha256;

use super::not_found;
use crate::foreign;
use crate::site::SiteFiles;

/// The site of a zip.
pub(super) fn router(files: SiteFiles) -> Router {
    Router::new().fallback_service(get(answer).with_state(Arc::new(files)))
}

async fn answer(State(files): State<Arc<SiteFiles>>, uri: Uri, asked: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let index = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    match files.read(&index) {
        Ok(Some(bytes)) => file(&index, bytes, asked.get(header::IF_NONE_MATCH)),
        Ok(None) if is_folder(&files, path) => to_folder(path),
        Ok(None) => not_found(files.read("404.html").ok().flatten()),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, foreign::told(&error)).into_response(),
    }
}

/// A file, or status 304 if the browser already has it.
fn file(path: &str, bytes: Vec<u8>, known: Option<&HeaderValue>) -> Response {
    let tag = format!("\"{}\"", &sha256(&bytes)[..16]);
    if known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    ([(header::CONTENT_TYPE, media_type(path).to_owned()), (header::ETAG, tag)], bytes).into_response()
}

/// Redirects "linh-vuc" to "linh-vuc/": without the slash, links on the page would be wrong.
fn to_folder(path: &str) -> Response {
    let last = path.rsplit('/').next().unwrap_or_default();
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, format!("{last}/"))]).into_response()
}

fn is_folder(files: &SiteFiles, path: &str) -> bool {
    let index = format!("{path}/index.html");
    files.paths().any(|file| file == index)
}
