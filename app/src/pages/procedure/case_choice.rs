//! The reader's case: one of several alternatives, and additions that may apply besides.

use leptos::prelude::*;

use super::state::ProcedureState;
use crate::dossier::{Mark, NO_CASE, common};

/// Draws the alternatives, of which the reader chooses one. Once one is chosen the others are hidden. Nothing
/// if the procedure has no alternatives.
#[component]
pub(super) fn CaseChoice() -> impl IntoView {
    let state = ProcedureState::current();
    let options = state.procedure.alternatives().map(|case| option_view(&case.name, case.name.clone())).collect_view();
    let none = common(&state.procedure).then(|| option_view(NO_CASE, "Không thuộc trường hợp nào ở trên".to_owned()));
    let any = state.procedure.alternatives().next().is_some();
    let dossier = state.dossier;
    let undecided = move || dossier.read().case().is_none();
    any.then(|| {
        view! {
            <fieldset class="choice needs-script">
                <legend>"Trường hợp của bạn"</legend>
                {options}
                {none}
                <button type="button" class="plain" hidden=undecided
                    on:click=move |_| state.change(|dossier| dossier.choose(None))>"Chọn trường hợp khác"</button>
            </fieldset>
        }
    })
}

/// A radio button for the case with this name.
fn option_view(name: &str, words: String) -> impl IntoView + use<> {
    let state = ProcedureState::current();
    let dossier = state.dossier;
    let mark = Mark::of(name);
    let chosen = move || dossier.read().case() == Some(mark);
    let other = move || dossier.read().case().is_some_and(|chosen| chosen != mark);
    view! {
        <label class="check" hidden=other>
            <input type="radio" name="truong-hop" autocomplete="off" prop:checked=chosen
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
                <input type="checkbox" autocomplete="off" prop:checked=applies
                    on:change:target=move |event| state.change(|dossier| dossier.set_addition(mark, event.target().checked()))/>
                <span>"Tôi thuộc trường hợp này: tính cả các giấy tờ dưới đây"</span>
            </label>
            {children()}
        </details>
    }
}
