//! Which case the reader's is: one of several conditions, and those that may apply besides.

use leptos::prelude::*;

use super::reader::Reader;
use crate::dossier::{Mark, NO_CASE, common};

/// Draws the conditions of which a person chooses one; nothing where there are none. Once one is chosen
/// the others step back.
#[component]
pub(super) fn Choice() -> impl IntoView {
    let reader = Reader::current();
    let options = reader.procedure.alternatives().map(|case| option_view(&case.name, case.name.clone())).collect_view();
    let none = common(&reader.procedure).then(|| option_view(NO_CASE, "Không thuộc trường hợp nào ở trên".to_owned()));
    let any = reader.procedure.alternatives().next().is_some();
    let dossier = reader.dossier;
    let undecided = move || dossier.read().case().is_none();
    any.then(|| {
        view! {
            <fieldset class="choice needs-script">
                <legend>"Trường hợp của bạn"</legend>
                {options}
                {none}
                <button type="button" class="plain" hidden=undecided
                    on:click=move |_| reader.change(|dossier| dossier.choose(None))>"Chọn trường hợp khác"</button>
            </fieldset>
        }
    })
}

fn option_view(name: &str, words: String) -> impl IntoView + use<> {
    let reader = Reader::current();
    let dossier = reader.dossier;
    let mark = Mark::of(name);
    let chosen = move || dossier.read().case() == Some(mark);
    let other = move || dossier.read().case().is_some_and(|chosen| chosen != mark);
    view! {
        <label class="check" hidden=other>
            <input type="radio" name="truong-hop" autocomplete="off" prop:checked=chosen
                on:change=move |_| reader.change(|dossier| dossier.choose(Some(mark)))/>
            <span>{words}</span>
        </label>
    }
}

/// Draws a condition that may apply besides, with its papers folded until it does.
#[component]
pub(super) fn Addition(name: String, children: Children) -> impl IntoView {
    let reader = Reader::current();
    let dossier = reader.dossier;
    let mark = Mark::of(&name);
    let applies = move || dossier.read().has_addition(mark);
    view! {
        <details class="case addition" prop:open=applies>
            <summary><h3>{name}</h3></summary>
            <label class="check needs-script">
                <input type="checkbox" autocomplete="off" prop:checked=applies
                    on:change:target=move |event| reader.change(|dossier| dossier.set_addition(mark, event.target().checked()))/>
                <span>"Tôi thuộc trường hợp này: tính cả các giấy tờ dưới đây"</span>
            </label>
            {children()}
        </details>
    }
}
