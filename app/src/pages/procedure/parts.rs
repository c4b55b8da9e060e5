//! The other parts of a procedure, folded, in the order of Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2.

use std::sync::Arc;

use catalog::{Procedure, Step};
use leptos::prelude::*;

use crate::components::prose::Prose;
use crate::words::{day, legal_basis};

/// Draws the parts that the procedure has.
#[component]
pub(super) fn Parts(
    /// The procedure.
    procedure: Arc<Procedure>,
) -> impl IntoView {
    let p = procedure;
    let bases: Vec<String> = p.legal_bases.iter().map(legal_basis).collect();
    let steps = (!p.steps.is_empty()).then(|| p.steps.iter().map(step_view).collect_view().into_any());
    let conditions = (!p.conditions.is_empty()).then(|| view! { <Prose text=p.conditions.clone()/> }.into_any());
    view! {
        <div class="parts">
            {part("trinh-tu", "Trình tự thực hiện", steps)}
            {part("doi-tuong", "Đối tượng thực hiện", list(&p.subjects))}
            {part("ket-qua", "Kết quả thực hiện", list(&p.results))}
            {part("dieu-kien", "Yêu cầu, điều kiện", conditions)}
            {part("can-cu", "Căn cứ pháp lý", list(&bases))}
            {part("thong-tin-khac", "Thông tin khác", Some(other(&p)))}
        </div>
    }
}

fn part(id: &'static str, title: &'static str, content: Option<AnyView>) -> Option<impl IntoView + use<>> {
    content.map(|content| view! { <details class="part" id=id><summary><h2>{title}</h2></summary>{content}</details> })
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

fn list(items: &[String]) -> Option<AnyView> {
    let views = || items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    (!items.is_empty()).then(|| view! { <ul>{views()}</ul> }.into_any())
}

/// A fact with its values. `None` if it has none.
pub(super) fn entry(label: &'static str, values: &[String]) -> Option<impl IntoView + use<>> {
    let values: Vec<String> = values.iter().filter(|value| !value.is_empty()).cloned().collect();
    (!values.is_empty()).then(|| {
        let values = values.into_iter().map(|value| view! { <dd>{value}</dd> }).collect_view();
        view! { <dt>{label}</dt>{values} }
    })
}
