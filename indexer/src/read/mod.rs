//! Reads procedures from files. Every record of a source is published, or rejected with a finding; a bad record never
//! stops the others. A list or a document that cannot be read is a finding too. JSON, TOML, a workbook of our own or a
//! published site that cannot be read stops the run before anything is written: the catalogue would plainly lack a part.

mod base;
mod by_name;
pub(crate) mod calendar;
mod case_names;
mod cases;
pub(crate) mod counter;
mod delimited;
mod document;
mod dossier_words;
mod encoding;
pub mod entry_points;
mod events;
mod face;
mod files;
mod fill;
mod format;
mod forms;
pub(crate) mod grid;
mod hand;
mod interface;
mod json;
mod json_record;
pub mod labelled_cases;
mod legal;
mod level;
mod lexicon;
mod lists;
mod local;
mod merge;
mod national_code;
mod office;
mod offices;
pub(crate) mod own_workbook;
mod papers;
mod phrase_set;
mod portal;
mod ratings;
mod record;
mod replaced;
#[cfg(test)]
mod schemas;
mod silence;
mod source;
mod stats;
mod text;
mod times;
mod toml_error;
mod wordings;
mod workbook;

use std::path::Path;

use anyhow::{Context, ensure};
use catalog::search::Wordings;
use catalog::{FieldForms, Office, OfficeFacts, Openness};
use rayon::prelude::*;

use crate::catalogue::Catalogue;
use crate::check::{self, Checked, Days};
use crate::findings::{FileAccount, Finding, Kind};
use crate::foreign::told;
use crate::lang::tr;
use crate::progress;
use crate::related::Together;
use crate::site::{Packs, SiteFiles};
use crate::time_zone;
pub use face::StatedFace;
use files::Files;
pub(crate) use files::GUIDE;
use format::Format;
pub(crate) use forms::FORM;
use forms::FormRow;
pub use forms::FormSource;
use lists::{InForce, OTHERS_ARE_READ};
use merge::Merged;
use office::Described;
pub use office::NoOffice;
pub(crate) use office::check as check_office;
pub(crate) use record::RecordOrigin;
use record::{NamedRow, ReadRecord, Reading};
use source::SourceFile;
use workbook::Workbook;

