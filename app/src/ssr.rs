//! The static rendering: whole pages that can be read before, or without, WebAssembly.

use std::fmt::Write;
use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::release::history::HistoryEntry;
use catalog::release::{LifeEvent, Release};
use catalog::{Names, Office, OfficeFacts, Procedure};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::App;
use crate::components::title::{Head, HeadTexts, full_title};
use crate::link;
use crate::pages::other_page;
use crate::policy;
use crate::route::{Address, Route};
use crate::store::{Backend, Load, Signals, Store};

/// Renders the pages of a release.
#[derive(Clone)]
pub struct Renderer {
    release: Arc<Release>,
    names: Arc<Names>,
    procedures: Arc<Vec<Arc<Procedure>>>,
    facts: Arc<OfficeFacts>,
    events: Arc<Vec<LifeEvent>>,
    history: Arc<Vec<HistoryEntry>>,
    assets: Arc<Assets>,
}

/// The files that every page links to, by their hashed addresses. A site without its scripts can still be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Styles.
    pub style: Option<Asset>,
    /// Styles for browsers without script.
    pub no_script_style: Option<Asset>,
    /// The start script, which loads the app.
    pub start: Option<Asset>,
    /// Files that it fetches along with the app, because the app will need them.
    pub early: Vec<String>,
    /// The manifest.
    pub manifest: Option<String>,
    /// The icon.
    pub icon: Option<String>,
}

/// A file that a browser checks before use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its address.
    pub address: String,
    /// Its hash for the `integrity` attribute ("sha256-…"). Browsers refuse a file with another hash.
    pub integrity: String,
}

impl Asset {
    /// The attributes of the element that loads the file: its address, as the attribute `name`, and its hash.
    fn attributes(&self, name: &str) -> String {
        format!("{name}=\"{}\" integrity=\"{}\"", self.address, self.integrity)
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

    /// The whole HTML of the page at `path` ("/", "/thu-tuc/1.004194/"). `canonical` is the site's public
    /// address, if it is known.
    pub fn page(&self, path: &str, canonical: Option<&str>) -> String {
        let (head, body) = self.render(path);
        let canonical = canonical.map(|site| format!("{}{path}", site.trim_end_matches('/')));
        Self::document(&self.release.office, &self.assets, path, &head, canonical.as_deref(), &body)
    }

    /// The page for addresses that do not exist. A host shows it at any depth, so its `<base>` must be absolute,
    /// which is only possible if the site's public address is known. Otherwise it is right only at the site's root.
    pub fn not_found(&self, site: Option<&str>) -> String {
        let (head, body) = self.render("/404.html");
        let page = Self::document(&self.release.office, &self.assets, "/404.html", &head, None, &body);
        let root = site.and_then(|site| site.split_once("://")?.1.split_once('/')).map(|(_, path)| path.trim_matches('/'));
        match root {
            Some("") => page.replacen("<base href=\"./\">", "<base href=\"/\">", 1),
            Some(path) => page.replacen("<base href=\"./\">", &format!("<base href=\"/{}/\">", escape(path)), 1),
            None => page,
        }
    }

    /// The page that the service worker (`public/sw.js`) sends for every address: a line of text while the app
    /// opens. The service worker fills in its `<base>`. The page is itself a file of the release, so it cannot need
    /// one.
    pub fn shell(office: &Office, assets: &Assets) -> String {
        let body = r#"<main id="noi-dung"><p class="waiting" role="status">Đang mở…</p></main>"#;
        Self::document(office, assets, "/", &HeadTexts::default(), None, body)
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
                // A page is read later than it is made, so its hour means nothing.
                now: Filed { day: self.release.made, minute: 0 },
            });
            let signals = Signals::at(Address::parse(path));
            let store = Store { release: self.release.clone(), names: self.names.clone(), signals, backend };
            let body = view! { <App store/> }.to_html();
            (head.texts(), body)
        });
        owner.cleanup();
        rendered
    }

    fn document(office: &Office, assets: &Assets, path: &str, head: &HeadTexts, canonical: Option<&str>, body: &str) -> String {
        let depth = path.matches('/').count().saturating_sub(1);
        let base = if depth == 0 { "./".to_owned() } else { "../".repeat(depth) };
        let title = escape(&full_title(&head.title, &office.name));
        let mut html = String::with_capacity(body.len() + 2_000);
        let _ = write!(
            html,
            "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\
             <meta name=\"referrer\" content=\"no-referrer\">\
             <base href=\"{base}\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>",
            policy::PAGE
        );
        if !head.description.is_empty() {
            let _ = write!(html, "<meta name=\"description\" content=\"{}\">", escape(&head.description));
        }
        let mut link = |attributes: String| {
            let _ = write!(html, "<link {attributes}>");
        };
        canonical.into_iter().for_each(|address| link(format!("rel=\"canonical\" href=\"{}\"", escape(address))));
        assets.style.iter().for_each(|style| link(format!("rel=\"stylesheet\" {}", style.attributes("href"))));
        assets.icon.iter().for_each(|href| link(format!("rel=\"icon\" href=\"{href}\"")));
        assets.manifest.iter().for_each(|href| link(format!("rel=\"manifest\" href=\"{href}\"")));
        if let Some(style) = &assets.no_script_style {
            let _ = write!(html, "<noscript><link rel=\"stylesheet\" {}></noscript>", style.attributes("href"));
        }
        let _ = write!(html, "</head><body><div id=\"app\">{body}</div>");
        if let Some(start) = &assets.start {
            let (notice, script, early) = (failure_notice(path), start.attributes("src"), assets.early.join(" "));
            let _ = write!(html, "{notice}<script defer {script} data-early=\"{early}\"></script>");
        }
        html.push_str("</body></html>\n");
        html
    }
}

