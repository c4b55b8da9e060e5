//! Has the page watched by a thread of its own (`public/watchdog.js`): if the page shows no sign of life for minutes, that
//! thread has it loaded anew.
//!
//! What it cannot help is a page whose thread never ends a loop, or whose process is gone: see docs/quay.md for those.

use catalog::release::File;
use gloo::timers::callback::Interval;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Worker;

use crate::browser::{UserError, checked_script};

/// How often the page shows that it lives, in ms.
const BEAT: u32 = 5_000;
/// How long it may be silent, in ms. A hidden page may have its timers slowed to one in a minute.
const PATIENCE: f64 = 180_000.0;
/// Each start in a row that nobody planned doubles the patience, this often at most: a page that can never live is loaded
/// anew every few hours and not every few minutes.
const DOUBLED: u32 = 6;

/// Starts the watchdog. `starts` counts how often in a row the page has started without being planned to.
///
/// # Errors
/// Its script does not arrive, or the browser starts no worker.
pub(super) async fn start(base: &str, script: &File, starts: u32) -> Result<(), UserError> {
    let address = checked_script(base, script).await?;
    let worker = watch(&address, patience(starts)).map_err(|_| UserError::new("trình duyệt không cho chạy phần canh trang"))?;
    // The sign of life comes through an effect: it must say that the app draws, not only that a timer runs.
    let beat = RwSignal::new(0_u32);
    Effect::new(move |_| {
        beat.track();
        let _ = worker.post_message(&JsValue::NULL);
    });
    Interval::new(BEAT, move || beat.update(|beat| *beat = beat.wrapping_add(1))).forget();
    Ok(())
}

fn patience(starts: u32) -> f64 {
    PATIENCE * f64::from(1_u32 << starts.saturating_sub(1).min(DOUBLED))
}

/// Starts the worker. What answers it is the browser's own function: our program may be what is dead.
fn watch(address: &str, patience: f64) -> Result<Worker, JsValue> {
    let worker = Worker::new(address)?;
    let location = window().location();
    let reload = Reflect::get(&location, &"reload".into())?;
    let bind: Function = Reflect::get(&reload, &"bind".into())?.dyn_into()?;
    let bound: Function = bind.call2(&reload, &location, &JsValue::FALSE)?.dyn_into()?;
    worker.set_onmessage(Some(&bound));
    worker.post_message(&patience.into())?;
    Ok(worker)
}
