//! "Thay đổi gì?" on the page of a procedure.

use std::sync::Arc;

use catalog::Procedure;
use catalog::release::history::HistoryEntry;
use leptos::prelude::*;

use super::entry::Happened;
use crate::components::load::load_view;
use crate::link;
use crate::store::Store;
use crate::words::day;

/// Draws the changes of a procedure, folded; nothing if the history has nothing of it. In the browser the history is
/// loaded when somebody opens them.
#[component]
pub(crate) fn ProcedureChanges(
    /// The procedure.
    procedure: Arc<Procedure>,
) -> impl IntoView {
    let last = procedure.changed?;
    let code = procedure.code.to_string();
    let opened = RwSignal::new(cfg!(feature = "ssr"));
    let backend = Store::current().backend;
    let feed = link::procedure_feed(&code);
    let content = move || {
        let code = code.clone();
        opened.get().then(|| load_view(backend.history(), "Đang mở lịch sử…", move |history| entries(&history, &code)))
    };
    Some(view! {
        <details class="part" id="thay-doi" on:toggle=move |_| opened.set(true)>
            <summary><h2>{format!("Thay đổi gì? (lần gần nhất: {})", day(last))}</h2></summary>
            {content}
            <p class="quiet"><a href=feed rel="alternate" type="application/atom+xml">"Theo dõi thủ tục này bằng trình đọc tin (Atom)"</a></p>
        </details>
    })
}

fn entries(history: &[HistoryEntry], code: &str) -> AnyView {
    let found = history.iter().rev().filter(|entry| entry.is_of(code));
    let items = found.map(|entry| view! { <li><strong>{day(entry.day)}</strong><Happened entry=entry.clone()/></li> });
    view! { <ul class="changes">{items.collect_view()}</ul> }.into_any()
}