/// The notice for a page on which the app does not open. It is in the page from the start, and the styles show it
/// after a delay: if the script itself cannot be loaded, nothing else could show it. The app removes the notice;
/// a script that knows the reason writes it there and shows it at once.
fn failure_notice(path: &str) -> String {
    let here = match path.trim_start_matches('/') {
        "" | "404.html" => link::HOME,
        here => here,
    };
    format!(
        "<div id=\"app-trouble\" role=\"alert\"><p>Phần tra cứu chưa mở được. Nếu mạng chậm, hãy chờ thêm; nếu không, \
         hãy tải lại trang. Mọi thủ tục vẫn đọc được theo lĩnh vực.</p>\
         <p><a href=\"{here}\">Tải lại trang</a> <a href=\"{}\">Xem theo lĩnh vực</a></p></div>",
        link::FIELDS
    )
}

/// The text in place of a page that only the browser draws.
fn needs_script() -> AnyView {
    view! { <p class="waiting">"Đang dựng bản in. Trang này cần trình duyệt bật JavaScript."</p> }.into_any()
}

/// Escapes text for an attribute or an element.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The [`Backend`] of static pages: every procedure is at hand, and nothing is searched or stored.
struct InMemory {
    procedures: Arc<Vec<Arc<Procedure>>>,
    facts: Arc<OfficeFacts>,
    events: Arc<Vec<LifeEvent>>,
    history: Arc<Vec<HistoryEntry>>,
    now: Filed,
}

impl Backend for InMemory {
    fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>> {
        self.procedures.get(ordinal as usize).cloned().map_or(Load::Waiting, Load::Ready)
    }

    fn other_page(&self, route: Route) -> Load<AnyView> {
        match route {
            Route::Notice(..) | Route::Form(..) => Load::Ready(needs_script()),
            route => Load::Ready(other_page(route)),
        }
    }

    fn office(&self) -> Load<Arc<OfficeFacts>> {
        Load::Ready(self.facts.clone())
    }

    fn events(&self) -> Load<Arc<Vec<LifeEvent>>> {
        Load::Ready(self.events.clone())
    }

    fn history(&self) -> Load<Arc<Vec<HistoryEntry>>> {
        Load::Ready(self.history.clone())
    }

    fn now(&self) -> Filed {
        self.now
    }

    fn clock_day(&self) -> Option<Date> {
        None
    }

    fn saved_dossier(&self, _of: &str) -> Option<String> {
        None
    }

    fn save_dossier(&self, _of: &str, _dossier: Option<&str>) {}
    fn search(&self, _query: String) {}
    fn suggest(&self, _typed: &str) -> Vec<String> {
        Vec::new()
    }
    fn save_offline(&self) {}
    fn go(&self, _address: &str, _replace: bool) {}
    fn retry(&self) {}
    fn remember_query(&self, _query: &str) {}
    fn forget_queries(&self) {}
}
