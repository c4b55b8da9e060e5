//! The papers of the reader's case, to tick at home and to check at the counter.

use catalog::{Case, CaseKind, Document, DocumentGroup, Role};
use leptos::prelude::*;

use super::case_choice::{AdditionalCase, CaseChoice};
use super::completeness::{CompletenessLine, MissingPapers};
use super::state::ProcedureState;
use crate::components::prose::Prose;
use crate::dossier::Mark;
use crate::words::{NOT_STATED, sheets};

/// From this many notes on, they are folded.
const MANY_NOTES: usize = 3;

/// Draws the papers.
#[component]
pub(super) fn Papers() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let none = procedure.cases.iter().flat_map(Case::papers).next().is_none();
    let cases = |kind| procedure.cases.iter().filter(move |case| case.kind == kind).map(case_view).collect_view();
    view! {
        <section class="papers" aria-labelledby="giay-to">
            <h2 id="giay-to">"Giấy tờ cần có "<span class="term">"(thành phần hồ sơ)"</span></h2>
            {none.then(|| view! { <p>{NOT_STATED}"."</p> })}
            <CaseChoice/>
            {(!none).then(|| view! { <CompletenessLine/> })}
            {cases(CaseKind::Everybody)}
            {cases(CaseKind::Alternative)}
            {cases(CaseKind::Addition)}
            {(!none).then(|| view! { <MissingPapers/> })}
        </section>
    }
}

fn case_view(case: &Case) -> AnyView {
    let lines = case.groups().iter().map(group_view).collect_view();
    let (kind, mark) = (case.kind, Mark::of(&case.name));
    match kind {
        CaseKind::Everybody => view! { <div class="case">{lines}</div> }.into_any(),
        CaseKind::Alternative => {
            let dossier = ProcedureState::current().dossier;
            // Until the reader chooses a case, the papers of every case are shown.
            let other = move || dossier.read().case().is_some_and(|chosen| chosen != mark);
            view! { <div class="case" hidden=other><h3>{case.name.clone()}</h3>{lines}</div> }.into_any()
        }
        CaseKind::Addition => view! { <AdditionalCase name=case.name.clone()>{lines.into_any()}</AdditionalCase> }.into_any(),
    }
}

/// Papers under one heading, then the notes after them.
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

/// A paper with its box, or a note: the first line of its title, the rest, and long detail folded.
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

/// Draws a box to tick if the paper is at hand. The paper is its label.
#[component]
fn Tick(
    /// The paper.
    mark: Mark,
    /// The first line of its title.
    words: String,
) -> impl IntoView {
    let state = ProcedureState::current();
    let dossier = state.dossier;
    let at_hand = move || dossier.read().has(mark);
    view! {
        <label class="tick">
            <input type="checkbox" autocomplete="off" prop:checked=at_hand
                on:change:target=move |event| state.change(|dossier| dossier.set_ticked(mark, event.target().checked()))/>
            <span>{words}</span>
        </label>
    }
}

/// "1 bản chính, 2 bản sao", or that the source states no number.
fn copies(document: &Document) -> String {
    let stated = sheets(document.originals.into(), document.copies.into());
    if stated.is_empty() { "Nguồn không ghi số bản".to_owned() } else { stated }
}

fn forms(document: &Document) -> impl IntoView + use<> {
    document.forms.iter().map(|form| view! { <p class="form">{format!("Mẫu: {form}")}</p> }).collect_view()
}
