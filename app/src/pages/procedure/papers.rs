//! The papers: those of the reader's case, to be ticked, counted and looked over at the counter.

use catalog::{Case, CaseKind, Document, DocumentGroup, Role};
use leptos::prelude::*;

use super::choice::{Addition, Choice};
use super::reader::Reader;
use super::standing::{Lacking, Standing};
use crate::components::prose::Prose;
use crate::dossier::Mark;
use crate::words::{NOT_STATED, sheets};

/// So many notes after the papers are folded.
const MANY_NOTES: usize = 3;

/// Draws the papers.
#[component]
pub(super) fn Papers() -> impl IntoView {
    let reader = Reader::current();
    let procedure = reader.procedure;
    let none = procedure.cases.iter().flat_map(Case::papers).next().is_none();
    let cases = |kind| procedure.cases.iter().filter(move |case| case.kind == kind).map(case_view).collect_view();
    view! {
        <section class="papers" aria-labelledby="giay-to">
            <h2 id="giay-to">"Giấy tờ cần có "<span class="term">"(thành phần hồ sơ)"</span></h2>
            {none.then(|| view! { <p>{NOT_STATED}"."</p> })}
            <Choice/>
            {(!none).then(|| view! { <Standing/> })}
            {cases(CaseKind::Everybody)}
            {cases(CaseKind::Alternative)}
            {cases(CaseKind::Addition)}
            {(!none).then(|| view! { <Lacking/> })}
        </section>
    }
}

fn case_view(case: &Case) -> AnyView {
    let lines = case.groups().iter().map(group_view).collect_view();
    let (kind, mark) = (case.kind, Mark::of(&case.name));
    match kind {
        CaseKind::Everybody => view! { <div class="case">{lines}</div> }.into_any(),
        CaseKind::Alternative => {
            let dossier = Reader::current().dossier;
            // Until a case is chosen the papers of all of them can be read.
            let other = move || dossier.read().case().is_some_and(|chosen| chosen != mark);
            view! { <div class="case" hidden=other><h3>{case.name.clone()}</h3>{lines}</div> }.into_any()
        }
        CaseKind::Addition => view! { <Addition name=case.name.clone()>{lines.into_any()}</Addition> }.into_any(),
    }
}

fn group_view(group: &DocumentGroup<'_>) -> impl IntoView + use<> {
    let heading = group.heading.map(|heading| {
        let forms = forms(heading);
        view! { <div class="paper-heading"><Prose text=heading.name.clone()/>{forms}</div> }
    });
    let end = group.lines.iter().rposition(|line| line.role == Role::Paper).map_or(0, |last| last + 1);
    let (papers, notes) = group.lines.split_at(end);
    let notes = list(notes).map(|shown| match notes.len() {
        ..MANY_NOTES => shown,
        count => view! { <details class="fold"><summary>{format!("Đọc {count} lưu ý")}</summary>{shown}</details> }.into_any(),
    });
    view! { {heading}{list(papers)}{notes} }
}

fn list(lines: &[Document]) -> Option<AnyView> {
    let views = || lines.iter().map(line_view).collect_view();
    (!lines.is_empty()).then(|| view! { <ul class="paper-list">{views()}</ul> }.into_any())
}

fn line_view(document: &Document) -> AnyView {
    let (first, rest) = document.title().split_once('\n').unwrap_or((document.title(), ""));
    let rest = (!rest.is_empty()).then(|| view! { <Prose text=rest.to_owned()/> });
    let detail = document.detail().to_owned();
    let detail = (!detail.is_empty())
        .then(|| view! { <details class="fold"><summary>"Đọc cả đoạn"</summary><Prose text=detail/></details> });
    if document.role != Role::Paper {
        return view! { <li class="paper-note"><p>{first.to_owned()}</p>{rest}{detail}</li> }.into_any();
    }
    view! {
        <li class="paper">
            <Tick mark=Mark::of(&document.name) words=first.to_owned()/>
            <div class="paper-more">
                {rest}
                {detail}
                <p class="copies">{copies(document)}</p>
                {forms(document)}
            </div>
        </li>
    }
    .into_any()
}

/// The box that says that a paper is at hand; its label is the paper.
#[component]
fn Tick(mark: Mark, words: String) -> impl IntoView {
    let reader = Reader::current();
    let dossier = reader.dossier;
    let at_hand = move || dossier.read().has(mark);
    view! {
        <label class="tick">
            <input type="checkbox" autocomplete="off" prop:checked=at_hand
                on:change:target=move |event| reader.change(|dossier| dossier.set_ticked(mark, event.target().checked()))/>
            <span>{words}</span>
        </label>
    }
}

/// "1 bản chính, 2 bản sao".
fn copies(document: &Document) -> String {
    let stated = sheets(document.originals.into(), document.copies.into());
    if stated.is_empty() { "Nguồn không ghi số bản".to_owned() } else { stated }
}

fn forms(document: &Document) -> impl IntoView + use<> {
    document.forms.iter().map(|form| view! { <p class="form">{format!("Mẫu: {form}")}</p> }).collect_view()
}
