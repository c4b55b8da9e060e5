//! The other parts of a procedure, folded, in the order of Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2. The ways to submit
//! with their times and fees stand open.

use catalog::{Procedure, Step};
use leptos::prelude::*;

use super::channels::Channels;
use super::place::Place;
use super::state::ProcedureState;
use crate::components::prose::Prose;
use crate::words::{day, legal_basis};

/// A part of the page after the papers.
pub(super) struct Part {
    /// Its place in the page; links name it.
    pub id: &'static str,
    /// Its words in the contents line.
    pub short: &'static str,
    /// Whether the procedure has it.
    pub is_stated: fn(&Procedure) -> bool,
    title: &'static str,
    /// The official term, if the title is in other words.
    term: &'static str,
    draw: fn(&Procedure) -> AnyView,
}

/// All parts, in the official order.
pub(super) const PARTS: [Part; 8] = [
    Part {
        id: "trinh-tu",
        short: "Trình tự",
        title: "Trình tự thực hiện",
        term: "",
        is_stated: |p| !p.steps.is_empty(),
        draw: |p| p.steps.iter().map(step_view).collect_view().into_any(),
    },
    Part {
        id: CHANNELS,
        short: "Cách nộp, phí",
        title: "Cách nộp, thời hạn, lệ phí ",
        term: "(cách thức thực hiện)",
        is_stated: |_| true,
        draw: |_| view! { <Channels/> }.into_any(),
    },
    Part {
        id: "doi-tuong",
        short: "Đối tượng",
        title: "Đối tượng thực hiện",
        term: "",
        is_stated: |p| !p.subjects.is_empty(),
        draw: |p| list(&p.subjects),
    },
    Part {
        id: "noi-nop",
        short: "Nơi nộp",
        title: "Nộp ở đâu, ai giải quyết ",
        term: "(cơ quan thực hiện)",
        is_stated: |_| true,
        draw: |_| view! { <Place/> }.into_any(),
    },
    Part {
        id: "ket-qua",
        short: "Kết quả",
        title: "Kết quả thực hiện",
        term: "",
        is_stated: |p| !p.results.is_empty() || !p.handovers.is_empty(),
        draw: results,
    },
    Part {
        id: "dieu-kien",
        short: "Điều kiện",
        title: "Yêu cầu, điều kiện",
        term: "",
        is_stated: |p| !p.conditions.is_empty(),
        draw: |p| view! { <Prose text=p.conditions.clone()/> }.into_any(),
    },
    Part {
        id: "can-cu",
        short: "Căn cứ pháp lý",
        title: "Căn cứ pháp lý",
        term: "",
        is_stated: |p| !p.legal_bases.is_empty(),
        draw: |p| list(&p.legal_bases.iter().map(legal_basis).collect::<Vec<_>>()),
    },
    Part {
        id: "thong-tin-khac", short: "Thông tin khác", title: "Thông tin khác", term: "", is_stated: |_| true, draw: other
    },
];

/// The part that stands open: what people come for.
const CHANNELS: &str = "cach-nop";

/// Draws the parts that the procedure has.
#[component]
pub(super) fn Parts() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let parts = PARTS.iter().filter(|part| (part.is_stated)(&procedure)).map(|part| {
        let term = (!part.term.is_empty()).then(|| view! { <span class="term">{part.term}</span> });
        view! {
            <details class="part" id=part.id open=part.id == CHANNELS>
                <summary><h2>{part.title}{term}</h2></summary>
                {(part.draw)(&procedure)}
            </details>
        }
    });
    view! { <div class="parts">{parts.collect_view()}</div> }
}

/// The results, and how they are handed over.
fn results(procedure: &Procedure) -> AnyView {
    let handovers = procedure.handover_sentences().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    let results = (!procedure.results.is_empty()).then(|| list(&procedure.results));
    view! { {results}{handovers} }.into_any()
}

/// The facts that belong to none of the official parts.
fn other(procedure: &Procedure) -> AnyView {
    let p = procedure;
    let levels: Vec<String> = p.levels.iter().map(|level| level.label().to_owned()).collect();
    let from = p.in_force_from.map(|date| format!("Từ ngày {}", day(date)));
    let to = p.in_force_to.map(|date| format!("Đến ngày {}", day(date)));
    let validity: Vec<String> = [from, to].into_iter().flatten().collect();
    view! {
        <dl class="facts-list">
            {entry("Cơ quan công bố", std::slice::from_ref(&p.publisher))}
            {entry("Lĩnh vực", &p.fields)}
            {entry("Cấp thực hiện", &levels)}
            {entry("Loại thủ tục", &[p.kind.label().to_owned()])}
            {entry("Mức độ trực tuyến", &[p.online.label().to_owned()])}
            {entry("Hiệu lực", &validity)}
            {entry("Từ khóa", &p.keywords)}
            {(!p.note.is_empty()).then(|| view! { <dt>"Ghi chú"</dt><dd><Prose text=p.note.clone()/></dd> })}
        </dl>
    }
    .into_any()
}

fn step_view(step: &Step) -> impl IntoView + use<> {
    let title = (!step.title.is_empty()).then(|| view! { <h3>{step.title.clone()}</h3> });
    view! { <div class="step">{title}<Prose text=step.text.clone()/></div> }
}

fn list(items: &[String]) -> AnyView {
    view! { <ul>{items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view()}</ul> }.into_any()
}

/// A fact with its values. `None` if it has none.
pub(super) fn entry(label: &'static str, values: &[String]) -> Option<impl IntoView + use<>> {
    let values: Vec<String> = values.iter().filter(|value| !value.is_empty()).cloned().collect();
    (!values.is_empty()).then(|| {
        let values = values.into_iter().map(|value| view! { <dd>{value}</dd> }).collect_view();
        view! { <dt>{label}</dt>{values} }
    })
}
