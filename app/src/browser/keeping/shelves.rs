//! Where releases stand on the device: a cache each, and one that holds the pointer. The service worker
//! (`public/sw.js`) knows the same names.

use std::collections::BTreeSet;

use catalog::release::{File, FileRole, RELEASE_FILE, Release};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response, ResponseInit};

use crate::browser::fetch::{self, Fetched, Trouble};

/// The cache that holds the pointer to the release that is shown, and its address there.
const STATE: &str = "hien-tai";
const POINTER: &str = "__ban";

/// All that the device keeps of a site.
pub(crate) struct Shelves {
    caches: CacheStorage,
    base: String,
}

/// One release, or as much of it as is there.
pub(super) struct Shelf {
    cache: Cache,
    base: String,
}

/// Which release the service worker answers from.
pub(super) struct Pointer {
    pub(super) id: String,
    pub(super) version: u64,
}

impl Shelves {
    /// The shelves of the site at an address; nothing where the browser or the address has none.
    pub(crate) fn of(base: &str) -> Option<Self> {
        Some(Self { caches: window().caches().ok().filter(|caches| !caches.is_undefined())?, base: base.to_owned() })
    }

    /// Several sites may share a host.
    fn name(&self, of: &str) -> String {
        format!("niem-yet {} {of}", self.base)
    }

    async fn open(&self, of: &str) -> Result<Shelf, Trouble> {
        let cache = wait(self.caches.open(&self.name(of))).await?;
        Ok(Shelf { cache: cache.unchecked_into(), base: self.base.clone() })
    }

    /// The shelf of a release.
    pub(super) async fn shelf(&self, id: &str) -> Result<Shelf, Trouble> {
        self.open(id).await
    }

    /// The shelves of all other releases.
    pub(super) async fn others(&self, id: &str) -> Result<Vec<Shelf>, Trouble> {
        let mut shelves = Vec::new();
        for name in self.names().await?.into_iter().filter(|name| name != id && name != STATE) {
            shelves.push(self.open(&name).await?);
        }
        Ok(shelves)
    }

    async fn names(&self) -> Result<Vec<String>, Trouble> {
        let names: Array = wait(self.caches.keys()).await?.unchecked_into();
        let prefix = self.name("");
        Ok(names.iter().filter_map(|name| Some(name.as_string()?.strip_prefix(&prefix)?.to_owned())).collect())
    }

    /// Which release is shown.
    pub(super) async fn pointer(&self) -> Result<Option<Pointer>, Trouble> {
        let Some(found) = self.open(STATE).await?.get(POINTER).await? else { return Ok(None) };
        let json = JSON::parse(&String::from_utf8_lossy(&found.bytes)).unwrap_or(JsValue::NULL);
        let get = |key: &str| Reflect::get(&json, &key.into()).ok();
        let id = get("id").and_then(|id| id.as_string());
        let version = get("version").and_then(|version| version.as_f64());
        Ok(id.zip(version).map(|(id, version)| Pointer { id, version: version as u64 }))
    }

    /// Has a release that is whole be shown from now on, and clears what no page needs: pages that are open
    /// may still need the one that was shown before. An older release never takes a newer one's place,
    /// which another page may have brought meanwhile.
    pub(super) async fn point_to(&self, release: &Release) -> Result<(), Trouble> {
        let before = self.pointer().await?;
        if before.as_ref().is_some_and(|before| before.version > release.version) {
            return Ok(());
        }
        if self.lacking_of(release).await? > 0 {
            return Err(Trouble("bản vừa tải chưa đủ tệp".to_owned()));
        }
        let shell = release.file(FileRole::Shell).map(|file| file.path.as_str()).unwrap_or_default();
        let pointer = Object::new();
        let cache = self.name(&release.id);
        let version = JsValue::from_f64(release.version as f64);
        for (key, value) in
            [("id", release.id.as_str().into()), ("version", version), ("cache", cache.into()), ("shell", shell.into())]
        {
            Reflect::set(&pointer, &key.into(), &value).map_err(|error| trouble(&error))?;
        }
        let json = JSON::stringify(&pointer).map_err(|error| trouble(&error))?;
        self.open(STATE).await?.put(POINTER, String::from(json).as_bytes(), "application/json").await?;
        let before = before.map(|before| before.id).unwrap_or_default();
        for name in self.names().await? {
            if ![STATE, &release.id, &before].contains(&name.as_str()) {
                wait(self.caches.delete(&self.name(&name))).await?;
            }
        }
        Ok(())
    }

