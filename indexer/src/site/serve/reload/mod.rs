//! Adds to a served site, never to a published one, what opens its pages again after each build: a script that asks for
//! `release.json`, and a service worker that keeps nothing on the device. Both are files of the server, so the site's
//! strict policy allows them.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use catalog::media_type;

use crate::limits;

const SCRIPT: &str = include_str!("reload.js");
const SERVICE_WORKER: &str = include_str!("sw.js");
/// At the end of each page; the page's `<base>` makes it the same file for all.
const TAG: &[u8] = b"<script src=\"xem-thu.js\"></script>";

/// A site whose pages reload.
pub(super) fn reloading(site: Router) -> Router {
    let script = |text: &'static str| get(move || async move { ([(header::CONTENT_TYPE, media_type("a.js"))], text) });
    Router::new()
        .route("/xem-thu.js", script(SCRIPT))
        .route("/sw.js", script(SERVICE_WORKER))
        .fallback_service(site.layer(from_fn(with_script)))
}

/// Adds the script to a page. Dates are in whole seconds, too coarse for two builds after each other, so the browser's own
/// copy of a file is never said to be good.
async fn with_script(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let wants_text = request.method() == Method::GET;
    let response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page || !wants_text {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    match to_bytes(body, limits::SITE_FILE.bytes as usize).await {
        Ok(page) => Response::from_parts(parts, Body::from([&page, TAG].concat())),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use axum::response::Html;

    use super::*;

    async fn answer(page: &'static str) -> String {
        let site = Router::new().route("/", get(|| async { Html("<p>a") })).route("/a.css", get(|| async { "p {}" }));
        let site = Router::new().fallback_service(site);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, reloading(site)).await });
        tokio::task::spawn_blocking(move || {
            use std::io::{Read, Write};
            let mut stream = std::net::TcpStream::connect(address).unwrap();
            write!(stream, "GET {page} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        })
        .await
        .unwrap()
    }

    #[tokio::test]
    async fn pages_get_the_script_and_the_device_keeps_nothing() {
        assert!(answer("/").await.ends_with("<p>a<script src=\"xem-thu.js\"></script>"));
        assert!(answer("/a.css").await.ends_with("p {}"));
        assert!(answer("/xem-thu.js").await.ends_with(SCRIPT));
        assert!(answer("/sw.js").await.ends_with(SERVICE_WORKER));
    }
}
