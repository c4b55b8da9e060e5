//! What pages are drawn from, in the browser and in the static rendering alike.
//!
//! Pages read signals and call the [`Backend`]; they do not know which rendering they are in.

use std::borrow::Cow;
use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::release::history::HistoryEntry;
use catalog::release::{LifeEvent, Offices, Overlay, Release};
use catalog::search::Wordings;
use catalog::{Filing, Names, OfficeFacts, Procedure, Reading, Standing};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::lasting::Lasting;
use crate::route::{Address, Route};

/// Everything that pages need. Cheap to clone; in every component's context.
#[derive(Clone)]
pub struct Store {
    /// The release that is shown.
    pub release: Arc<Release>,
    /// One line for each procedure.
    pub names: Arc<Names>,
    /// What the reader's own office says, on a site that serves many; its office is [`Release::office`] then. None if the
    /// site has only one office, or the reader has not chosen one.
    pub overlay: Option<Arc<Overlay>>,
    /// Why the facts of the office that the reader has chosen are missing.
    pub office_trouble: Option<String>,
    /// The state that changes while the page is open.
    pub signals: Signals,
    /// The source of everything else.
    pub backend: Arc<dyn Backend>,
}

impl Store {
    /// The store of the current page.
    ///
    /// # Panics
    /// If called outside `App`, which provides it.
    pub fn current() -> Self {
        expect_context()
    }

    /// The code of the reader's own office, on a site that serves many.
    #[cfg(feature = "csr")]
    pub(crate) fn office_code(&self) -> Option<String> {
        self.overlay.as_ref().map(|overlay| overlay.code.clone())
    }

    /// When the page is read: on the device's day, or, for a static page, on any day from that of the release on.
    pub fn reading(&self) -> Reading {
        let day = self.backend.now().day;
        if self.backend.clock_day().is_some() { Reading::On(day) } else { Reading::From(day) }
    }

    /// A procedure without what its office states for other days than those on which the page is read.
    pub fn holding(&self, procedure: &Arc<Procedure>) -> Arc<Procedure> {
        match procedure.holding(self.reading()) {
            Cow::Borrowed(_) => procedure.clone(),
            Cow::Owned(holding) => Arc::new(holding),
        }
    }

    /// Where a procedure is filed online. `None` if it cannot be, or is not in force when the page is read.
    pub fn filing(&self, procedure: &Procedure) -> Option<Filing> {
        let is_closed = self.reading().standing(procedure.in_force()).is_some_and(|standing| standing != Standing::Holds);
        self.release.office.filing(procedure).filter(|_| !is_closed)
    }
}

/// The signals that a backend writes and pages read.
#[derive(Clone, Copy)]
pub struct Signals {
    /// The current address, within the site.
    pub address: Lasting<Address>,
    /// Whether the reader came to the address by a link, the back button or a reload. False if the address
    /// only follows what the reader types.
    pub moved: Lasting<bool>,
    /// The text in the search box.
    pub typed: Lasting<String>,
    /// The best answer so far to the typed query.
    pub answer: Lasting<AnsweredQuery>,
    /// How people ask for the procedures, once it is loaded.
    pub wordings: Lasting<Option<Arc<Wordings>>>,
    /// How much of the search engine is loaded.
    pub engine: Lasting<Engine>,
    /// The offline copy on this device.
    pub copy: Lasting<OfflineCopy>,
    /// Why the last attempt of the reader to save a copy failed; cleared by the next attempt.
    pub save_failure: Lasting<Option<SaveFailure>>,
    /// The reader's recent queries, the newest first.
    pub recent: Lasting<Vec<String>>,
    /// The address of the last search, for the link back to it.
    pub last_search: Lasting<Option<String>>,
}

impl Signals {
    /// The signals of a page that was just opened at an address.
    pub fn at(address: Address) -> Self {
        Self {
            address: Lasting::new(address),
            moved: Lasting::new(true),
            typed: Lasting::default(),
            answer: Lasting::default(),
            wordings: Lasting::default(),
            engine: Lasting::default(),
            copy: Lasting::default(),
            save_failure: Lasting::default(),
            recent: Lasting::default(),
            last_search: Lasting::default(),
        }
    }
}

