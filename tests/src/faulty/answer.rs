//! The answer to a path within the site, if nothing goes wrong.

use std::fs;
use std::path::{Component, Path};

/// An answer with its whole body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Its MIME type.
    pub(super) kind: &'static str,
    /// The value of `Cache-Control`.
    pub(super) caching: &'static str,
    /// The value of `Location`, of a redirect.
    pub(super) location: Option<String>,
    pub(super) body: Vec<u8>,
}

/// Browsers must check with the server before each use.
pub(super) const NO_CACHE: &str = "no-cache";

impl Answer {
    /// An existing file.
    pub(super) fn file(path: &str, body: Vec<u8>) -> Self {
        Self { status: 200, kind: catalog::media_type(path), caching: NO_CACHE, location: None, body }
    }

    /// A host's short error page.
    pub(super) fn error(status: u16) -> Self {
        let page = format!("<!doctype html><title>{status}</title><h1>{status}</h1><p>The host has an error.</p>");
        Self { status, kind: "text/html", caching: NO_CACHE, location: None, body: page.into_bytes() }
    }

    /// The answer of a static host that serves a folder.
    pub(super) fn from_folder(folder: &Path, path: &str) -> Self {
        if !path.ends_with('/') && folder.join(path).is_dir() && !path.is_empty() {
            return Self::with_slash(path);
        }
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        // A path that ends with "/", or is empty, names a folder.
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        match fs::read(folder.join(&path)) {
            Ok(body) if inside => Self::file(&path, body),
            _ => Self::not_found(folder),
        }
    }

    fn not_found(folder: &Path) -> Self {
        match fs::read(folder.join("404.html")) {
            Ok(body) => Self { body, ..Self::error(404) },
            Err(_) => Self::error(404),
        }
    }

    /// A redirect to the same address with "/" at its end.
    pub(super) fn with_slash(path: &str) -> Self {
        let last = path.rsplit('/').next().unwrap_or_default();
        Self { status: 307, location: Some(format!("{last}/")), ..Self::error(307) }
    }
}
