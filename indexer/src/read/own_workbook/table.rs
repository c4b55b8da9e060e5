//! Finds the headings of a sheet and reads the lines below them. Whatever else is in the sheet is a finding.

use std::collections::BTreeMap;

use catalog::Code;

use super::super::grid::{Cell, Grid};
use super::super::local::value::{self, Wrong};
use super::super::record::RecordOrigin;
use super::super::{text, workbook};
use super::column::{Heading, Sheet};
use crate::findings::{Finding, Kind};

/// The number of rows in which headings are searched.
const HEADINGS_WITHIN: u32 = 30;
/// What the first cell of an example begins with.
pub(crate) const EXAMPLE: &str = "(ví dụ)";
/// What each cell of a line begins with that continues the line above: a cell of a spreadsheet holds 32,767 letters.
pub(crate) const CONTINUED: &str = "(tiếp theo dòng trên)\n";

/// A sheet with its headings found.
pub(super) struct Table {
    file: String,
    name: String,
    /// The row of the headings, with all its cells.
    headings: (u32, BTreeMap<u32, Cell>),
    /// The heading of each column, by its place among those of the sheet.
    columns: BTreeMap<u32, usize>,
    /// The lines below, without examples, each with its row.
    lines: Vec<(u32, BTreeMap<u32, Cell>)>,
}

/// A line that was read.
pub(super) struct Line<R> {
    pub origin: RecordOrigin,
    pub value: R,
    /// Whether every cell could be read.
    pub is_whole: bool,
}

/// A line without a code, or with a wrong one.
pub(super) struct Uncoded {
    pub origin: RecordOrigin,
    pub what: String,
}

impl Table {
    /// Finds the row with the first heading and at least one other, unless the sheet has only one.
    pub(super) fn find<R>(sheet: &Sheet<R>, file: &str, name: &str, grid: Grid) -> Option<Self> {
        let known: Vec<Heading> = sheet.headings().collect();
        let (row, columns) = grid.range(..HEADINGS_WITHIN).find_map(|(row, cells)| {
            let columns = columns(&known, cells);
            let has_first = columns.values().any(|at| *at == 0);
            (has_first && columns.len() >= known.len().min(2)).then_some((*row, columns))
        })?;
        let headings = (row, grid.get(&row).cloned().unwrap_or_default());
        let below = grid.into_iter().filter(|(at, _)| *at > row);
        let lines = joined(below.filter(|(_, cells)| !is_example(cells)));
        Some(Self { file: file.to_owned(), name: name.to_owned(), headings, columns, lines })
    }

    /// How many headings were found.
    pub(super) fn known_columns(&self) -> usize {
        self.columns.len()
    }

    /// The cells below and with the headings, with clean texts.
    pub(super) fn grid(self) -> Grid {
        workbook::clean(std::iter::once(self.headings).chain(self.lines).collect())
    }

    /// A finding for each heading that is not ours, because nobody would notice that its column is not read.
    pub(super) fn strangers(&self) -> Vec<Finding> {
        let (row, cells) = &self.headings;
        let strange = cells.iter().filter(|(column, _)| !self.columns.contains_key(column));
        let finding = |(column, cell): (&u32, &Cell)| {
            let title = text::line(&cell.to_string());
            let what = format!("cột \"{title}\" không có trong mẫu, hoặc đã có ở bên trái");
            let todo = "Cột bị bỏ qua; hãy sửa tiêu đề như trong mẫu, hoặc xóa cột";
            self.at(*row, Some(*column)).finding(Kind::BookCell, "", &title, what, todo)
        };
        strange.map(finding).collect()
    }

    /// Reads the lines of a sheet without codes.
    pub(super) fn lines<R>(&self, sheet: &Sheet<R>, blank: impl Fn() -> R, findings: &mut Vec<Finding>) -> Vec<Line<R>> {
        self.lines.iter().map(|line| self.line(sheet, blank(), line, "", findings)).collect()
    }

    /// Reads the lines of a sheet with a code in each.
    pub(super) fn coded<R>(
        &self,
        sheet: &Sheet<R>,
        blank: impl Fn(&Code) -> R,
        findings: &mut Vec<Finding>,
    ) -> (Vec<(Code, Line<R>)>, Vec<Uncoded>) {
        let (mut lines, mut uncoded) = (Vec::new(), Vec::new());
        for line in &self.lines {
            match self.code(&line.1) {
                Ok(code) => {
                    let line = self.line(sheet, blank(&code), line, code.as_str(), findings);
                    lines.push((code, line));
                }
                Err(what) => uncoded.push(Uncoded { origin: self.at(line.0, self.column(0)), what }),
            }
        }
        (lines, uncoded)
    }

