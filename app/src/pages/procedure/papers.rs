//! The papers of the reader's case, to tick at home and to check at the counter.

use catalog::{Case, CaseKind, Document, DocumentGroup, Role};
use leptos::prelude::*;

use super::case_choice::{AdditionalCase, Alternatives};
use super::completeness::Tally;
use super::state::ProcedureState;
use crate::components::form_file::FormFileLine;
use crate::components::prose::Prose;
use crate::dossier::Mark;
use crate::words::{NOT_STATED, sheets};

/// From this many notes on, they are folded.
const MANY_NOTES: usize = 3;

/// Draws the papers: those for everybody, the alternatives with theirs, the additions with theirs, and what the source
/// says to everybody at the end.
#[component]
pub(super) fn Papers() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let none = (!procedure.has_papers()).then(|| view! { <p>{NOT_STATED}"."</p> });
    let conditional = |case: &Case| case.kind != CaseKind::Everybody;
    let first = procedure.cases.iter().position(conditional).unwrap_or(procedure.cases.len());
    let (before, rest) = procedure.cases.split_at(first);
    // Only beside other cases, and only above papers, does it matter whom these are for.
    let whom = |case: &Case| (!rest.is_empty() && case.papers().next().is_some()).then(|| case.whom().to_owned());
    let everybody = |cases: &[Case]| {
        of(cases, CaseKind::Everybody)
            .map(|case| {
                let whom = whom(case).map(|whom| view! { <h3>{whom}</h3> });
                view! { <div class="case">{whom}{lines_view(case)}</div> }
            })
            .collect_view()
    };
    let additions = of(rest, CaseKind::Addition)
        .map(|case| {
            let lines = lines_view(case);
            view! { <AdditionalCase name=case.name.clone()>{lines}</AdditionalCase> }
        })
        .collect_view();
    view! {
        <section class="papers" aria-labelledby="giay-to">
            <h2 id="giay-to">"Giấy tờ cần có "<span class="term">"(thành phần hồ sơ)"</span><Tally/></h2>
            {none}
            {everybody(before)}
            <Alternatives/>
            {additions}
            {everybody(rest)}
        </section>
    }
}

fn of(cases: &[Case], kind: CaseKind) -> impl Iterator<Item = &Case> {
    cases.iter().filter(move |case| case.kind == kind)
}

/// The lines of a case: papers, notes and headings.
pub(super) fn lines_view(case: &Case) -> AnyView {
    case.groups().iter().map(group_view).collect_view().into_any()
}

/// Papers under one heading, then the notes after them.
fn group_view(group: &DocumentGroup<'_>) -> impl IntoView + use<> {
    let heading = group.heading.map(|heading| {
        let (rest, forms) = (rest_view(heading.detail()), forms(heading));
        view! { <div class="paper-heading"><Prose text=heading.title().to_owned()/>{rest}{forms}</div> }
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
    let detail = rest_view(document.detail());
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

/// The rest of a long text, folded. Nothing of a short one.
pub(super) fn rest_view(rest: &str) -> Option<impl IntoView + use<>> {
    let text = rest.to_owned();
    (!rest.is_empty()).then(|| view! { <details class="fold"><summary>"Đọc cả đoạn"</summary><Prose text/></details> })
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
            <input type="checkbox" prop:checked=at_hand
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
    document.forms.iter().map(|form| view! { <FormFileLine form=form.clone()/> }).collect_view()
}
