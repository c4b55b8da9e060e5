//! The search worker: opens the packs and answers questions, never touching the page.

use std::cell::RefCell;
use std::rc::Rc;

use catalog::protocol::{Request, Response};
use catalog::release::File;
use catalog::search::{Answer, IndexFiles, Locality, TantivyIndex, Tier, search_index};
use catalog::{Names, pack};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::fetch::{self, Trouble};

/// What has been opened so far.
#[derive(Default)]
struct Library {
    names: Names,
    locality: Locality,
    titles: Option<TantivyIndex>,
    texts: Option<TantivyIndex>,
}

/// Runs the worker: called once, from its binary.
pub fn run() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let library = Rc::new(RefCell::new(Library::default()));
    let listener = EventListener::new(&scope.clone(), "message", move |event| {
        let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
        let Ok(bytes) = data.dyn_into::<Uint8Array>() else { return };
        match pack::read(&bytes.to_vec()) {
            Ok(Request::Open { base, names, titles, texts, locality }) => {
                let (scope, library) = (scope.clone(), Rc::clone(&library));
                library.borrow_mut().locality = locality;
                wasm_bindgen_futures::spawn_local(open(scope, library, base, [names, titles, texts]));
            }
            Ok(Request::Ask { number, question }) => say(&scope, &library.borrow().answer(number, &question)),
            Err(_) => say(&scope, &Response::Failed { what: "phần tra cứu nhận lời lạ".to_owned() }),
        }
    });
    // The worker lives as long as its page.
    listener.forget();
}

fn say(scope: &DedicatedWorkerGlobalScope, response: &Response) {
    let bytes = pack::encode(response);
    // Posting bytes cannot fail: there is nothing in them that cannot be cloned.
    let _ = scope.post_message(&Uint8Array::from(bytes.as_slice()));
}

async fn open(scope: DedicatedWorkerGlobalScope, library: Rc<RefCell<Library>>, base: String, files: [File; 3]) {
    if let Err(trouble) = open_each(&scope, &library, &base, &files).await {
        say(&scope, &Response::Failed { what: trouble.0 });
    }
}

async fn open_each(
    scope: &DedicatedWorkerGlobalScope,
    library: &RefCell<Library>,
    base: &str,
    [names, titles, texts]: &[File; 3],
) -> Result<(), Trouble> {
    let total = names.bytes + titles.bytes + texts.bytes;
    let progress = |loaded| say(scope, &Response::Progress { loaded, total });
    let found = fetch::pack(base, names).await?;
    library.borrow_mut().names = found;
    progress(names.bytes);
    let index = open_tier(base, Tier::Titles, titles).await?;
    library.borrow_mut().titles = Some(index);
    say(scope, &Response::Ready { complete: false });
    progress(names.bytes + titles.bytes);
    let index = open_tier(base, Tier::Texts, texts).await?;
    library.borrow_mut().texts = Some(index);
    say(scope, &Response::Ready { complete: true });
    Ok(())
}

async fn open_tier(base: &str, tier: Tier, file: &File) -> Result<TantivyIndex, Trouble> {
    let files: IndexFiles = fetch::pack(base, file).await?;
    TantivyIndex::open(tier, files).map_err(|error| Trouble(error.to_string()))
}

impl Library {
    fn answer(&self, number: u32, question: &str) -> Response {
        let Some(titles) = &self.titles else { return Response::Answer { number, answer: Answer::default() } };
        let answer = search_index(&self.names, titles, self.texts.as_ref(), &self.locality, question);
        Response::Answer { number, answer }
    }
}
