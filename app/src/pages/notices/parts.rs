//! The parts of a procedure on its sheet, in the order of Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 (as
//! amended by Nghị định 92/2017/NĐ-CP), then the legal texts. A part that a procedure need not have is left
//! out if the source does not state it; for the others the sheet says that it does not.

use std::sync::Arc;

use catalog::{Case, Document, Procedure, Role};
use leptos::prelude::*;

use super::facts::{charge_on, forms, row_class, time_here, unique};
use crate::components::papers_table::PapersTable;
use crate::components::prose::Prose;
use crate::components::qr::Qr;
use crate::components::table::Table;
use crate::link::ExternalLink;
use crate::store::Store;
use crate::words::{NOT_STATED, NOTHING_ELSE, agencies, free_online, legal_basis, legal_time, same_day, ways, where_filed};

/// A sheet with more forms has no QR codes for them: they would fill a page.
const MOST_CODES: usize = 6;

/// Draws the parts.
#[component]
pub(super) fn Parts(
    /// The procedure.
    procedure: Arc<Procedure>,
) -> impl IntoView {
    let p = procedure;
    let bases: Vec<String> = p.legal_bases.iter().map(legal_basis).collect();
    let conditions = (!p.conditions.is_empty()).then(|| view! { <Prose text=p.conditions.clone()/> }.into_any());
    let note = (!p.note.is_empty()).then(|| view! { <Prose text=p.note.clone()/> }.into_any());
    let parts = [
        ("Trình tự thực hiện", Some(steps(&p))),
        ("Cách thức thực hiện", Some(channels(&p))),
        ("Thành phần, số lượng hồ sơ", Some(documents(&p))),
        ("Thời hạn giải quyết", Some(times(&p))),
        ("Đối tượng thực hiện", list(&p.subjects)),
        ("Cơ quan giải quyết", agency_lines(&p)),
        ("Mẫu đơn, mẫu tờ khai", form_files(&p)),
        ("Kết quả thực hiện", results(&p)),
        ("Yêu cầu, điều kiện", conditions),
        ("Phí, lệ phí", Some(fees(&p))),
        ("Căn cứ pháp lý", list(&bases)),
        ("Ghi chú", note),
    ];
    let present = parts.into_iter().filter_map(|(title, content)| content.map(|content| (title, content)));
    present
        .enumerate()
        .map(|(at, (title, content))| view! { <section class="sheet-part"><h3>{format!("{}. {title}", at + 1)}</h3>{content}</section> })
        .collect_view()
}

fn not_stated() -> AnyView {
    view! { <p>{format!("{NOT_STATED}.")}</p> }.into_any()
}

fn steps(procedure: &Procedure) -> AnyView {
    if procedure.steps.is_empty() {
        return not_stated();
    }
    let step = |step: &catalog::Step| {
        let title = (!step.title.is_empty()).then(|| view! { <p class="step-title">{step.title.clone()}</p> });
        view! { <div class="step">{title}<Prose text=step.text.clone()/></div> }
    };
    procedure.steps.iter().map(step).collect_view().into_any()
}

/// How to submit a dossier, and where it is received.
fn channels(procedure: &Procedure) -> AnyView {
    let groups = procedure.channel_groups();
    let all = unique(groups.iter().flat_map(|group| group.means.iter().copied()));
    let means = (!all.is_empty()).then(|| view! { <p>{format!("{}.", ways(&all))}</p> });
    let notes = groups.iter().flat_map(|group| &group.notes).map(|note| {
        let of = (note.means.len() < all.len()).then(|| view! { <p class="step-title">{ways(&note.means)}</p> });
        view! { {of}<Prose text=note.text.to_owned()/> }
    });
    let notes = notes.collect_view();
    let receiving = procedure.local.as_ref().map(|local| local.receiving.clone()).filter(|place| !place.is_empty());
    let here = receiving.map(|place| view! { <p>{format!("Nơi nhận hồ sơ tại đây: {place}.")}</p> });
    let receiving = procedure.agencies.receiving.clone();
    let source = (!receiving.is_empty()).then(|| view! { <p class="step-title">"Địa chỉ tiếp nhận"</p><Prose text=receiving/> });
    let anywhere = procedure.non_territorial.then(|| view! { <p>"Nộp ở nơi nào cũng được (phi địa giới)."</p> });
    let online = format!("Trực tuyến: {}.", procedure.online.label().to_lowercase());
    view! { {means}<p>{online}</p>{filing(procedure)}{anywhere}{here}{source}{notes} }.into_any()
}

