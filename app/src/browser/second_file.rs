//! The second WebAssembly file of the app. It holds what the first answer does not need: all pages but the
//! start page and the search, the decoders of their packs, and the offline copy.

use std::pin::Pin;

use catalog::pack::PackError;
use catalog::release::history::HistoryEntry;
use catalog::release::{File, LifeEvent, Offices};
use catalog::{OfficeFacts, Procedure};
use leptos::prelude::*;

use super::download::OfficePart;
use super::offline::Saver;
use super::platform::task::spawn_local;
use super::user_error::UserError;
use crate::lasting::Lasting;
use crate::route::Route;
use crate::store::Load;

/// Opens a pack of procedures.
type ReadDetails = fn(&[u8], &str, u64) -> Result<Vec<Procedure>, PackError>;
/// Opens the pack of life events.
type ReadEvents = fn(&[u8], &str, u64) -> Result<Vec<LifeEvent>, PackError>;
/// Opens the pack of the history.
type ReadHistory = fn(&[u8], &str, u64) -> Result<Vec<HistoryEntry>, PackError>;
/// Checks the signature of a release.
type CheckSignature = fn(&[u8], Option<Vec<u8>>) -> Result<Option<String>, UserError>;

/// Fetches the part of an office: takes the site's address, the pack of offices, and the office's code.
type FetchOffice = fn(String, File, String) -> Pin<Box<dyn Future<Output = Result<OfficePart, UserError>>>>;

/// The functions in the second file. Code that only they reach is cut off into that file, so the first file
/// must call it through here.
#[derive(Clone, Copy)]
pub struct SecondFile {
    /// [`crate::other_page`].
    pub draw: fn(Route) -> AnyView,
    /// [`catalog::pack::open`]: takes the bytes, their hash and their unpacked size.
    pub read_details: ReadDetails,
    /// The same for the facts of the office.
    pub read_office: fn(&[u8], &str, u64) -> Result<OfficeFacts, PackError>,
    /// The same for the life events.
    pub read_events: ReadEvents,
    /// The same for the history.
    pub read_history: ReadHistory,
    /// The same for the offices that the site serves.
    pub read_offices: fn(&[u8], &str, u64) -> Result<Offices, PackError>,
    /// [`crate::browser::fetch_office`].
    pub fetch_office: FetchOffice,
    /// [`crate::browser::check_signature`].
    pub check: CheckSignature,
    /// [`Saver::save_from_host`].
    pub save: fn(Saver),
    /// [`Saver::watch`].
    pub watch: fn(Saver),
}

/// Fetches the second file. `None` if it does not arrive; a later call tries again. The binary of the app
/// provides this function, because it is cut there.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = Option<SecondFile>>>>;

/// The error if the file does not arrive.
pub(super) fn missing() -> UserError {
    UserError::new("phần hiện trang này chưa tải được, hãy kiểm tra mạng")
}

/// The second file, fetched on first use.
#[derive(Clone, Copy)]
pub(crate) struct Loading {
    fetch: Fetch,
    /// `None` until it is first needed.
    state: Lasting<Option<Load<SecondFile>>>,
}

impl Loading {
    pub(crate) fn new(fetch: Fetch) -> Self {
        Self { fetch, state: Lasting::default() }
    }

    /// Fetches the file, unless it has arrived already.
    ///
    /// # Errors
    /// It does not arrive.
    pub(crate) async fn load(self) -> Result<SecondFile, UserError> {
        if self.state.read_untracked().is_none() {
            self.state.set(Some(Load::Waiting));
        }
        let file = (self.fetch)().await.ok_or_else(missing);
        // Several callers may wait for it; the first to continue sets the state.
        if matches!(*self.state.read_untracked(), Some(Load::Waiting)) {
            self.state.set(Some(file.clone().map_or_else(|error| Load::Failed(error.0), Load::Ready)));
        }
        file
    }

    /// Starts fetching the file, without waiting for it.
    pub(crate) fn begin(self) {
        spawn_local(async move {
            // The result is in the state.
            let _ = self.load().await;
        });
    }

    /// Draws a page. Reactive: changes when the file has arrived.
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

    /// Allows another attempt after a failed one.
    pub(crate) fn retry(self) {
        if matches!(*self.state.read_untracked(), Some(Load::Failed(_))) {
            self.state.set(None);
        }
    }
}
