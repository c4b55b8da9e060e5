//! Reads our own workbook, which replaces every TOML file of a catalogue. It is told by the names and the headings of its
//! sheets, whatever the name of the file. A wrong cell is left out, with a finding that names it; the rest stays.

mod cells;
mod column;
mod forms_sheet;
mod local_sheets;
mod office_sheet;
mod offices_book;
mod procedure;
mod sheets;
mod table;
#[cfg(test)]
mod tests;

use catalog::text::fold_words;

use super::calendar::Additions;
use super::grid::Grid;
use super::record::{Reading, RecordOrigin};
use super::stats::{self, Figures};
use super::workbook::{self, Workbook};
use crate::findings::{Finding, Kind};
use crate::foreign::told;
pub(crate) use column::{Heading, Look, Sheet};
pub(super) use offices_book::{OfficesBook, unit_code};
pub(crate) use sheets::{
    BASES, DAYS, DayRow, FEES, FORMS, FeeRow, FormFileRow, GUIDE, INDICATORS, IndicatorRow, LOCAL, OFFICE, OfficeRow, PAPERS,
    PERIODS, PROCEDURES, PaperRow, PeriodRow, STEPS, WANTED, WAYS, WantedRow, Way, WayRow,
};
use table::Table;
pub(crate) use table::{CONTINUED, EXAMPLE};

/// The names of the sheets that are read.
const NAMES: [&str; 13] = [
    WANTED.name,
    OFFICE.name,
    PROCEDURES.name,
    WAYS.name,
    FEES.name,
    PAPERS.name,
    STEPS.name,
    BASES.name,
    FORMS.name,
    LOCAL.name,
    PERIODS.name,
    INDICATORS.name,
    DAYS.name,
];
/// How many columns of ours show that a workbook with a single sheet is ours.
const ENOUGH_COLUMNS: usize = 5;

/// Whether the names of the sheets are those of our workbook.
pub(super) fn has_our_sheets(workbook: &Workbook<'_>) -> bool {
    workbook.names().iter().filter(|name| is_known(name)).count() > 1
}

fn is_known(name: &str) -> bool {
    NAMES.iter().any(|known| same(known, name))
}

fn same(a: &str, b: &str) -> bool {
    fold_words(a) == fold_words(b)
}

/// Reads a workbook. None if it is not ours.
///
/// # Errors
/// It describes an office without its level.
pub(super) fn read(file: &str, workbook: &mut Workbook<'_>) -> anyhow::Result<Option<Reading>> {
    if !workbook.names().iter().any(|name| is_known(name)) {
        return Ok(None);
    }
    match workbook.sheets_as_written() {
        Ok(sheets) => Book::of(file, sheets).read(),
        Err(error) => {
            let todo = "Không có gì trong bảng tính này được đăng; hãy sửa tệp";
            let findings = vec![RecordOrigin::of_file(file, Kind::UnreadFile, &told(&error), todo)];
            Ok(Some(Reading { findings, ..Reading::default() }))
        }
    }
}

/// The sheets of a workbook that are not read yet.
struct Book<'a> {
    file: &'a str,
    sheets: Vec<(String, Grid)>,
    /// How many sheets with our headings were found, and the most headings of one.
    found: usize,
    most_columns: usize,
    findings: Vec<Finding>,
}

impl<'a> Book<'a> {
    fn of(file: &'a str, sheets: Vec<(String, Grid)>) -> Self {
        let sheets = sheets.into_iter().filter(|(name, grid)| !same(name, GUIDE) && !grid.is_empty()).collect();
        Self { file, sheets, found: 0, most_columns: 0, findings: Vec::new() }
    }