/// Where to file online, with a QR code: nobody types such an address from paper.
fn filing(procedure: &Procedure) -> Option<AnyView> {
    let store = Store::current();
    let filing = store.filing(procedure)?;
    let words = format!("Nộp trực tuyến: {}", where_filed(&filing, &store.release.office.name));
    let label = format!("Mã QR nộp trực tuyến thủ tục {}", procedure.code);
    let code = ExternalLink::page(&filing.address).map(|to| view! { <Qr text=to.into_address() label/> });
    Some(view! { <ul class="form-codes"><li>{code}<span>{words}</span></li></ul> }.into_any())
}

fn documents(procedure: &Procedure) -> AnyView {
    let cases: Vec<&Case> = procedure.cases.iter().filter(|case| !case.documents.is_empty()).collect();
    match cases.as_slice() {
        [] => not_stated(),
        cases => cases.iter().map(|case| case_table(case)).collect_view().into_any(),
    }
}

fn case_table(case: &Case) -> impl IntoView + use<> {
    let caption = if case.name.is_empty() { "Giấy tờ cho mọi trường hợp".to_owned() } else { case.name.clone() };
    let mut number = 0;
    let rows = case.documents.iter().map(|document| {
        number += usize::from(document.role == Role::Paper);
        document_row(document, number)
    });
    let rows = rows.collect_view();
    view! { <PapersTable caption>{rows}</PapersTable> }
}

/// The row of a document with its number. A note or a heading takes the whole row and has no number.
fn document_row(document: &Document, number: usize) -> AnyView {
    let (class, name) = (row_class(document), document.name.clone());
    if document.role != Role::Paper {
        return view! { <tr class=class><td colspan="4"><Prose text=name/></td></tr> }.into_any();
    }
    let copies = |count: u16| if count > 0 { count.to_string() } else { "–".to_owned() };
    view! {
        <tr class=class>
            <td class="number">{number}</td>
            <td><Prose text=name/></td>
            <td class="number">{copies(document.originals)}</td>
            <td class="number">{copies(document.copies)}</td>
        </tr>
    }
    .into_any()
}

