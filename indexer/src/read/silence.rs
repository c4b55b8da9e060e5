//! Reads `bo-qua.toml`: findings that the office has looked at and silences, each with its reason. What is silenced is
//! still counted and listed. An entry that silences nothing, or whose day is over, is a finding itself.

use std::path::Path;

use anyhow::Context;
use catalog::{Code, written_day};
use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::record::RecordOrigin;
use super::{hand, text, toml_error};
use crate::findings::{Finding, Kind, Report, Severity, Silenced};
use crate::limits;

/// The name of the file.
pub(super) const FILE: &str = "bo-qua.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SilenceFile {
    #[serde(default)]
    bo_qua: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    loai: String,
    ma: Option<String>,
    tep: Option<String>,
    #[serde(default)]
    ly_do: String,
    den: Option<Datetime>,
}

/// The entries of a catalogue, and the findings about those that cannot be used.
#[derive(Default)]
pub(super) struct Silences {
    entries: Vec<Entry>,
    findings: Vec<Finding>,
}

/// Silences the findings of a kind, of one procedure or one file if it names them.
struct Entry {
    origin: RecordOrigin,
    kind: Kind,
    code: Option<Code>,
    file: Option<String>,
    reason: String,
    /// The last day on which it silences.
    until: Option<Date>,
}

/// Reads the `bo-qua.toml` of a catalogue. Empty if there is no such file.
pub(super) fn read(folder: &Path) -> anyhow::Result<Silences> {
    let path = folder.join(FILE);
    if !limits::is_there(&path) {
        return Ok(Silences::default());
    }
    let own = limits::text(&path, &limits::TOML)?;
    parse(&own).with_context(|| path.display().to_string())
}

/// Reads the text of a `bo-qua.toml`.
pub(super) fn parse(toml: &str) -> anyhow::Result<Silences> {
    let file: SilenceFile = toml_error::from_str(toml)?;
    let mut silences = Silences::default();
    for row in file.bo_qua {
        let line = toml_error::line_at(toml, row.span().start);
        let origin = RecordOrigin::new(FILE, format!("dòng {line}"));
        match entry(&origin, row.into_inner()) {
            Ok(entry) => silences.entries.push(entry),
            Err((field, what)) => {
                let todo = "Mục này không bỏ qua được gì; hãy sửa chỗ được ghi";
                silences.findings.push(origin.finding(Kind::BadSilence, "", field, what, todo));
            }
        }
    }
    Ok(silences)
}

/// The entry of a row, or the field that is wrong and why.
fn entry(origin: &RecordOrigin, row: Row) -> Result<Entry, (&'static str, String)> {
    let kind = Kind::of_id(row.loai.trim())
        .ok_or_else(|| ("loai", format!("không có loại \"{}\"; chạy indexer explain để xem các loại", row.loai)))?;
    if kind.severity() == Severity::Rejected {
        return Err(("loai", format!("loại \"{}\" không bỏ qua được, vì bản ghi không được đăng", kind.id())));
    }
    if kind == Kind::BadSilence {
        return Err(("loai", "loại này nói về chính tệp này".to_owned()));
    }
    let reason = text::line(&row.ly_do);
    if reason.is_empty() {
        return Err(("ly_do", "để trống; phải ghi lý do".to_owned()));
    }
    let code = row.ma.map(|code| Code::parse(&code)).transpose().map_err(|error| ("ma", error.to_string()))?;
    let until = row.den.map(|day| hand::day("den", day)).transpose().map_err(|error| ("den", error.to_string()))?;
    Ok(Entry { origin: origin.clone(), kind, code, file: row.tep.map(|file| text::line(&file)), reason, until })
}

impl Silences {
    /// Moves the silenced findings of a report to its list of silenced ones, and adds the findings about the entries.
    pub(super) fn apply(self, report: &mut Report, today: Date) {
        let (entries, expired): (Vec<Entry>, Vec<Entry>) =
            self.entries.into_iter().partition(|entry| entry.until.is_none_or(|last| today <= last));
        let mut used = vec![false; entries.len()];
        for finding in std::mem::take(&mut report.findings) {
            match entries.iter().position(|entry| entry.is_for(&finding)) {
                Some(at) => {
                    used[at] = true;
                    report.silenced.push(entries[at].silenced(finding));
                }
                None => report.findings.push(finding),
            }
        }
        report.findings.extend(self.findings);
        report.findings.extend(expired.iter().map(Entry::expired));
        report.findings.extend(entries.iter().zip(used).filter(|(_, used)| !used).map(|(entry, _)| entry.idle()));
    }
}

