//! Sheets to hang up (niêm yết) at the office that receives: Nghị định 63/2010/NĐ-CP, Điều 17. One A4
//! sheet or more a procedure, and in front of several an index. Only the browser draws these pages.

mod board;
mod facts;
mod gather;
mod index;
mod parts;
mod sheet;

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::title::set_head;
use crate::components::trouble::Trouble;
use crate::link;
use crate::route::Notice;
use crate::store::{Load, Store};
use board::Board;
use gather::{Gathered, candidates, gather, received};

/// Draws what a posting holds, to be looked at and printed.
#[component]
pub(crate) fn PostingPage(
    /// What is posted.
    posting: Notice,
) -> impl IntoView {
    let store = Store::current();
    let Some(ordinals) = candidates(&posting, &store.names) else {
        return view! { <NotFound/> }.into_any();
    };
    let title = title(&posting, &store);
    set_head(format!("In: {title}"), String::new());
    let heading = title.clone();
    let content = move || {
        let load = |ordinal| -> Load<Arc<Procedure>> { store.backend.procedure(ordinal) };
        match gather(&ordinals, &store.names, load) {
            Gathered::Ready(all) => chosen(&posting, &title, all, &store).into_any(),
            Gathered::Loading { loaded, packs } => view! { <Progress loaded packs/> }.into_any(),
            Gathered::Failed(why) => view! { <Trouble why/> }.into_any(),
        }
    };
    view! { <h1 class="screen-only">{heading}</h1>{content} }.into_any()
}

/// "Tờ niêm yết lĩnh vực Hộ tịch".
fn title(posting: &Notice, store: &Store) -> String {
    match posting {
        Notice::Procedure(code) => format!("Tờ niêm yết thủ tục {code}"),
        Notice::Field(slug) => {
            let name = store.names.fields.iter().find(|term| term.slug == *slug).map_or("", |term| &term.name);
            format!("Tờ niêm yết lĩnh vực {name}")
        }
        Notice::Office => format!("Tờ niêm yết thủ tục tiếp nhận tại {}", store.release.office.name),
    }
}

#[component]
fn Progress(loaded: usize, packs: usize) -> impl IntoView {
    view! {
        <div class="waiting">
            <label>
                {format!("Đang lấy nội dung thủ tục: {loaded} trong {packs} phần…")}
                <progress max=packs.to_string() value=loaded.to_string()></progress>
            </label>
        </div>
    }
}

fn chosen(posting: &Notice, title: &str, all: Vec<Arc<Procedure>>, store: &Store) -> impl IntoView + use<> {
    let (procedures, remark) = match posting {
        Notice::Office => {
            let received = received(all, store.release.office.level);
            let remark = remark(&received);
            (received.procedures, remark)
        }
        Notice::Procedure(_) | Notice::Field(_) => (all, None),
    };
    let remark = remark.map(|remark| view! { <p class="screen-only">{remark}</p> });
    view! { {remark}<Board title=title.to_owned() procedures back=back(posting)/> }
}

/// How it came that just these are printed.
fn remark(received: &gather::Received) -> Option<String> {
    match (received.stated, received.unsaid) {
        (true, 0) => None,
        (true, unsaid) => Some(format!(
            "Chỉ in những thủ tục mà văn phòng ghi là có tiếp nhận. Còn {unsaid} thủ tục cùng cấp chưa ghi phạm vi nên không in."
        )),
        (false, _) => Some("Văn phòng chưa ghi phạm vi của thủ tục nào, nên đây là mọi thủ tục cùng cấp.".to_owned()),
    }
}

fn back(posting: &Notice) -> String {
    match posting {
        Notice::Procedure(code) => link::procedure(code),
        Notice::Field(slug) => link::field(slug),
        Notice::Office => link::ABOUT.to_owned(),
    }
}
