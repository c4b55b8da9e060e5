//! The screen of the device: full, and awake. Browsers that have no such thing go on without it.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The lock that keeps the screen on; it is let go with the value.
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Fills the whole screen, if the browser allows it: only right after a touch. A kiosk's browser fills it already.
pub(super) fn fill() {
    let Some(page) = document().document_element() else { return };
    if document().fullscreen_element().is_none() {
        // A refusal comes as a promise that nobody waits for.
        call(&page, "requestFullscreen", None);
    }
}

/// Keeps the screen from going dark. The browser lets go whenever another window is in front, so it is asked again.
pub(super) fn keep_awake() {
    EventListener::new(&document(), "visibilitychange", |_| lock()).forget();
    lock();
}

fn lock() {
    let Ok(wake_lock) = Reflect::get(&window().navigator(), &"wakeLock".into()) else { return };
    if document().hidden() || wake_lock.is_undefined() {
        return;
    }
    let asked = call(&wake_lock, "request", Some("screen"));
    crate::browser::spawn_local(async move {
        if let Some(asked) = asked {
            LOCK.set(JsFuture::from(asked).await.ok());
        }
    });
}

/// Calls a method that web-sys does not have, or that this browser may lack. The promise never fails unheard.
fn call(object: &JsValue, method: &str, argument: Option<&str>) -> Option<Promise> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let made = match argument {
        Some(argument) => method.call1(object, &argument.into()),
        None => method.call0(object),
    };
    let promise: Promise = made.ok()?.dyn_into().ok()?;
    let heard = promise.clone();
    crate::browser::spawn_local(async move { drop(JsFuture::from(heard).await) });
    Some(promise)
}