impl Entry {
    fn is_for(&self, finding: &Finding) -> bool {
        let in_file = |file: &String| {
            let rest = finding.file.strip_prefix(file.trim_end_matches('/'));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.kind == finding.kind
            && self.code.as_ref().is_none_or(|code| code.as_str() == finding.code)
            && self.file.as_ref().is_none_or(in_file)
    }

    fn silenced(&self, finding: Finding) -> Silenced {
        Silenced { finding, reason: self.reason.clone(), entry: format!("{FILE}, {}", self.origin.place) }
    }

    fn expired(&self) -> Finding {
        let day = self.until.map(written_day).unwrap_or_default();
        let what = format!("hết hạn từ sau ngày {day} nên không còn bỏ qua loại \"{}\"", self.kind.id());
        self.finding("den", what, "Hãy xem lại điều đã bỏ qua, rồi gia hạn hoặc xóa mục này")
    }

    fn idle(&self) -> Finding {
        let what = format!("không có chỗ nào thuộc loại \"{}\" để bỏ qua", self.kind.id());
        self.finding("loai", what, "Điều đã bỏ qua không còn nữa; hãy xóa mục này, hoặc sửa ma, tep nếu ghi sai")
    }

    fn finding(&self, field: &str, what: String, todo: &str) -> Finding {
        self.origin.finding(Kind::BadSilence, self.code.as_ref().map_or("", Code::as_str), field, what, todo)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn applied(toml: &str) -> Report {
        let finding =
            |kind, place: &str, code: &str| RecordOrigin::new("nguon/a.jsonl", place).finding(kind, code, "x", "y".into(), "z");
        let findings = vec![
            finding(Kind::MissingParts, "dòng 1", "1.000001"),
            finding(Kind::MissingParts, "dòng 2", "1.000002"),
            finding(Kind::BadCode, "dòng 3", ""),
        ];
        let mut report = Report { findings, ..Report::default() };
        parse(toml).unwrap().apply(&mut report, date(2026, 11, 30));
        report
    }

    fn left(report: &Report) -> Vec<String> {
        report.findings.iter().map(|finding| format!("{}: {}", finding.kind.id(), finding.field)).collect()
    }

    #[test]
    fn a_silenced_finding_is_kept_with_its_reason() {
        let report = applied(
            "# xã\n[[bo_qua]]\nloai = \"thieu-bo-phan\"\nma = \"1.000002\"\ntep = \"nguon\"\nly_do = \"Đã hỏi bộ\"\nden = 2026-11-30\n",
        );
        assert_eq!(left(&report), ["thieu-bo-phan: x", "ma-sai: x"]);
        assert_eq!((report.silenced[0].reason.as_str(), report.silenced[0].entry.as_str()), ("Đã hỏi bộ", "bo-qua.toml, dòng 2"));
        let counts = report.counts();
        assert_eq!((counts.rejected, counts.suspect, counts.silenced), (1, 1, 1));
    }

    #[test]
    fn an_entry_that_is_wrong_idle_or_over_is_a_finding() {
        for (row, field) in [
            ("loai = \"khong-co\"\nly_do = \"a\"", "loai"),
            ("loai = \"ma-sai\"\nly_do = \"a\"", "loai"),
            ("loai = \"muc-bo-qua-sai\"\nly_do = \"a\"", "loai"),
            ("loai = \"thieu-bo-phan\"", "ly_do"),
            ("loai = \"thieu-bo-phan\"\nly_do = \"a\"\nma = \"x\"", "ma"),
            ("loai = \"thieu-bo-phan\"\nly_do = \"a\"\nden = 2026-11-29", "den"),
            ("loai = \"thieu-bo-phan\"\nly_do = \"a\"\ntep = \"nguon/b.jsonl\"", "loai"),
            ("loai = \"thieu-bo-phan\"\nly_do = \"a\"\ntep = \"ngu\"", "loai"),
        ] {
            let report = applied(&format!("[[bo_qua]]\n{row}\n"));
            assert_eq!(report.silenced, [], "{row}");
            assert_eq!(left(&report).last().unwrap(), &format!("muc-bo-qua-sai: {field}"), "{row}");
        }
    }
}
