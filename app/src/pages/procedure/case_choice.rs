//! The reader's case: one of several alternatives, and additions that may apply besides. Each is drawn with its papers
//! below it, so that a case is named once.

use catalog::Case;
use leptos::prelude::*;

use super::papers::{lines_view, rest_view};
use super::state::ProcedureState;
use crate::dossier::{Mark, NO_CASE, common};

/// Draws the alternatives, of which the reader chooses one. Until then the papers of the first are open; once one is
/// chosen the others are hidden. Nothing if the procedure has no alternatives.
#[component]
pub(super) fn Alternatives() -> impl IntoView {
    let state = ProcedureState::current();
    let cases = state.procedure.alternatives().enumerate().map(|(at, case)| alternative(case, at == 0)).collect_view();
    let none = common(&state.procedure).then(|| {
        let mark = Mark::of(NO_CASE);
        let words = "Không thuộc trường hợp nào ở trên".to_owned();
        view! { <div class="alternative needs-script" hidden=hidden(mark)>{radio(mark, words)}</div> }
    });
    let any = state.procedure.alternatives().next().is_some();
    let dossier = state.dossier;
    let undecided = move || dossier.read().case().is_none();
    any.then(|| {
        view! {
            <fieldset class="choice">
                <legend>"Trường hợp của bạn"</legend>
                {cases}
                {none}
                <button type="button" class="plain needs-script" hidden=undecided
                    on:click=move |_| state.change(|dossier| dossier.choose(None))>"Chọn trường hợp khác"</button>
            </fieldset>
        }
    })
}

/// A case to choose, with its papers.
fn alternative(case: &Case, first: bool) -> impl IntoView + use<> {
    let mark = Mark::of(&case.name);
    let count = case.papers().count();
    let lines = lines_view(case);
    let dossier = ProcedureState::current().dossier;
    let chosen = move || dossier.read().case() == Some(mark);
    let words = if count == 0 { "Đọc lưu ý".to_owned() } else { format!("{count} giấy tờ") };
    let lines = match first {
        true => lines,
        false => view! { <details class="fold" prop:open=chosen><summary>{words}</summary>{lines}</details> }.into_any(),
    };
    view! {
        <div class="case alternative" hidden=hidden(mark)>
            <h3>{radio(mark, title(case))}</h3>
            {rest_view(case.detail())}
            {lines}
        </div>
    }
}

/// The name of a case, or the first part of a long one.
fn title(case: &Case) -> String {
    let more = if case.detail().is_empty() { "" } else { " …" };
    format!("{}{more}", case.title())
}

/// Whether the reader has chosen another case than this one.
fn hidden(mark: Mark) -> impl Fn() -> bool + Send + Sync + 'static {
    let dossier = ProcedureState::current().dossier;
    move || dossier.read().case().is_some_and(|chosen| chosen != mark)
}

/// The button that chooses a case.
fn radio(mark: Mark, words: String) -> impl IntoView {
    let state = ProcedureState::current();
    let dossier = state.dossier;
    let chosen = move || dossier.read().case() == Some(mark);
    view! {
        <label class="check">
            <input type="radio" name="truong-hop" class="needs-script" prop:checked=chosen
                on:change=move |_| state.change(|dossier| dossier.choose(Some(mark)))/>
            <span>{words}</span>
        </label>
    }
}

/// Draws a case that may apply besides, with its papers folded until the reader says that it does.
#[component]
pub(super) fn AdditionalCase(
    /// The name of the case.
    name: String,
    /// Its papers.
    children: Children,
) -> impl IntoView {
    let state = ProcedureState::current();
    let dossier = state.dossier;
    let mark = Mark::of(&name);
    let applies = move || dossier.read().has_addition(mark);
    view! {
        <details class="case addition" prop:open=applies>
            <summary><h3>{name}</h3></summary>
            <label class="check needs-script">
                <input type="checkbox" prop:checked=applies
                    on:change:target=move |event| state.change(|dossier| dossier.set_addition(mark, event.target().checked()))/>
                <span>"Tôi thuộc trường hợp này: tính cả các giấy tờ dưới đây"</span>
            </label>
            {children()}
        </details>
    }
}
