//! The page's end of the search worker.

use std::rc::Rc;

use catalog::pack::{self, PackError};
use catalog::protocol::{Request, Response};
use catalog::release::{File, sha256};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::fetch::{self, Source, Trouble};

/// The address of the worker's script, fetched and checked: a worker's own fetch takes no hash, and finds
/// the file in the browser's cache then.
pub(crate) async fn checked_script(base: &str, script: &File) -> Result<String, Trouble> {
    let fetched = fetch::get(base, &script.path, script.bytes, Source::Kept).await?;
    fetch::opened(base, script, fetched, fits).await?;
    Ok(format!("{base}{}", script.path))
}

fn fits(bytes: &[u8], hash: &str, _unpacked: u64) -> Result<(), PackError> {
    if sha256(bytes) == hash { Ok(()) } else { Err(PackError::Hash) }
}

/// A search worker that runs until it is dropped.
pub(crate) struct SearchWorker {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl SearchWorker {
    /// Starts a worker; `heard` is called with each of its messages, `broken` when it cannot run.
    pub(crate) fn start(script: &str, heard: impl Fn(Response) + 'static, broken: impl Fn() + 'static) -> Result<Self, JsValue> {
        let worker = Worker::new(script)?;
        let broken = Rc::new(broken);
        let also_broken = Rc::clone(&broken);
        let messages = EventListener::new(&worker, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            match data.and_then(|data| data.dyn_into::<Uint8Array>().ok()).map(|bytes| pack::read(&bytes.to_vec())) {
                Some(Ok(response)) => heard(response),
                _ => also_broken(),
            }
        });
        let errors = EventListener::new(&worker, "error", move |_| broken());
        Ok(Self { worker, _listeners: [messages, errors] })
    }

    /// Sends a request.
    pub(crate) fn send(&self, request: &Request) {
        // Posting bytes cannot fail: there is nothing in them that cannot be cloned.
        let _ = self.worker.post_message(&Uint8Array::from(pack::encode(request).as_slice()));
    }
}

impl Drop for SearchWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
