//! How the dossier stands: complete, or what is missing. The same words for the citizen at home and for
//! the officer at the counter.

use leptos::prelude::*;

use super::reader::Reader;
use crate::dossier;
use crate::words::sheets;

/// Draws one line, above the papers, whose place is reserved.
#[component]
pub(super) fn Standing() -> impl IntoView {
    let stands = Reader::current().standing;
    let complete = move || is_complete(&stands.read());
    let lacking = move || !complete() && stands.read().ticked > 0;
    view! {
        <p class="standing needs-script" role="status" class:good=complete class:note=lacking>{move || sentence(&stands.read())}</p>
    }
}

/// Draws what is missing, below the papers, once some are there, and a way to begin anew.
#[component]
pub(super) fn Lacking() -> impl IntoView {
    let reader = Reader::current();
    let (stands, dossier) = (reader.standing, reader.dossier);
    let none_ticked = move || !dossier.read().any_ticked();
    let list = |heading: &'static str, papers: &[String]| {
        let papers = papers.iter().map(|paper| view! { <li>{paper.clone()}</li> }).collect_view();
        view! { <h3>{heading}</h3><ul>{papers}</ul> }
    };
    let lists = move || {
        let stands = stands.read();
        let begun = stands.ticked > 0 && !stands.undecided;
        let missing = (begun && !stands.missing.is_empty()).then(|| list("Còn thiếu", &stands.missing));
        let conditional = (begun && !stands.conditional.is_empty())
            .then(|| list("Chỉ cần nếu thuộc trường hợp ghi trong giấy tờ", &stands.conditional));
        view! { {missing}{conditional} }
    };
    view! {
        <div class="lacking">
            {lists}
            <button type="button" class="plain" hidden=none_ticked
                on:click=move |_| reader.change(dossier::Dossier::untick_all)>"Bỏ hết dấu"</button>
        </div>
    }
}

fn is_complete(stands: &dossier::Standing) -> bool {
    !stands.undecided && stands.needed > 0 && stands.missing.is_empty()
}

fn sentence(stands: &dossier::Standing) -> String {
    let sheets = sheets(stands.originals, stands.copies);
    let sheets = if sheets.is_empty() { sheets } else { format!(": {sheets}") };
    match stands {
        _ if stands.undecided => "Hãy chọn trường hợp ở trên để biết cần đủ những giấy nào.".to_owned(),
        _ if stands.needed == 0 => "Không giấy nào bắt buộc với mọi người; hãy đọc từng trường hợp.".to_owned(),
        _ if is_complete(stands) => format!("✓ Đủ {} giấy tờ{sheets}.", stands.needed),
        _ if stands.ticked == 0 => format!("Cần {} giấy tờ{sheets}. Đánh dấu giấy đã có.", stands.needed),
        _ => format!("Có {} trong {} giấy tờ, còn thiếu {}.", stands.ticked, stands.needed, stands.missing.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_complete_or_how_many_are_missing() {
        let mut stands = dossier::Standing {
            undecided: false,
            needed: 3,
            ticked: 0,
            originals: 2,
            copies: 1,
            missing: vec!["a".into(), "b".into(), "c".into()],
            conditional: vec![],
        };
        assert_eq!(sentence(&stands), "Cần 3 giấy tờ: 2 bản chính, 1 bản sao. Đánh dấu giấy đã có.");
        (stands.ticked, stands.missing) = (1, vec!["b".into(), "c".into()]);
        assert_eq!(sentence(&stands), "Có 1 trong 3 giấy tờ, còn thiếu 2.");
        (stands.ticked, stands.missing) = (3, vec![]);
        assert_eq!(sentence(&stands), "✓ Đủ 3 giấy tờ: 2 bản chính, 1 bản sao.");
        stands.undecided = true;
        assert!(sentence(&stands).starts_with("Hãy chọn trường hợp"));
    }
}
