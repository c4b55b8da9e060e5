//! The local facts of the office, one row for each procedure: `local.toml` and the workbook `local.xlsx`. Both give the
//! same rows. What a row states is checked against the record of its procedure before it is published. Wrong values are
//! left out with a finding; the rest of the row and the other rows stay.

mod check;
mod row;
pub(super) mod sheet;
mod stated;
mod titles;
pub(super) mod toml;
pub(super) mod value;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use catalog::{Code, Local, Procedure};

use super::grid::Grid;
use super::record::RecordOrigin;
use crate::findings::{Finding, Kind};
use row::Field;
pub(super) use row::Row;
use stated::Stated;
use titles::Titles;

/// The names of the two files.
pub(super) const TOML: &str = "local.toml";
pub(super) const SHEET: &str = "local.xlsx";
/// The heading of the codes in a sheet.
const CODE: &str = "Mã thủ tục";
/// Files of other formats that an office may have saved. They are reported, because they are not read.
const NOT_READ: [&str; 5] = ["local.xls", "local.xlsm", "local.xlsb", "local.ods", "local.csv"];

/// What the office states about each procedure, and the findings so far.
#[derive(Default)]
pub(super) struct Facts {
    by_code: BTreeMap<Code, (RecordOrigin, Stated)>,
    findings: Vec<Finding>,
}

/// Reads the local facts of a catalogue, from the files that exist.
///
/// # Errors
/// A file cannot be read at all.
pub(super) fn read(folder: &Path) -> anyhow::Result<Facts> {
    let (in_sheet, mut findings) = sheet::rows(folder)?;
    findings.extend(NOT_READ.into_iter().filter(|name| folder.join(name).is_file()).map(not_read));
    Ok(Facts::of(toml::rows(folder)?.into_iter().chain(in_sheet), findings))
}

/// The rows of any table with a column of codes and local facts, such as the annex of a decision. None if it is another
/// table. `place` may be empty.
pub(super) fn table(file: &str, place: &str, grid: &Grid) -> Option<(Vec<Row>, Vec<Finding>)> {
    let titles = Titles::find(file, grid)?;
    let findings = titles.findings(place);
    Some((titles.rows(place, grid.clone()), findings))
}

/// The keys of a `[[thu_tuc]]`, for the test of its schema.
#[cfg(test)]
pub(super) fn keys() -> String {
    row::Field::keys()
}

/// Unites the rows of two tables, with one row for each code. A cell that both have is taken from the first; if the second
/// says something else, that is a finding.
pub(super) fn join(mut rows: Vec<Row>, more: Vec<Row>) -> (Vec<Row>, Vec<Finding>) {
    let code = |row: &Row| row.get(Field::Code).and_then(|entry| value::code(&entry.cell).ok());
    let at: BTreeMap<Code, usize> = rows.iter().enumerate().filter_map(|(at, row)| Some((code(row)?, at))).collect();
    let mut findings = Vec::new();
    for row in more {
        match code(&row).and_then(|code| at.get(&code)).and_then(|at| rows.get_mut(*at)) {
            Some(first) => findings.extend(first.take(row)),
            None => rows.push(row),
        }
    }
    (rows, findings)
}

/// Whether a table has a column with facts of the office. In a list, a note or a decision alone is none.
pub(super) fn states_facts(grid: &Grid) -> bool {
    Titles::find("", grid).is_some_and(|titles| titles.state_facts())
}

/// Whether a column with this title has the codes.
pub(super) fn is_code_title(title: &str) -> bool {
    row::Field::of_title(title) == Some(row::Field::Code)
}

/// Reads the text of a `local.toml`.
pub(super) fn of_toml(text: &str) -> anyhow::Result<Facts> {
    Ok(Facts::of(toml::parse(text)?, Vec::new()))
}

/// Reads the bytes of a `local.xlsx`.
pub(super) fn of_sheet(bytes: &[u8]) -> anyhow::Result<Facts> {
    let (rows, findings) = sheet::read(SHEET, bytes)?;
    Ok(Facts::of(rows, findings))
}

fn not_read(file: &str) -> Finding {
    let what = "chương trình không đọc loại tệp này".to_owned();
    let todo = "Thông tin riêng của văn phòng trong tệp này không được đăng; hãy lưu lại thành local.xlsx";
    RecordOrigin::new(file, "cả tệp").finding(Kind::LocalNotRead, "", "(cả tệp)", what, todo)
}

fn unknown(origin: &RecordOrigin, code: &Code) -> Finding {
    let what = "không có thủ tục nào mang mã này trong danh mục".to_owned();
    let todo = "Dòng thông tin riêng của văn phòng bị bỏ qua; hãy sửa mã, hoặc thêm thủ tục vào danh mục";
    origin.finding(Kind::LocalRow, code.as_str(), origin.field("ma", CODE), what, todo)
}

impl Facts {
    /// Adds the rows of other files. A row of the office's own files takes precedence.
    pub(super) fn extend(&mut self, rows: impl IntoIterator<Item = Row>) {
        rows.into_iter().for_each(|row| self.add(row));
    }

    /// Facts of some rows, with what was found in their files.
    pub(super) fn of(rows: impl IntoIterator<Item = Row>, findings: Vec<Finding>) -> Self {
        let mut facts = Self { findings, ..Self::default() };
        facts.extend(rows);
        facts
    }

    fn add(&mut self, row: Row) {
        let (code, stated) = stated::read(&row, &mut self.findings);
        let Some(code) = code else { return };
        if let Some((first, _)) = self.by_code.get(&code) {
            let what = format!("mã đã có ở {}, {}", first.file, first.place);
            let todo = "Dòng thông tin riêng của văn phòng bị bỏ qua vì trùng mã; hãy giữ một dòng";
            self.findings.push(row.origin.finding(Kind::LocalRow, code.as_str(), row.origin.field("ma", CODE), what, todo));
            return;
        }
        self.by_code.insert(code, (row.origin, stated));
    }

    /// Adds to each procedure the local facts that agree with its record. Returns all findings.
    pub(super) fn apply(self, procedures: &mut [Procedure]) -> Vec<Finding> {
        let places: HashMap<Code, usize> = procedures.iter().zip(0..).map(|(p, at)| (p.code.clone(), at)).collect();
        let (facts, findings) = self.agreeing(|code| places.get(code).map(|at| &procedures[*at]));
        for (code, local) in facts {
            procedures[places[&code]].local = Some(local);
        }
        findings
    }

    /// The local facts that agree with the records, by code, and all findings. The records are without local facts.
    pub(super) fn agreeing<'a>(self, find: impl Fn(&Code) -> Option<&'a Procedure>) -> (BTreeMap<Code, Local>, Vec<Finding>) {
        let Self { by_code, mut findings } = self;
        let mut facts = BTreeMap::new();
        for (code, (origin, stated)) in by_code {
            match find(&code) {
                Some(procedure) => {
                    facts.extend(check::check(procedure, stated, &origin, &mut findings).map(|local| (code, local)));
                }
                None => findings.push(unknown(&origin, &code)),
            }
        }
        (facts, findings)
    }
}

/// Whether a column with this title is read.
#[cfg(test)]
pub(super) fn knows_title(title: &str) -> bool {
    Field::of_title(title).is_some()
}

#[cfg(test)]
mod tests;
