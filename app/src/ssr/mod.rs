//! The static rendering: whole pages that can be read before, or without, WebAssembly.

mod document;
mod in_memory;

use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::release::history::HistoryEntry;
use catalog::release::{LifeEvent, Offices, Overlay, Release};
use catalog::{Names, Office, OfficeFacts, Procedure};
use leptos::prelude::*;

use crate::App;
use crate::components::title::{Head, HeadTexts};
use crate::link;
use crate::route::Address;
use crate::store::{Signals, Store};
use document::{Base, Document};
use in_memory::InMemory;

pub use document::{Asset, Assets, Meta, Picture, escape};

/// Renders the pages of a release.
#[derive(Clone)]
pub struct Renderer {
    release: Arc<Release>,
    names: Arc<Names>,
    procedures: Arc<Vec<Arc<Procedure>>>,
    facts: Arc<OfficeFacts>,
    events: Arc<Vec<LifeEvent>>,
    history: Arc<Vec<HistoryEntry>>,
    offices: Arc<Offices>,
    overlay: Option<Arc<Overlay>>,
    assets: Arc<Assets>,
}

/// One of the offices that a site serves.
#[derive(Clone, Debug)]
pub struct Served {
    /// Its part of the site.
    pub overlay: Arc<Overlay>,
    /// The address of its web manifest, relative to the site.
    pub manifest: String,
}

impl Served {
    /// The address of its start page, relative to the site.
    pub fn page(&self) -> String {
        link::office(&self.overlay.code)
    }
}

impl Renderer {
    /// A renderer for a release. `procedures` are in the order of `names`.
    pub fn new(release: Release, names: Names, procedures: Vec<Procedure>, facts: OfficeFacts, assets: Assets) -> Self {
        // The executor is one for the whole process: for a second renderer it is set already.
        let _ = any_spawner::Executor::init_futures_executor();
        let procedures = procedures.into_iter().map(Arc::new).collect();
        Self {
            release: Arc::new(release),
            names: Arc::new(names),
            procedures: Arc::new(procedures),
            facts: Arc::new(facts),
            events: Arc::default(),
            history: Arc::default(),
            offices: Arc::default(),
            overlay: None,
            assets: Arc::new(assets),
        }
    }

    /// The same renderer with the life events, in the order of `Names::events`.
    #[must_use]
    pub fn with_events(self, events: Vec<LifeEvent>) -> Self {
        Self { events: Arc::new(events), ..self }
    }

    /// The same renderer with the history, oldest first.
    #[must_use]
    pub fn with_history(self, history: Vec<HistoryEntry>) -> Self {
        Self { history: Arc::new(history), ..self }
    }

    /// The same renderer with the offices that the site serves.
    #[must_use]
    pub fn with_offices(self, offices: Offices) -> Self {
        Self { offices: Arc::new(offices), ..self }
    }

    /// A renderer for the pages of one of these offices.
    #[must_use]
    pub fn of_office(&self, Served { overlay, manifest }: &Served) -> Self {
        let release = Release { office: overlay.office.clone(), ..(*self.release).clone() };
        let assets = Assets { manifest: self.assets.manifest.is_some().then(|| manifest.clone()), ..(*self.assets).clone() };
        let (release, assets) = (Arc::new(release), Arc::new(assets));
        Self { release, assets, overlay: Some(Arc::clone(overlay)), ..self.clone() }
    }

    /// The offices that the site serves.
    pub fn offices(&self) -> &Offices {
        &self.offices
    }

    /// The procedures, in the order of the names.
    pub fn procedures(&self) -> &[Arc<Procedure>] {
        &self.procedures
    }

    /// The whole HTML of the page at `path` ("/", "/thu-tuc/1.004194/").
    pub fn page(&self, path: &str, meta: Meta) -> String {
        self.document(path, Base::Relative, meta)
    }

    /// The page for addresses that do not exist, which a host shows at any depth. If the site's public address is known,
    /// its links are absolute.
    pub fn not_found(&self, site: Option<&str>) -> String {
        let root =
            site.and_then(|site| site.split_once("://")).map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let base = match root.map(|path| path.trim_matches('/')) {
            Some("") => Base::Root("/".to_owned()),
            Some(path) => Base::Root(format!("/{path}/")),
            None => Base::Unknown,
        };
        self.document("/404.html", base, Meta::default())
    }

    /// The page that the service worker (`public/sw.js`) sends for every address: a line of text while the app
    /// opens. The service worker fills in its `<base>`. The page is itself a file of the release, so it cannot need
    /// one.
    pub fn shell(office: &Office, assets: &Assets) -> String {
        let body = r#"<main id="noi-dung"><p class="waiting" role="status">Đang mở…</p></main>"#.to_owned();
        let head = HeadTexts::default();
        let meta = Meta { embedders: office.embedded_at.clone(), ..Meta::default() };
        Document { office, assets, path: "/", base: Base::Relative, head, meta, body }.html()
    }

    fn document(&self, path: &str, base: Base, meta: Meta) -> String {
        let (head, body) = self.render(path);
        Document { office: &self.release.office, assets: &self.assets, path, base, head, meta, body }.html()
    }

    fn render(&self, path: &str) -> (HeadTexts, String) {
        let owner = Owner::new();
        let rendered = owner.with(|| {
            let head = Head::default();
            provide_context(head.clone());
            let backend = Arc::new(InMemory {
                procedures: self.procedures.clone(),
                facts: self.facts.clone(),
                events: self.events.clone(),
                history: self.history.clone(),
                offices: self.offices.clone(),
                // A page is read later than it is made, so its hour means nothing.
                now: Filed { day: self.release.made, minute: 0 },
            });
            let signals = Signals::at(Address::parse(path));
            let overlay = self.overlay.clone();
            let (release, names) = (self.release.clone(), self.names.clone());
            let store = Store { release, names, overlay, office_trouble: None, signals, backend };
            // Leptos marks with `<!>` where the browser may go on drawing. Ours draws anew, and no validator knows the
            // mark. Texts cannot hold it: they are escaped.
            let body = view! { <App store/> }.to_html().replace("<!>", "");
            (head.texts(), body)
        });
        owner.cleanup();
        rendered
    }
}
