//! Finds the titles of a sheet by their words. There may be a title of the whole sheet above them, other columns beside
//! them, and headings between the rows.

use std::collections::BTreeMap;

use super::super::grid::{Cell, Grid};
use super::super::record::RecordOrigin;
use super::super::text;
use super::row::{Entry, Field, Row};
use crate::findings::{Finding, Kind};

/// The number of rows in which titles are searched.
const TITLES_WITHIN: u32 = 30;

/// The titles of a sheet.
pub(super) struct Titles {
    /// The file, for findings.
    file: String,
    /// The last row of titles.
    row: u32,
    /// The columns that are read, each with its field and title.
    columns: BTreeMap<u32, (Field, String)>,
    /// Columns that are not read although they seem relevant: the title, and the reason.
    unclear: Vec<(String, &'static str)>,
}

impl Titles {
    /// The first row with a column of codes and another known column. If the time is split into two columns, as in
    /// decisions, a second row of titles follows.
    pub(super) fn find(file: &str, grid: &Grid) -> Option<Self> {
        let found = grid.range(..TITLES_WITHIN).find_map(|(row, cells)| {
            let fields: Vec<Field> = cells.values().filter_map(|cell| Field::of_title(&cell.to_string())).collect();
            let some_time = cells.values().any(|cell| Field::is_some_time(&cell.to_string()));
            (fields.contains(&Field::Code) && (fields.len() > 1 || some_time)).then_some((*row, cells.clone()))
        });
        let (row, mut titles) = found?;
        let below = grid.get(&(row + 1)).filter(|cells| is_second_row(cells));
        titles.extend(below.into_iter().flatten().map(|(column, cell)| (*column, cell.clone())));
        Some(Self::of(file, if below.is_some() { row + 1 } else { row }, &titles))
    }

    fn of(file: &str, row: u32, titles: &BTreeMap<u32, Cell>) -> Self {
        let mut columns: BTreeMap<u32, (Field, String)> = BTreeMap::new();
        let (mut unclear, mut times) = (Vec::new(), Vec::new());
        for (column, cell) in titles {
            let title = text::line(&cell.to_string());
            match Field::of_title(&title) {
                Some(field) if columns.values().any(|(known, _)| *known == field) => {
                    unclear.push((title, "trùng với một cột trước đó"));
                }
                Some(field) => {
                    columns.insert(*column, (field, title));
                }
                None if Field::is_some_time(&title) => times.push((*column, title)),
                None => {}
            }
        }
        let has = |field| columns.values().any(|(known, _)| *known == field);
        // Beside a column of shortened times, an unclear column has the legal times.
        let is_legal = has(Field::Time) && !has(Field::LegalTime);
        for (column, title) in times {
            if is_legal {
                columns.insert(column, (Field::LegalTime, title));
            } else {
                unclear.push((title, "không rõ là thời hạn theo quy định hay sau cắt giảm"));
            }
        }
        Self { file: file.to_owned(), row, columns, unclear }
    }

    /// Whether a column has a fact about the procedures at the office.
    pub(super) fn state_facts(&self) -> bool {
        let beside = [Field::Code, Field::Note, Field::DecisionNumber, Field::DecisionDate, Field::DecisionEffect];
        self.columns.values().any(|(field, _)| !beside.contains(field))
    }

    /// A finding for each unclear column.
    pub(super) fn findings(&self, place: &str) -> Vec<Finding> {
        let origin = self.origin(place, self.row);
        let todo = "Cột bị bỏ qua; hãy ghi tiêu đề \"Theo quy định\" hoặc \"Sau cắt giảm\", và giữ mỗi tiêu đề một cột";
        let finding = |(title, why): &(String, &str)| origin.finding(Kind::LocalValue, "", title, (*why).to_owned(), todo);
        self.unclear.iter().map(finding).collect()
    }

    /// The rows below the titles with a value in a known column.
    pub(super) fn rows(&self, place: &str, grid: Grid) -> Vec<Row> {
        let below = grid.into_iter().filter(|(row, _)| *row > self.row);
        let rows = below.map(|(row, cells)| Row {
            origin: self.origin(place, row),
            entries: cells.into_iter().filter_map(|(column, cell)| self.entry(column, cell)).collect(),
            unknown: Vec::new(),
        });
        rows.filter(|row| !row.entries.is_empty()).collect()
    }

    fn origin(&self, place: &str, row: u32) -> RecordOrigin {
        let between = if place.is_empty() { "" } else { ", " };
        RecordOrigin::new(&self.file, format!("{place}{between}dòng {}", row + 1))
    }

    fn entry(&self, column: u32, cell: Cell) -> Option<Entry> {
        let (field, name) = self.columns.get(&column)?;
        Some(Entry { field: *field, name: name.clone(), cell })
    }
}

/// Whether a row is a second row of titles: it contains only titles of times.
fn is_second_row(cells: &BTreeMap<u32, Cell>) -> bool {
    let of_time = |cell: &Cell| matches!(Field::of_title(&cell.to_string()), Some(Field::Time | Field::LegalTime));
    !cells.is_empty() && cells.values().all(of_time)
}
