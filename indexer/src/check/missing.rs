//! The parts that the law requires of a published procedure: Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2, as amended by
//! Nghị định 92/2017/NĐ-CP, and the legal basis of Điều 15.

use catalog::{Document, Procedure, Role, Time};

use super::Checked;
use super::part::is_name_only;
use crate::findings::{Finding, Kind};

/// A part, and whether a procedure has it. The name is checked when a record is read.
type Part = (&'static str, fn(&Procedure) -> bool);

const PARTS: [Part; 8] = [
    ("trình tự thực hiện", |p| p.steps.iter().any(|step| !step.title.is_empty() || !step.text.is_empty())),
    ("cách thức thực hiện", |p| !p.channels.is_empty()),
    ("thành phần hồ sơ", has_dossier),
    ("số lượng hồ sơ", |p| !has_dossier(p) || states_number(p)),
    ("thời hạn giải quyết", |p| p.channels.is_empty() || states_time(p)),
    ("đối tượng thực hiện", |p| !p.subjects.is_empty()),
    ("cơ quan giải quyết", |p| !p.agencies.executing.is_empty() || !p.agencies.competent.is_empty()),
    ("căn cứ pháp lý", |p| !p.legal_bases.is_empty()),
];

/// One finding for each procedure that lacks parts, naming them. 627 national records (14 %): the time 337, the legal
/// basis 165, papers 85, the number of dossiers 44, the agency 29.
pub(super) fn parts(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    for checked in checked {
        let procedure = checked.procedure;
        if is_name_only(procedure) {
            let what = "chỉ có mã và tên, chưa có trình tự, cách nộp và hồ sơ".to_owned();
            let todo = "Hãy thêm bản chi tiết của thủ tục vào danh mục";
            findings.push(checked.finding(Kind::NoContent, "(cả thủ tục)", what, todo));
            continue;
        }
        let missing: Vec<&str> = PARTS.iter().filter(|(_, has)| !has(procedure)).map(|(name, _)| *name).collect();
        if !missing.is_empty() {
            let todo = "Hãy hỏi cơ quan công bố phần còn thiếu, rồi bổ sung ở nguồn";
            findings.push(checked.finding(Kind::MissingParts, "(cả thủ tục)", format!("thiếu {}", missing.join(", ")), todo));
        }
    }
}

fn has_dossier(procedure: &Procedure) -> bool {
    procedure.cases.iter().any(|case| !case.documents.is_empty())
}

/// Whether the dossier states a number: of copies of a paper, or of sets ("01 bộ"), which may also be in the steps. A
/// dossier of notes alone ("Không quy định") needs none.
fn states_number(procedure: &Procedure) -> bool {
    let mut papers = procedure.cases.iter().flat_map(|case| &case.documents).filter(|line| line.role == Role::Paper).peekable();
    let lines = procedure.cases.iter().flat_map(|case| &case.documents).map(|line| line.name.as_str());
    let texts = lines.chain(procedure.steps.iter().map(|step| step.text.as_str()));
    papers.peek().is_none() || papers.any(Document::is_counted) || texts.into_iter().any(counts_sets)
}

/// Whether a text counts sets of papers: "01 bộ", "02 (hai) bộ".
fn counts_sets(text: &str) -> bool {
    text.match_indices(" bộ").any(|(at, _)| {
        let before: Vec<&str> = text[..at].rsplit(' ').take(3).collect();
        before.iter().any(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// Whether any way to submit states a time, in a number or in words.
fn states_time(procedure: &Procedure) -> bool {
    procedure.channels.iter().any(|way| way.time != Time::Unknown || !way.note.is_empty())
}

#[cfg(test)]
mod tests {
    use catalog::{Case, CaseKind, Channel, Document, LegalBasis, Means, Step};

    use super::super::tests::{procedure, said};
    use super::*;

    fn whole(procedure: &mut Procedure) {
        let paper = Document { name: "Đơn nuôi voi".into(), originals: 1, copies: 0, forms: Vec::new(), role: Role::Paper };
        procedure.steps = vec![Step { title: String::new(), text: "Nộp đơn".into() }];
        procedure.channels =
            vec![Channel { means: Means::InPerson, time: Time::Text("ngay".into()), fees: Vec::new(), note: String::new() }];
        procedure.cases = vec![Case { name: String::new(), kind: CaseKind::Everybody, documents: vec![paper] }];
        procedure.subjects = vec!["Công dân".into()];
        procedure.agencies.executing = vec!["Xã Mẫu".into()];
        procedure.legal_bases = vec![LegalBasis { number: "1/2026/NĐ".into(), title: String::new() }];
    }

    #[test]
    fn all_missing_parts_are_one_finding() {
        let found = |change: fn(&mut Procedure)| {
            said(
                parts,
                &[procedure(1, "Nuôi voi", |p| {
                    whole(p);
                    change(p);
                })],
            )
        };
        assert_eq!(found(|_| ()), Vec::<String>::new());
        let lacking = found(|p| {
            p.subjects.clear();
            p.legal_bases.clear();
            p.channels[0].time = Time::Unknown;
        });
        assert_eq!(lacking, ["thieu-bo-phan: (cả thủ tục): thiếu thời hạn giải quyết, đối tượng thực hiện, căn cứ pháp lý"]);
        assert_eq!(found(|p| p.channels.clear()), ["thieu-bo-phan: (cả thủ tục): thiếu cách thức thực hiện"]);
    }

    #[test]
    fn a_number_of_sets_in_words_is_a_number() {
        let found = |text: &'static str| {
            said(
                parts,
                &[procedure(1, "Nuôi voi", move |p| {
                    whole(p);
                    p.cases[0].documents[0].originals = 0;
                    p.steps[0].text = text.into();
                })],
            )
        };
        assert_eq!(found("Nộp 01 (một) bộ hồ sơ").len() + found("Nộp 2 bộ").len(), 0);
        assert_eq!(found("Nộp cho bộ phận Một cửa, 3 ngày"), ["thieu-bo-phan: (cả thủ tục): thiếu số lượng hồ sơ"]);
    }

    #[test]
    fn a_row_of_a_list_has_no_content() {
        assert!(said(parts, &[procedure(1, "Nuôi voi", |_| ())])[0].starts_with("chua-co-noi-dung"));
    }
}