/// The legal times, with the office's own beside them if it states one.
fn times(procedure: &Procedure) -> AnyView {
    let office = Store::current().release.office.name.clone();
    let groups = procedure.channel_groups();
    let here = time_here(procedure);
    if groups.is_empty() && here.is_none() {
        return not_stated();
    }
    let mut heads = vec!["Cách nộp".into(), "Theo quy định".into()];
    heads.extend(here.is_some().then(|| format!("Tại {office}").into()));
    let rows = groups.iter().enumerate().map(|(at, group)| {
        // One cell over all rows: the office's time is the same for all channels.
        let own = here.clone().filter(|_| at == 0);
        let own = own.map(|own| view! { <td rowspan=groups.len().to_string()><Prose text=own/></td> });
        view! { <tr><th scope="row">{ways(&group.means)}</th><td><Prose text=legal_time(group.time)/></td>{own}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <Table caption="Thời hạn theo cách nộp" caption_hidden=true heads>{rows}</Table>
        {local_sentences(procedure)}
    }
    .into_any()
}

/// What else the office states about its time, and the decision that sets it.
fn local_sentences(procedure: &Procedure) -> Vec<AnyView> {
    let Some(local) = &procedure.local else { return Vec::new() };
    let same_day = local.same_day.map(same_day);
    let cut_off = local.cut_off.map(|at| format!("Hồ sơ nhận sau {at} được tính từ ngày làm việc tiếp theo."));
    let decision = local.decision.as_ref().map(|decision| format!("Theo {decision}."));
    let note = Some(local.note.clone()).filter(|note| !note.is_empty());
    let lines = [same_day, cut_off, decision, note].into_iter().flatten();
    lines.map(|line| view! { <p>{line}</p> }.into_any()).collect()
}

fn fees(procedure: &Procedure) -> AnyView {
    let store = Store::current();
    let today = store.backend.now().day;
    let groups = procedure.channel_groups();
    let rows = groups.iter().map(|group| {
        let fees = group.fees.iter().map(|fee| {
            let note = (!fee.note.is_empty()).then(|| view! { <Prose text=fee.note.clone()/> });
            view! { <p>{charge_on(fee, today)}</p>{note} }
        });
        let fees = fees.collect_view();
        let none = group.fees.is_empty().then(not_stated);
        view! { <tr class="tall"><th scope="row">{ways(&group.means)}</th><td>{fees}{none}</td></tr> }
    });
    let rows = rows.collect_view();
    let local = procedure.local.as_ref();
    let office = &store.release.office.name;
    let here = local.and_then(|local| local.fee.as_ref()).map(|fee| view! { <p>{format!("Mức thu tại {office}: {fee}.")}</p> });
    let free = local.and_then(|local| local.free_online).map(|free| view! { <p>{free_online(free, store.reading())}</p> });
    if groups.is_empty() {
        return view! { {not_stated()}{here}{free} }.into_any();
    }
    view! {
        <Table caption="Phí, lệ phí theo cách nộp" caption_hidden=true heads=vec!["Cách nộp".into(), "Mức thu".into()]>{rows}</Table>
        {here}{free}
        {procedure.charges_stated().then(|| view! { <p>{NOTHING_ELSE}</p> })}
    }
    .into_any()
}

/// The results, and how they are handed over.
fn results(procedure: &Procedure) -> Option<AnyView> {
    let handovers = procedure.handover_sentences();
    let lines = || handovers.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
    let list = list(&procedure.results);
    (list.is_some() || !handovers.is_empty()).then(|| view! { {list}{lines()} }.into_any())
}

fn agency_lines(procedure: &Procedure) -> Option<AnyView> {
    let stated: Vec<_> = agencies(&procedure.agencies).into_iter().filter(|(_, names)| !names.is_empty()).collect();
    let lines = stated.iter().map(|(label, names)| view! { <p>{format!("{label}: {}.", names.join("; "))}</p> });
    (!stated.is_empty()).then(|| lines.collect_view().into_any())
}

/// The forms, each with a QR code that takes its file along.
fn form_files(procedure: &Procedure) -> Option<AnyView> {
    let forms = forms(procedure);
    let with_codes = forms.len() <= MOST_CODES;
    let item = |(words, address): &(String, Option<String>)| {
        let code = address.clone().filter(|_| with_codes);
        let code = code.map(|address| view! { <Qr text=address label=format!("Mã QR tải mẫu: {words}")/> });
        view! { <li>{code}<span>{words.clone()}</span></li> }
    };
    (!forms.is_empty()).then(|| view! { <ul class="form-codes">{forms.iter().map(item).collect_view()}</ul> }.into_any())
}

/// A single item as a paragraph, several as a list. `None` if there are none.
fn list(items: &[String]) -> Option<AnyView> {
    let views = || items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    match items {
        [] => None,
        [only] => Some(view! { <p>{only.clone()}</p> }.into_any()),
        _ => Some(view! { <ul>{views()}</ul> }.into_any()),
    }
}
