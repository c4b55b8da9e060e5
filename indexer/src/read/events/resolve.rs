//! From the file of an event to the event: its codes become procedures of the catalogue.

use std::collections::HashMap;

use catalog::Procedure;
use catalog::release::{EventStep, LifeEvent};
use catalog::text::{fold_words, slug};

use super::file::{EventFile, ProcedureEntry, StepEntry};
use super::{LEFT_OUT, finding};
use crate::findings::{Finding, Kind};
use crate::read::record::RecordOrigin;
use crate::read::text;
use crate::read::wordings::is_alike;

/// The most words of a wording. Longer ones are sentences.
const MOST_WORDS: usize = 12;

/// An event, still without its papers, and how people tell of it.
pub(super) type Resolved = (LifeEvent, Vec<String>);

/// The procedures of a catalogue, by their codes.
pub(super) struct ByCode<'a>(HashMap<&'a str, (u32, &'a str)>);

impl<'a> ByCode<'a> {
    pub(super) fn of(procedures: &'a [Procedure]) -> Self {
        let entry = |(at, procedure): (u32, &'a Procedure)| (procedure.code.as_str(), (at, procedure.name.as_str()));
        Self((0..).zip(procedures).map(entry).collect())
    }

    /// The ordinal of an entry's procedure.
    fn ordinal(&self, entry: &ProcedureEntry) -> Option<u32> {
        self.0.get(entry.ma.trim()).map(|(ordinal, _)| *ordinal)
    }

    /// The name that the entry's code has now, if that is another than the entry says.
    fn renamed(&self, entry: &ProcedureEntry) -> Option<&'a str> {
        let name = self.0.get(entry.ma.trim())?.1;
        (!entry.ten.is_empty() && !is_alike(&entry.ten, name)).then_some(name)
    }
}

/// An event of the program. What the catalogue does not have, or what means something else now, is left out.
pub(super) fn built_in(file: &EventFile, by_code: &ByCode<'_>) -> Option<Resolved> {
    resolve(file, |entry| by_code.ordinal(entry).filter(|_| by_code.renamed(entry).is_none()))
}

/// An event of the catalogue. Whatever is wrong with it is a finding.
pub(super) fn own(label: &str, file: &EventFile, by_code: &ByCode<'_>, findings: &mut Vec<Finding>) -> Option<Resolved> {
    let mut said = |code: &str, field: &str, what: String, todo: &str| findings.push(finding(label, code, field, what, todo));
    if text::line(&file.ten).is_empty() {
        said("", "ten", "để trống".to_owned(), "Việc này không được đăng; hãy ghi tên như người dân nói");
        return None;
    }
    let address = file.duong_dan.trim();
    if slug(address) != address {
        let todo = "Đường dẫn được sửa như trên; hãy chỉ dùng chữ thường không dấu, số và dấu gạch nối";
        said("", "duong_dan", format!("\"{address}\" được đổi thành \"{}\"", slug(address)), todo);
    }
    for (key, text) in file.texts().filter(|(_, text)| has_markup(text)) {
        said("", key, format!("có mã HTML: \"{text}\""), "Trang hiện nguyên chữ đã viết; hãy xóa mã HTML");
    }
    for wording in file.noi.iter().filter(|wording| !fits(wording)) {
        let what = format!("\"{wording}\" phải có từ 1 đến {MOST_WORDS} tiếng");
        said("", "noi", what, "Cách nói bị bỏ qua; hãy viết ngắn lại");
    }
    for entry in file.procedures() {
        if by_code.ordinal(entry).is_none() {
            let todo = "Thủ tục này không được nêu trong việc; hãy sửa mã, hoặc xóa nếu thủ tục không còn";
            said(&entry.ma, "ma", "danh mục không có mã này".to_owned(), todo);
        }
        if let Some(name) = by_code.renamed(entry) {
            let what = format!("ghi cho \"{}\", nay mã này là \"{name}\"", entry.ten);
            said(&entry.ma, "ten", what, "Thủ tục vẫn được nêu; hãy xem có còn đúng không rồi sửa ten");
        }
    }
    let resolved = resolve(file, |entry| by_code.ordinal(entry));
    if resolved.is_none() {
        said("", "buoc", "không bước nào có thủ tục của danh mục".to_owned(), LEFT_OUT);
    }
    resolved
}

/// Findings about codes of the program that a national catalogue lacks or calls otherwise.
pub(super) fn outdated(label: &str, file: &EventFile, by_code: &ByCode<'_>) -> Vec<Finding> {
    let todo = "Việc trong đời của chương trình có mã đã cũ; hãy báo cho người làm chương trình";
    let found = file.procedures().filter(|entry| by_code.ordinal(entry).is_none() || by_code.renamed(entry).is_some());
    let said = |entry: &ProcedureEntry| {
        let what = format!("không còn thủ tục \"{}\" mang mã này", entry.ten);
        RecordOrigin::new(label, "việc").finding(Kind::OutdatedGroup, &entry.ma, "ma", what, todo)
    };
    found.map(said).collect()
}

/// The event with the procedures that `ordinal` finds. None if no step has any.
fn resolve(file: &EventFile, ordinal: impl Fn(&ProcedureEntry) -> Option<u32>) -> Option<Resolved> {
    let title = text::line(&file.ten);
    let steps: Vec<EventStep> = file.buoc.iter().filter_map(|entry| step(entry, &ordinal)).collect();
    let address = if slug(&file.duong_dan).is_empty() { slug(&title) } else { slug(&file.duong_dan) };
    if title.is_empty() || address.is_empty() || steps.is_empty() {
        return None;
    }
    let said = file.noi.iter().filter(|wording| fits(wording)).map(|wording| text::line(wording));
    let said = std::iter::once(title.clone()).chain(said).collect();
    Some((LifeEvent { slug: address, title, lead: text::line(&file.mo_dau), steps, papers: Vec::new() }, said))
}

fn step(entry: &StepEntry, ordinal: impl Fn(&ProcedureEntry) -> Option<u32>) -> Option<EventStep> {
    let mut procedures = Vec::new();
    for found in entry.thu_tuc.iter().filter_map(ordinal) {
        if !procedures.contains(&found) {
            procedures.push(found);
        }
    }
    let (name, condition, hint) = (text::line(&entry.ten), text::line(&entry.dieu_kien), text::line(&entry.goi_y));
    (!procedures.is_empty()).then_some(EventStep { name, condition, hint, procedures })
}

fn fits(wording: &str) -> bool {
    (1..=MOST_WORDS).contains(&fold_words(wording).len())
}

/// Whether a text has the tags of HTML, which a page shows as they are written.
fn has_markup(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c)))
}
