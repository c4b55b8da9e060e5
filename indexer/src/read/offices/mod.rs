//! The offices of a site that serves many: the communes of a province or of the country. Each is a row of `offices.xlsx`, or
//! a file of the folder `offices/`, named by the code of its unit: `04306.toml` says what a `site.toml` says, and its facts of
//! procedures; `04306.xlsx` says those facts as a `local.xlsx` does. What is wrong with one office never stops the others.

mod settled;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use catalog::Level;

use super::files::{entries, open_elsewhere};
use super::local::{self, Row};
use super::office::{self, Described};
use super::own_workbook::{OfficesBook, unit_code};
use super::record::RecordOrigin;
use crate::findings::{Finding, Kind};
use crate::foreign::told;
use crate::limits::{self, MOST_FILES};

/// The folder with a file for each office.
pub(super) const FOLDER: &str = "offices";
/// The workbook with a row for each office.
pub(super) const BOOK: &str = "offices.xlsx";

/// An office as its files describe it.
struct Stated {
    former: Vec<String>,
    described: Described,
}

/// The offices of a catalogue, by code, and what they say of procedures.
#[derive(Default)]
pub(super) struct Offices {
    offices: BTreeMap<String, Stated>,
    rows: BTreeMap<String, Vec<Row>>,
    findings: Vec<Finding>,
}

/// Reads the offices of a catalogue; none if it has neither the folder nor the workbook.
///
/// # Errors
/// The folder or the workbook cannot be read at all: then most offices would be missing.
pub(super) fn read(folder: &Path) -> anyhow::Result<Offices> {
    let mut offices = Offices::default();
    let (in_folder, book) = (folder.join(FOLDER), folder.join(BOOK));
    if in_folder.is_dir() {
        let mut files = entries(&in_folder)?;
        anyhow::ensure!(files.len() <= MOST_FILES, "{FOLDER}: có hơn {MOST_FILES} tệp; hãy gộp vào {BOOK}");
        files.sort_by(|a, b| a.name.cmp(&b.name));
        files.iter().for_each(|file| offices.add_file(&file.name, &file.path));
    }
    if limits::is_there(&book) {
        let bytes = limits::file(&book, &limits::WORKBOOK)?;
        let book = OfficesBook::read(BOOK, &bytes).map_err(|error| error.context(BOOK))?;
        offices.findings.extend(book.findings);
        for (code, former, described) in book.offices {
            offices.add(&code, Stated { former, described });
        }
        book.facts.into_iter().for_each(|(code, rows)| offices.add_rows(code, rows));
    }
    Ok(offices)
}

impl Offices {
    /// Adds a file of the folder. One that cannot be read is a finding.
    fn add_file(&mut self, name: &str, path: &Path) {
        let label = format!("{FOLDER}/{name}");
        if let Some(finding) = open_elsewhere(&label, name) {
            self.findings.push(finding);
            return;
        }
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let added = match ending {
            "toml" => self.add_toml(stem, &label, path),
            "xlsx" => self.add_sheet(stem, &label, path),
            _ => Err(anyhow::anyhow!("không phải tệp .toml hay .xlsx")),
        };
        if let Err(error) = added {
            let todo = "Cơ quan của tệp này chưa được đăng; hãy sửa tệp rồi chạy lại";
            self.findings.push(RecordOrigin::of_file(&label, Kind::OfficeLeftOut, &told(&error), todo));
        }
    }

    fn add_toml(&mut self, code: &str, label: &str, path: &Path) -> anyhow::Result<()> {
        let text = limits::utf8(&limits::read(path, &limits::TOML)?)?.to_owned();
        let (described, former, rows) = office::parse_one_of_many(label, &text)?;
        if let Some(code) = self.add(code, Stated { former, described }) {
            self.add_rows(code, rows);
        }
        Ok(())
    }

    fn add_sheet(&mut self, code: &str, label: &str, path: &Path) -> anyhow::Result<()> {
        let (rows, findings) = local::sheet::read(label, &limits::read(path, &limits::WORKBOOK)?)?;
        self.findings.extend(findings);
        self.add_rows(code.to_owned(), rows);
        Ok(())
    }

    /// Adds an office, and returns its code. None if it cannot have an address of its own; then it is a finding.
    fn add(&mut self, written: &str, stated: Stated) -> Option<String> {
        let (origin, office) = (&stated.described.origin, &stated.described.office);
        let left_out = |what: String, todo: &str| {
            let field = origin.field("(tên tệp)", "Mã đơn vị");
            origin.finding(Kind::OfficeLeftOut, "", field, what, todo)
        };
        if office.name.is_empty() {
            let what = format!("mã \"{written}\" không có tên cơ quan");
            self.findings.push(left_out(what, "Dòng bị bỏ qua; hãy ghi tên cơ quan, hoặc xóa dòng"));
            return None;
        }
        let Some(code) = unit_code(written, office.level) else {
            let what = format!("\"{written}\" không phải mã đơn vị hành chính của {}", office.name);
            self.findings.push(left_out(what, "Cơ quan bị bỏ qua; hãy ghi mã bằng chữ số, như 04306"));
            return None;
        };
        match self.offices.entry(code) {
            Entry::Vacant(place) => {
                let code = place.key().clone();
                place.insert(stated);
                Some(code)
            }
            Entry::Occupied(first) => {
                let RecordOrigin { file, place, .. } = &first.get().described.origin;
                let what = format!("mã {} đã có ở {file}, {place}", first.key());
                self.findings.push(left_out(what, "Cơ quan ghi sau bị bỏ qua; hãy giữ một nơi"));
                None
            }
        }
    }

    fn add_rows(&mut self, written: String, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.rows.entry(written).or_default().extend(rows);
        }
    }

    /// The rows of each office, by its code; those of no office keep the code as it is written. Offices are known only
    /// after all files are read, and with them how many digits a code has.
    fn rows_by_code(&mut self) -> BTreeMap<String, Vec<Row>> {
        let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for (written, of_one) in std::mem::take(&mut self.rows) {
            let codes = [Level::Province, Level::Commune].into_iter().filter_map(|level| unit_code(&written, level));
            let code = codes.chain([written.clone()]).find(|code| self.offices.contains_key(code)).unwrap_or(written);
            rows.entry(code).or_default().extend(of_one);
        }
        rows
    }
}
