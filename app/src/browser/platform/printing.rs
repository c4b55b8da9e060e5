//! Printing. Parts that are folded on the screen are open on paper.

use std::cell::Cell;

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Folded parts that are printed; the style sheet has the same list.
const FOLDED: &str = "main details:not([open], .filters, .share-code)";
/// Marks the parts that were opened for printing.
const OPENED: &str = "data-mo-khi-in";

thread_local! {
    static WATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Opens the browser's print dialog.
pub(crate) fn print() {
    // In a browser that cannot print, nothing happens.
    let _ = window().print();
}

/// Opens folded parts before printing and closes them after it, from now on. The style sheet does the same
/// without script, but only in browsers with `::details-content`: Chromium 131, Safari 18.4, Firefox 143.
pub(crate) fn watch() {
    if WATCHING.replace(true) {
        return;
    }
    EventListener::new(&window(), "beforeprint", |_| {
        for part in all(FOLDED) {
            let _ = part.set_attribute(OPENED, "");
            let _ = part.set_attribute("open", "");
        }
    })
    .forget();
    EventListener::new(&window(), "afterprint", |_| {
        for part in all(&format!("[{OPENED}]")) {
            let _ = part.remove_attribute(OPENED);
            let _ = part.remove_attribute("open");
        }
    })
    .forget();
}

fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
