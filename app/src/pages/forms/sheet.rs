//! The sheet of a form, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: at the top left the office and
//! the number, at the top right the country's name, the place and the day; then the name of the form, its
//! text, the recipients and the signatures.

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::bodies::body;
use super::entries::{Entries, day_in_words};
use super::form_name::form_name;
use super::typed::Typed;
use crate::route::Form;
use crate::store::Store;

/// Draws the sheet.
#[component]
pub(super) fn Sheet(
    /// The form.
    form: Form,
    /// What the officer typed.
    entries: Entries,
    /// The procedure that the dossier is for.
    procedure: Arc<Procedure>,
) -> impl IntoView {
    let release = Store::current().release;
    let office = &release.office;
    let above = office.name.clone();
    // The receiving unit comes below the office that it belongs to, if both are known.
    let unit = office.receiver().to_owned();
    let body = body(form, entries, &procedure, office);
    let title = form_name(form).1;
    let signed = Signal::derive(move || day_in_words(&entries.signed.read()).unwrap_or_default());
    view! {
        <article class="form-sheet" aria-label="Phiếu sẽ in">
            <div class="form-head">
                <div>
                    <p class="caps">{(above != unit).then_some(above)}</p>
                    <p class="caps strong ruled">{unit}</p>
                    <p>"Số: "<Typed value=entries.number short=true/></p>
                </div>
                <div>
                    <p class="caps strong">"Cộng hòa xã hội chủ nghĩa Việt Nam"</p>
                    <p class="strong ruled">"Độc lập - Tự do - Hạnh phúc"</p>
                    <p class="italic">
                        <Typed value=entries.place short=true/>", "
                        <Typed value=signed short=true empty="ngày … tháng … năm …"/>
                    </p>
                </div>
            </div>
            <h2 class="caps form-title">{title}</h2>
            {body}
            <Signatures form entries/>
        </article>
    }
}

/// Draws the foot. Both sides sign a receipt; the officer alone signs the other forms, beside the list of
/// recipients.
#[component]
fn Signatures(
    /// The form.
    form: Form,
    /// What the officer typed.
    entries: Entries,
) -> impl IntoView {
    let left = match form {
        Form::Receipt => view! {
            <div class="signature"><p class="caps strong">"Người nộp hồ sơ"</p><p class="italic">"(Ký, ghi rõ họ tên)"</p></div>
        }
        .into_any(),
        _ => view! {
            <div class="recipients">
                <p class="strong italic">"Nơi nhận:"</p>
                <p>"- "<Typed value=entries.name short=true/>";"</p>
                <p>"- Lưu: "<span class="dots short"></span></p>
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="form-foot">
            {left}
            <div class="signature">
                <p class="caps strong">"Người tiếp nhận hồ sơ"</p>
                <p class="italic">"(Ký, ghi rõ họ tên)"</p>
                <p class="signed-name strong">{move || entries.officer.get()}</p>
            </div>
        </div>
    }
}
