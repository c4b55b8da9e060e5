//! The forms of the one-stop office for a dossier: number and name after Thông tư 03/2025/TT-VPCP, Phụ lục
//! I, which is known to us only second-hand, so the wording is our own and the page says so; the layout is
//! Nghị định 30/2020/NĐ-CP's. What is typed fills the sheet below and goes nowhere else.

mod bodies;
mod entries;
mod fields;
mod listed;
mod sheet;
mod typed;

use std::sync::Arc;

use catalog::{Code, Procedure};
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::load::load_view;
use crate::components::print::PrintButton;
use crate::components::title::set_head;
use crate::link;
use crate::route::Form;
use crate::store::Store;
use entries::Entries;
use fields::Fields;
use listed::papers;
use sheet::Sheet;

/// The number and the name of a form.
fn name(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Receipt => ("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        Form::Supplement => ("02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        Form::Refusal => ("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"),
        Form::Apology => ("04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả"),
    }
}

/// Draws a form with what fills it.
#[component]
pub(crate) fn FormPage(
    /// The code of the procedure.
    code: String,
    /// Which form.
    form: Form,
) -> impl IntoView {
    let store = Store::current();
    let Some(ordinal) = store.names.ordinal(&code) else {
        return view! { <NotFound/> }.into_any();
    };
    let (number, name) = name(form);
    set_head(format!("{name}: {}", store.names.lines[ordinal as usize].name), String::new());
    let backend = store.backend;
    let content = move || {
        load_view(backend.procedure(ordinal), "Đang mở thủ tục…", |procedure| {
            view! { <Filled procedure form/> }.into_any()
        })
    };
    view! { <h1 class="screen-only">{format!("Mẫu {number}: {name}")}</h1>{content} }.into_any()
}

#[component]
fn Filled(procedure: Arc<Procedure>, form: Form) -> impl IntoView {
    let store = Store::current();
    let fragment = store.signals.address.read_untracked().fragment.clone();
    let kept = store.backend.saved_dossier(&procedure.code);
    let papers = papers(&procedure, &fragment, kept.as_deref());
    let entries = Entries::new(&papers, &store.release.office.name, store.backend.now().day);
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
        <Sheet form entries procedure/>
    }
}

/// Links to the forms for the dossier at hand. Only the browser draws them.
#[component]
pub(crate) fn FormLinks(
    /// Of which procedure.
    code: Code,
) -> impl IntoView {
    let address = Store::current().signals.address;
    let links = Form::ALL.into_iter().map(|form| {
        let (number, name) = name(form);
        let code = code.clone();
        // The form is to open with what is ticked on the page at hand.
        let href = move || link::form(&code, form, dossier_in(&address.read().fragment));
        view! { <li><a href=href>{format!("Mẫu {number}: {name}")}</a></li> }
    });
    let links = cfg!(feature = "csr").then(|| view! { <ul class="form-links">{links.collect_view()}</ul> });
    view! {
        <details class="part for-office needs-script">
            <summary><h2>"Phiếu cho hồ sơ này (dành cho nơi tiếp nhận)"</h2></summary>
            {links}
        </details>
    }
}

/// The part of a fragment that a form reads; a page may also be opened at one of its parts.
fn dossier_in(fragment: &str) -> &str {
    if fragment.starts_with("hs=") { fragment } else { "" }
}
