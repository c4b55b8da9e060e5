//! Opens the counter screen in the place of the static page, once its styles are there.

use std::pin::Pin;

use catalog::release::{File, FileRole};
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

use super::frame::Frame;
use crate::browser;
use crate::store::Store;

/// The functions in the file of the counter screen.
#[derive(Clone, Copy)]
pub struct CounterFile {
    /// [`open`].
    pub open: fn(Store) -> Pin<Box<dyn Future<Output = ()>>>,
}

/// Opens the counter screen.
pub fn open(store: Store) -> Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(async move {
        if let Some(styles) = store.release.file(FileRole::CounterStyle).and_then(link) {
            // Whether they arrive or not: without styles the screen is plain, and works.
            let _ = JsFuture::from(styles).await;
        }
        browser::replace(move || view! { <Frame store/> });
    })
}

/// Links to a style sheet. The promise holds once it has arrived, or failed to.
fn link(file: &File) -> Option<Promise> {
    let link: HtmlLinkElement = document().create_element("link").ok()?.dyn_into().ok()?;
    link.set_rel("stylesheet");
    link.set_href(&format!("{}{}", browser::base(), file.path));
    if let Some(hash) = integrity(&file.sha256) {
        link.set_integrity(&hash);
    }
    let head = document().head()?;
    Some(Promise::new(&mut |done, _| {
        link.set_onload(Some(&done));
        link.set_onerror(Some(&done));
        // The head of a page takes any link.
        let _ = head.append_child(&link);
    }))
}

/// A hash in hex as the attribute `integrity` has it.
fn integrity(hex: &str) -> Option<String> {
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok().map(char::from);
    let bytes: String = (0..hex.len()).step_by(2).map(byte).collect::<Option<_>>()?;
    window().btoa(&bytes).ok().map(|base64| format!("sha256-{base64}"))
}
