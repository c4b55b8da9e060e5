//! From files to procedures. Every record that a source holds ends as published or as rejected with a
//! finding; one bad record never stops the rest. A file that cannot be read at all stops the run before
//! anything is written, because what it holds would be missing without anyone seeing it.

mod calendar;
mod cases;
pub mod doors;
mod hand;
mod json;
mod lexicon;
mod local;
mod merge;
mod office;
mod paper_words;
mod papers;
mod phrases;
mod portal;
mod source;
mod stats;
mod text;

#[cfg(test)]
mod judgements;

use std::path::Path;

use anyhow::ensure;
use catalog::search::Lexicon;
use catalog::{Office, OfficeFacts, Openness, Procedure};
use rayon::prelude::*;

use crate::findings::{Finding, Report, Severity};
use crate::progress;
use crate::related::Together;
use source::{Kind, SourceFile};

/// Everything an office publishes.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The office.
    pub office: Office,
    /// What else is known of it.
    pub facts: OfficeFacts,
    /// Its procedures: sorted by field, publishing body and code; no code twice.
    pub procedures: Vec<Procedure>,
    /// People's words for official ones.
    pub lexicon: Lexicon,
    /// What was found on the way.
    pub report: Report,
}

/// A record that was read, or why it was not, with what is wrong in it.
struct Outcome {
    origin: Origin,
    procedure: Option<Procedure>,
    findings: Vec<Finding>,
}

/// Where a record was read.
#[derive(Clone, Debug)]
struct Origin {
    /// The file, relative to the catalogue.
    file: String,
    /// "dòng 12".
    place: String,
    /// Whether its code was written without white space around it.
    exact_code: bool,
}

/// Reads a catalogue: a folder with `site.toml`, if it likes a `synonyms.toml`, a `calendar.toml`, the
/// office's own facts (`local.toml`, `local.xlsx`) and figures (`stats.toml`), and any number of portal JSON files (`.json`, `.jsonl`,
/// `.ndjson`, each also with `.gz`) and hand-written procedures (`.toml`), in any sub-folders.
///
/// # Errors
/// The folder or one of its files cannot be read as a whole. The message names it and the next step.
pub fn catalogue(folder: &Path) -> anyhow::Result<Catalogue> {
    let office = office::read(folder)?;
    let (lexicon, in_lexicon) = lexicon::read(folder)?;
    let (calendar, in_calendar) = calendar::read(folder)?;
    let local = local::read(folder)?;
    let (stats, in_stats) = stats::read(folder)?;
    let paths = source::list(folder)?;
    ensure!(
        !paths.is_empty(),
        "{}: chưa có thủ tục nào; hãy thêm tệp .json, .jsonl (có thể nén .gz) hoặc .toml",
        folder.display()
    );
    let bar = progress::bar("Đọc tệp", paths.len());
    let mut outcomes = Vec::new();
    for (label, path) in paths {
        let file = SourceFile::open(&path, label)?;
        outcomes.extend(read_file(&file)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let (mut procedures, mut report) = merge::merge(outcomes);
    report.findings.extend(office::missing(&office));
    report.findings.extend(in_lexicon);
    report.findings.extend(in_calendar);
    report.findings.extend(in_stats);
    report.findings.extend(Together::built_in()?.findings(procedures.iter().map(|procedure| procedure.name.as_str())));
    report.findings.extend(local.apply(&mut procedures));
    report.findings.sort();
    let facts = OfficeFacts { calendar, openness: Openness::of(&procedures), stats };
    Ok(Catalogue { office, facts, procedures, lexicon, report })
}

/// Vietnam's time zone, UTC+7 all year.
pub fn vietnam() -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::fixed(jiff::tz::offset(7))
}

fn read_file(file: &SourceFile) -> anyhow::Result<Vec<Outcome>> {
    match file.kind {
        Kind::Json => {
            let records = file.records()?;
            Ok(records.into_par_iter().map(|record| portal::read(&file.label, &record)).collect())
        }
        Kind::Toml => Ok(vec![hand::read(&file.label, file.text()?)]),
    }
}

impl Origin {
    fn new(file: &str, place: impl ToString) -> Self {
        Self { file: file.to_owned(), place: place.to_string(), exact_code: true }
    }

    /// Something wrong in a field of this record.
    fn finding(&self, severity: Severity, code: &str, field: &str, what: String, todo: &str) -> Finding {
        let code = if code.is_empty() { String::new() } else { format!(", mã {code}") };
        Finding {
            severity,
            file: self.file.clone(),
            record: format!("{}{code}", self.place),
            field: field.to_owned(),
            what,
            todo: todo.to_owned(),
        }
    }

    /// The record is not published, and this is why.
    fn rejected(self, code: &str, field: &str, what: String, todo: &str) -> Outcome {
        let finding = self.finding(Severity::Rejected, code, field, what, todo);
        Outcome { origin: self, procedure: None, findings: vec![finding] }
    }
}
