//! Merges the records of all files into one catalogue: each code once, names in sentence case, sorted. If several
//! sources describe the same procedure, the newest is published, and what it leaves empty is taken from the others.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use catalog::text::{name_key, sentence_case, slug};
use catalog::{Code, Procedure};
use jiff::civil::Date;

use super::fill::fill;
use super::record::{Depth, ReadRecord, RecordOrigin};
use super::wordings::is_alike;
use crate::findings::{Fate, FileAccount, Finding, Kind, Report};

/// One record of a code.
struct Candidate {
    origin: RecordOrigin,
    depth: Depth,
    procedure: Procedure,
}

/// The catalogue that was merged.
pub(super) struct Merged {
    /// The procedures, sorted.
    pub procedures: Vec<Procedure>,
    /// Where the record of each code was read that leads.
    pub origins: HashMap<Code, RecordOrigin>,
    /// The balance and the findings.
    pub report: Report,
}

/// Merges the records that were read, and counts them, for all files and for each. `files` are in the order of their names.
pub(super) fn merge(records: Vec<ReadRecord>, files: Vec<FileAccount>) -> Merged {
    let mut balance = Balance { report: Report { files, ..Report::default() }, ..Balance::default() };
    let mut by_code: BTreeMap<Code, Vec<Candidate>> = BTreeMap::new();
    for ReadRecord { origin, procedure, depth, findings } in records {
        balance.report.findings.extend(findings);
        match procedure {
            Some(procedure) => {
                by_code.entry(procedure.code.clone()).or_default().push(Candidate { origin, depth, procedure });
            }
            None => balance.count(&origin, Fate::Rejected),
        }
    }
    let mut procedures: Vec<Procedure> = by_code.into_values().filter_map(|reads| unite(reads, &mut balance)).collect();
    lower_capitals(&mut procedures);
    procedures.sort_by_cached_key(|p| (p.fields.first().map(|field| slug(field)), slug(&p.publisher), p.code.clone()));
    let origins = std::mem::take(&mut balance.origins);
    Merged { procedures, origins, report: balance.report() }
}

/// Unites the records of a code. A row of a list leads only without any other. Of the others, one with the code written
/// exactly leads, then the most complete, then the newest, then the first; a base leads if it is newer than the office's own
/// record. A record of another procedure is rejected, with a finding; one of the same procedure fills what is empty.
fn unite(mut reads: Vec<Candidate>, balance: &mut Balance) -> Option<Procedure> {
    reads.sort_by_key(|read| (read.depth == Depth::Listed, !read.origin.exact_code, read.depth, Reverse(age(&read.procedure))));
    let_newer_base_lead(&mut reads);
    let is_listed_only = reads.iter().all(|read| read.depth == Depth::Listed);
    let mut reads = reads.into_iter();
    let Candidate { origin, procedure: mut kept, .. } = reads.next()?;
    balance.count(&origin, Fate::Published);
    if is_listed_only {
        *balance.listed_only.entry(origin.file.clone()).or_default() += 1;
    }
    for mut other in reads {
        let is_renamed = !is_same(&kept, &other.procedure);
        // The name in a list may be older or newer than that of the record.
        if !is_renamed || other.depth == Depth::Listed && is_alike(&kept.name, &other.procedure.name) {
            let filled = fill(&mut kept, &mut other.procedure);
            balance.count(&other.origin, Fate::Merged);
            balance.report.findings.extend(merged(&other, &origin, &filled));
            balance.report.findings.extend(is_renamed.then(|| renamed(&other, &kept, &origin)));
        } else {
            balance.count(&other.origin, Fate::Rejected);
            balance.report.findings.push(conflict(&other, &kept, &origin));
        }
    }
    balance.origins.insert(kept.code.clone(), origin);
    Some(kept)
}

/// When a record was decided and last changed: the newer decision is the law in force.
fn age(procedure: &Procedure) -> (Option<Date>, Option<Date>) {
    (procedure.decision.as_ref().and_then(|decision| decision.date), procedure.source.updated)
}

/// Puts the newest base first if it is of the same procedure as the first record and newer.
fn let_newer_base_lead(reads: &mut [Candidate]) {
    let Some(at) = reads.iter().position(|read| read.depth == Depth::Base && read.origin.exact_code) else { return };
    let (base, first) = (&reads[at].procedure, &reads[0].procedure);
    if is_same(base, first) && is_newer(base, first) {
        reads[..=at].rotate_right(1);
    }
}

