//! The program of the search worker: opens the packs and answers queries. It has no page.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use catalog::pack;
use catalog::protocol::{Request, Response};
use catalog::release::File;
use catalog::search::{Answer, IndexFiles, Locality, SearchEngine, TantivyIndex, Tier};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::browser::download;
use crate::browser::platform::task::spawn_local;
use crate::browser::user_error::UserError;

/// How many names are searched before anybody asks. A browser compiles WebAssembly quickly at first, and well what has run
/// for a while: of the first thirty answers some took 30 ms, of the later ones none more than 5 (Node 20, the whole country).
/// After eight names the first answers are as quick.
const REHEARSALS: usize = 8;

/// Runs the worker. Its binary calls this once.
pub fn run() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let engine = Rc::new(RefCell::new(None));
    let listener = EventListener::new(&scope.clone(), "message", move |event| {
        let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
        let Ok(bytes) = data.dyn_into::<Uint8Array>() else { return };
        match pack::read(&bytes.to_vec()) {
            Ok(Request::Open { base, names, wordings, topics, texts, locality }) => {
                let opening = Opening { scope: scope.clone(), engine: Rc::clone(&engine), base };
                spawn_local(opening.run([names, wordings, topics, texts], locality));
            }
            Ok(Request::Ask { number, query }) => send(&scope, &answer(engine.borrow().as_ref(), number, &query)),
            Err(_) => send(&scope, &Response::Failed { what: "phần tra cứu nhận lời lạ".to_owned() }),
        }
    });
    // The worker lives as long as its page.
    listener.forget();
}

fn send(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let bytes = pack::encode(response);
    // A message of bytes cannot fail: bytes can always be cloned.
    let _ = scope.post_message(&Uint8Array::from(bytes.as_slice()));
}

/// The answer to a query; empty until the first index is open.
fn answer(engine: Option<&SearchEngine>, number: u32, query: &str) -> Response {
    Response::Answer { number, answer: engine.map_or_else(Answer::default, |engine| engine.answer(query)) }
}

/// Searches so many names of the site, one at a time, so that a question waits for one of them at most.
fn rehearse(engine: Rc<RefCell<Option<SearchEngine>>>, left: usize) {
    if left == 0 {
        return;
    }
    let search_one = move || {
        if let Some(engine) = engine.borrow().as_ref() {
            let lines = &engine.names().lines;
            if let Some(line) = lines.get(lines.len() * left / (REHEARSALS + 1)) {
                engine.answer(&line.name);
            }
        }
        rehearse(engine, left - 1);
    };
    // It fires once, and the worker lives as long as its page.
    Timeout::new(0, search_one).forget();
}

/// What opens the packs one after the other, so that the smaller index answers before the larger one is there.
struct Opening {
    scope: DedicatedWorkerGlobalScope,
    engine: Rc<RefCell<Option<SearchEngine>>>,
    base: String,
}

impl Opening {
    async fn run(self, files: [File; 4], locality: Locality) {
        if let Err(UserError(what)) = self.open(&files, locality).await {
            send(&self.scope, &Response::Failed { what });
        }
    }

    async fn open(&self, [names, wordings, topics, texts]: &[File; 4], locality: Locality) -> Result<(), UserError> {
        let total = names.bytes + wordings.bytes + topics.bytes + texts.bytes;
        let progress = |loaded| send(&self.scope, &Response::Progress { loaded, total });
        let opened = download::get_pack(&self.base, names).await?;
        let mut engine = SearchEngine::new(Arc::new(opened), locality);
        engine.add_wordings(Arc::new(download::get_pack(&self.base, wordings).await?));
        progress(names.bytes + wordings.bytes);
        engine.add_tier(self.tier(Tier::Topics, topics).await?);
        self.engine.replace(Some(engine));
        send(&self.scope, &Response::Ready { complete: false });
        progress(total - texts.bytes);
        rehearse(Rc::clone(&self.engine), REHEARSALS);
        let texts = self.tier(Tier::Texts, texts).await?;
        if let Some(engine) = self.engine.borrow_mut().as_mut() {
            engine.add_tier(texts);
        }
        send(&self.scope, &Response::Ready { complete: true });
        Ok(())
    }

    async fn tier(&self, tier: Tier, file: &File) -> Result<Box<TantivyIndex>, UserError> {
        let files: IndexFiles = download::get_pack(&self.base, file).await?;
        TantivyIndex::open(tier, files).map(Box::new).map_err(|error| UserError(error.to_string()))
    }
}
