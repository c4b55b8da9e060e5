//! The sheets with what one does with them. Many are printed part by part.

use std::ops::Range;
use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::index::Index;
use super::sheet::Sheet;
use crate::components::print::PrintButton;

/// More sheets than this are only drawn when the reader chooses which: a browser lays out a hundred in
/// some seconds, and nine hundred in three minutes.
const MANY: usize = 100;

/// Draws the sheets, or the choice of which.
#[component]
pub(super) fn Board(
    /// What stands above the index.
    title: String,
    /// What is posted.
    procedures: Vec<Arc<Procedure>>,
    /// Where the reader comes from.
    back: String,
) -> impl IntoView {
    let count = procedures.len();
    let chosen = RwSignal::new((count <= MANY).then_some(0..count));
    let sheets = move || chosen.get().map(|part| sheets(&title, &procedures, part));
    let contents = move || chosen.get().map(|part| view! { <p>{contents(&part, count)}</p> });
    let ready = move || chosen.read().as_ref().is_some_and(|part| !part.is_empty());
    view! {
        <div class="print-tools">
            {(count > MANY).then(|| view! { <Choice count chosen/> })}
            {contents}
            <Show when=ready><PrintButton words="In"/></Show>
            <p class="back"><a href=back>"‹ Quay lại"</a></p>
        </div>
        {sheets}
    }
}

/// The warning before many sheets, and the parts to choose from.
#[component]
fn Choice(count: usize, chosen: RwSignal<Option<Range<usize>>>) -> impl IntoView {
    let button = |part: Range<usize>, words: String| {
        let pressed = {
            let part = part.clone();
            move || (chosen.read().as_ref() == Some(&part)).to_string()
        };
        view! {
            <button type="button" class="plain" aria-pressed=pressed on:click=move |_| chosen.set(Some(part.clone()))>{words}</button>
        }
    };
    let parts = parts(count).into_iter().map(|part| {
        let words = format!("Tờ {}–{}", part.start + 1, part.end);
        button(part, words)
    });
    let parts = parts.collect_view();
    let all = button(0..count, format!("Tất cả {count} tờ"));
    view! {
        <p class="problem">
            {format!("{count} tờ là nhiều: in hết thì máy có thể đứng vài phút và tốn hơn {count} trang giấy. Hãy in từng phần, hoặc in theo lĩnh vực.")}
        </p>
        <div class="print-choice" role="group" aria-label="Phần sẽ in">{parts}{all}</div>
    }
}

/// So many sheets in parts that are printed at once.
fn parts(count: usize) -> Vec<Range<usize>> {
    (0..count).step_by(MANY).map(|start| start..(start + MANY).min(count)).collect()
}

fn contents(part: &Range<usize>, count: usize) -> String {
    match part.len() {
        0 => "Không có thủ tục nào để in.".to_owned(),
        1 if count == 1 => "Sẽ in trên giấy A4: tờ niêm yết của một thủ tục.".to_owned(),
        chosen if chosen == count => {
            format!("Sẽ in trên giấy A4: danh mục và tờ niêm yết của {count} thủ tục, mỗi thủ tục bắt đầu ở một trang mới.")
        }
        chosen => {
            format!("Sẽ in trên giấy A4: danh mục và {chosen} tờ, từ tờ {} đến tờ {} trong {count} tờ.", part.start + 1, part.end)
        }
    }
}

fn sheets(title: &str, procedures: &[Arc<Procedure>], part: Range<usize>) -> impl IntoView + use<> {
    let total = procedures.len();
    let first = part.start + 1;
    let chosen = procedures.get(part).unwrap_or_default();
    let index = (total > 1 && !chosen.is_empty()).then(|| {
        view! { <Index title=title.to_owned() procedures=chosen.to_vec() first total/> }
    });
    let sheets = chosen.iter().enumerate().map(|(at, procedure)| {
        view! { <Sheet procedure=procedure.clone() number=first + at total/> }
    });
    view! { <div class="posting">{index}{sheets.collect_view()}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_sheets_are_printed_a_hundred_at_a_time() {
        assert_eq!(parts(250), [0..100, 100..200, 200..250]);
        assert_eq!(parts(100).len(), 1);
    }

    #[test]
    fn what_will_be_printed_is_said_before() {
        assert_eq!(contents(&(0..0), 0), "Không có thủ tục nào để in.");
        assert!(contents(&(0..1), 1).contains("một thủ tục"));
        assert!(contents(&(0..30), 30).contains("30 thủ tục"));
        assert!(contents(&(200..250), 250).contains("từ tờ 201 đến tờ 250 trong 250 tờ"));
    }
}
