//! What the dossier still lacks, in the same words for the citizen at home and for the officer at the counter.

use leptos::prelude::*;

use super::state::ProcedureState;
use crate::dossier::{Completeness, Dossier};
use crate::words::sheets;

/// Draws one line: complete, or how many are missing. Its place is reserved.
#[component]
pub(super) fn CompletenessLine() -> impl IntoView {
    let found = ProcedureState::current().completeness;
    let complete = move || is_complete(&found.read());
    let lacking = move || !complete() && found.read().ticked > 0;
    view! {
        <p class="standing" role="status" class:good=complete class:note=lacking>{move || sentence(&found.read())}</p>
    }
}

/// Draws beside the heading of the papers how many of them are ticked: "2/4". The line in the card says it in words.
#[component]
pub(super) fn Tally() -> impl IntoView {
    let found = ProcedureState::current().completeness;
    let words = move || {
        let found = found.read();
        (!found.undecided && found.needed > 0).then(|| format!("{}/{}", found.ticked, found.needed))
    };
    view! { <span class="tally needs-script" aria-hidden="true">{words}</span> }
}

/// Draws which papers are missing, once some are ticked, and a button that removes all ticks.
#[component]
pub(super) fn MissingPapers() -> impl IntoView {
    let state = ProcedureState::current();
    let (found, dossier) = (state.completeness, state.dossier);
    let none_ticked = move || !dossier.read().any_ticked();
    let list = |heading: &'static str, papers: &[String]| {
        let papers = papers.iter().map(|paper| view! { <li>{paper.clone()}</li> }).collect_view();
        view! { <h3>{heading}</h3><ul>{papers}</ul> }
    };
    let lists = move || {
        let found = found.read();
        let begun = found.ticked > 0 && !found.undecided;
        let missing = (begun && !found.missing.is_empty()).then(|| list("Còn thiếu", &found.missing));
        let conditional = (begun && !found.conditional.is_empty())
            .then(|| list("Chỉ cần nếu thuộc trường hợp ghi trong giấy tờ", &found.conditional));
        view! { {missing}{conditional} }
    };
    view! {
        <div class="lacking">
            {lists}
            <button type="button" class="plain" hidden=none_ticked
                on:click=move |_| state.change(Dossier::untick_all)>"Bỏ hết dấu"</button>
        </div>
    }
}

fn is_complete(found: &Completeness) -> bool {
    !found.undecided && found.needed > 0 && found.missing.is_empty()
}

fn sentence(found: &Completeness) -> String {
    let sheets = sheets(found.originals, found.copies);
    let sheets = if sheets.is_empty() { sheets } else { format!(": {sheets}") };
    match found {
        _ if found.undecided => "Hãy chọn trường hợp ở trên để biết cần đủ những giấy nào.".to_owned(),
        _ if found.needed == 0 => "Không giấy nào bắt buộc với mọi người; hãy đọc từng trường hợp.".to_owned(),
        _ if is_complete(found) => format!("✓ Đủ {} giấy tờ{sheets}.", found.needed),
        _ if found.ticked == 0 => format!("Cần {} giấy tờ{sheets}. Đánh dấu giấy đã có.", found.needed),
        _ => format!("Có {} trong {} giấy tờ, còn thiếu {}.", found.ticked, found.needed, found.missing.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_complete_or_how_many_are_missing() {
        let mut found = Completeness {
            undecided: false,
            needed: 3,
            ticked: 0,
            originals: 2,
            copies: 1,
            missing: vec!["a".into(), "b".into(), "c".into()],
            conditional: vec![],
        };
        assert_eq!(sentence(&found), "Cần 3 giấy tờ: 2 bản chính, 1 bản sao. Đánh dấu giấy đã có.");
        (found.ticked, found.missing) = (1, vec!["b".into(), "c".into()]);
        assert_eq!(sentence(&found), "Có 1 trong 3 giấy tờ, còn thiếu 2.");
        (found.ticked, found.missing) = (3, vec![]);
        assert_eq!(sentence(&found), "✓ Đủ 3 giấy tờ: 2 bản chính, 1 bản sao.");
        found.undecided = true;
        assert!(sentence(&found).starts_with("Hãy chọn trường hợp"));
    }
}
