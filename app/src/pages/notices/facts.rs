//! The words and classes of a sheet that are worked out: times, fees, forms, addresses.

use catalog::{Comparison, Decision, Document, Fee, FormFile, PortalFile, Procedure, Role};
use jiff::civil::Date;

use crate::link;
use crate::words::{charge, day, local_time};

/// A row of a longer document may break across two pages: in letters, about a third of a page.
const TALL: usize = 1_000;
/// A longer name is set in smaller type than a heading: in letters.
const LONG_NAME: usize = 250;

/// The office's own time, with the cut against the legal time. `None` if the office states no time.
pub(super) fn time_here(procedure: &Procedure) -> Option<String> {
    let time = local_time(&procedure.local.as_ref()?.time)?;
    Some(match procedure.comparison() {
        Comparison::Cut(cut) => format!("{time} (giảm {cut})"),
        _ => time,
    })
}

/// What is to be paid on a day, as far as the source says.
pub(super) fn charge_on(fee: &Fee, today: Date) -> String {
    match fee.until.filter(|_| fee.expired(today)) {
        Some(until) => format!("{} (mức ghi có hạn đến {}, đã hết)", charge(fee), day(until)),
        None => charge(fee),
    }
}

/// All forms that the documents ask for, each once: "Tờ khai (CT01), Word, tệp CT01.docx", with the address of its file.
pub(super) fn forms(procedure: &Procedure) -> Vec<(String, Option<String>)> {
    let forms = procedure.forms().map(|form| (in_words(form), form.clone()));
    let each = forms.fold(Vec::<(String, FormFile)>::new(), |mut each, form| {
        if !each.iter().any(|(words, _)| *words == form.0) {
            each.push(form);
        }
        each
    });
    each.into_iter().map(|(words, form)| (words, file_address(&form))).collect()
}

/// Where a phone gets the file of a form.
fn file_address(form: &FormFile) -> Option<String> {
    let here = form.held.as_ref().and_then(|held| absolute_address(&held.path));
    here.or_else(|| form.portal.as_ref().map(PortalFile::address))
}

fn in_words(form: &FormFile) -> String {
    let kind = Some(form.kind.label().to_owned()).filter(|kind| !kind.is_empty());
    let raw = (form.raw != form.name).then(|| format!("tệp {}", form.raw));
    [Some(form.name.clone()), kind, raw].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The items without repetitions, in the order in which each first occurs.
pub(super) fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.fold(Vec::new(), |mut unique, item| {
        if !unique.contains(&item) {
            unique.push(item);
        }
        unique
    })
}

/// The running head, repeated on each page of a sheet: office, code and decision.
pub(super) fn running_head(procedure: &Procedure, office: &str) -> String {
    let decided = procedure.decision.as_ref().map(Decision::number_and_day);
    let parts = [Some(office.to_owned()), Some(format!("Thủ tục {}", procedure.code)), decided];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The CSS class of a document's row: what it is, and whether it may break across two pages.
pub(super) fn row_class(document: &Document) -> &'static str {
    match (document.role, document.name.chars().count() > TALL) {
        (Role::Paper, false) => "",
        (Role::Paper, true) => "tall",
        (Role::Note, _) => "tall note",
        (Role::Heading, _) => "heading",
    }
}

/// The CSS class of a procedure's name.
pub(super) fn title_class(name: &str) -> &'static str {
    if name.chars().count() > LONG_NAME { "sheet-title long" } else { "sheet-title" }
}

/// The absolute form of an address within the site, with the reader's office. `None` outside the browser, which alone knows
/// the host.
#[cfg(feature = "csr")]
pub(super) fn absolute_address(address: &str) -> Option<String> {
    let office = crate::store::Store::current().office_code();
    Some(crate::browser::sharing::absolute(&link::of_office(address, office.as_deref())))
}

/// The absolute form of an address within the site. `None` outside the browser, which alone knows the host.
#[cfg(not(feature = "csr"))]
pub(super) fn absolute_address(_address: &str) -> Option<String> {
    None
}

/// The absolute address of a procedure's page.
pub(super) fn page_address(procedure: &Procedure) -> Option<String> {
    absolute_address(&link::procedure(&procedure.code))
}

#[cfg(test)]
mod tests {
    use catalog::{Case, CaseKind, Channel, Charge, Code, Currency, FeeKind, Local, Means, Shortened, Span, Time};

    use crate::words::NOT_STATED;

    use super::*;

    fn procedure(legal: &str, here: Shortened) -> Procedure {
        let time = Time::Span(Span::parse(legal).unwrap());
        let channel = Channel { means: Means::InPerson, time, fees: vec![], note: String::new() };
        let local = Some(Local { time: here, ..Local::default() });
        Procedure { channels: vec![channel], local, ..Procedure::blank(Code::parse("1.000001").unwrap(), "x".into()) }
    }

    #[test]
    fn the_offices_time_is_stated_with_its_cut() {
        let here = |here| time_here(&procedure("3 ngày làm việc", here));
        let two = Shortened::Span(Span::parse("2 ngày làm việc").unwrap());
        assert_eq!(here(two).unwrap(), "2 ngày làm việc (giảm 33,3 %)");
        assert_eq!(here(Shortened::NotCut).unwrap(), "Không cắt giảm");
        assert_eq!(here(Shortened::Unstated), None);
    }

    #[test]
    fn a_charge_states_no_more_than_the_source() {
        let day = Date::new(2026, 1, 1).unwrap();
        let said = |state, note: &str| charge_on(&Fee::new(FeeKind::Levy, state, note.into()), day);
        assert_eq!(said(Charge::Amount(8_000, Currency::Vnd), ""), "Lệ phí: 8.000 đồng");
        assert_eq!(said(Charge::Unknown, ""), NOT_STATED);
        assert!(!said(Charge::Contradiction, "15.000 đồng").contains("không thu"));
        let late = said(Charge::Amount(4_000, Currency::Vnd), "Giảm 50% đến hết ngày 31/12/2025");
        assert_eq!(late, "Lệ phí: 4.000 đồng (mức ghi có hạn đến 31/12/2025, đã hết)");
    }

    #[test]
    fn only_the_rows_of_long_documents_may_break_across_pages() {
        let paper = |letters: usize, role| Document { name: "á".repeat(letters), originals: 1, copies: 0, forms: vec![], role };
        assert_eq!(row_class(&paper(1_000, Role::Paper)), "");
        assert_eq!(row_class(&paper(1_001, Role::Paper)), "tall");
        assert_eq!(row_class(&paper(10, Role::Heading)), "heading");
    }

    #[test]
    fn a_form_that_several_documents_name_is_listed_once() {
        let paper = |forms: &[&str]| Document {
            name: "Tờ khai".into(),
            originals: 1,
            copies: 0,
            forms: forms.iter().map(|form| FormFile::of_raw(*form)).collect(),
            role: Role::Paper,
        };
        let mut documents = vec![paper(&["CT01.docx"]), paper(&["CT02.docx", "CT01.docx"])];
        documents[1].forms[0].name = "Tờ khai".into();
        let case = Case { name: String::new(), kind: CaseKind::Everybody, documents };
        let procedure = Procedure { cases: vec![case], ..procedure("3 ngày", Shortened::Unstated) };
        let words: Vec<String> = forms(&procedure).into_iter().map(|(words, _)| words).collect();
        assert_eq!(words, ["CT01.docx, Word", "Tờ khai, Word, tệp CT02.docx"]);
    }
}
