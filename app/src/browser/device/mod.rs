//! The [`Backend`] of the browser.
//!
//! It only passes each call to the part that does the work: [`details`], [`lazy_pack`], [`search`], the second
//! file, and what is stored on the device.

mod background;
mod context;
mod details;
mod lazy_pack;
mod search;

use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::release::history::HistoryEntry;
use catalog::release::{FileRole, LifeEvent, Offices, Overlay, Release};
use catalog::{Names, OfficeFacts, Procedure};
use jiff::civil::Date;
use leptos::prelude::*;

use super::offline::Saver;
use super::personal::{dossiers, recent};
use super::platform::task::spawn_local;
use super::platform::{clock, history};
use super::second_file::{Fetch, Loading};
use super::user_error::UserError;
use crate::route::Route;
use crate::store::{Backend, Load, SaveFailure, Signals};
use background::Background;
use context::Context;
use details::Details;
use lazy_pack::LazyPack;
use search::Search;

/// The backend of the browser. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Device {
    context: Arc<Context>,
    signals: Signals,
    details: Details,
    office: LazyPack<OfficeFacts>,
    events: LazyPack<Vec<LifeEvent>>,
    history: LazyPack<Vec<HistoryEntry>>,
    offices: LazyPack<Offices>,
    search: Search,
}

impl Device {
    /// A backend for a release, with an office's part laid over it if there is one. `base` is the absolute address of the
    /// site, with its final slash.
    pub(crate) fn new(
        base: &str,
        (release, names, overlay): (Arc<Release>, Arc<Names>, Option<Arc<Overlay>>),
        signals: Signals,
        second_file: Fetch,
    ) -> Self {
        let second_file = Loading::new(second_file);
        let context = Arc::new(Context { base: base.into(), release, names, overlay, second_file });
        let background = Background::new(Arc::clone(&context), signals);
        Self {
            details: Details::new(Arc::clone(&context)),
            office: LazyPack::new(Arc::clone(&context), FileRole::Office, |second_file| second_file.read_office),
            events: LazyPack::new(Arc::clone(&context), FileRole::Events, |second_file| second_file.read_events),
            history: LazyPack::new(Arc::clone(&context), FileRole::History, |second_file| second_file.read_history),
            offices: LazyPack::new(Arc::clone(&context), FileRole::Offices, |second_file| second_file.read_offices),
            search: Search::new(Arc::clone(&context), signals, background),
            context,
            signals,
        }
    }

    /// The second file of the app.
    pub(crate) fn second_file(&self) -> Loading {
        self.context.second_file
    }

    /// Loads the details of a procedure, so that a page can be drawn from them at once.
    ///
    /// # Errors
    /// They cannot be had; the page that shows the procedure shows the reason too.
    pub(crate) async fn load_details(&self, ordinal: u32) -> Result<(), UserError> {
        self.details.load(ordinal).await
    }

    /// Loads the life events, for the same reason.
    ///
    /// # Errors
    /// They cannot be had; the page that shows one shows the reason too.
    pub(crate) async fn load_events(&self) -> Result<(), UserError> {
        self.events.load().await
    }

    /// Loads the history, for the same reason.
    ///
    /// # Errors
    /// It cannot be had; the page that shows it shows the reason too.
    pub(crate) async fn load_history(&self) -> Result<(), UserError> {
        self.history.load().await
    }

    /// Loads the facts of the office, for the same reason.
    ///
    /// # Errors
    /// They cannot be had; the page that shows them shows the reason too.
    pub(crate) async fn load_office(&self) -> Result<(), UserError> {
        self.office.load().await
    }

    /// Loads the offices that the site serves, for the same reason.
    ///
    /// # Errors
    /// They cannot be had; the page that lists them shows the reason too.
    pub(crate) async fn load_offices(&self) -> Result<(), UserError> {
        self.offices.load().await
    }

    /// Starts the search worker.
    pub(crate) fn start_search(&self) {
        self.search.start();
    }
}

impl Backend for Device {
    fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>> {
        self.details.procedure(ordinal)
    }

    fn other_page(&self, route: Route) -> Load<AnyView> {
        self.second_file().draw(route)
    }

    fn office(&self) -> Load<Arc<OfficeFacts>> {
        self.office.value()
    }

    fn events(&self) -> Load<Arc<Vec<LifeEvent>>> {
        self.events.value()
    }

    fn history(&self) -> Load<Arc<Vec<HistoryEntry>>> {
        self.history.value()
    }

    fn offices(&self) -> Load<Arc<Offices>> {
        self.offices.value()
    }

    fn now(&self) -> Filed {
        clock::now(self.context.release.made)
    }

    fn clock_day(&self) -> Option<Date> {
        clock::today()
    }

    fn saved_dossier(&self, of: &str) -> Option<String> {
        dossiers::saved(&self.context.base, of)
    }

    fn save_dossier(&self, of: &str, dossier: Option<&str>) {
        dossiers::save(&self.context.base, of, dossier);
    }

    fn search(&self, query: String) {
        self.search.run(query);
    }

    fn suggest(&self, typed: &str) -> Vec<String> {
        self.search.suggest(typed)
    }

    fn save_offline(&self) {
        let device = self.clone();
        spawn_local(async move {
            match device.second_file().load().await {
                Ok(second_file) => (second_file.save)(Saver::new(Arc::clone(&device.context.release), device.signals)),
                Err(error) => device.signals.save_failure.set(Some(SaveFailure::FromHost(error.0))),
            }
        });
    }

    fn go(&self, address: &str, replace: bool) {
        history::go(&self.context.base, self.signals, address, replace);
    }

    fn retry(&self) {
        self.details.retry();
        self.second_file().retry();
        self.office.retry();
        self.events.retry();
        self.history.retry();
        self.offices.retry();
        self.search.retry();
    }

    fn remember_query(&self, query: &str) {
        recent::remember(&self.context.base, self.signals.recent, query);
    }

    fn forget_queries(&self) {
        recent::forget(&self.context.base, self.signals.recent);
    }
}
