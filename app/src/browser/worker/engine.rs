//! The program of the search worker: opens the packs and answers queries. It has no page.

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

use crate::browser::download;
use crate::browser::platform::task::spawn_local;
use crate::browser::user_error::UserError;

/// What has been opened so far.
#[derive(Default)]
struct Packs {
    names: Names,
    locality: Locality,
    titles: Option<TantivyIndex>,
    texts: Option<TantivyIndex>,
}

/// Runs the worker. Its binary calls this once.
pub fn run() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let packs = Rc::new(RefCell::new(Packs::default()));
    let listener = EventListener::new(&scope.clone(), "message", move |event| {
        let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
        let Ok(bytes) = data.dyn_into::<Uint8Array>() else { return };
        match pack::read(&bytes.to_vec()) {
            Ok(Request::Open { base, names, titles, texts, locality }) => {
                let (scope, packs) = (scope.clone(), Rc::clone(&packs));
                packs.borrow_mut().locality = locality;
                spawn_local(open(scope, packs, base, [names, titles, texts]));
            }
            Ok(Request::Ask { number, query }) => send(&scope, &packs.borrow().answer(number, &query)),
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

async fn open(scope: DedicatedWorkerGlobalScope, packs: Rc<RefCell<Packs>>, base: String, files: [File; 3]) {
    if let Err(UserError(what)) = open_each(&scope, &packs, &base, &files).await {
        send(&scope, &Response::Failed { what });
    }
}

/// Opens the packs one after the other, so that the smaller index answers before the larger one is there.
async fn open_each(
    scope: &DedicatedWorkerGlobalScope,
    packs: &RefCell<Packs>,
    base: &str,
    [names, titles, texts]: &[File; 3],
) -> Result<(), UserError> {
    let total = names.bytes + titles.bytes + texts.bytes;
    let progress = |loaded| send(scope, &Response::Progress { loaded, total });
    let opened = download::get_pack(base, names).await?;
    packs.borrow_mut().names = opened;
    progress(names.bytes);
    let index = open_tier(base, Tier::Titles, titles).await?;
    packs.borrow_mut().titles = Some(index);
    send(scope, &Response::Ready { complete: false });
    progress(names.bytes + titles.bytes);
    let index = open_tier(base, Tier::Texts, texts).await?;
    packs.borrow_mut().texts = Some(index);
    send(scope, &Response::Ready { complete: true });
    Ok(())
}

async fn open_tier(base: &str, tier: Tier, file: &File) -> Result<TantivyIndex, UserError> {
    let files: IndexFiles = download::get_pack(base, file).await?;
    TantivyIndex::open(tier, files).map_err(|error| UserError(error.to_string()))
}

impl Packs {
    /// The answer to a query; empty until the first index is open.
    fn answer(&self, number: u32, query: &str) -> Response {
        let Some(titles) = &self.titles else { return Response::Answer { number, answer: Answer::default() } };
        let answer = search_index(&self.names, titles, self.texts.as_ref(), &self.locality, query);
        Response::Answer { number, answer }
    }
}
