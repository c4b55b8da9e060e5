//! The page of a procedure: how long, how much and where in the first screen, then the papers to work down, then
//! the rest, folded in the official order. Beside the papers, or below them on a phone, is a card with what follows
//! from the reader's choice: what is missing, and the day of the result.

mod card;
mod case_choice;
mod channels;
mod completeness;
mod contents;
mod expected;
mod file_online;
mod in_force;
mod local_facts;
mod papers;
mod parts;
mod place;
mod related;
pub(super) mod result_day;
mod state;
mod summary;

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::changes::{GonePage, ProcedureChanges};
use super::forms::links::FormLinks;
use crate::components::load::load_view;
use crate::components::print::PrintLink;
use crate::components::title::set_head;
use crate::link::{self, ExternalLink};
use crate::route::Notice;
use crate::store::Store;
use crate::words::day;
use card::Card;
use contents::Contents;
use file_online::FileOnline;
use in_force::InForce;
use local_facts::LocalFacts;
use papers::Papers;
use parts::Parts;
use related::Related;
use state::ProcedureState;
use summary::Summary;

/// The lengths of names, in letters, from which the heading is set in smaller type: the first screen of a phone is for
/// the answer. Half of the national names are longer than 86 letters, one in twenty is longer than 270.
const LONG_NAME: usize = 60;
const VERY_LONG_NAME: usize = 110;
/// From this length on, a phone shows the first lines of the name, and the rest when it is pressed.
const FOLDED_NAME: usize = 190;

/// Draws the page of a procedure, or what became of it if the catalogue does not have it any more.
#[component]
pub(crate) fn ProcedurePage(
    /// Its code.
    code: String,
) -> impl IntoView {
    let store = Store::current();
    let Some(ordinal) = store.names.ordinal(&code) else {
        return view! { <GonePage code/> }.into_any();
    };
    let name = store.names.lines[ordinal as usize].name.clone();
    set_head(name.clone(), format!("{name}: giấy tờ cần có, lệ phí, thời hạn, nơi nộp."));
    let heading = heading(name);
    let backend = store.backend;
    let content = move || {
        load_view(backend.procedure(ordinal), "Đang mở thủ tục…", |procedure| view! { <Content procedure/> }.into_any())
    };
    view! {
        <Back ordinal/>
        <article class="procedure">
            {heading}
            {content}
        </article>
    }
    .into_any()
}

/// The name. A very long one can be pressed; only the styles for phones fold it.
fn heading(name: String) -> AnyView {
    let letters = name.chars().count();
    let size = match letters {
        VERY_LONG_NAME.. => "very-long",
        LONG_NAME.. => "long",
        _ => "",
    };
    let heading = view! { <h1 class=size>{name}</h1> };
    match letters {
        FOLDED_NAME.. => {
            view! { <details class="name"><summary>{heading}<span>"Xem hết tên"</span></summary></details> }.into_any()
        }
        _ => heading.into_any(),
    }
}

/// Draws the links back to the last search, if there was one, and to the field.
#[component]
fn Back(
    /// The procedure's ordinal.
    ordinal: u32,
) -> impl IntoView {
    let store = Store::current();
    let search = store.signals.last_search.get_untracked().map(|address| view! { <a href=address>"‹ Kết quả"</a> });
    let line = &store.names.lines[ordinal as usize];
    let field = line.fields.first().and_then(|place| store.names.fields.get(usize::from(*place)));
    let field = field.map(|facet| view! { <a href=link::field(&facet.slug)>{format!("‹ {}", facet.name)}</a> });
    view! { <p class="back">{search}{field}</p> }
}

/// Draws the parts of the page, and gives them their shared state.
#[component]
fn Content(
    /// The procedure.
    procedure: Arc<Procedure>,
) -> impl IntoView {
    provide_context(ProcedureState::new(procedure.clone(), &Store::current()));
    let everyday = Some(&procedure.everyday).filter(|everyday| !everyday.is_empty());
    let everyday = everyday.map(|everyday| view! { " · "<span class="everyday">{format!("Thường gọi: {everyday}")}</span> });
    view! {
        <p class="code">{format!("Mã thủ tục: {}", procedure.code)}{everyday}</p>
        <InForce/>
        <Summary/>
        <FileOnline/>
        <div class="work">
            <Papers/>
            <Card/>
            <div class="rest">
                <Contents/>
                <LocalFacts/>
                <Parts/>
                <ProcedureChanges procedure=procedure.clone()/>
                <Related/>
                <FormLinks code=procedure.code.clone()/>
                <PrintLink address=link::notice(&Notice::Procedure(procedure.code.to_string())) words="In tờ niêm yết"/>
                <Origin procedure/>
            </div>
        </div>
    }
}

/// Draws where the facts come from, and how old they are.
#[component]
fn Origin(
    /// The procedure.
    procedure: Arc<Procedure>,
) -> impl IntoView {
    let decision = procedure.decision.as_ref().map(|decision| view! { <p>{format!("Theo {decision}.")}</p> });
    let updated = procedure.source.updated.map(|date| view! { <p>{format!("Nguồn cập nhật ngày {}.", day(date))}</p> });
    let page = source(&procedure.source.url);
    view! { <footer class="origin">{decision}{updated}{page}</footer> }
}

/// The page that the facts were taken from. An address that is not safe to link to is shown as text. `None`
/// if the source has no address.
fn source(url: &str) -> Option<AnyView> {
    let words = if url.starts_with("https://dichvucong.gov.vn/") {
        "Xem trên Cổng Dịch vụ công quốc gia"
    } else {
        "Xem trang nguồn"
    };
    match ExternalLink::page(url) {
        _ if url.is_empty() => None,
        Some(to) => Some(view! { <p><a href=to.into_address() rel="external noopener">{words}</a></p> }.into_any()),
        None => Some(view! { <p>{format!("Nguồn: {url}")}</p> }.into_any()),
    }
}
