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

/// A workbook that was opened. Its sheets are not read yet.
pub(super) struct Workbook<'a>(Xlsx<Cursor<&'a [u8]>>);

impl<'a> Workbook<'a> {
    /// Opens a workbook.
    ///
    /// # Errors
    /// It is damaged, or larger than the limits allow.
    pub(super) fn open(bytes: &'a [u8]) -> anyhow::Result<Self> {
        guarded(DAMAGED, || {
            limits::check_zip(bytes, &limits::WORKBOOK, DAMAGED)?;
            open_workbook_from_rs(Cursor::new(bytes)).context(DAMAGED).map(Self)
        })
    }

    /// The names of the sheets.
    pub(super) fn names(&self) -> Vec<String> {
        self.0.sheet_names()
    }

    /// The names of the sheets that Excel does not show.
    pub(super) fn hidden(&self) -> Vec<String> {
        let hidden = self.0.sheets_metadata().iter().filter(|sheet| sheet.visible != SheetVisible::Visible);
        hidden.map(|sheet| sheet.name.clone()).collect()
    }

    /// The name and the cells of every sheet. Texts are clean.
    ///
    /// # Errors
    /// A sheet is damaged, or larger than the limits allow.
    pub(super) fn sheets(&mut self) -> anyhow::Result<Vec<(String, Grid)>> {
        let sheets = self.sheets_as_written()?;
        Ok(sheets.into_iter().map(|(name, grid)| (name, clean(grid))).collect())
    }

    /// The name and the cells of every sheet. Texts are as they are written, but not blank.
    ///
    /// # Errors
    /// A sheet is damaged, or larger than the limits allow.
    pub(super) fn sheets_as_written(&mut self) -> anyhow::Result<Vec<(String, Grid)>> {
        self.with_texts_up_to(limits::WORKBOOK.unpacked as usize)
    }

    /// The name and the cells of every sheet. A file has a text once for all cells that share it, so the bytes of all texts
    /// are counted again.
    fn with_texts_up_to(&mut self, bytes: usize) -> anyhow::Result<Vec<(String, Grid)>> {
        let names = self.names();
        guarded(DAMAGED, || {
            let mut left = bytes;
            let cells = |sheet: String| {
                let grid = self.grid(&sheet, &mut left).with_context(|| place(&sheet))?;
                Ok((sheet, grid))
            };
            names.into_iter().map(cells).collect()
        })
    }

    fn grid(&mut self, sheet: &str, left: &mut usize) -> anyhow::Result<Grid> {
        let damaged = "không đọc được; hãy mở bằng Excel rồi lưu lại";
        let mut reader = self.0.worksheet_cells_reader(sheet).context(damaged)?;
        let mut grid = Grid::new();
        while let Some(read) = reader.next_cell().context(damaged)? {
            let (row, column) = read.get_position();
            let Some(cell) = cell(read.get_value()).filter(|_| column < MOST_COLUMNS) else { continue };
            if let Cell::Text(words) = &cell {
                *left =
                    left.checked_sub(words.len()).context("chữ trong các ô dài quá mức đọc được; hãy chỉ giữ bảng cần dùng")?;
            }
            grid.entry(row).or_default().insert(column, cell);
            ensure!(grid.len() as u32 <= MOST_ROWS, "có hơn {MOST_ROWS} dòng; hãy chỉ giữ bảng cần dùng");
        }
        Ok(grid)
    }
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

/// The place of a sheet in findings.
pub(super) fn place(sheet: &str) -> String {
    format!("trang \"{sheet}\"")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_counts_in_every_cell_that_shares_it() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Phí").unwrap();
        for row in 0..3 {
            sheet.write(row, 0, "nuoi voi").unwrap();
        }
        let bytes = workbook.save_to_buffer().unwrap();
        let mut workbook = Workbook::open(&bytes).unwrap();
        assert_eq!(workbook.with_texts_up_to(24).unwrap()[0].1.len(), 3);
        let error = format!("{:#}", workbook.with_texts_up_to(23).unwrap_err());
        assert!(error.starts_with("trang \"Phí\": chữ trong các ô") && error.contains("hãy"), "{error}");
    }
}