    fn read(mut self) -> anyhow::Result<Option<Reading>> {
        let mut reading = Reading { office: self.office()?, ..Reading::default() };
        let is_office = reading.office.is_some();
        reading.records = procedure::records(&mut self);
        reading.local = local_sheets::rows(&mut self);
        reading.forms = forms_sheet::rows(&mut self);
        reading.figures = self.figures();
        reading.calendar = self.calendar();
        if !is_office && self.found < 2 && self.most_columns < ENOUGH_COLUMNS {
            return Ok(None);
        }
        self.findings.extend(self.sheets.iter().map(|(name, _)| unread(self.file, name)));
        reading.findings = self.findings;
        Ok(Some(reading))
    }

    fn office(&mut self) -> anyhow::Result<Option<super::office::Described>> {
        let Some((name, grid)) = self.take(OFFICE.name) else { return Ok(None) };
        self.found += 1;
        office_sheet::read(self.file, &name, &grid, &mut self.findings)
    }

    /// The first sheet with this name.
    fn take(&mut self, name: &str) -> Option<(String, Grid)> {
        let at = self.sheets.iter().position(|(known, _)| same(known, name))?;
        Some(self.sheets.remove(at))
    }

    /// The first sheet with this name and its headings.
    fn table<R>(&mut self, sheet: &Sheet<R>) -> Option<Table> {
        let (name, grid) = self.take(sheet.name)?;
        let Some(table) = Table::find(sheet, self.file, &name, grid) else {
            self.findings.push(without_headings(self.file, &name));
            return None;
        };
        self.found += 1;
        self.most_columns = self.most_columns.max(table.known_columns());
        self.findings.extend(table.strangers());
        Some(table)
    }

    fn figures(&mut self) -> Figures {
        let mut figures = Figures::default();
        for line in self.lines(&PERIODS) {
            let origin = line.origin;
            match line.value.period() {
                Ok(period) if line.is_whole => figures.periods.push((origin, period)),
                Ok(_) => {}
                Err(what) => self.findings.push(left_out(&origin, what)),
            }
        }
        for line in self.lines(&INDICATORS) {
            let origin = line.origin;
            match line.value.indicator() {
                Ok(indicator) if line.is_whole => figures.indicators.push((origin, indicator)),
                Ok(_) => {}
                Err(what) => self.findings.push(left_out(&origin, what)),
            }
        }
        figures
    }

    fn calendar(&mut self) -> Additions {
        let mut additions = Additions::default();
        for line in self.lines(&DAYS) {
            additions.years.extend(line.value.year.and_then(|year| i16::try_from(year).ok()));
            let day = line.value.day();
            additions.days.extend(day.filter(|_| line.is_whole).map(|day| (line.origin, day)));
        }
        // A worked day may replace a day off, so those come first.
        additions.days.sort_by_key(|(_, day)| day.as_ref().is_ok_and(|day| day.kind == catalog::calendar::DayKind::Worked));
        additions
    }

    /// The lines of a sheet without codes.
    fn lines<R: Default>(&mut self, sheet: &Sheet<R>) -> Vec<table::Line<R>> {
        let table = self.table(sheet);
        table.map(|table| table.lines(sheet, R::default, &mut self.findings)).unwrap_or_default()
    }
}

fn left_out(origin: &RecordOrigin, what: &str) -> Finding {
    origin.finding(Kind::BadStatsRow, "", "(cả dòng)", what.to_owned(), stats::LEFT_OUT)
}

fn without_headings(file: &str, sheet: &str) -> Finding {
    let what = "không thấy dòng tiêu đề như trong mẫu".to_owned();
    let todo = "Cả trang bị bỏ qua; hãy chép lại dòng tiêu đề từ mẫu (indexer template)";
    RecordOrigin::new(file, workbook::place(sheet)).finding(Kind::BookRow, "", "(cả trang)", what, todo)
}

fn unread(file: &str, sheet: &str) -> Finding {
    let what = "trang không có trong mẫu, hoặc trùng tên".to_owned();
    let todo = "Cả trang bị bỏ qua; hãy đổi tên trang như trong mẫu, hoặc xóa trang";
    RecordOrigin::new(file, workbook::place(sheet)).finding(Kind::BookRow, "", "(cả trang)", what, todo)
}
