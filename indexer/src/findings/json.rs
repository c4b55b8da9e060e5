//! The report as JSON. The shape is described in `docs/check.md`; fields are only ever added.

use serde::Serialize;

use super::{Counts, FileAccount, Finding, Kind, Presented};

/// The version of the shape: raised if a field changes its meaning.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    program: &'static str,
    version: &'static str,
    office: &'a str,
    day: String,
    counts: Counts,
    balance: Balance,
    files: Vec<File<'a>>,
    kinds: Vec<KindEntry>,
    findings: Vec<Entry<'a>>,
    silenced: Vec<SilencedEntry<'a>>,
}

#[derive(Serialize)]
struct Balance {
    read: usize,
    published: usize,
    merged: usize,
    rejected: usize,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    format: &'a str,
    #[serde(flatten)]
    balance: Balance,
}

#[derive(Serialize)]
struct KindEntry {
    kind: &'static str,
    level: &'static str,
    title: &'static str,
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    todo: Option<&'static str>,
    count: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    kind: &'static str,
    level: &'static str,
    file: &'a str,
    record: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "str::is_empty")]
    code: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    field: &'a str,
    what: &'a str,
    todo: &'a str,
    message: String,
}

#[derive(Serialize)]
struct SilencedEntry<'a> {
    #[serde(flatten)]
    finding: Entry<'a>,
    reason: &'a str,
    entry: &'a str,
}

/// The report as a JSON document.
///
/// # Errors
/// It cannot be written, which does not happen with texts and numbers.
pub fn json(of: &Presented<'_>) -> anyhow::Result<String> {
    let report = of.report;
    let document = Document {
        format: FORMAT,
        program: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        office: of.office,
        day: of.day.to_string(),
        counts: report.counts(),
        balance: Balance { read: report.read, published: report.published, merged: report.merged, rejected: report.rejected },
        files: report.files.iter().map(file).collect(),
        kinds: report.kinds().into_iter().map(|(kind, count)| kind_entry(kind, count)).collect(),
        findings: report.findings.iter().map(|finding| entry(finding, of)).collect(),
        silenced: report
            .silenced
            .iter()
            .map(|silenced| SilencedEntry {
                finding: entry(&silenced.finding, of),
                reason: &silenced.reason,
                entry: &silenced.entry,
            })
            .collect(),
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&document)?))
}

fn file(account: &FileAccount) -> File<'_> {
    let FileAccount { file, format, read, published, merged, rejected } = account;
    File { file, format, balance: Balance { read: *read, published: *published, merged: *merged, rejected: *rejected } }
}

fn kind_entry(kind: Kind, count: usize) -> KindEntry {
    KindEntry {
        kind: kind.id(),
        level: kind.severity().level(),
        title: kind.title(),
        why: kind.why(),
        law: kind.law(),
        todo: kind.todo(),
        count,
    }
}

fn entry<'a>(finding: &'a Finding, of: &Presented<'a>) -> Entry<'a> {
    Entry {
        kind: finding.kind.id(),
        level: finding.kind.severity().level(),
        file: &finding.file,
        record: &finding.record,
        line: finding.line(),
        code: &finding.code,
        name: of.names.get(finding.code.as_str()).copied(),
        field: &finding.field,
        what: &finding.what,
        todo: &finding.todo,
        message: finding.to_string(),
    }
}
