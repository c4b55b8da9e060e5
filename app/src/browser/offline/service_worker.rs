//! The page's side of the service worker (`public/sw.js`), which answers from the offline copy.

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerContainer;

use crate::browser::user_error::UserError;

/// How long a service worker may take to start, in ms.
const TIMEOUT: i32 = 30_000;

/// Whether the browser and the address allow service workers.
pub(super) fn is_possible() -> bool {
    container().is_some()
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has_one = Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    has_one.then(|| navigator.service_worker()).filter(|container| !container.is_undefined())
}

/// Makes sure that the site has a running service worker.
///
/// # Errors
/// The browser refuses, or the script cannot be fetched.
pub(super) async fn ensure(base: &str) -> Result<(), UserError> {
    start(base).await.map_err(|_| {
        UserError::new(
            "phần dùng khi không có mạng (sw.js) chưa tải được hoặc trình duyệt không cho chạy; hãy thử lại sau ít phút",
        )
    })
}

async fn start(base: &str) -> Result<(), JsValue> {
    let container = container().ok_or(JsValue::NULL)?;
    // If one runs already, there is nothing to do: the browser itself looks for a newer one.
    let running = JsFuture::from(container.get_registration_with_document_url(base)).await?;
    let is_running = Reflect::get(&running, &"active".into()).is_ok_and(|active| !active.is_null() && !active.is_undefined());
    if is_running {
        return Ok(());
    }
    JsFuture::from(container.register(&format!("{base}sw.js"))).await?;
    // If its start fails, `ready` never settles.
    let timeout = Promise::new(&mut |_, reject| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, TIMEOUT);
    });
    let ready = Promise::race(&Array::of2(container.ready()?.as_ref(), &timeout));
    JsFuture::from(ready).await.map(drop)
}
