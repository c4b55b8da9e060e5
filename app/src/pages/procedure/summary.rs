//! What people came for: how long, how much, where, which papers.

use std::sync::Arc;

use catalog::{Case, Channel, Charge, Document, Fee, FeeBrief, FeeKind, Procedure, Role, Time, TimeBrief, grouped};
use leptos::prelude::*;

use crate::components::prose::Prose;

/// Said where the source says nothing.
const NOT_STATED: &str = "Nguồn không ghi; hãy hỏi nơi tiếp nhận";

/// Draws the three facts.
#[component]
pub(super) fn Summary(procedure: Arc<Procedure>) -> impl IntoView {
    let time = match TimeBrief::of(&procedure) {
        TimeBrief::Unknown => NOT_STATED.to_owned(),
        TimeBrief::Varies => "Tùy trường hợp, xem “Cách nộp”".to_owned(),
        brief => brief.to_string(),
    };
    let fee = match FeeBrief::of(&procedure) {
        FeeBrief::Unknown => NOT_STATED.to_owned(),
        FeeBrief::Varies => "Tùy trường hợp, xem “Cách nộp”".to_owned(),
        FeeBrief::ByProvince => "Do HĐND cấp tỉnh quy định".to_owned(),
        brief => brief.to_string(),
    };
    let means: Vec<&str> = procedure.channels.iter().map(|channel| channel.means.label()).collect();
    let place = match means.as_slice() {
        [] => NOT_STATED.to_owned(),
        means => means.join(", "),
    };
    let anywhere =
        procedure.non_territorial.then(|| view! { <span class="note">"Nộp ở nơi nào cũng được (phi địa giới)"</span> });
    let receiving = procedure.agencies.receiving.clone();
    let receiving = (!receiving.is_empty()).then(|| view! { <Prose text=receiving/> });
    view! {
        <dl class="summary">
            <div><dt>"Thời hạn"</dt><dd>{time}</dd></div>
            <div><dt>"Phí, lệ phí"</dt><dd>{fee}</dd></div>
            <div><dt>"Cách nộp"</dt><dd>{place}{anywhere}{receiving}</dd></div>
        </dl>
    }
}

/// Draws the papers by case.
#[component]
pub(super) fn Papers(procedure: Arc<Procedure>) -> impl IntoView {
    let cases = procedure.cases.iter().map(case_view).collect_view();
    let none = procedure.cases.iter().all(|case| case.documents.is_empty());
    view! {
        <section class="papers" aria-labelledby="giay-to">
            <h2 id="giay-to">"Giấy tờ cần có "<span class="term">"(thành phần hồ sơ)"</span></h2>
            {none.then(|| view! { <p>{NOT_STATED}"."</p> })}
            {cases}
        </section>
    }
}

fn case_view(case: &Case) -> impl IntoView + use<> {
    let name = (!case.name.is_empty()).then(|| view! { <h3>{case.name.clone()}</h3> });
    let papers = case.documents.iter().map(document_view).collect_view();
    view! { <div class="case">{name}<ul class="paper-list">{papers}</ul></div> }
}

fn document_view(document: &Document) -> AnyView {
    let text = document.name.clone();
    match document.role {
        Role::Note => return view! { <li class="paper-note"><Prose text/></li> }.into_any(),
        Role::Heading => return view! { <li class="paper-heading"><Prose text/></li> }.into_any(),
        Role::Paper => {}
    }
    let forms = document.forms.iter().map(|form| view! { <span class="form">{format!("Mẫu: {form}")}</span> }).collect_view();
    view! { <li class="paper"><Prose text/><p class="copies">{copies(document)}{forms}</p></li> }.into_any()
}

/// "1 bản chính, 2 bản sao".
fn copies(document: &Document) -> String {
    let part = |count: u16, word: &str| (count > 0).then(|| format!("{count} {word}"));
    let parts = [part(document.originals, "bản chính"), part(document.copies, "bản sao")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Draws each way to submit with its time and fees.
#[component]
pub(super) fn Channels(procedure: Arc<Procedure>) -> impl IntoView {
    let channels = procedure.channels.iter().map(channel_view).collect_view();
    let none = procedure.channels.is_empty().then(|| view! { <p>{NOT_STATED}"."</p> });
    view! {
        <section class="channels" aria-labelledby="cach-nop">
            <h2 id="cach-nop">"Cách nộp, thời hạn, lệ phí "<span class="term">"(cách thức thực hiện)"</span></h2>
            {none}
            {channels}
        </section>
    }
}

fn channel_view(channel: &Channel) -> impl IntoView + use<> {
    let time = match &channel.time {
        Time::Span(span) => view! { <p>{span.to_string()}</p> }.into_any(),
        Time::Text(text) => view! { <Prose text=text.clone()/> }.into_any(),
        Time::Unknown => view! { <p class="quiet">{NOT_STATED}</p> }.into_any(),
    };
    let fees = match channel.fees.as_slice() {
        [] => view! { <p class="quiet">{NOT_STATED}</p> }.into_any(),
        fees => fees.iter().map(fee_view).collect_view().into_any(),
    };
    let note = channel.note.clone();
    let note = (!note.is_empty()).then(|| view! { <div class="wide"><dt>"Mô tả"</dt><dd><Prose text=note/></dd></div> });
    view! {
        <div class="channel">
            <h3>{channel.means.label()}</h3>
            <dl><div><dt>"Thời hạn"</dt><dd>{time}</dd></div><div><dt>"Phí, lệ phí"</dt><dd>{fees}</dd></div>{note}</dl>
        </div>
    }
}

fn fee_view(fee: &Fee) -> impl IntoView + use<> {
    let kind = match fee.kind {
        FeeKind::Fee => "Phí",
        FeeKind::Levy => "Lệ phí",
        FeeKind::Price => "Giá dịch vụ",
    };
    let amount = match fee.charge {
        Charge::Amount(value, currency) => format!("{kind}: {}{}", grouped(value), currency.sign()),
        Charge::Free => format!("{kind}: không thu"),
        Charge::ByProvince => format!("{kind}: do HĐND cấp tỉnh quy định"),
        Charge::ByText => format!("{kind}: theo quy định dưới đây"),
        Charge::Contradiction => format!("{kind}: nguồn ghi 0 nhưng mô tả có số tiền; hãy hỏi nơi tiếp nhận"),
        Charge::Unknown => NOT_STATED.to_owned(),
    };
    let note = fee.note.clone();
    let note = (!note.is_empty()).then(|| view! { <Prose text=note/> });
    view! { <div class="fee"><p>{amount}</p>{note}</div> }
}
