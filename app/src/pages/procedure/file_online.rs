//! Filing online: the link to the portal, where it leads, and what to have at hand before.

use catalog::{FeeBrief, Filing, Procedure, Standing};
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::link::ExternalLink;
use crate::store::Store;

/// Draws the link. Nothing if the procedure cannot be filed online, or is not in force.
#[component]
pub(super) fn FileOnline() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let store = Store::current();
    let is_closed = store.reading().standing(procedure.in_force()).is_some_and(|standing| standing != Standing::Holds);
    let office = &store.release.office;
    let filing = office.filing(&procedure).filter(|_| !is_closed)?;
    let to = ExternalLink::page(&filing.address)?;
    Some(view! {
        <section class="file-online" aria-label="Nộp trực tuyến">
            <a class="button" href=to.into_address() rel="external noopener">"Nộp trực tuyến ↗"</a>
            <details class="fold">
                <summary>"Mở ở đâu, cần chuẩn bị gì?"</summary>
                <p>{where_it_leads(&filing, &office.name)}</p>
                <p>{at_hand(&procedure)}</p>
            </details>
        </section>
    })
}

/// What opens: "Tại Xã Mẫu, trên Cổng Dịch vụ công quốc gia."
fn where_it_leads(filing: &Filing, office: &str) -> String {
    let portal = portal(filing);
    let opened = match (filing.at_office, filing.by_code) {
        (true, false) => format!("Tại {office}, trên {portal}."),
        (true, true) => format!("Mở trang tìm của {office} trên {portal} với mã thủ tục; hãy chọn thủ tục ở đó."),
        (false, false) => format!("Mở trang của thủ tục trên {portal}; hãy chọn nơi nộp ở đó."),
        (false, true) => format!("Mở trang tìm trên {portal} với mã thủ tục; hãy chọn thủ tục và nơi nộp ở đó."),
    };
    format!("{opened} Cần có mạng.")
}

fn portal(filing: &Filing) -> &str {
    if filing.is_national() { "Cổng Dịch vụ công quốc gia" } else { filing.host() }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_where_the_link_leads() {
        let said = |address: &str, at_office, by_code| {
            where_it_leads(&Filing { address: address.to_owned(), at_office, by_code }, "Xã Mẫu")
        };
        let national = "https://dichvucong.gov.vn/a";
        assert_eq!(said(national, true, false), "Tại Xã Mẫu, trên Cổng Dịch vụ công quốc gia. Cần có mạng.");
        assert!(said(national, false, true).contains("với mã thủ tục"));
        assert!(said("https://dichvucong.mau.gov.vn/a?b", false, false).contains("của thủ tục trên dichvucong.mau.gov.vn"));
    }
}
