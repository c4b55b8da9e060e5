//! The backend of the browser: details from packs as they are needed, answers from the names until the
//! search worker has better ones.

use std::collections::HashMap;
use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::protocol::{Request, Response};
use catalog::release::{File, FileRole, Release};
use catalog::search::{NameScan, search_names};
use catalog::{Code, Names, OfficeFacts, Procedure};
use gloo::timers::callback::Timeout;
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::Keeping;
use super::second_file::{Fetch, Loading};
use super::worker::{SearchWorker, checked_script};
use super::{clock, dossiers, fetch, history, recent};
use crate::lasting::Lasting;
use crate::route::Route;
use crate::store::{AnsweredQuery, Backend, Engine, Load, SaveFailure, Signals};

type Pack = Load<Arc<Vec<Arc<Procedure>>>>;

/// What the browser draws pages from.
#[derive(Clone)]
pub(crate) struct Device {
    release: Arc<Release>,
    names: Arc<Names>,
    base: Arc<str>,
    signals: Signals,
    packs: Lasting<HashMap<usize, Pack>>,
    /// Nothing before it is asked for.
    office: Lasting<Option<Load<Arc<OfficeFacts>>>>,
    /// The second file of the app.
    pub(crate) second_file: Loading,
    scan: StoredValue<Option<Arc<NameScan>>>,
    worker: StoredValue<Option<SearchWorker>, LocalStorage>,
    /// The number of the query asked last; older answers are dropped.
    asked: StoredValue<u32>,
    /// Waits for the worker's answer to the query asked last.
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
    /// Whether [`Device::settle`] has been called.
    is_settled: StoredValue<bool>,
}

/// How long the worker may take for an answer, in ms: far longer than the slowest phone needs (0.1 s).
const PATIENCE: u32 = 8_000;

impl Device {
    /// A backend for a release. `base` is the whole address of the site, with its slash.
    pub(crate) fn new(release: Arc<Release>, names: Arc<Names>, base: &str, signals: Signals, second_file: Fetch) -> Self {
        Self {
            release,
            names,
            base: base.into(),
            signals,
            packs: Lasting::default(),
            office: Lasting::default(),
            second_file: Loading::new(second_file),
            scan: StoredValue::new(None),
            worker: StoredValue::new_local(None),
            asked: StoredValue::new(0),
            waiting: StoredValue::new_local(None),
            is_settled: StoredValue::new(false),
        }
    }

    /// Fetches the pack of a procedure, if it is not there yet or on its way.
    ///
    /// # Errors
    /// It does not come; the page that shows the procedure says so too.
    pub(crate) async fn load(&self, ordinal: u32) -> Result<(), fetch::Trouble> {
        let Some((pack, _)) = self.names.pack_of(ordinal) else { return Ok(()) };
        if self.packs.read_untracked().contains_key(&pack) {
            return Ok(());
        }
        self.packs.update(|packs| {
            packs.insert(pack, Load::Waiting);
        });
        let file = self.release.details().nth(pack);
        let loaded = match file {
            Some(file) => self.details(file).await,
            None => Err(fetch::Trouble("bản phát hành thiếu phần này".to_owned())),
        };
        let (loaded, result) = match loaded {
            Ok(procedures) => (Load::Ready(Arc::new(procedures.into_iter().map(Arc::new).collect())), Ok(())),
            Err(trouble) => (Load::Failed(trouble.0.clone()), Err(trouble)),
        };
        self.packs.update(|packs| {
            packs.insert(pack, loaded);
        });
        result
    }

    async fn details(&self, file: &File) -> Result<Vec<Procedure>, fetch::Trouble> {
        // At the same time as the second file, where that is still on its way.
        let fetched = fetch::unopened(&self.base, file).await?;
        fetch::opened(&self.base, file, fetched, self.second_file.load().await?.read_details).await
    }

