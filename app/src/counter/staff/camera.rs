//! Reads a QR code with the camera, where the browser itself can read one (`BarcodeDetector`: Chromium on Android,
//! macOS and ChromeOS). Elsewhere there is no button: a scanner that types like a keyboard works everywhere.

use gloo::timers::callback::Interval;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

use crate::browser::spawn_local;

/// How often the picture is looked at, in ms.
const EVERY: u32 = 250;

/// Draws the button and the camera's picture.
#[component]
pub(super) fn Camera(
    /// What the code says.
    found: Callback<String>,
) -> impl IntoView {
    let is_able = detector().is_some() && has_camera();
    let (on, said) = (RwSignal::new(false), RwSignal::new(""));
    is_able.then(|| {
        view! {
            <button type="button" class="plain" on:click=move |_| { said.set(""); on.update(|on| *on = !*on); }>
                {move || if on.get() { "Tắt camera" } else { "Quét bằng camera" }}
            </button>
            <p class="status" role="status">{move || said.get()}</p>
            <Show when=move || on.get()><Picture found failed=Callback::new(move |()| {
                on.set(false);
                said.set("Không mở được camera; hãy cho phép trang dùng camera, hoặc dùng máy quét.");
            })/></Show>
        }
    })
}

/// Draws the camera's picture, and looks for a code in it as long as it is drawn.
#[component]
fn Picture(found: Callback<String>, failed: Callback<()>) -> impl IntoView {
    let video = NodeRef::<html::Video>::new();
    let stream = StoredValue::new_local(None::<MediaStream>);
    spawn_local(async move {
        match open().await {
            Some(opened) => {
                if let Some(video) = video.get_untracked() {
                    video.set_src_object(Some(&opened));
                }
                // The picture may be gone by now.
                match stream.try_set_value(Some(opened)) {
                    None => {}
                    Some(late) => late.iter().for_each(close),
                }
            }
            // The picture may be gone by now.
            None => {
                failed.try_run(());
            }
        }
    });
    let looking = Interval::new(EVERY, move || {
        spawn_local(async move {
            let seen = match (detector(), video.try_get_untracked().flatten()) {
                (Some(detector), Some(video)) => look(&detector, &video).await,
                _ => None,
            };
            if let Some(text) = seen {
                found.try_run(text);
            }
        });
    });
    let looking = StoredValue::new_local(Some(looking));
    on_cleanup(move || {
        drop(looking.try_update_value(Option::take));
        stream.try_with_value(|stream| stream.iter().for_each(close));
    });
    view! { <video class="camera" node_ref=video autoplay muted playsinline aria-label="Hình từ camera"></video> }
}

fn has_camera() -> bool {
    // A page without HTTPS has none.
    Reflect::get(&window().navigator(), &"mediaDevices".into()).is_ok_and(|found| !found.is_undefined())
}

async fn open() -> Option<MediaStream> {
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&JsValue::TRUE);
    let asked = window().navigator().media_devices().ok()?.get_user_media_with_constraints(&constraints).ok()?;
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

fn close(stream: &MediaStream) {
    stream.get_tracks().iter().filter_map(|track| track.dyn_into::<MediaStreamTrack>().ok()).for_each(|track| track.stop());
}

/// The browser's own reader of QR codes.
fn detector() -> Option<JsValue> {
    let class: Function = Reflect::get(&window(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&"qr_code".into())).ok()?;
    Reflect::construct(&class, &Array::of1(&options)).ok()
}

/// The text of a code in the picture.
async fn look(detector: &JsValue, video: &HtmlVideoElement) -> Option<String> {
    let detect: Function = Reflect::get(detector, &"detect".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = detect.call1(detector, video).ok()?.dyn_into().ok()?;
    let codes: Array = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    Reflect::get(&codes.get(0), &"rawValue".into()).ok()?.as_string()
}
