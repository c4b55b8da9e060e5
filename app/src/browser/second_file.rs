//! The second file of the app: what a first answer does not need (every page but the first one and the
//! search, and the reading of details) stands in a WebAssembly file of its own.

use std::pin::Pin;

use catalog::pack::PackError;
use catalog::{OfficeFacts, Procedure};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::fetch::Trouble;
use super::keeping::Keeping;
use crate::lasting::Lasting;
use crate::route::Route;
use crate::store::Load;

/// What is in the second file.
#[derive(Clone, Copy)]
pub struct SecondFile {
    /// See [`crate::other_page`].
    pub draw: fn(Route) -> AnyView,
    /// See [`catalog::pack::open`]: the bytes, their hash and their size unpacked.
    pub read_details: fn(&[u8], &str, u64) -> Result<Vec<Procedure>, PackError>,
    /// The same for the facts of the office.
    pub read_office: fn(&[u8], &str, u64) -> Result<OfficeFacts, PackError>,
    /// See [`super::check_signature`].
    pub check: fn(&[u8], Option<Vec<u8>>) -> Result<Option<String>, String>,
    /// See [`super::keep_copy`].
    pub keep: fn(Keeping),
    /// See [`super::watch_copy`].
    pub watch: fn(Keeping),
}

/// Fetches the second file; nothing where it does not come. A second call after that tries again. Only the
/// binary of the app knows how: it is cut there.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Option<SecondFile>>>>;

/// What is said where it does not come.
pub(crate) fn missing() -> Trouble {
    Trouble("phần hiện trang này chưa tải được, hãy kiểm tra mạng".to_owned())
}

/// The second file, fetched when it is first asked for.
#[derive(Clone, Copy)]
pub(crate) struct Loading {
    fetch: Fetch,
    /// Nothing before it is asked for.
    state: Lasting<Option<Load<SecondFile>>>,
}

impl Loading {
    pub(crate) fn new(fetch: Fetch) -> Self {
        Self { fetch, state: Lasting::default() }
    }

    /// Fetches the file, unless it is there already.
    pub(crate) async fn load(self) -> Result<SecondFile, Trouble> {
        if self.state.read_untracked().is_none() {
            self.state.set(Some(Load::Waiting));
        }
        let file = (self.fetch)().await.ok_or_else(missing);
        // Others may have waited for it too; one of them says so.
        if matches!(*self.state.read_untracked(), Some(Load::Waiting)) {
            self.state.set(Some(file.clone().map_or_else(|trouble| Load::Failed(trouble.0), Load::Ready)));
        }
        file
    }

    /// Fetches the file, without waiting for it.
    pub(crate) fn begin(self) {
        spawn_local(async move {
            // What came of it is in the state.
            let _ = self.load().await;
        });
    }

    /// Draws a page. Reactive: drawn again once the file has arrived.
    pub(crate) fn draw(self, route: Route) -> Load<AnyView> {
        match self.state.get() {
            Some(Load::Ready(file)) => Load::Ready((file.draw)(route)),
            Some(Load::Failed(why)) => Load::Failed(why),
            Some(Load::Waiting) => Load::Waiting,
            None => {
                self.begin();
                Load::Waiting
            }
        }
    }

    /// Lets a file that failed be fetched again.
    pub(crate) fn retry(self) {
        if matches!(*self.state.read_untracked(), Some(Load::Failed(_))) {
            self.state.set(None);
        }
    }
}
