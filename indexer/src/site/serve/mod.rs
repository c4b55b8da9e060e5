//! Serves a site on this machine like a static host: from its folder or its zip, below a prefix, and with the headers
//! that a host should send.

mod folder;
mod reload;
mod zip;

use std::path::PathBuf;

use app::policy;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::map_response_with_state;
use axum::response::{IntoResponse, Response};
use catalog::media_type;
use catalog::release::{RELEASE_FILE, Release};
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use crate::site::SiteFiles;

/// Serves the site at `path` below a prefix from [`normal_prefix`]. A folder is read again for every answer, because a
/// new release may replace it meanwhile. A zip is served from `files`, which has it in memory.
pub(crate) fn router(path: PathBuf, files: SiteFiles, prefix: &str) -> Router {
    let release = files.read(RELEASE_FILE).ok().flatten().and_then(|json| Release::parse(&json).ok());
    let embedders = release.map(|release| release.office.embedded_at).unwrap_or_default();
    let site = if path.is_dir() { folder::router(path) } else { zip::router(files) };
    below(site, prefix, &embedders)
}

/// Serves the site in a folder, with pages that reload after each build.
pub(crate) fn reloading(folder: PathBuf) -> Router {
    below(reload::reloading(folder::router(folder)), "", &[])
}

/// "/mot-cua" for "mot-cua/", and nothing for "/".
pub(crate) fn normal_prefix(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => String::new(),
        inner => format!("/{inner}"),
    }
}

/// Packs and pictures are compressed already. Everything else is compressed on the way, as most static hosts do.
fn below(site: Router, prefix: &str, embedders: &[String]) -> Router {
    let worth_it =
        SizeAbove::new(256).and(NotForContentType::new("application/octet-stream")).and(NotForContentType::new("image/png"));
    let router = match prefix {
        "" => site,
        prefix => Router::new().nest_service(prefix, site),
    };
    let headers = map_response_with_state(headers(embedders), with_headers);
    router.layer(headers).layer(CompressionLayer::new().compress_when(worth_it))
}

/// The headers that the site's host should send. They ask browsers to check every answer for a newer one.
fn headers(embedders: &[String]) -> HeaderMap {
    let written = |(name, value)| Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?));
    let of_policy = policy::headers(embedders).into_iter().filter_map(written);
    of_policy.chain([(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))]).collect()
}

async fn with_headers(State(headers): State<HeaderMap>, mut response: Response) -> Response {
    response.headers_mut().extend(headers);
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
        let embedders = ["https://xamau.vn".to_owned()];
        let response = with_headers(State(headers(&embedders)), Response::default()).await;
        for (name, value) in policy::headers(&embedders) {
            assert_eq!(response.headers().get(name).and_then(|sent| sent.to_str().ok()), Some(value.as_str()), "{name}");
        }
    }
}
