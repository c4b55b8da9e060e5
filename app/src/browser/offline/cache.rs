//! The offline cache: one browser cache for each release, and one that holds the pointer. The service worker
//! (`public/sw.js`) uses the same names.

use std::collections::BTreeSet;

use catalog::release::{RELEASE_FILE, Release};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response, ResponseInit};

use super::pointer::{self, Pointer};
use crate::browser::download::{self, Fetched};
use crate::browser::user_error::UserError;
use crate::counter::mode;

/// The cache that holds the pointer, and the pointer's path in it.
const STATE: &str = "hien-tai";
const POINTER: &str = "__ban";

/// Everything that the device has stored of a site's releases.
pub(crate) struct OfflineCache {
    caches: CacheStorage,
    base: String,
}

/// The files of one release, complete or not.
pub(super) struct ReleaseCache {
    cache: Cache,
    base: String,
}

impl OfflineCache {
    /// The offline cache of the site at an address. `None` if the browser or the address allows none.
    pub(crate) fn of(base: &str) -> Option<Self> {
        Some(Self { caches: window().caches().ok().filter(|caches| !caches.is_undefined())?, base: base.to_owned() })
    }

    /// The files of a release.
    pub(super) async fn release(&self, id: &str) -> Result<ReleaseCache, UserError> {
        self.open(id).await
    }

    /// The files of all other releases.
    pub(super) async fn others(&self, id: &str) -> Result<Vec<ReleaseCache>, UserError> {
        let mut others = Vec::new();
        for name in self.names().await?.into_iter().filter(|name| name != id && name != STATE) {
            others.push(self.open(&name).await?);
        }
        Ok(others)
    }

    /// The release that is shown.
    pub(super) async fn pointer(&self) -> Result<Option<Pointer>, UserError> {
        let found = self.open(STATE).await?.get(POINTER).await?;
        Ok(found.and_then(|found| Pointer::parse(&found.bytes)))
    }

    /// Points to a release, if it is complete, and deletes all others but the one before, which open pages
    /// may still need. Another page may have saved a newer release meanwhile; an older one never replaces
    /// it.
    ///
    /// # Errors
    /// The release is not complete, or the browser refuses to write.
    pub(super) async fn point_to(&self, release: &Release) -> Result<(), UserError> {
        let before = self.pointer().await?;
        if before.as_ref().is_some_and(|before| before.version > release.version) {
            return Ok(());
        }
        if self.missing_of(release).await? > 0 {
            return Err(UserError::new("bản vừa tải chưa đủ tệp"));
        }
        let json = pointer::to_json(release, &self.name(&release.id)).map_err(|error| storage_error(&error))?;
        self.open(STATE).await?.put(POINTER, json.as_bytes(), "application/json").await?;
        let before = before.map(|before| before.id).unwrap_or_default();
        self.delete_except(&[STATE, &release.id, &before]).await
    }

    /// Deletes everything. The pointer goes first: half a release must never be shown as a whole one.
    ///
    /// # Errors
    /// The browser refuses.
    pub(crate) async fn clear(&self) -> Result<(), UserError> {
        self.delete(STATE).await?;
        self.delete_except(&[]).await
    }

    /// How many files the release that is shown has lost. The browser may have evicted some.
    pub(super) async fn missing(&self, pointer: &Pointer) -> usize {
        let missing = async {
            let json = self.release(&pointer.id).await?.get(RELEASE_FILE).await?.ok_or_else(|| UserError::new(""))?.bytes;
            self.missing_of(&download::parse_release(&json)?).await
        };
        // If the list of files cannot be read, at least that one is lost.
        missing.await.unwrap_or(1)
    }

    async fn missing_of(&self, release: &Release) -> Result<usize, UserError> {
        let stored = self.release(&release.id).await?.paths().await?;
        Ok(release.stored(mode::is_on()).filter(|file| !stored.contains(&file.path)).count())
    }

    async fn delete_except(&self, needed: &[&str]) -> Result<(), UserError> {
        for name in self.names().await? {
            if !needed.contains(&name.as_str()) {
                self.delete(&name).await?;
            }
        }
        Ok(())
    }

    async fn delete(&self, name: &str) -> Result<(), UserError> {
        wait(self.caches.delete(&self.name(name))).await.map(drop)
    }

    async fn open(&self, name: &str) -> Result<ReleaseCache, UserError> {
        let cache = wait(self.caches.open(&self.name(name))).await?;
        Ok(ReleaseCache { cache: cache.unchecked_into(), base: self.base.clone() })
    }

    /// The names of the site's caches, without their prefix.
    async fn names(&self) -> Result<Vec<String>, UserError> {
        let names: Array = wait(self.caches.keys()).await?.unchecked_into();
        let prefix = self.name("");
        Ok(names.iter().filter_map(|name| Some(name.as_string()?.strip_prefix(&prefix)?.to_owned())).collect())
    }

    /// The full name of a cache. It contains the site's address, because several sites may share a host.
    fn name(&self, name: &str) -> String {
        format!("niem-yet {} {name}", self.base)
    }
}

impl ReleaseCache {
    /// A file, if it is stored.
    pub(super) async fn get(&self, path: &str) -> Result<Option<Fetched>, UserError> {
        let found = wait(self.cache.match_with_str(&self.address(path))).await?;
        let Ok(response) = found.dyn_into::<Response>() else { return Ok(None) };
        let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
        let buffer = wait(response.array_buffer().map_err(|error| storage_error(&error))?).await?;
        Ok(Some(Fetched { bytes: Uint8Array::new(&buffer).to_vec(), kind }))
    }

    /// Stores a file. The caller has checked it.
    pub(super) async fn put(&self, path: &str, bytes: &[u8], kind: &str) -> Result<(), UserError> {
        let response = response(bytes, kind).map_err(|error| storage_error(&error))?;
        wait(self.cache.put_with_str(&self.address(path), &response)).await.map(drop)
    }

    /// The paths of all files that are stored.
    pub(super) async fn paths(&self) -> Result<BTreeSet<String>, UserError> {
        let requests: Array = wait(self.cache.keys()).await?.unchecked_into();
        let urls = requests.iter().map(|request| request.unchecked_into::<Request>().url());
        Ok(urls.filter_map(|url| Some(url.strip_prefix(&self.base)?.to_owned())).collect())
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

fn response(bytes: &[u8], kind: &str) -> Result<Response, JsValue> {
    let headers = Object::new();
    Reflect::set(&headers, &"content-type".into(), &kind.into())?;
    let init = ResponseInit::new();
    init.set_headers(&headers);
    Response::new_with_opt_js_u8_array_and_init(Some(&Uint8Array::from(bytes)), &init)
}

async fn wait(promise: Promise) -> Result<JsValue, UserError> {
    JsFuture::from(promise).await.map_err(|error| storage_error(&error))
}

fn storage_error(error: &JsValue) -> UserError {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    UserError::new(match name.as_str() {
        "QuotaExceededError" => "máy không còn đủ chỗ trống; hãy xóa bớt ảnh, tệp rồi thử lại",
        "SecurityError" | "InvalidStateError" => "trình duyệt không cho lưu trên máy",
        _ => "không ghi được vào bộ nhớ của trình duyệt",
    })
}