    /// Fetches the facts of the office, unless they are there or on their way.
    async fn load_office(&self) {
        if self.office.read_untracked().is_some() {
            return;
        }
        self.office.set(Some(Load::Waiting));
        let loaded = self.office_facts().await;
        self.office.set(Some(loaded.map_or_else(|trouble| Load::Failed(trouble.0), |facts| Load::Ready(Arc::new(facts)))));
    }

    async fn office_facts(&self) -> Result<OfficeFacts, fetch::Trouble> {
        let missing = || fetch::Trouble("bản phát hành thiếu phần này".to_owned());
        let file = self.release.file(FileRole::Office).ok_or_else(missing)?;
        let fetched = fetch::unopened(&self.base, file).await?;
        fetch::opened(&self.base, file, fetched, self.second_file.load().await?.read_office).await
    }

    /// Starts the search worker and has it open the packs.
    pub(crate) fn start_search(&self) {
        let device = self.clone();
        spawn_local(async move {
            if let Err(trouble) = device.run_search().await {
                device.lose_worker(&trouble.0);
            }
        });
    }

    async fn run_search(&self) -> Result<(), fetch::Trouble> {
        let role = |role| self.release.file(role).cloned();
        let files = (role(FileRole::Worker), role(FileRole::Names), role(FileRole::Titles), role(FileRole::Texts));
        let (Some(script), Some(names), Some(titles), Some(texts)) = files else {
            return Err(fetch::Trouble("bản phát hành thiếu phần tìm kiếm".to_owned()));
        };
        let script = checked_script(&self.base, &script).await?;
        let (heard, broken) = (self.clone(), self.clone());
        let worker = SearchWorker::start(
            &script,
            move |response| heard.hear(response),
            move || broken.lose_worker("phần tìm kiếm không chạy được hoặc đã dừng vì máy thiếu bộ nhớ"),
        );
        let worker = worker.map_err(|_| fetch::Trouble("trình duyệt không cho chạy phần tìm kiếm".to_owned()))?;
        let locality = self.release.office.locality();
        worker.send(&Request::Open { base: self.base.to_string(), names, titles, texts, locality });
        self.worker.set_value(Some(worker));
        Ok(())
    }

    fn hear(&self, response: Response) {
        match response {
            Response::Progress { loaded, total } => {
                let percent = (loaded * 100 / total.max(1)) as u8;
                if matches!(self.signals.engine.get_untracked(), Engine::Names | Engine::Loading(_)) {
                    self.signals.engine.set(Engine::Loading(percent));
                }
            }
            Response::Ready { complete } => {
                self.signals.engine.set(if complete { Engine::Complete } else { Engine::Titles });
                self.search(self.signals.typed.get_untracked());
                if complete {
                    self.settle();
                }
            }
            Response::Answer { number, answer } => {
                if number == self.asked.get_value() {
                    self.waiting.set_value(None);
                    let query = self.signals.typed.get_untracked();
                    self.signals.answer.set(AnsweredQuery { query, found: Arc::new(answer) });
                }
            }
            Response::Failed { what } => self.lose_worker(&what),
        }
    }

    /// Goes on without the search worker: the names still answer, and the page says that only they do.
    fn lose_worker(&self, why: &str) {
        self.signals.engine.set(Engine::Failed(why.to_owned()));
        self.worker.set_value(None);
        self.search(self.signals.typed.get_untracked());
        self.settle();
    }

