//! The fields above the sheet: ordinary inputs with labels, those that the form needs.

use leptos::prelude::*;

use super::entries::Entries;
use crate::route::Form;

/// Draws the fields of a form.
#[component]
pub(super) fn Fields(
    /// The form.
    form: Form,
    /// The values that the fields read and write.
    entries: Entries,
) -> impl IntoView {
    let e = entries;
    let of = |forms: &[Form]| forms.contains(&form);
    let receipt = of(&[Form::Receipt]);
    let any_paper = !e.papers.read_untracked().is_empty();
    let papers = (any_paper && of(&[Form::Receipt, Form::Supplement])).then(|| view! { <ReceivedPapers entries/> });
    view! {
        <form class="form-fields" autocomplete="off" on:submit=|event| event.prevent_default()>
            <Field label="Số của phiếu" value=e.number/>
            <Field label="Mã hồ sơ" value=e.dossier/>
            <Field label="Nơi lập phiếu (địa danh)" value=e.place/>
            <Field label="Ngày lập phiếu" value=e.signed kind="date"/>
            <Field label="Họ tên người nộp, hoặc tên tổ chức" value=e.name/>
            <Field label="Địa chỉ" value=e.address/>
            <Field label="Số điện thoại" value=e.phone kind="tel"/>
            {receipt.then(|| view! { <Field label="Số bộ hồ sơ" value=e.sets kind="number"/> })}
            <Field label="Thời điểm nhận hồ sơ" value=e.received kind="datetime-local"/>
            {of(&[Form::Receipt, Form::Apology]).then(|| view! { <Field label="Ngày hẹn trả kết quả" value=e.due kind="date"/> })}
            {of(&[Form::Apology]).then(|| view! { <Field label="Ngày hẹn trả lại" value=e.new_due kind="date"/> })}
            {papers}
            {of(&[Form::Supplement]).then(|| view! { <Lines label="Giấy tờ, nội dung cần bổ sung (mỗi dòng một mục)" value=e.wanted/> })}
            {(!receipt).then(|| view! { <Lines label="Lý do" value=e.reason/> })}
            <Field label="Người tiếp nhận" value=e.officer/>
        </form>
    }
}

/// Draws a field of one line.
#[component]
fn Field(
    /// The label.
    label: &'static str,
    /// The value.
    value: RwSignal<String>,
    /// The type of the input.
    #[prop(default = "text")]
    kind: &'static str,
) -> impl IntoView {
    view! {
        <label>
            {label}
            <input
                type=kind autocomplete="off" prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

/// Draws a field of several lines.
#[component]
fn Lines(
    /// The label.
    label: &'static str,
    /// The value.
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="wide">
            {label}
            <textarea rows="4" prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))></textarea>
        </label>
    }
}

/// Draws a box for each paper of the dossier, to tick if it was handed in.
#[component]
fn ReceivedPapers(
    /// The values, with the papers.
    entries: Entries,
) -> impl IntoView {
    let papers = entries.papers.get_untracked();
    let boxes = papers.into_iter().enumerate().map(|(place, paper)| {
        let number = Some(paper.number()).filter(|number| !number.is_empty()).map(|number| format!(" – {number}"));
        view! {
            <label class="check">
                <input
                    type="checkbox" checked=paper.at_hand
                    on:change=move |event| entries.set_at_hand(place, event_target_checked(&event))
                />
                <span>{paper.title}{number}</span>
            </label>
        }
    });
    view! { <fieldset class="wide"><legend>"Giấy tờ đã nhận"</legend>{boxes.collect_view()}</fieldset> }
}