/// Reads a catalogue: a folder with any number of JSON files of the portal or of the exchange interface (`.json`, `.jsonl`,
/// `.ndjson`, each also with `.gz`), hand-written procedures (`.toml`), workbooks of our own and lists (`.xlsx`, `.csv`),
/// documents (`.docx`, `.pdf`, `.html`), the ratings of counter screens (`.csv`), and published sites of other offices (a
/// folder or a `.zip`), in any sub-folders. The format is told by the content.
///
/// The office is described in `site.toml` or in a workbook. What else there may be: `synonyms.toml`, `ten-thuong-goi.toml`,
/// `calendar.toml`, the life events (`su-kien/`), the local facts (`local.toml`, `local.xlsx`), the figures (`stats.toml`),
/// the silenced findings (`bo-qua.toml`), the folder of forms (`bieu-mau/`), and the offices of a site that serves many
/// (`offices/`, `offices.xlsx`).
///
/// # Errors
/// The folder or one of its files cannot be read as a whole. The message names it and the next step.
pub fn catalogue(folder: &Path) -> anyhow::Result<Catalogue> {
    let in_toml = office::read(folder)?;
    let (lexicon, in_lexicon) = lexicon::read(folder)?;
    let wordings = wordings::read(folder)?;
    let mut calendar = calendar::read(folder)?;
    let mut local = local::read(folder)?;
    let (mut figures, in_stats) = stats::read(folder)?;
    let silences = silence::read(folder)?;
    let offices = offices::read(folder)?;
    let events = events::read(folder)?;
    let Files { files, sites, findings } = Files::of(folder)?;
    ensure!(
        !files.is_empty() || !sites.is_empty(),
        "{}: chưa có tệp nào về thủ tục; hãy chép vào đây bảng Excel, văn bản Word, PDF, dữ liệu .json của Cổng dịch vụ công, hoặc trang .zip của cơ quan khác, rồi chạy lại",
        folder.display()
    );
    let bar = progress::bar(tr!("Đọc tệp", "Read files"), files.len() + sites.len());
    let mut sources = Sources { findings, ..Sources::default() };
    for (label, path) in sites {
        sources.add_site(label, SiteFiles::open(&path)?)?;
        bar.inc(1);
    }
    for (label, path) in files {
        let file = SourceFile::open(&path, label)?;
        if file.format == Format::Site {
            let site = SiteFiles::of_zip(file.bytes).with_context(|| path.display().to_string())?;
            sources.add_site(file.label, site)?;
        } else {
            sources.add(&file, read_file(&file)?);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let rows_of_forms = std::mem::take(&mut sources.forms);
    local.extend(std::mem::take(&mut sources.local));
    calendar.extend(std::mem::take(&mut sources.calendar));
    figures.extend(std::mem::take(&mut sources.figures));
    let rated = std::mem::take(&mut sources.ratings);
    let (Described { origin, mut office, face: stated_face, counter }, in_offices) = sources.choose_office(folder, in_toml)?;
    let in_filing = office::drop_bad_filing(&origin, &mut office);
    let in_embedders = office::drop_bad_embedders(&origin, &mut office);
    let in_counter;
    (office.counter, in_counter) = counter::settle(&origin, &counter);
    let face = face::settle(folder, &origin, &stated_face, &mut office);
    sources.add_bases(&office)?;
    let (calendar, in_calendar) = calendar::with_additions(calendar)?;
    let (stats, settled) = stats::settle(figures);
    let Merged { mut procedures, origins, mut report } = sources.merge();
    report.findings.extend(office::missing(&origin, &office));
    report.findings.extend(face.findings);
    report.findings.extend(in_offices);
    report.findings.extend(in_filing);
    report.findings.extend(in_embedders);
    report.findings.extend(in_counter);
    report.findings.extend(in_lexicon);
    report.findings.extend(in_calendar);
    report.findings.extend(in_stats);
    report.findings.extend(settled);
    report.findings.extend(Together::built_in()?.findings(procedures.iter().map(|procedure| procedure.name.as_str())));
    let (forms, in_forms) = forms::settle(folder, &rows_of_forms, &mut procedures)?;
    report.findings.extend(in_forms);
    report.findings.extend(local.apply(&mut procedures));
    let (offices, in_offices) = offices.settle(&procedures);
    report.findings.extend(in_offices);
    report.findings.extend(replaced::settle(&mut procedures, &origins));
    let days = Days { today: time_zone::today(), calendar: &calendar };
    report.findings.extend(check::all(&Checked::all(&procedures, &origins), &days));
    let (said_as, in_wordings) = wordings.of(&procedures);
    for (procedure, said) in procedures.iter_mut().zip(&said_as) {
        procedure.everyday = said.as_ref().map_or_else(String::new, |said| said.everyday.clone());
    }
    report.findings.extend(in_wordings);
    let ((events, told_as), in_events) = events.of(&procedures);
    report.findings.extend(in_events);
    let (satisfaction, in_ratings) = ratings::settle(rated, &procedures, days.today);
    report.findings.extend(in_ratings);
    silences.apply(&mut report, days.today);
    report.sort();
    let openness = Openness::of(&procedures, days.today);
    let facts = OfficeFacts { calendar, openness, stats, face: face.face, forms: FieldForms::of(&procedures), satisfaction };
    let mut wordings = Wordings::of(lexicon, said_as.iter().map(Option::as_ref));
    wordings.events = told_as;
    let (accent, pictures) = (face.accent, face.pictures);
    Ok(Catalogue { office, facts, stated_face, accent, pictures, procedures, wordings, events, forms, offices, report })
}

/// What all files say.
#[derive(Default)]
struct Sources {
    records: Vec<ReadRecord>,
    local: Vec<local::Row>,
    named: Vec<NamedRow>,
    in_force: Vec<InForce>,
    offices: Vec<Described>,
    forms: Vec<FormRow>,
    figures: stats::Figures,
    ratings: Vec<ratings::Row>,
    calendar: calendar::Additions,
    /// Published sites, not yet read.
    sites: Vec<(String, Packs)>,
    findings: Vec<Finding>,
    files: Vec<FileAccount>,
}

impl Sources {
    fn add(&mut self, file: &SourceFile, reading: Reading) {
        self.account(file.label.clone(), file.format);
        self.add_reading(reading);
    }

    fn account(&mut self, file: String, format: Format) {
        self.files.push(FileAccount { file, format: format.label(), ..FileAccount::default() });
    }

    fn add_reading(&mut self, reading: Reading) {
        self.records.extend(reading.records);
        self.local.extend(reading.local);
        self.named.extend(reading.named);
        self.in_force.extend(reading.in_force);
        self.offices.extend(reading.office);
        self.forms.extend(reading.forms);
        self.figures.extend(reading.figures);
        self.ratings.extend(reading.ratings);
        self.calendar.extend(reading.calendar);
        self.findings.extend(reading.findings);
    }

    /// The office. If nothing describes it, a workbook that could not be read may be the one that does.
    fn choose_office(&mut self, folder: &Path, in_toml: Option<Described>) -> anyhow::Result<(Described, Vec<Finding>)> {
        let is_workbook = |finding: &&Finding| finding.kind == Kind::UnreadFile && finding.file.ends_with(".xlsx");
        let unread = self.findings.iter().find(is_workbook).filter(|_| self.offices.is_empty());
        let chosen = office::choose(folder, in_toml, std::mem::take(&mut self.offices));
        match unread {
            Some(unread) => chosen.with_context(|| format!("{}: {}", unread.file, unread.what)),
            None => chosen,
        }
    }

    /// Opens a published site. It is read when it is known whose catalogue this is.
    fn add_site(&mut self, label: String, files: SiteFiles) -> anyhow::Result<()> {
        let advice = "hãy thay trang này bằng bản nguyên vẹn, hoặc chuyển ra khỏi danh mục";
        let packs = Packs::of(files).with_context(|| format!("{label}: {advice}"))?;
        self.account(label.clone(), Format::Site);
        self.sites.push((label, packs));
        Ok(())
    }

    /// Adds the procedures of the sites that an office builds on.
    fn add_bases(&mut self, office: &Office) -> anyhow::Result<()> {
        for (label, packs) in std::mem::take(&mut self.sites) {
            self.add_reading(base::read(&label, &packs, office)?);
        }
        Ok(())
    }

    fn merge(mut self) -> Merged {
        self.files.sort_by(|a, b| a.file.cmp(&b.file));
        let mut merged = merge::merge(self.records, self.files);
        by_name::settle(self.named, &merged.procedures, &mut merged.report);
        merged.report.findings.extend(lists::not_listed(&self.in_force, &merged.procedures));
        merged.report.findings.extend(self.findings);
        merged
    }
}

fn read_file(file: &SourceFile) -> anyhow::Result<Reading> {
    Ok(match file.format {
        Format::Json => {
            let records = file.records()?;
            Reading {
                records: records.into_par_iter().map(|record| json_record::read(&file.label, &record)).collect(),
                ..Reading::default()
            }
        }
        Format::Toml => Reading { records: vec![hand::read(&file.label, file.text()?)], ..Reading::default() },
        Format::Workbook => workbook(file)?,
        Format::Table if ratings::are_in(&file.bytes) => ratings::read(file),
        Format::Table => lists::text(file),
        format @ (Format::Pdf | Format::Word | Format::Html) => document::read(&file.label, format, &file.bytes),
        Format::Unknown(why) => unread(file, why.explained()),
        // Read as a whole, once it is known whose catalogue this is.
        Format::Site => Reading::default(),
    })
}

/// Reads a workbook: our own, or a list.
fn workbook(file: &SourceFile) -> anyhow::Result<Reading> {
    let mut workbook = match Workbook::open(&file.bytes) {
        Ok(workbook) => workbook,
        Err(error) => return Ok(unread(file, (&told(&error), OTHERS_ARE_READ))),
    };
    let own = own_workbook::read(&file.label, &mut workbook)?;
    Ok(own.unwrap_or_else(|| lists::workbook(file, &mut workbook)))
}

/// A file that is not read: a finding says why, and what to do.
fn unread(file: &SourceFile, (what, todo): (&str, &str)) -> Reading {
    Reading { findings: vec![RecordOrigin::of_file(&file.label, Kind::UnreadFile, what, todo)], ..Reading::default() }
}
