//! The forms that a one-stop office fills for a dossier. Numbers and names follow Thông tư 03/2025/TT-VPCP, Phụ
//! lục I. We know its forms only from secondary sources, so the wording is our own, and the page says so. The
//! layout follows Nghị định 30/2020/NĐ-CP. What the officer types fills the sheet below the fields and goes
//! nowhere else.

mod bodies;
mod due;
mod entries;
mod fields;
mod form_name;
pub(super) mod links;
mod papers;
mod sheet;
mod typed;

use std::sync::Arc;

use catalog::Procedure;
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::load::load_view;
use crate::components::print::PrintButton;
use crate::components::title::set_head;
use crate::link;
use crate::route::Form;
use crate::store::Store;
use due::fill_days;
use entries::Entries;
use fields::Fields;
pub(crate) use form_name::form_name;
use papers::papers;
use sheet::Sheet;

/// Draws the page of a form: the fields to fill in, and the sheet to print.
#[component]
pub(crate) fn FormPage(
    /// The code of the procedure.
    code: String,
    /// The form.
    form: Form,
) -> impl IntoView {
    let store = Store::current();
    let Some(ordinal) = store.names.ordinal(&code) else {
        return view! { <NotFound/> }.into_any();
    };
    let (number, name) = form_name(form);
    set_head(format!("{name}: {}", store.names.lines[ordinal as usize].name), String::new());
    let backend = store.backend;
    let content = move || {
        load_view(backend.procedure(ordinal), "Đang mở thủ tục…", |procedure| {
            view! { <Content procedure form/> }.into_any()
        })
    };
    view! { <h1 class="screen-only">{format!("Mẫu {number}: {name}")}</h1>{content} }.into_any()
}

/// Draws the fields and the sheet, filled from the reader's dossier.
#[component]
fn Content(
    /// The procedure that the dossier is for.
    procedure: Arc<Procedure>,
    /// The form.
    form: Form,
) -> impl IntoView {
    let store = Store::current();
    let fragment = store.signals.address.read_untracked().fragment.clone();
    let saved = store.backend.saved_dossier(procedure.code.as_str());
    let papers = papers(&procedure, &fragment, saved.as_deref());
    let entries = Entries::new(&papers, &store.release.office.name, store.backend.now().day);
    fill_days(form, entries, &papers, &procedure);
    let carried = papers.dossier.fragment();
    let page = link::procedure(&procedure.code);
    let back = if carried.is_empty() { page } else { format!("{page}#{carried}") };
    let choose = papers.undecided.then(|| {
        view! {
            <p class="problem">
                "Hồ sơ chưa chọn trường hợp, nên phiếu chỉ có giấy tờ chung. "<a href=back.clone()>"Chọn ở trang thủ tục"</a>
            </p>
        }
    });
    view! {
        <div class="print-tools">
            <p class="back"><a href=back.clone()>{format!("‹ {}", procedure.name)}</a></p>
            <p class="note">
                "Bản thảo để điền và in. Lời văn do trang này soạn theo tên các mẫu của Thông tư 03/2025/TT-VPCP và thể thức của \
                 Nghị định 30/2020/NĐ-CP; văn phòng hãy đối chiếu với mẫu đang có hiệu lực trước khi dùng."
            </p>
            {choose}
            <Fields form entries/>
            <p class="quiet">"Những gì gõ ở đây không được lưu và không gửi đi đâu; đóng trang là mất. Ô để trống in thành dòng chấm."</p>
            <PrintButton words="In phiếu"/>
        </div>
        <Sheet form entries procedure=store.holding(&procedure)/>
    }
}
