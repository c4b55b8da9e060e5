//! The page's handle to the search worker.

use std::rc::Rc;

use catalog::pack::{self, PackError};
use catalog::protocol::{Request, Response};
use catalog::release::{File, sha256};
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use crate::browser::download::{self, Source};
use crate::browser::user_error::UserError;

/// Fetches the worker's script, checks it and returns its address. A browser takes no hash for a worker's
/// script; after this check it finds the script in its HTTP cache.
///
/// # Errors
/// The script cannot be fetched, or is damaged.
pub(crate) async fn checked_script(base: &str, script: &File) -> Result<String, UserError> {
    let fetched = download::get(base, &script.path, script.bytes, Source::OfflineCopy).await?;
    download::open_pack(base, script, fetched, check_hash).await?;
    Ok(format!("{base}{}", script.path))
}

fn check_hash(bytes: &[u8], hash: &str, _unpacked: u64) -> Result<(), PackError> {
    if sha256(bytes) == hash { Ok(()) } else { Err(PackError::Hash) }
}

/// A search worker. It runs until this handle is dropped.
pub(crate) struct SearchWorker {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl SearchWorker {
    /// Starts a worker. `on_response` gets each of its messages; `on_failure` is called when it cannot run or
    /// sends something else.
    ///
    /// # Errors
    /// The browser refuses to start it.
    pub(crate) fn start(
        script: &str,
        on_response: impl Fn(Response) + 'static,
        on_failure: impl Fn() + 'static,
    ) -> Result<Self, JsValue> {
        let worker = Worker::new(script)?;
        let on_failure = Rc::new(on_failure);
        let on_bad_message = Rc::clone(&on_failure);
        let messages = EventListener::new(&worker, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            match data.and_then(|data| data.dyn_into::<Uint8Array>().ok()).map(|bytes| pack::read(&bytes.to_vec())) {
                Some(Ok(response)) => on_response(response),
                _ => on_bad_message(),
            }
        });
        let errors = EventListener::new(&worker, "error", move |_| on_failure());
        Ok(Self { worker, _listeners: [messages, errors] })
    }

    /// Sends a request.
    pub(crate) fn send(&self, request: &Request) {
        // A message of bytes cannot fail: bytes can always be cloned.
        let _ = self.worker.post_message(&Uint8Array::from(pack::encode(request).as_slice()));
    }
}

impl Drop for SearchWorker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
