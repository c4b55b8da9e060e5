//! The page's end of the service worker: whether a copy of the release is kept, and keeping one.
//!
//! The two speak JSON objects: `{ask: "state" | "keep" | "update"}` from here, `{state, percent, why}`
//! from there.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::store::DeviceCopy;

thread_local! {
    /// Lives as long as the page.
    static LISTENER: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

const NOT_HERE: &str =
    "Trình duyệt hoặc địa chỉ này không lưu được trang để dùng khi không có mạng; tra cứu vẫn dùng được bình thường.";

/// Registers the service worker and learns what it keeps. It is asked once whether there is a newer
/// release.
pub(crate) fn watch(copy: RwSignal<DeviceCopy>) {
    let Some(container) = container() else { return copy.set(DeviceCopy::Impossible(NOT_HERE.to_owned())) };
    let listener = EventListener::new(&container, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            copy.set(read_state(&event.data()));
        }
    });
    LISTENER.set(Some(listener));
    spawn_local(async move {
        match registered(&container).await {
            Ok(worker) => {
                ask(&worker, "state");
                ask(&worker, "update");
            }
            Err(_) => copy.set(DeviceCopy::Impossible(NOT_HERE.to_owned())),
        }
    });
}

/// Has the service worker keep the release.
pub(crate) fn keep(copy: RwSignal<DeviceCopy>) {
    let Some(container) = container() else { return };
    copy.set(DeviceCopy::Keeping(0));
    spawn_local(async move {
        // Asks the browser not to throw the copy away when space is short; a no changes nothing else.
        if let Ok(promise) = window().navigator().storage().persist() {
            let _ = JsFuture::from(promise).await;
        }
        match registered(&container).await {
            Ok(worker) => ask(&worker, "keep"),
            Err(_) => copy.set(DeviceCopy::Failed("trình duyệt không cho lưu".to_owned())),
        }
    });
}

/// The container of service workers, where the browser and the address have one.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    let has_one = Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).unwrap_or(false);
    has_one.then(|| navigator.service_worker())
}

async fn registered(container: &ServiceWorkerContainer) -> Result<ServiceWorker, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let script = web_sys::Url::new_with_base("sw.js", &base)?.href();
    JsFuture::from(container.register(&script)).await?;
    let registration: ServiceWorkerRegistration = JsFuture::from(container.ready()?).await?.dyn_into()?;
    registration.active().ok_or(JsValue::NULL)
}

fn ask(worker: &ServiceWorker, what: &str) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"ask".into(), &what.into());
    // A worker that cannot be reached has said so through its registration.
    let _ = worker.post_message(&message);
}

fn read_state(data: &JsValue) -> DeviceCopy {
    let get = |key: &str| Reflect::get(data, &key.into()).unwrap_or(JsValue::UNDEFINED);
    let percent = get("percent").as_f64().unwrap_or_default() as u8;
    match get("state").as_string().as_deref() {
        Some("none") => DeviceCopy::None,
        Some("keeping") => DeviceCopy::Keeping(percent),
        Some("kept") => DeviceCopy::Kept,
        Some("newer") => DeviceCopy::Newer,
        Some("failed") => DeviceCopy::Failed(get("why").as_string().unwrap_or_default()),
        _ => DeviceCopy::Unknown,
    }
}