/// What a page can ask of its surroundings: details, answers, the offline copy, navigation.
pub trait Backend: Send + Sync {
    /// A procedure with all its parts. Reactive: changes when the procedure has arrived.
    fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>>;

    /// A page that [`crate::other_page`] draws, from the part of the app that is loaded on first use.
    /// Reactive: changes when that part has arrived.
    fn other_page(&self, route: Route) -> Load<AnyView>;

    /// The facts of the office. Reactive: changes when they have arrived.
    fn office(&self) -> Load<Arc<OfficeFacts>>;

    /// The life events, in the order of `Names::events`. Reactive: changes when they have arrived.
    fn events(&self) -> Load<Arc<Vec<LifeEvent>>>;

    /// What changed from release to release, oldest first. Reactive: changes when it has arrived.
    fn history(&self) -> Load<Arc<Vec<HistoryEntry>>>;

    /// The offices that the site serves. Reactive: changes when they have arrived.
    fn offices(&self) -> Load<Arc<Offices>>;

    /// The current moment, but never before the day of the release: a clock that is behind it is wrong.
    fn now(&self) -> Filed;

    /// The current day by the device's clock, right or wrong. `None` in a static page, which is read later
    /// than it is made.
    fn clock_day(&self) -> Option<Date>;

    /// The reader's dossier as stored on this device: for a procedure, by its code, or for a life event; see
    /// [`crate::dossier`].
    fn saved_dossier(&self, of: &str) -> Option<String>;

    /// Stores the reader's dossier on this device; `None` removes it.
    fn save_dossier(&self, of: &str, dossier: Option<&str>);

    /// Runs a query; the result arrives in [`Signals::answer`].
    fn search(&self, query: String);

    /// Whole phrases for what is typed so far, the likeliest first.
    fn suggest(&self, typed: &str) -> Vec<String>;

    /// Starts saving the release on this device; progress and result arrive in [`Signals::copy`] and
    /// [`Signals::save_failure`].
    fn save_offline(&self);

    /// Goes to an address (relative to the site) like a link. With `replace`, only changes the address to
    /// match what is shown already.
    fn go(&self, address: &str, replace: bool);

    /// Tries again whatever failed.
    fn retry(&self);

    /// Adds a query that the reader has really searched for to [`Signals::recent`].
    fn remember_query(&self, query: &str);

    /// Removes all recent queries.
    fn forget_queries(&self);
}

/// Something that may still be loading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load<T> {
    /// Still loading.
    Waiting,
    /// Loaded.
    Ready(T),
    /// It could not be loaded: the reason, in Vietnamese.
    Failed(String),
}

/// A query with its answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnsweredQuery {
    /// The query as typed.
    pub query: String,
    /// The answer.
    pub found: Arc<catalog::search::Answer>,
}

/// How much of the search engine is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Nothing yet: answers come from the names alone.
    #[default]
    Names,
    /// Being loaded: per cent.
    Loading(u8),
    /// The index over topics.
    Topics,
    /// The whole index.
    Complete,
    /// It could not be loaded: the reason. Answers still come from the names.
    Failed(String),
}

/// The offline copy of a release on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum OfflineCopy {
    /// Not known yet.
    #[default]
    Unknown,
    /// This browser or address cannot store one: the reason.
    Impossible(String),
    /// There is none.
    None,
    /// Being saved because the reader asked: per cent.
    Saving(u8),
    /// Complete and checked, while a newer release is being fetched: per cent.
    Updating(u8),
    /// Complete and checked, with a note if it may not be the newest.
    Saved(Option<String>),
    /// Complete and checked, of another release than the one on the screen: it is shown from the next start
    /// on. With a note if it may not be the newest.
    Newer(Option<String>),
    /// Files were lost and could not be fetched again: which and why.
    Damaged(String),
}

/// Why a release could not be saved. An older copy on the device stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveFailure {
    /// The release of the host.
    FromHost(String),
    /// The release in a file that the reader chose.
    FromFile(String),
}
