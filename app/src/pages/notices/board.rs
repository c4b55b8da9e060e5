//! Sheets and their toolbar. Large sets print in batches.

use std::ops::Range;
use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::contents::Contents;
use super::sheet::NoticeSheet;
use crate::components::print::PrintButton;

/// Larger sets are drawn only once the reader has chosen a batch: a browser lays out a hundred sheets in
/// some seconds, and nine hundred in three minutes.
const BATCH: usize = 100;

/// Draws the sheets, or for a large set the choice of a batch.
#[component]
pub(super) fn Board(
    /// What the notice is about: "lĩnh vực Hộ tịch".
    subject: String,
    /// The procedures, one sheet or more for each.
    procedures: Vec<Arc<Procedure>>,
    /// The address that the reader came from.
    back: String,
) -> impl IntoView {
    let count = procedures.len();
    let chosen = RwSignal::new((count <= BATCH).then_some(0..count));
    let sheets = move || chosen.get().map(|batch| sheets(&subject, &procedures, batch));
    let summary = move || chosen.get().map(|batch| view! { <p>{summary(&batch, count)}</p> });
    let ready = move || chosen.read().as_ref().is_some_and(|batch| !batch.is_empty());
    view! {
        <div class="print-tools">
            {(count > BATCH).then(|| view! { <BatchChoice count chosen/> })}
            {summary}
            <Show when=ready><PrintButton words="In"/></Show>
            <p class="back"><a href=back>"‹ Quay lại"</a></p>
        </div>
        {sheets}
    }
}

/// Draws a warning about the size of the set, and the batches to choose from.
#[component]
fn BatchChoice(
    /// How many sheets there are.
    count: usize,
    /// The batch that was chosen, as places in the set.
    chosen: RwSignal<Option<Range<usize>>>,
) -> impl IntoView {
    let button = |batch: Range<usize>, words: String| {
        let pressed = {
            let batch = batch.clone();
            move || (chosen.read().as_ref() == Some(&batch)).to_string()
        };
        view! {
            <button type="button" class="plain" aria-pressed=pressed on:click=move |_| chosen.set(Some(batch.clone()))>{words}</button>
        }
    };
    let batches = batches(count).into_iter().map(|batch| {
        let words = format!("Tờ {}–{}", batch.start + 1, batch.end);
        button(batch, words)
    });
    let batches = batches.collect_view();
    let all = button(0..count, format!("Tất cả {count} tờ"));
    view! {
        <p class="problem">
            {format!("{count} tờ là nhiều: in hết thì máy có thể đứng vài phút và tốn hơn {count} trang giấy. Hãy in từng phần, hoặc in theo lĩnh vực.")}
        </p>
        <div class="print-choice" role="group" aria-label="Phần sẽ in">{batches}{all}</div>
    }
}

/// A set of `count` sheets in batches, as places in the set.
fn batches(count: usize) -> Vec<Range<usize>> {
    (0..count).step_by(BATCH).map(|start| start..(start + BATCH).min(count)).collect()
}

/// What will be printed.
fn summary(batch: &Range<usize>, count: usize) -> String {
    match batch.len() {
        0 => "Không có thủ tục nào để in.".to_owned(),
        1 if count == 1 => "Sẽ in trên giấy A4: tờ niêm yết của một thủ tục.".to_owned(),
        chosen if chosen == count => {
            format!("Sẽ in trên giấy A4: danh mục và tờ niêm yết của {count} thủ tục, mỗi thủ tục bắt đầu ở một trang mới.")
        }
        chosen => {
            format!(
                "Sẽ in trên giấy A4: danh mục và {chosen} tờ, từ tờ {} đến tờ {} trong {count} tờ.",
                batch.start + 1,
                batch.end
            )
        }
    }
}

/// The sheets of a batch, after a contents page if the set has more than one.
fn sheets(subject: &str, procedures: &[Arc<Procedure>], batch: Range<usize>) -> impl IntoView + use<> {
    let total = procedures.len();
    let first = batch.start + 1;
    let chosen = procedures.get(batch).unwrap_or_default();
    let contents = (total > 1 && !chosen.is_empty()).then(|| {
        view! { <Contents subject=subject.to_owned() procedures=chosen.to_vec() first total/> }
    });
    let sheets = chosen.iter().enumerate().map(|(at, procedure)| {
        view! { <NoticeSheet procedure=procedure.clone() number=first + at total/> }
    });
    view! { <div class="posting">{contents}{sheets.collect_view()}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_sheets_are_printed_a_hundred_at_a_time() {
        assert_eq!(batches(250), [0..100, 100..200, 200..250]);
        assert_eq!(batches(100).len(), 1);
    }

    #[test]
    fn the_page_says_what_will_be_printed() {
        assert_eq!(summary(&(0..0), 0), "Không có thủ tục nào để in.");
        assert!(summary(&(0..1), 1).contains("một thủ tục"));
        assert!(summary(&(0..30), 30).contains("30 thủ tục"));
        assert!(summary(&(200..250), 250).contains("từ tờ 201 đến tờ 250 trong 250 tờ"));
    }
}
