//! Sheets to hang up (niêm yết) at the office that receives: Nghị định 63/2010/NĐ-CP, Điều 17. One A4
//! sheet or more a procedure, and in front of several an index. Only the browser draws these pages.

mod facts;
mod gather;
mod index;
mod parts;
mod sheet;

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::NotFound;
use crate::components::print::PrintButton;
use crate::components::title::set_head;
use crate::components::trouble::Trouble;
use crate::link;
use crate::route::Posting;
use crate::store::{Load, Store};
use gather::{Gathered, candidates, gather, received};
use index::Index;
use sheet::Sheet;

/// More sheets than this are only drawn when the reader says so again: they take a phone long, and much
/// paper.
const MANY: usize = 100;

/// Draws what a posting holds, to be looked at and printed.
#[component]
pub(crate) fn PostingPage(
    /// What is posted.
    posting: Posting,
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

/// "Tờ niêm yết: lĩnh vực Hộ tịch".
fn title(posting: &Posting, store: &Store) -> String {
    match posting {
        Posting::Procedure(code) => format!("Tờ niêm yết thủ tục {code}"),
        Posting::Field(slug) => {
            let name = store.names.fields.iter().find(|term| term.slug == *slug).map_or("", |term| &term.name);
            format!("Tờ niêm yết lĩnh vực {name}")
        }
        Posting::Office => format!("Tờ niêm yết thủ tục tiếp nhận tại {}", store.release.site.name),
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

fn chosen(posting: &Posting, title: &str, all: Vec<Arc<Procedure>>, store: &Store) -> impl IntoView + use<> {
    let (procedures, remark) = match posting {
        Posting::Office => {
            let received = received(all, store.release.site.level);
            let remark = remark(&received);
            (received.procedures, remark)
        }
        Posting::Procedure(_) | Posting::Field(_) => (all, None),
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

fn back(posting: &Posting) -> String {
    match posting {
        Posting::Procedure(code) => format!("thu-tuc/{code}/"),
        Posting::Field(slug) => link::field(slug),
        Posting::Office => link::ABOUT.to_owned(),
    }
}

/// The sheets with what one does with them; many are asked about first.
#[component]
fn Board(title: String, procedures: Vec<Arc<Procedure>>, back: String) -> impl IntoView {
    let count = procedures.len();
    let wanted = RwSignal::new(count <= MANY);
    let procedures = StoredValue::new(procedures);
    let sheets = move || match wanted.get() {
        true => sheets(&title, &procedures.get_value()).into_any(),
        false => view! { <Warning count wanted/> }.into_any(),
    };
    let contents = match count {
        0 => "Không có thủ tục nào để in.".to_owned(),
        1 => "Sẽ in trên giấy A4: tờ niêm yết của một thủ tục.".to_owned(),
        count => format!("Sẽ in trên giấy A4: danh mục và tờ niêm yết của {count} thủ tục, mỗi thủ tục bắt đầu ở một trang mới."),
    };
    view! {
        <div class="print-tools">
            <p>{contents}</p>
            <Show when=move || wanted.get() && count != 0><PrintButton words="In"/></Show>
            <p class="back"><a href=back>"‹ Quay lại"</a></p>
        </div>
        {sheets}
    }
}

#[component]
fn Warning(count: usize, wanted: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="problem">
            <p>{format!("{count} tờ là nhiều: máy có thể chậm trong lúc dựng, và tốn hơn {count} trang giấy. In theo từng lĩnh vực thì gọn hơn.")}</p>
            <button type="button" on:click=move |_| wanted.set(true)>{format!("Vẫn dựng đủ {count} tờ")}</button>
        </div>
    }
}

fn sheets(title: &str, procedures: &[Arc<Procedure>]) -> impl IntoView + use<> {
    let total = procedures.len();
    let index = (total > 1).then(|| view! { <Index title=title.to_owned() procedures=procedures.to_vec()/> });
    let sheets = procedures.iter().enumerate().map(|(at, procedure)| {
        view! { <Sheet procedure=procedure.clone() number=at + 1 total/> }
    });
    view! { <div class="posting">{index}{sheets.collect_view()}</div> }
}
