//! Serves a site from its folder, but nothing behind a symlink, which may lead out of the folder.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::extract::Request;
use axum::middleware::Next;
use tower_http::services::{ServeDir, ServeFile};

use super::not_found;
use crate::limits;

/// The site of a folder.
pub(super) fn router(site: PathBuf) -> Router {
    let not_found_page = ServeFile::new(site.join("404.html"));
    let files = ServeDir::new(&site).not_found_service(not_found_page);
    let without_links = move |request: Request, next: Next| {
        let page = || limits::file(&site.join("404.html"), &limits::SITE_FILE).ok();
        let refused = is_behind_link(&site, request.uri().path()).then(|| not_found(page()));
        async move {
            match refused {
                Some(answer) => answer,
                None => next.run(request).await,
            }
        }
    };
    Router::new().fallback_service(files).layer(axum::middleware::from_fn(without_links))
}

/// Whether a part of an address is a symlink in the folder. Addresses with `%` are refused too, because it could hide a
/// symlink and no address of a site needs it.
fn is_behind_link(site: &Path, address: &str) -> bool {
    let mut place = site.to_owned();
    address.contains('%')
        || address.split('/').filter(|part| !part.is_empty()).any(|part| {
            place.push(part);
            place.is_symlink()
        })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn nothing_behind_a_link_is_served() {
        let (site, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::create_dir(site.path().join("data")).unwrap();
        std::fs::write(site.path().join("data/a.pack"), "a").unwrap();
        std::os::unix::fs::symlink(outside.path(), site.path().join("data/out")).unwrap();
        let refused = |address: &str| is_behind_link(site.path(), address);
        assert!(!refused("/") && !refused("/data/a.pack") && !refused("/nowhere/"));
        assert!(refused("/data/out") && refused("/data/out/secret") && refused("/data/%6fut/secret"));
    }
}
