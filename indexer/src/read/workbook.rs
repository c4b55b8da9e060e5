//! Reads the cells of a workbook (.xlsx), within limits. Nothing is interpreted here.
//!
//! Cells are read one by one and never as a block: a workbook of a few KB may contain a cell in the last row and the
//! last column, and a block up to there would take all memory.

use std::collections::BTreeMap;
use std::io::Cursor;

use anyhow::{Context, ensure};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, open_workbook_from_rs};
use catalog::TimeOfDay;
use jiff::civil::Date;

use super::encoding::unfont;
use super::grid::{Cell, Grid};
use crate::guard::guarded;
use crate::limits::{self, MOST_COLUMNS, MOST_ROWS};

const DAMAGED: &str = "không đọc được như một tệp .xlsx; hãy mở bằng Excel rồi lưu lại";

/// The name and the cells of every sheet. Texts are clean.
///
/// # Errors
/// It is damaged, or larger than the limits allow.
pub(super) fn sheets(bytes: &[u8]) -> anyhow::Result<Vec<(String, Grid)>> {
    let sheets = sheets_as_written(bytes)?;
    Ok(sheets.into_iter().map(|(name, grid)| (name, clean(grid))).collect())
}

/// The name and the cells of every sheet. Texts are as they are written, but not blank.
///
/// # Errors
/// It is damaged, or larger than the limits allow.
pub(super) fn sheets_as_written(bytes: &[u8]) -> anyhow::Result<Vec<(String, Grid)>> {
    guarded(DAMAGED, || parse(bytes))
}

/// The names of the sheets, for telling what a workbook is before it is read.
///
/// # Errors
/// It is damaged, or larger than the limits allow.
pub(super) fn sheet_names(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    guarded(DAMAGED, || {
        limits::check_zip(bytes, &limits::WORKBOOK, DAMAGED)?;
        Ok(open(bytes)?.sheet_names())
    })
}

fn open(bytes: &[u8]) -> anyhow::Result<Xlsx<Cursor<&[u8]>>> {
    open_workbook_from_rs(Cursor::new(bytes)).context(DAMAGED)
}

/// The same cells with clean texts in Unicode. Cells that say nothing are left out.
pub(super) fn clean(grid: Grid) -> Grid {
    let clean = |(column, cell)| match cell {
        Cell::Text(words) => Cell::text(&unfont(&words)).map(|cell| (column, cell)),
        cell => Some((column, cell)),
    };
    let rows = grid.into_iter().map(|(row, cells)| (row, cells.into_iter().filter_map(clean).collect()));
    rows.filter(|(_, cells): &(u32, BTreeMap<u32, Cell>)| !cells.is_empty()).collect()
}

/// The names of the sheets that Excel does not show.
///
/// # Errors
/// It is damaged.
pub(super) fn hidden(bytes: &[u8]) -> anyhow::Result<Vec<String>> {
    guarded(DAMAGED, || {
        let workbook = open(bytes)?;
        let hidden = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible != SheetVisible::Visible);
        Ok(hidden.map(|sheet| sheet.name.clone()).collect())
    })
}

/// The place of a sheet in findings.
pub(super) fn place(sheet: &str) -> String {
    format!("trang \"{sheet}\"")
}

fn parse(bytes: &[u8]) -> anyhow::Result<Vec<(String, Grid)>> {
    limits::check_zip(bytes, &limits::WORKBOOK, DAMAGED)?;
    let mut workbook = open(bytes)?;
    let names = workbook.sheet_names();
    let cells = |sheet: String| {
        let grid = grid(&mut workbook, &sheet).with_context(|| format!("trang \"{sheet}\""))?;
        Ok((sheet, grid))
    };
    names.into_iter().map(cells).collect()
}

fn grid(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> anyhow::Result<Grid> {
    let damaged = "không đọc được; hãy mở bằng Excel rồi lưu lại";
    let mut reader = workbook.worksheet_cells_reader(sheet).context(damaged)?;
    let mut grid = Grid::new();
    while let Some(read) = reader.next_cell().context(damaged)? {
        let (row, column) = read.get_position();
        let Some(cell) = cell(read.get_value()) else { continue };
        if column < MOST_COLUMNS {
            grid.entry(row).or_default().insert(column, cell);
        }
        ensure!(grid.len() as u32 <= MOST_ROWS, "có hơn {MOST_ROWS} dòng; hãy chỉ giữ bảng cần dùng");
    }
    Ok(grid)
}

fn cell(value: &DataRef<'_>) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(words) => as_written(words)?,
        DataRef::SharedString(words) => as_written(words)?,
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(yes) => Cell::Yes(*yes),
        DataRef::DateTime(moment) => day_or_hour(moment),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => as_written(words)?,
        DataRef::Error(_) => Cell::Other("ô báo lỗi công thức"),
    })
}

fn as_written(words: &str) -> Option<Cell> {
    (!words.trim().is_empty()).then(|| Cell::Text(words.to_owned()))
}

/// Excel writes a time of day as a fraction of day zero.
fn day_or_hour(moment: &ExcelDateTime) -> Cell {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let value = moment.as_f64();
    let cell = if (0.0..1.0).contains(&value) {
        TimeOfDay::new(u16::from(hour) * 60 + u16::from(minute)).map(Cell::Hour)
    } else {
        Date::new(year as i16, month as i8, day as i8).ok().map(Cell::Day)
    };
    cell.unwrap_or(Cell::Other("ngày giờ không có thật"))
}
