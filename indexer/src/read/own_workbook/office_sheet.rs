//! Reads the sheet "Văn phòng": the titles are in one column, the values in the next.

use std::collections::BTreeMap;

use anyhow::ensure;
use catalog::Office;

use super::super::grid::{Cell, Grid};
use super::super::local::value::Wrong;
use super::super::office::Described;
use super::super::record::RecordOrigin;
use super::super::workbook;
use super::sheets::{LEVEL, OFFICE, OfficeRow};
use super::table::place;
use crate::findings::{Finding, Kind};

/// Reads the office. None if the sheet is not filled.
///
/// # Errors
/// The office has a name and no level.
pub(super) fn read(file: &str, sheet: &str, grid: &Grid, findings: &mut Vec<Finding>) -> anyhow::Result<Option<Described>> {
    let mut office = OfficeRow::default();
    let mut at_level = workbook::place(sheet);
    for (row, cells) in grid {
        let Some((title, value)) = title_and_value(cells) else { continue };
        let Some(column) = OFFICE.columns.iter().find(|column| column.heading.is(title)) else { continue };
        let origin = RecordOrigin::new(file, place(sheet, *row, Some(1)));
        if column.heading.title == LEVEL {
            at_level = origin.place.clone();
        }
        let Some(value) = value else { continue };
        if let Err(Wrong { what, todo }) = (column.take)(&mut office, value) {
            findings.push(origin.finding(Kind::BookCell, "", column.heading.title, what, todo));
        }
    }
    if office.office.name.is_empty() {
        return Ok(None);
    }
    ensure!(office.level.is_some(), "{file}, {at_level}: chưa chọn cấp của văn phòng; hãy chọn một cấp trong danh sách");
    let level = office.level.unwrap_or(office.office.level);
    let OfficeRow { office, face, counter, .. } = office;
    let origin = RecordOrigin::new(file, workbook::place(sheet));
    Ok(Some(Described { origin, office: Office { level, ..office }, face, counter }))
}

/// The title in the first column, and the value in the second if it is not empty.
fn title_and_value(cells: &BTreeMap<u32, Cell>) -> Option<(&str, Option<&Cell>)> {
    match cells.get(&0) {
        Some(Cell::Text(title)) => Some((title, cells.get(&1))),
        _ => None,
    }
}
