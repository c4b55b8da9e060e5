//! The current address, and ways to pass it on.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlInputElement, ShareData};

use super::task::spawn_local;

/// The address that the browser shows, with its fragment.
pub(crate) fn current() -> String {
    window().location().href().unwrap_or_default()
}

/// The absolute form of an address within the site.
pub(crate) fn absolute(address: &str) -> String {
    format!("{}{address}", crate::browser::base())
}

/// Whether the browser has a share sheet. Firefox on a desktop has none, and a page without HTTPS has none.
pub(crate) fn has_sheet() -> bool {
    has("share")
}

/// Opens the share sheet.
pub(crate) fn open_sheet(title: &str, address: &str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(address);
    let opened = window().navigator().share_with_data(&data);
    // If the reader closes the sheet, there is nothing to report.
    spawn_local(async move {
        let _ = JsFuture::from(opened).await;
    });
}

/// Copies a text to the clipboard. False if the browser refuses: without HTTPS there is no clipboard.
pub(crate) async fn copy(text: &str) -> bool {
    if !has("clipboard") {
        return false;
    }
    let copied = window().navigator().clipboard().write_text(text);
    JsFuture::from(copied).await.is_ok()
}

/// Selects the text of a field and copies it with the old command, which needs no HTTPS.
pub(crate) fn copy_from(field: &HtmlInputElement) -> bool {
    let _ = field.focus();
    field.select();
    let page = document().dyn_into::<HtmlDocument>();
    page.is_ok_and(|page| page.exec_command("copy").unwrap_or(false))
}

fn has(ability: &str) -> bool {
    Reflect::get(&window().navigator(), &JsValue::from_str(ability)).is_ok_and(|found| !found.is_undefined())
}
