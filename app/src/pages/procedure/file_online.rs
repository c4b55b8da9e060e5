//! Filing online: the link to the portal, where it leads, and what to have at hand before.

use catalog::{FeeBrief, Procedure};
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::link::ExternalLink;
use crate::store::Store;
use crate::words::where_filed;

/// Draws the link. Nothing if the procedure cannot be filed online, or is not in force.
#[component]
pub(super) fn FileOnline() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let store = Store::current();
    let filing = store.filing(&procedure)?;
    let office = &store.release.office;
    let to = ExternalLink::page(&filing.address)?;
    Some(view! {
        <section class="file-online" aria-label="Nộp trực tuyến">
            <a class="button" href=to.into_address() rel="external noopener">"Nộp trực tuyến ↗"</a>
            <details class="fold">
                <summary>"Mở ở đâu, cần chuẩn bị gì?"</summary>
                <p>{format!("{} Cần có mạng.", where_filed(&filing, &office.name))}</p>
                <p>{at_hand(&procedure)}</p>
            </details>
        </section>
    })
}

/// What is needed before one begins. Nothing is to be paid for what is stated free.
fn at_hand(procedure: &Procedure) -> &'static str {
    match FeeBrief::of(procedure) {
        FeeBrief::Free => "Chuẩn bị trước: tài khoản VNeID, giấy tờ dạng tệp (ảnh chụp hoặc bản quét).",
        FeeBrief::Amount { .. } => {
            "Chuẩn bị trước: tài khoản VNeID, giấy tờ dạng tệp (ảnh chụp hoặc bản quét), cách trả phí trên mạng."
        }
        _ => "Chuẩn bị trước: tài khoản VNeID, giấy tờ dạng tệp (ảnh chụp hoặc bản quét), cách trả phí trên mạng nếu có phí.",
    }
}
