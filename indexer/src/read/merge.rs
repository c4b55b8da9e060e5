//! Merges the records of all files into one catalogue: each code once, names in sentence case, sorted.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use catalog::text::{sentence_case, slug};
use catalog::{Code, Procedure};

use super::record::{ReadRecord, RecordOrigin};
use crate::findings::{Finding, Report, Severity};

/// Merges the records that were read, and counts them.
pub(super) fn merge(records: Vec<ReadRecord>) -> (Vec<Procedure>, Report) {
    let mut report = Report { read: records.len(), ..Report::default() };
    let mut by_code: BTreeMap<Code, Vec<(RecordOrigin, Procedure)>> = BTreeMap::new();
    for record in records {
        report.findings.extend(record.findings);
        match record.procedure {
            Some(procedure) => by_code.entry(procedure.code.clone()).or_default().push((record.origin, procedure)),
            None => report.rejected += 1,
        }
    }
    let mut procedures: Vec<Procedure> = by_code.into_values().filter_map(|reads| choose(reads, &mut report)).collect();
    lower_capitals(&mut procedures);
    procedures.sort_by_cached_key(|p| (p.fields.first().map(|field| slug(field)), slug(&p.publisher), p.code.clone()));
    report.published = procedures.len();
    report.findings.sort();
    (procedures, report)
}

/// Chooses which record of a code is published: first one with the code written exactly, then the newest, then the
/// first. The others are rejected, each with a finding.
fn choose(mut reads: Vec<(RecordOrigin, Procedure)>, report: &mut Report) -> Option<Procedure> {
    reads.sort_by_key(|(origin, procedure)| (!origin.exact_code, Reverse(procedure.source.updated)));
    let mut reads = reads.into_iter();
    let (kept_at, kept) = reads.next()?;
    for (origin, other) in reads {
        let same = if other.name == kept.name { "cùng tên" } else { "khác tên" };
        report.rejected += 1;
        report.findings.push(Finding {
            severity: Severity::Rejected,
            file: origin.file,
            record: format!("{}, mã {}", origin.place, other.code),
            field: "code".to_owned(),
            what: format!("\"{}\" trùng mã ({same}) với {}, {}", other.name, kept_at.file, kept_at.place),
            todo: "Mã đã có ở bản ghi khác; hãy giữ một bản, hoặc sửa mã ở nguồn".to_owned(),
        });
    }
    Some(kept)
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