    /// Clears all: first that a release is kept, then its files, for half a release must never be shown as
    /// one.
    pub(crate) async fn clear(&self) -> Result<(), Trouble> {
        wait(self.caches.delete(&self.name(STATE))).await?;
        for name in self.names().await? {
            wait(self.caches.delete(&self.name(&name))).await?;
        }
        Ok(())
    }

    /// How many files the release that is shown has lost: the browser may have thrown some away.
    pub(super) async fn lacking(&self, pointer: &Pointer) -> usize {
        let lacking = async {
            let json = self.shelf(&pointer.id).await?.get(RELEASE_FILE).await?.ok_or_else(|| Trouble(String::new()))?.bytes;
            self.lacking_of(&fetch::read_release(&json)?).await
        };
        // Without its list, at least that is lost.
        lacking.await.unwrap_or(1)
    }

    async fn lacking_of(&self, release: &Release) -> Result<usize, Trouble> {
        let held = self.shelf(&release.id).await?.paths().await?;
        Ok(release.files.iter().filter(|file| !held.contains(&file.path)).count())
    }
}

impl Shelf {
    /// A file, if it is there.
    pub(super) async fn get(&self, path: &str) -> Result<Option<Fetched>, Trouble> {
        let found = wait(self.cache.match_with_str(&self.at(path))).await?;
        let Ok(response) = found.dyn_into::<Response>() else { return Ok(None) };
        let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
        let buffer = wait(response.array_buffer().map_err(|error| trouble(&error))?).await?;
        Ok(Some(Fetched { bytes: Uint8Array::new(&buffer).to_vec(), kind }))
    }

    /// Puts a file there, which has been checked.
    pub(super) async fn put(&self, path: &str, bytes: &[u8], kind: &str) -> Result<(), Trouble> {
        let headers = Object::new();
        Reflect::set(&headers, &"content-type".into(), &kind.into()).map_err(|error| trouble(&error))?;
        let how = ResponseInit::new();
        how.set_headers(&headers);
        let body = Uint8Array::from(bytes);
        let response = Response::new_with_opt_js_u8_array_and_init(Some(&body), &how).map_err(|error| trouble(&error))?;
        wait(self.cache.put_with_str(&self.at(path), &response)).await.map(drop)
    }

    /// The paths of all files that are there.
    pub(super) async fn paths(&self) -> Result<BTreeSet<String>, Trouble> {
        let requests: Array = wait(self.cache.keys()).await?.unchecked_into();
        let urls = requests.iter().map(|request| request.unchecked_into::<Request>().url());
        Ok(urls.filter_map(|url| Some(url.strip_prefix(&self.base)?.to_owned())).collect())
    }

    /// The bytes of a file, if they are there and are those.
    pub(super) async fn right(&self, file: &File) -> Option<Fetched> {
        self.get(&file.path).await.ok().flatten().filter(|found| super::gather::fits(file, &found.bytes))
    }

    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

async fn wait(promise: js_sys::Promise) -> Result<JsValue, Trouble> {
    JsFuture::from(promise).await.map_err(|error| trouble(&error))
}

fn trouble(error: &JsValue) -> Trouble {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    Trouble(match name.as_str() {
        "QuotaExceededError" => "máy không còn đủ chỗ trống; hãy xóa bớt ảnh, tệp rồi thử lại".to_owned(),
        "SecurityError" | "InvalidStateError" => "trình duyệt không cho lưu trên máy".to_owned(),
        _ => "không ghi được vào bộ nhớ của trình duyệt".to_owned(),
    })
}