    /// Sends a query to the worker. One that gives no answer has been ended: by the browser, or for want
    /// of memory.
    fn ask_worker(&self, number: u32, query: String) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.send(&Request::Ask { number, question: query });
            }
        });
        let device = self.clone();
        let waiting = Timeout::new(PATIENCE, move || {
            if device.has_engine() {
                device.lose_worker("phần tìm kiếm không trả lời, có thể máy thiếu bộ nhớ");
            }
        });
        self.waiting.set_value(Some(waiting));
    }

    fn has_engine(&self) -> bool {
        matches!(self.signals.engine.get_untracked(), Engine::Titles | Engine::Complete)
    }

    /// What nobody waits for, once the search is there or will not come: the second file, so that the page
    /// that is opened next is there at once, and what the device keeps.
    fn settle(&self) {
        if self.is_settled.get_value() {
            return;
        }
        self.is_settled.set_value(true);
        let device = self.clone();
        spawn_local(async move {
            if let Ok(second_file) = device.second_file.load().await {
                (second_file.watch)(device.keeping());
            }
        });
    }

    fn keeping(&self) -> Keeping {
        Keeping::new(self.release.clone(), self.signals.copy, self.signals.save_failure)
    }

    /// The answer from the names alone.
    fn scan(&self, query: &str) -> AnsweredQuery {
        let scan = self.scan.get_value().unwrap_or_else(|| {
            let scan = Arc::new(NameScan::new(&self.names));
            self.scan.set_value(Some(Arc::clone(&scan)));
            scan
        });
        let locality = self.release.office.locality();
        AnsweredQuery { query: query.to_owned(), found: Arc::new(search_names(&self.names, &scan, &locality, query)) }
    }
}

impl Backend for Device {
    fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>> {
        let Some((pack, place)) = self.names.pack_of(ordinal) else { return Load::Waiting };
        match self.packs.read().get(&pack) {
            Some(Load::Ready(procedures)) => match procedures.get(place) {
                Some(procedure) if procedure.code == self.names.lines[ordinal as usize].code => {
                    Load::Ready(Arc::clone(procedure))
                }
                _ => Load::Failed("dữ liệu không khớp danh mục".to_owned()),
            },
            Some(Load::Failed(why)) => Load::Failed(why.clone()),
            Some(Load::Waiting) => Load::Waiting,
            None => {
                let device = self.clone();
                // What came of it is in the packs.
                spawn_local(async move { drop(device.load(ordinal).await) });
                Load::Waiting
            }
        }
    }

    fn other_page(&self, route: Route) -> Load<AnyView> {
        self.second_file.draw(route)
    }

    fn office(&self) -> Load<Arc<OfficeFacts>> {
        self.office.get().unwrap_or_else(|| {
            let device = self.clone();
            spawn_local(async move { device.load_office().await });
            Load::Waiting
        })
    }

    fn now(&self) -> Filed {
        clock::now(self.release.made)
    }

    fn clock_day(&self) -> Option<Date> {
        clock::day(&clock::shifted())
    }

    fn saved_dossier(&self, code: &Code) -> Option<String> {
        dossiers::kept(&self.base, code)
    }

    fn save_dossier(&self, code: &Code, dossier: Option<&str>) {
        dossiers::keep(&self.base, code, dossier);
    }

    fn search(&self, query: String) {
        let number = self.asked.get_value().wrapping_add(1);
        self.asked.set_value(number);
        // Drop the pending timeout; leaked ones accumulate.
        self.waiting.set_value(None);
        if self.has_engine() && !query.trim().is_empty() {
            self.ask_worker(number, query);
        } else {
            let answer = if query.trim().is_empty() { AnsweredQuery::default() } else { self.scan(&query) };
            self.signals.answer.set(answer);
        }
    }

    fn save_offline(&self) {
        let device = self.clone();
        spawn_local(async move {
            match device.second_file.load().await {
                Ok(second_file) => (second_file.keep)(device.keeping()),
                Err(trouble) => device.signals.save_failure.set(Some(SaveFailure::FromHost(trouble.0))),
            }
        });
    }

    fn go(&self, address: &str, replace: bool) {
        history::go(&self.base, self.signals, address, replace);
    }

    fn retry(&self) {
        self.packs.update(|packs| packs.retain(|_, pack| !matches!(pack, Load::Failed(_))));
        self.second_file.retry();
        if matches!(*self.office.read_untracked(), Some(Load::Failed(_))) {
            self.office.set(None);
        }
        if matches!(self.signals.engine.get_untracked(), Engine::Failed(_)) {
            self.signals.engine.set(Engine::Names);
            self.start_search();
        }
    }

    fn remember_query(&self, query: &str) {
        recent::remember(&self.base, self.signals.recent, query);
    }

    fn forget_queries(&self) {
        recent::forget(&self.base, self.signals.recent);
    }
}
