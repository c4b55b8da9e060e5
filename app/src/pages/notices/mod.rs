//! Notice sheets (tờ niêm yết) to print and put up at the office that receives dossiers: Nghị định
//! 63/2010/NĐ-CP, Điều 17. One A4 sheet or more for each procedure, and a contents page before several.
//! Only the browser draws these pages.

mod board;
mod contents;
mod facts;
mod formats;
mod labels;
mod parts;
mod poster;
mod selection;
mod sheet;

use std::sync::Arc;

use catalog::{Procedure, Reading, Standing};
use leptos::prelude::*;

use super::details::{Details, load_details};
use super::not_found::NotFound;
use crate::components::load::LoadFailed;
use crate::components::title::set_head;
use crate::link;
use crate::route::{Format, Notice};
use crate::store::Store;
use board::Board;
use formats::Formats;
use labels::Labels;
use poster::Poster;
use selection::{Received, candidates, received};

/// Draws the sheets of a notice, to read on the screen and to print.
#[component]
pub(crate) fn NoticePage(
    /// Which procedures the notice is about.
    notice: Notice,
    /// What is printed of them.
    format: Format,
) -> impl IntoView {
    let store = Store::current();
    let Some(ordinals) = candidates(&notice, &store.names) else {
        return view! { <NotFound/> }.into_any();
    };
    let subject = subject(&notice, &store);
    let heading = format!("{} {subject}", formats::name(format));
    set_head(format!("In: {heading}"), String::new());
    let content = move || match load_details(&ordinals, &store.names, |ordinal| store.backend.procedure(ordinal)) {
        Details::Ready(all) => board(&notice, format, &subject, all, &store).into_any(),
        Details::Loading { loaded, packs } => view! { <Progress loaded packs/> }.into_any(),
        Details::Failed(reason) => view! { <LoadFailed reason/> }.into_any(),
    };
    view! { <h1 class="screen-only">{heading}</h1>{content} }.into_any()
}

/// What a notice is about: "lĩnh vực Hộ tịch".
fn subject(notice: &Notice, store: &Store) -> String {
    match notice {
        Notice::Procedure(code) => format!("thủ tục {code}"),
        Notice::Field(slug) => {
            let name = store.names.fields.iter().find(|facet| facet.slug == *slug).map_or("", |facet| &facet.name);
            format!("lĩnh vực {name}")
        }
        Notice::Office => format!("thủ tục tiếp nhận tại {}", store.release.office.name),
    }
}

/// Draws how many of the detail packs have been loaded.
#[component]
fn Progress(
    /// Packs that have been loaded.
    loaded: usize,
    /// Packs that are needed.
    packs: usize,
) -> impl IntoView {
    view! {
        <div class="waiting">
            <label>
                {format!("Đang lấy nội dung thủ tục: {loaded} trong {packs} phần…")}
                <progress max=packs.to_string() value=loaded.to_string()></progress>
            </label>
        </div>
    }
}

fn board(notice: &Notice, format: Format, subject: &str, all: Vec<Arc<Procedure>>, store: &Store) -> impl IntoView + use<> {
    let (procedures, remark) = match notice {
        Notice::Office => {
            let received = received(all, &store.release.office);
            let remark = remark(&received);
            (received.procedures, remark)
        }
        Notice::Procedure(_) | Notice::Field(_) => (all, None),
    };
    let is_posted = |procedure: &Arc<Procedure>| !has_ended(procedure, store.reading()) || matches!(notice, Notice::Procedure(_));
    let procedures: Vec<_> = procedures.into_iter().filter(is_posted).collect();
    let remark = remark.map(|remark| view! { <p class="screen-only">{remark}</p> });
    let subject = subject.to_owned();
    let drawn = match format {
        Format::Sheets => view! { <Board subject procedures back=back(notice)/> }.into_any(),
        Format::PosterA3 | Format::PosterA1 => view! { <Poster subject procedures format back=back(notice)/> }.into_any(),
        Format::Labels => view! { <Labels notice=notice.clone() subject procedures back=back(notice)/> }.into_any(),
    };
    view! { {remark}<Formats notice=notice.clone() current=format/>{drawn} }
}

/// Whether a procedure is no longer in force: it is not posted with others.
fn has_ended(procedure: &Procedure, reading: Reading) -> bool {
    matches!(reading.standing(procedure.in_force()), Some(Standing::Ended(_)))
}

/// Why these procedures are printed and no others, if that needs a word.
fn remark(received: &Received) -> Option<String> {
    match (received.stated, received.unstated) {
        (true, 0) => None,
        (true, unstated) => Some(format!(
            "Chỉ in những thủ tục mà văn phòng ghi là có tiếp nhận. Còn {unstated} thủ tục cùng cấp chưa ghi phạm vi nên không in."
        )),
        (false, _) => Some("Văn phòng chưa ghi phạm vi của thủ tục nào, nên đây là mọi thủ tục cùng cấp.".to_owned()),
    }
}

/// The address of the page that links to the notice.
fn back(notice: &Notice) -> String {
    match notice {
        Notice::Procedure(code) => link::procedure(code),
        Notice::Field(slug) => link::field(slug),
        Notice::Office => link::ABOUT.to_owned(),
    }
}
