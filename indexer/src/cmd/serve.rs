//! `indexer serve`: a site on this machine, as a static host would serve it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use app::policy;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::services::{ServeDir, ServeFile};

use super::{Outcome, serve_zip};
use crate::site_files::SiteFiles;
use crate::{limits, write};

/// Mở trang web đã xuất bản trên máy này.
#[derive(clap::Args)]
pub struct Serve {
    /// Thư mục trang web, do `indexer build` làm ra, hoặc tệp .zip do `indexer zip` làm ra.
    site: PathBuf,
    /// Cổng; 0 là một cổng còn trống.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Đường dẫn con đặt trang, như "/mot-cua".
    #[arg(long, default_value = "")]
    prefix: String,
    /// Cho các máy khác trong mạng nội bộ cùng xem.
    #[arg(long)]
    lan: bool,
}

impl Serve {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        write::recover(&self.site)?;
        ensure!(self.site.exists(), "{}: không có; hãy chạy `indexer build … --out {0}` trước", self.site.display());
        // Refuses what is no site, and what a zip must not hold.
        let files = SiteFiles::open(&self.site)?;
        tokio::runtime::Runtime::new().context("không khởi động được máy chủ")?.block_on(self.serve(files))?;
        Ok(Outcome::Clean)
    }

    async fn serve(self, files: SiteFiles) -> anyhow::Result<()> {
        let host = if self.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
        let listener = tokio::net::TcpListener::bind(SocketAddr::from((host, self.port)))
            .await
            .with_context(|| format!("cổng {} không mở được; hãy chọn cổng khác bằng --port", self.port))?;
        let address = listener.local_addr()?;
        let prefix = normal_prefix(&self.prefix);
        println!("Trang đang mở tại http://{address}{prefix}/ (dừng: Ctrl+C)");
        // A folder is read anew for every answer: it may be published again meanwhile.
        let site = if self.site.is_dir() { folder(self.site) } else { serve_zip::router(files) };
        axum::serve(listener, router(site, &prefix)).await.context("máy chủ dừng vì lỗi")
    }
}

/// "/mot-cua" for "mot-cua/", and nothing for "/".
fn normal_prefix(prefix: &str) -> String {
    match prefix.trim_matches('/') {
        "" => String::new(),
        inner => format!("/{inner}"),
    }
}

/// The site in a folder. A link may lead out of it: what is behind one is not there.
fn folder(site: PathBuf) -> Router {
    let not_found = ServeFile::new(site.join("404.html"));
    let files = ServeDir::new(&site).not_found_service(not_found);
    let without_links = move |request: Request, next: Next| {
        let page = || limits::file(&site.join("404.html"), &limits::PACK).ok();
        let refused = is_behind_link(&site, request.uri().path()).then(|| serve_zip::not_found(page()));
        async move {
            match refused {
                Some(answer) => answer,
                None => next.run(request).await,
            }
        }
    };
    Router::new().fallback_service(files).layer(axum::middleware::from_fn(without_links))
}

/// Whether a part of an address is a link in the folder. No address of a site needs a `%`, which could hide
/// one.
fn is_behind_link(site: &Path, address: &str) -> bool {
    let mut place = site.to_owned();
    address.contains('%')
        || address.split('/').filter(|part| !part.is_empty()).any(|part| {
            place.push(part);
            place.is_symlink()
        })
}

/// The site under a prefix. Packs are compressed already; everything else is compressed on the way, as
/// most static hosts do.
fn router(site: Router, prefix: &str) -> Router {
    let worth_it =
        SizeAbove::new(256).and(NotForContentType::new("application/octet-stream")).and(NotForContentType::new("image/png"));
    let router = match prefix {
        "" => site,
        prefix => Router::new().nest_service(prefix, site),
    };
    router.layer(axum::middleware::map_response(with_headers)).layer(CompressionLayer::new().compress_when(worth_it))
}

/// Every answer: as it is now, and with the headers that the site's host should send.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_written_in_one_way() {
        for (given, expected) in [("", ""), ("/", ""), ("mot-cua", "/mot-cua"), ("/a/b/", "/a/b")] {
            assert_eq!(normal_prefix(given), expected);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_behind_a_link_is_not_there() {
        let (site, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir(site.path().join("data")).unwrap();
        std::fs::write(site.path().join("data/a.pack"), "a").unwrap();
        std::os::unix::fs::symlink(outside.path(), site.path().join("data/out")).unwrap();
        let refused = |address: &str| is_behind_link(site.path(), address);
        assert!(!refused("/") && !refused("/data/a.pack") && !refused("/nowhere/"));
        assert!(refused("/data/out") && refused("/data/out/secret") && refused("/data/%6fut/secret"));
    }

    #[tokio::test]
    async fn every_header_is_sent() {
        let response = with_headers(Response::default()).await;
        for (name, value) in policy::headers() {
            assert_eq!(response.headers().get(name).and_then(|sent| sent.to_str().ok()), Some(value.as_str()), "{name}");
        }
    }
}
