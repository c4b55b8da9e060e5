//! Answers queries: from names and wordings until the search worker is ready, and again if it fails.

use std::sync::Arc;

use catalog::protocol::{Request, Response};
use catalog::release::FileRole;
use catalog::search::{SearchEngine, Wordings};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::background::Background;
use super::context::Context;
use crate::browser::download;
use crate::browser::platform::task::spawn_local;
use crate::browser::user_error::UserError;
use crate::browser::worker::{SearchWorker, checked_script};
use crate::route::Route;
use crate::store::{AnsweredQuery, Engine, Signals};

/// How long the worker may take for an answer, in ms: far longer than the slowest phone needs (0.1 s).
const TIMEOUT: u32 = 8_000;
/// How many phrases are suggested.
const MOST_SUGGESTIONS: usize = 6;
const MISSING: &str = "bản phát hành thiếu phần tìm kiếm";

/// The page's side of the search.
#[derive(Clone)]
pub(super) struct Search {
    context: Arc<Context>,
    signals: Signals,
    background: Background,
    /// Searches names and wordings on the page; made on first use.
    engine: StoredValue<Option<SearchEngine>>,
    worker: StoredValue<Option<SearchWorker>, LocalStorage>,
    /// The number of the latest query; answers to older ones are dropped.
    latest: StoredValue<u32>,
    /// Runs while the worker has not answered the latest query.
    timeout: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Search {
    pub(super) fn new(context: Arc<Context>, signals: Signals, background: Background) -> Self {
        Self {
            context,
            signals,
            background,
            engine: StoredValue::new(None),
            worker: StoredValue::new_local(None),
            latest: StoredValue::new(0),
            timeout: StoredValue::new_local(None),
        }
    }

    /// Runs a query. The answer arrives in [`Signals::answer`]: from the worker later, from the names at once.
    pub(super) fn run(&self, query: String) {
        let number = self.latest.get_value().wrapping_add(1);
        self.latest.set_value(number);
        // Drop the pending timeout; leaked ones accumulate.
        self.timeout.set_value(None);
        if self.has_engine() && !query.trim().is_empty() {
            self.ask_worker(number, query);
        } else {
            let answer = if query.trim().is_empty() { AnsweredQuery::default() } else { self.search_names(query) };
            self.signals.answer.set(answer);
        }
    }

    fn has_engine(&self) -> bool {
        matches!(self.signals.engine.get_untracked(), Engine::Topics | Engine::Complete)
    }

    /// The answer from names and wordings alone.
    fn search_names(&self, query: String) -> AnsweredQuery {
        let found = Arc::new(self.with_engine(|engine| engine.answer(&query)));
        AnsweredQuery { query, found }
    }

    /// Whole phrases for what is typed so far.
    pub(super) fn suggest(&self, typed: &str) -> Vec<String> {
        self.with_engine(|engine| engine.suggest(typed, MOST_SUGGESTIONS))
    }

    /// Uses the engine with all that has been loaded for it.
    fn with_engine<T>(&self, use_engine: impl FnOnce(&SearchEngine) -> T) -> T {
        let Context { names, .. } = &*self.context;
        let mut engine = self.engine.write_value();
        let engine = engine.get_or_insert_with(|| SearchEngine::new(Arc::clone(names), self.context.locality()));
        if engine.wordings().is_none()
            && let Some(wordings) = &*self.signals.wordings.read_untracked()
        {
            engine.add_wordings(Arc::clone(wordings));
        }
        use_engine(engine)
    }

    /// Loads people's words, which are few, before the worker loads the index.
    async fn load_wordings(&self) -> Result<(), UserError> {
        let Context { base, release, .. } = &*self.context;
        let file = release.file(FileRole::Wordings).ok_or_else(|| UserError::new(MISSING))?;
        let wordings: Arc<Wordings> = Arc::new(download::get_pack(base, file).await?);
        self.signals.wordings.set(Some(wordings));
        if !self.has_engine() {
            self.run_again();
        }
        // The first key must not wait for the engine. Whoever reads another page may never search.
        if matches!(self.signals.address.read_untracked().route(), Route::Home | Route::Office(_) | Route::Search) {
            self.with_engine(|_| ());
        }
        Ok(())
    }

    /// Sends a query to the worker. If no answer comes, the browser has ended the worker, or it ran out of
    /// memory.
    fn ask_worker(&self, number: u32, query: String) {
        self.worker.with_value(|worker| {
            if let Some(worker) = worker {
                worker.send(&Request::Ask { number, query });
            }
        });
        let search = self.clone();
        let timeout = Timeout::new(TIMEOUT, move || {
            if search.has_engine() {
                search.give_up_worker("phần tìm kiếm không trả lời, có thể máy thiếu bộ nhớ");
            }
        });
        self.timeout.set_value(Some(timeout));
    }

    /// Starts the search worker and lets it open the packs.
    pub(super) fn start(&self) {
        let search = self.clone();
        spawn_local(async move {
            let wordings = search.load_wordings().await;
            let started = match wordings {
                Ok(()) => search.start_worker().await,
                Err(error) => Err(error),
            };
            if let Err(error) = started {
                search.give_up_worker(&error.0);
            }
        });
    }

    async fn start_worker(&self) -> Result<(), UserError> {
        let Context { base, release, .. } = &*self.context;
        let file = |role| release.file(role).cloned();
        let packs = (file(FileRole::Names), file(FileRole::Wordings), file(FileRole::Topics), file(FileRole::Texts));
        let (Some(script), (Some(names), Some(wordings), Some(topics), Some(texts))) = (file(FileRole::Worker), packs) else {
            return Err(UserError::new(MISSING));
        };
        let script = checked_script(base, &script).await?;
        let (on_response, on_failure) = (self.clone(), self.clone());
        let worker = SearchWorker::start(
            &script,
            move |response| on_response.receive(response),
            move || on_failure.give_up_worker("phần tìm kiếm không chạy được hoặc đã dừng vì máy thiếu bộ nhớ"),
        );
        let worker = worker.map_err(|_| UserError::new("trình duyệt không cho chạy phần tìm kiếm"))?;
        let locality = self.context.locality();
        worker.send(&Request::Open { base: base.to_string(), names, wordings, topics, texts, locality });
        self.worker.set_value(Some(worker));
        Ok(())
    }

    fn receive(&self, response: Response) {
        let engine = self.signals.engine;
        match response {
            Response::Progress { loaded, total } => {
                let percent = (loaded * 100 / total.max(1)) as u8;
                if matches!(engine.get_untracked(), Engine::Names | Engine::Loading(_)) {
                    engine.set(Engine::Loading(percent));
                }
            }
            Response::Ready { complete } => {
                engine.set(if complete { Engine::Complete } else { Engine::Topics });
                self.run_again();
                if complete {
                    self.background.start();
                }
            }
            Response::Answer { number, answer } => {
                if number == self.latest.get_value() {
                    self.timeout.set_value(None);
                    let query = self.signals.typed.get_untracked();
                    self.signals.answer.set(AnsweredQuery { query, found: Arc::new(answer) });
                }
            }
            Response::Failed { what } => self.give_up_worker(&what),
        }
    }

    fn run_again(&self) {
        self.run(self.signals.typed.get_untracked());
    }

    /// Goes on without the worker: the names still answer, and the page says so.
    fn give_up_worker(&self, why: &str) {
        self.signals.engine.set(Engine::Failed(why.to_owned()));
        self.worker.set_value(None);
        self.run_again();
        self.background.start();
    }

    /// Starts the worker again after a failure.
    pub(super) fn retry(&self) {
        if matches!(self.signals.engine.get_untracked(), Engine::Failed(_)) {
            self.signals.engine.set(Engine::Names);
            self.start();
        }
    }
}
