//! The page's end of the service worker, which answers from what the device keeps.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerContainer;

use crate::browser::fetch::Trouble;

/// How long a service worker may take to start, in ms.
const PATIENCE: i32 = 30_000;

/// Whether the browser and the address have service workers.
pub(super) fn is_possible() -> bool {
    container().is_some()
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has_one = Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    has_one.then(|| navigator.service_worker()).filter(|container| !container.is_undefined())
}

/// Sees to it that the site has a running service worker.
///
/// # Errors
/// The browser refuses, or the script does not come.
pub(super) async fn ensure(base: &str) -> Result<(), Trouble> {
    start(base).await.map_err(|_| {
        Trouble(
            "phần dùng khi không có mạng (sw.js) chưa tải được hoặc trình duyệt không cho chạy; hãy thử lại sau ít phút"
                .to_owned(),
        )
    })
}

async fn start(base: &str) -> Result<(), JsValue> {
    let container = container().ok_or(JsValue::NULL)?;
    // One that runs already needs nothing; the browser itself looks for a newer one.
    let running = JsFuture::from(container.get_registration_with_document_url(base)).await?;
    let is_running = Reflect::get(&running, &"active".into()).is_ok_and(|active| !active.is_null() && !active.is_undefined());
    if is_running {
        return Ok(());
    }
    JsFuture::from(container.register(&format!("{base}sw.js"))).await?;
    // A worker whose start fails never gets ready, and nobody says so.
    let too_long = Promise::new(&mut |_, reject| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE);
    });
    let ready = Promise::race(&Array::of2(container.ready()?.as_ref(), &too_long));
    JsFuture::from(ready).await.map(drop)
}