    fn code(&self, cells: &BTreeMap<u32, Cell>) -> Result<Code, String> {
        let cell = self.column(0).and_then(|column| cells.get(&column));
        let cell = cell.ok_or_else(|| "dòng có nội dung nhưng ô mã để trống".to_owned())?;
        value::code(cell).map_err(|wrong| wrong.what)
    }

    fn line<R>(
        &self,
        sheet: &Sheet<R>,
        mut value: R,
        (row, cells): &(u32, BTreeMap<u32, Cell>),
        code: &str,
        findings: &mut Vec<Finding>,
    ) -> Line<R> {
        let before = usize::from(sheet.coded);
        let mut is_whole = true;
        for (at, cell) in cells {
            let column = self.columns.get(at).and_then(|index| sheet.columns.get(index.checked_sub(before)?));
            let Some(column) = column else { continue };
            if let Err(Wrong { what, todo }) = (column.take)(&mut value, cell) {
                is_whole = false;
                findings.push(self.at(*row, Some(*at)).finding(Kind::BookCell, code, column.heading.title, what, todo));
            }
        }
        Line { origin: self.at(*row, None), value, is_whole }
    }

    /// The column of a heading.
    fn column(&self, index: usize) -> Option<u32> {
        self.columns.iter().find(|(_, known)| **known == index).map(|(column, _)| *column)
    }

    fn at(&self, row: u32, column: Option<u32>) -> RecordOrigin {
        RecordOrigin::new(&self.file, place(&self.name, row, column))
    }
}

/// A place in a workbook: `trang "Phí", ô D12`, or `trang "Phí", dòng 12`.
pub(super) fn place(sheet: &str, row: u32, column: Option<u32>) -> String {
    match column {
        Some(column) => format!("{}, ô {}{}", workbook::place(sheet), letters(column), row + 1),
        None => format!("{}, dòng {}", workbook::place(sheet), row + 1),
    }
}

/// The name of a column: A, B, …, Z, AA, ….
fn letters(column: u32) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// The known heading of each column. Of two equal titles, the first counts.
fn columns(known: &[Heading], cells: &BTreeMap<u32, Cell>) -> BTreeMap<u32, usize> {
    let mut columns: BTreeMap<u32, usize> = BTreeMap::new();
    for (column, cell) in cells {
        let Cell::Text(title) = cell else { continue };
        let found = known.iter().position(|heading| heading.is(title));
        if let Some(index) = found.filter(|index| !columns.values().any(|other| other == index)) {
            columns.insert(*column, index);
        }
    }
    columns
}

/// Whether a line is an example of the template.
fn is_example(cells: &BTreeMap<u32, Cell>) -> bool {
    let first = cells.values().next();
    matches!(first, Some(Cell::Text(words)) if words.trim_start().starts_with(EXAMPLE))
}

/// The lines, each with those that continue it.
fn joined(lines: impl Iterator<Item = (u32, BTreeMap<u32, Cell>)>) -> Vec<(u32, BTreeMap<u32, Cell>)> {
    let mut joined: Vec<(u32, BTreeMap<u32, Cell>)> = Vec::new();
    for (row, cells) in lines {
        match joined.last_mut().zip(continued(&cells)) {
            Some(((_, last), parts)) => parts.into_iter().for_each(|(column, part)| append(last, column, part)),
            None => joined.push((row, cells)),
        }
    }
    joined
}

/// What a line adds to the cells of the line above. None if it is a line of its own.
fn continued(cells: &BTreeMap<u32, Cell>) -> Option<Vec<(u32, &str)>> {
    let mut parts = Vec::new();
    for (column, cell) in cells {
        match cell {
            Cell::Text(words) if words.starts_with(CONTINUED) => parts.push((*column, &words[CONTINUED.len()..])),
            // The code is repeated.
            _ if parts.is_empty() => {}
            _ => return None,
        }
    }
    (!parts.is_empty() && cells.len() <= parts.len() + 1).then_some(parts)
}

fn append(cells: &mut BTreeMap<u32, Cell>, column: u32, part: &str) {
    match cells.get_mut(&column) {
        Some(Cell::Text(words)) => words.push_str(part),
        _ => {
            cells.insert(column, Cell::Text(part.to_owned()));
        }
    }
}