/// Whether a record is surely newer than another: by the days of their decisions or, if these agree or are unknown, of
/// their last changes.
fn is_newer(one: &Procedure, other: &Procedure) -> bool {
    let ((decided, changed), (decided_before, changed_before)) = (age(one), age(other));
    let later = |day: Option<Date>, before: Option<Date>| day.zip(before).is_some_and(|(day, before)| day > before);
    let earlier = later(decided_before, decided);
    later(decided, decided_before) || !earlier && later(changed, changed_before)
}

/// Whether two records with one code are of the same procedure: their names agree, but for marks, case and "Thủ tục".
fn is_same(a: &Procedure, b: &Procedure) -> bool {
    name_key(&a.name) == name_key(&b.name)
}

/// What was taken from a record into another. None for a row of a list that only confirms what is known.
fn merged(other: &Candidate, kept_at: &RecordOrigin, filled: &[&str]) -> Option<Finding> {
    if filled.is_empty() && other.depth == Depth::Listed {
        return None;
    }
    let what = match filled {
        [] => format!("cùng thủ tục với {}, {}; bản đó mới hơn hoặc đủ hơn nên được dùng", kept_at.file, kept_at.place),
        parts => format!("bổ sung cho {}, {}: {}", kept_at.file, kept_at.place, parts.join(", ")),
    };
    let todo = "Nhiều nguồn nói về một thủ tục; bản mới hơn được dùng, phần để trống lấy từ bản khác";
    Some(other.origin.finding(Kind::MergedRecord, other.procedure.code.as_str(), "(cả bản ghi)", what, todo))
}

/// A row of a list with another name.
fn renamed(other: &Candidate, kept: &Procedure, kept_at: &RecordOrigin) -> Finding {
    let what = format!("\"{}\" trong danh sách, \"{}\" ở {}, {}", other.procedure.name, kept.name, kept_at.file, kept_at.place);
    let todo = "Tên ở bản chi tiết được đăng; hãy xem tên nào mới, nếu bản chi tiết đã cũ thì tải lại";
    other.origin.finding(Kind::OtherName, kept.code.as_str(), "tên", what, todo)
}

/// Two procedures with one code.
fn conflict(other: &Candidate, kept: &Procedure, kept_at: &RecordOrigin) -> Finding {
    let what = format!("\"{}\" trùng mã với \"{}\" ở {}, {}", other.procedure.name, kept.name, kept_at.file, kept_at.place);
    let todo = "Hai thủ tục khác nhau mang một mã; hãy xem mã nào đúng rồi sửa ở nguồn";
    other.origin.finding(Kind::DuplicateCode, other.procedure.code.as_str(), "", what, todo)
}

/// Counts what becomes of every record.
#[derive(Default)]
struct Balance {
    report: Report,
    origins: HashMap<Code, RecordOrigin>,
    /// For each file, its procedures that only lists know.
    listed_only: BTreeMap<String, usize>,
}

impl Balance {
    fn count(&mut self, origin: &RecordOrigin, fate: Fate) {
        self.report.count(&origin.file, fate);
    }

    fn report(self) -> Report {
        let mut report = self.report;
        report.findings.extend(self.listed_only.into_iter().map(|(file, count)| listed_only(&file, count)));
        report
    }
}

fn listed_only(file: &str, count: usize) -> Finding {
    let what = format!("{count} thủ tục chỉ có tên; không nguồn nào khác nói về chúng");
    let todo = "Các thủ tục này được đăng với những gì danh sách ghi; hãy thêm nguồn có chi tiết";
    RecordOrigin::of_file(file, Kind::ListedOnly, &what, todo)
}

/// Puts names in capitals into sentence case. Which words are proper names is learned from all names that are not in
/// capitals.
fn lower_capitals(procedures: &mut [Procedure]) {
    let mut seen: HashMap<(String, String), (u32, u32)> = HashMap::new();
    for procedure in procedures.iter().filter(|p| p.name.chars().any(char::is_lowercase)) {
        let words: Vec<&str> = procedure.name.split(' ').collect();
        for pair in words.windows(2).skip(1) {
            let capital = pair.iter().all(|word| word.starts_with(char::is_uppercase));
            let count = seen.entry((pair[0].to_lowercase(), pair[1].to_lowercase())).or_default();
            count.0 += u32::from(capital);
            count.1 += 1;
        }
    }
    let proper = |a: &str, b: &str| {
        seen.get(&(a.to_owned(), b.to_owned())).is_some_and(|(capital, all)| *capital >= 2 && capital * 2 > *all)
    };
    for procedure in procedures {
        procedure.name = sentence_case(&procedure.name, proper);
    }
}

