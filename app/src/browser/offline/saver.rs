//! Saving a release: from the host, or from a file that somebody brought.

use std::sync::Arc;

use catalog::release::{RELEASE_FILE, Release};
use catalog::signature::SIGNATURE_FILE;
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::archive::Archive;
use super::cache::OfflineCache;
use super::fill::fill;
use super::my_office;
use super::origin::{Offer, Origin};
use super::service_worker;
use crate::browser::platform::task::spawn_local;
use crate::browser::user_error::UserError;
use crate::store::{OfflineCopy, SaveFailure, Signals};

/// How often an open page asks the host for a newer release, in ms: the screen at a counter is not reloaded
/// for weeks.
const INTERVAL: u32 = 3_600_000;

/// Saves releases for a page, and reports to its signals.
#[derive(Clone)]
pub struct Saver {
    /// The absolute address of the site, with its final slash.
    pub(super) base: Arc<str>,
    /// The release that the page shows.
    pub(super) shown: Arc<Release>,
    /// Progress and results go to [`Signals::copy`] and [`Signals::save_failure`].
    pub(super) signals: Signals,
}

impl Saver {
    /// A saver for the current page.
    pub(crate) fn new(shown: Arc<Release>, signals: Signals) -> Self {
        Self { base: crate::browser::base().into(), shown, signals }
    }

    /// Checks the copy on the device, repairs it and updates it: now, and every hour while the page is open.
    pub fn watch(self) {
        let again = self.clone();
        Interval::new(INTERVAL, move || spawn_local(again.clone().refresh())).forget();
        spawn_local(self.refresh());
    }

    /// Saves the release that the host has now.
    pub fn save_from_host(self) {
        spawn_local(async move { self.report(self.save_host(), SaveFailure::FromHost).await });
    }

    /// Saves the release in a file of `indexer zip`.
    pub(crate) fn save_from_file(self, file: web_sys::Blob) {
        spawn_local(async move { self.report(self.save_file(file), SaveFailure::FromFile).await });
    }

    /// Reports the start and the result of a save.
    async fn report(&self, save: impl Future<Output = Result<Release, UserError>>, failure: fn(String) -> SaveFailure) {
        self.signals.save_failure.set(None);
        self.signals.copy.set(OfflineCopy::Saving(0));
        let copy = match save.await {
            Ok(release) => self.saved(&release.id, None),
            Err(UserError(why)) => {
                let copy = self.stored_copy(&why).await;
                self.signals.save_failure.set(Some(failure(why)));
                copy
            }
        };
        self.signals.copy.set(copy);
    }

    async fn save_host(&self) -> Result<Release, UserError> {
        let cache = self.prepare().await?;
        let origin = self.host();
        let offer = origin.offer().await?;
        self.install(&cache, &offer, &origin, OfflineCopy::Saving).await?;
        Ok(offer.release)
    }

    async fn save_file(&self, file: web_sys::Blob) -> Result<Release, UserError> {
        let cache = self.prepare().await?;
        let origin = Origin::Archive(Archive::open(file).await?);
        let offer = origin.offer().await?;
        if cache.pointer().await?.is_some_and(|stored| stored.version > offer.release.version) {
            return Err(UserError::new("tệp này là bản cũ hơn bản đã lưu, nên máy giữ bản đã lưu"));
        }
        self.install(&cache, &offer, &origin, OfflineCopy::Saving).await?;
        Ok(offer.release)
    }

    pub(super) fn host(&self) -> Origin<'_> {
        Origin::Host(&self.base)
    }

    /// Opens the offline cache and makes sure that a service worker runs.
    async fn prepare(&self) -> Result<OfflineCache, UserError> {
        let cache = OfflineCache::of(&self.base).ok_or_else(|| UserError::new("trình duyệt không cho lưu"))?;
        // Asks the browser to keep the copy when space is short. Do not wait: Firefox asks the reader, and
        // a "no" changes nothing else.
        if let Ok(promise) = window().navigator().storage().persist() {
            spawn_local(async move {
                let _ = JsFuture::from(promise).await;
            });
        }
        service_worker::ensure(&self.base).await?;
        Ok(cache)
    }

    /// Brings a whole release into its cache, then points to it. `progress` makes the state to report from
    /// per cent.
    pub(super) async fn install(
        &self,
        cache: &OfflineCache,
        offer: &Offer,
        origin: &Origin<'_>,
        progress: fn(u8) -> OfflineCopy,
    ) -> Result<(), UserError> {
        let release = &offer.release;
        let target = cache.release(&release.id).await?;
        fill(cache, &target, release, origin, |percent| self.signals.copy.set(progress(percent))).await?;
        // A page says if the part of its office is missing.
        let _ = my_office::keep(&self.base, cache, &target, release, origin).await;
        if let Some(signature) = &offer.signature {
            target.put(SIGNATURE_FILE, signature.as_bytes(), "text/plain").await?;
        }
        target.put(RELEASE_FILE, &offer.json, "application/json").await?;
        cache.point_to(release).await
    }
}
