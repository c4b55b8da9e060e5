//! Reads procedures from files. Every record of a source is published, or rejected with a finding; a bad record never
//! stops the others. A file that cannot be read at all stops the run before anything is written, because nobody would
//! notice that its records are missing.

mod calendar;
mod cases;
mod dossier_words;
pub mod entry_points;
mod hand;
mod json;
pub mod labelled_cases;
mod lexicon;
mod local;
mod merge;
mod office;
mod papers;
mod phrase_set;
mod portal;
mod record;
mod source;
mod stats;
mod text;
mod wordings;

use std::path::Path;

use anyhow::ensure;
use catalog::search::Wordings;
use catalog::{OfficeFacts, Openness};
use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::progress;
use crate::related::Together;
use record::ReadRecord;
use source::{Kind, SourceFile};

/// Reads a catalogue: a folder with a `site.toml` and any number of portal JSON files (`.json`, `.jsonl`,
/// `.ndjson`, each also with `.gz`) and hand-written procedures (`.toml`), in any sub-folders. Optional files are
/// `synonyms.toml`, `ten-thuong-goi.toml`, `calendar.toml`, the local facts (`local.toml`, `local.xlsx`) and the figures (`stats.toml`).
///
/// # Errors
/// The folder or one of its files cannot be read as a whole. The message names it and the next step.
pub fn catalogue(folder: &Path) -> anyhow::Result<Catalogue> {
    let office = office::read(folder)?;
    let (lexicon, in_lexicon) = lexicon::read(folder)?;
    let wordings = wordings::read(folder)?;
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
    let mut records = Vec::new();
    for (label, path) in paths {
        let file = SourceFile::open(&path, label)?;
        records.extend(read_file(&file)?);
        bar.inc(1);
    }
    bar.finish_and_clear();
    let (mut procedures, mut report) = merge::merge(records);
    report.findings.extend(office::missing(&office));
    report.findings.extend(in_lexicon);
    report.findings.extend(in_calendar);
    report.findings.extend(in_stats);
    report.findings.extend(Together::built_in()?.findings(procedures.iter().map(|procedure| procedure.name.as_str())));
    report.findings.extend(local.apply(&mut procedures));
    let (said_as, in_wordings) = wordings.of(&procedures);
    for (procedure, said) in procedures.iter_mut().zip(&said_as) {
        procedure.everyday = said.as_ref().map_or_else(String::new, |said| said.everyday.clone());
    }
    report.findings.extend(in_wordings);
    report.findings.sort();
    let facts = OfficeFacts { calendar, openness: Openness::of(&procedures), stats };
    let wordings = Wordings::of(lexicon, said_as.iter().map(Option::as_ref));
    Ok(Catalogue { office, facts, procedures, wordings, report })
}

fn read_file(file: &SourceFile) -> anyhow::Result<Vec<ReadRecord>> {
    match file.kind {
        Kind::Json => {
            let records = file.records()?;
            Ok(records.into_par_iter().map(|record| portal::read(&file.label, &record)).collect())
        }
        Kind::Toml => Ok(vec![hand::read(&file.label, file.text()?)]),
    }
}