#[cfg(test)]
mod tests {
    use catalog::Decision;

    use super::*;

    fn record(file: &str, depth: Depth, name: &str, change: impl FnOnce(&mut Procedure)) -> ReadRecord {
        let mut procedure = Procedure::blank(Code::parse("1.000001").unwrap(), name.into());
        change(&mut procedure);
        ReadRecord { origin: RecordOrigin::new(file, "cả tệp"), procedure: Some(procedure), depth, findings: Vec::new() }
    }

    fn decided(year: i16) -> impl FnOnce(&mut Procedure) {
        move |procedure| {
            let date = Date::new(year, 1, 1).ok();
            procedure.decision = Some(Decision { number: format!("{year}/QĐ"), date, agency: String::new() });
        }
    }

    #[test]
    fn the_newest_decision_leads_and_empty_parts_are_filled_from_the_others() {
        let old = record("cu.json", Depth::Full, "Nuôi voi", |procedure| {
            decided(2025)(procedure);
            procedure.conditions = "Có voi".into();
        });
        let new = record("moi.json", Depth::Full, "THỦ TỤC NUÔI VOI", decided(2026));
        let listed = record("ds.xlsx", Depth::Listed, "Nuôi voi", |procedure| procedure.fields = vec!["Voi".into()]);
        let Merged { procedures, report, .. } = merge(vec![listed, old, new], Vec::new());
        let voi = &procedures[0];
        assert_eq!(voi.decision.as_ref().unwrap().number, "2026/QĐ");
        assert_eq!((voi.conditions.as_str(), voi.fields.as_slice()), ("Có voi", ["Voi".to_owned()].as_slice()));
        assert_eq!((report.read, report.published, report.merged, report.rejected), (3, 1, 2, 0));
        let whats: Vec<&str> = report.findings.iter().map(|finding| finding.what.as_str()).collect();
        assert_eq!(whats, ["bổ sung cho moi.json, cả tệp: yêu cầu, điều kiện", "bổ sung cho moi.json, cả tệp: lĩnh vực"]);
    }

    #[test]
    fn a_base_leads_only_if_it_is_newer() {
        for (own, base, leader) in [(2026, 2025, 2026), (2025, 2026, 2026), (2026, 2026, 2026)] {
            let of = |file: &str, depth, year: i16| {
                record(file, depth, "Nuôi voi", |procedure| {
                    decided(year)(procedure);
                    procedure.note = file.into();
                })
            };
            let Merged { procedures, report, .. } =
                merge(vec![of("tinh.zip", Depth::Base, base), of("xa.json", Depth::Full, own)], Vec::new());
            assert_eq!(procedures[0].decision.as_ref().unwrap().number, format!("{leader}/QĐ"));
            assert_eq!(procedures[0].note, if base > own { "tinh.zip" } else { "xa.json" });
            assert_eq!((report.published, report.merged), (1, 1));
        }
        let undated = record("xa.toml", Depth::Full, "Nuôi voi", |procedure| procedure.note = "xa".into());
        let Merged { procedures, .. } =
            merge(vec![record("tinh.zip", Depth::Base, "Nuôi voi", decided(2026)), undated], Vec::new());
        assert_eq!(procedures[0].note, "xa");
    }

    #[test]
    fn a_row_of_a_list_does_not_lead_because_a_code_has_white_space_around_it() {
        let mut full = record("voi.json", Depth::Full, "Nuôi voi", |procedure| procedure.note = "Có chuồng".into());
        full.origin.exact_code = false;
        let merged = merge(vec![record("ds.xlsx", Depth::Listed, "Nuôi voi", |_| ()), full], Vec::new());
        let leader = merged.origins.values().next().unwrap();
        assert_eq!((leader.file.as_str(), merged.procedures[0].note.as_str()), ("voi.json", "Có chuồng"));
    }

    #[test]
    fn two_procedures_with_one_code_are_both_named() {
        let Merged { report, .. } = merge(
            vec![record("a.json", Depth::Full, "Nuôi voi", |_| ()), record("b.json", Depth::Full, "Bán muối", |_| ())],
            Vec::new(),
        );
        assert_eq!((report.published, report.rejected), (1, 1));
        assert!(report.findings[0].what.contains("Bán muối") && report.findings[0].what.contains("Nuôi voi"));
    }
}
