//! Serves a site on this machine like a static host: from its folder or its zip, below a prefix, and with the headers
//! that a host should send.

mod folder;
mod reload;
mod zip;

use std::path::PathBuf;

use app::policy;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use catalog::media_type;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use crate::site::SiteFiles;

/// Serves the site at `path` below a prefix from [`normal_prefix`]. A folder is read again for every answer, because a
/// new release may replace it meanwhile. A zip is served from `files`, which has it in memory.
pub(crate) fn router(path: PathBuf, files: SiteFiles, prefix: &str) -> Router {
    let site = if path.is_dir() { folder::router(path) } else { zip::router(files) };
    below(site, prefix)
}

/// Serves the site in a folder, with pages that reload after each build.
pub(crate) fn reloading(folder: PathBuf) -> Router {
    below(reload::reloading(folder::router(folder)), "")
}

/// "/mot-cua" for "mot-cua/", and nothing for "/".
pub(crate) fn normal_prefix(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => String::new(),
        inner => format!("/{inner}"),
    }
}

/// Packs and pictures are compressed already. Everything else is compressed on the way, as most static hosts do.
fn below(site: Router, prefix: &str) -> Router {
    let worth_it =
        SizeAbove::new(256).and(NotForContentType::new("application/octet-stream")).and(NotForContentType::new("image/png"));
    let router = match prefix {
        "" => site,
        prefix => Router::new().nest_service(prefix, site),
    };
    router.layer(axum::middleware::map_response(with_headers)).layer(CompressionLayer::new().compress_when(worth_it))
}

/// Asks browsers to check every answer for a newer one, and adds the headers that the site's host should send.
async fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    for (name, value) in policy::headers() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    response
}

/// The answer to an unknown address, with the site's own page if it has one.
fn not_found(page: Option<Vec<u8>>) -> Response {
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, media_type("404.html"))], page.unwrap_or_default()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_written_in_one_way() {
        for (given, expected) in [("", ""), ("/", ""), ("mot-cua", "/mot-cua"), ("/a/b/", "/a/b")] {
            assert_eq!(normal_prefix(given), expected);
        }
    }

    #[tokio::test]
    async fn every_header_is_sent() {
        let response = with_headers(Response::default()).await;
        for (name, value) in policy::headers() {
            assert_eq!(response.headers().get(name).and_then(|sent| sent.to_str().ok()), Some(value.as_str()), "{name}");
        }
    }
}
