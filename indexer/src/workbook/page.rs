//! Writes one sheet: what it is for, a note above each heading, the headings, and a line for each row.

use anyhow::Context;
use catalog::Code;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, IgnoreError, Worksheet};

use super::looks::Looks;
use crate::read::grid::Cell;
use crate::read::own_workbook::{CONTINUED, EXAMPLE, Heading, Look, OFFICE, OfficeRow, Sheet};

/// The row of the notes, and that of the headings.
const NOTES: u32 = 1;
const HEADINGS: u32 = 2;
/// How many empty rows below the last get drop-downs.
const SPARE: u32 = 2_000;
/// The most letters of a cell, as Excel counts them. Excel's own limit is 32,767.
const MOST_LETTERS: usize = 32_000;
/// The height of a line, in points: two lines of text.
const HEIGHT: f64 = 30.0;
const NOTE_HEIGHT: f64 = 62.0;

/// A line of a sheet.
pub(super) struct Line<R> {
    code: Option<Code>,
    row: R,
}

impl<R> Line<R> {
    /// A line about a procedure.
    pub(super) fn of(code: &Code, row: R) -> Self {
        Self { code: Some(code.clone()), row }
    }

    /// A line of a sheet without codes.
    pub(super) fn plain(row: R) -> Self {
        Self { code: None, row }
    }

    /// The code in the first column.
    #[cfg(test)]
    pub(super) fn code(&self) -> &str {
        self.code.as_ref().map_or("", Code::as_str)
    }

    fn cells(&self, sheet: &Sheet<R>) -> Vec<Option<Cell>> {
        let code = self.code.as_ref().map(|code| Some(Cell::Text(code.to_string())));
        code.into_iter().chain(sheet.columns.iter().map(|column| (column.put)(&self.row))).collect()
    }
}

/// Writes the first sheet, with a line for each step.
pub(super) fn guide(page: &mut Worksheet, name: &str, steps: &[&str], looks: &Looks) -> anyhow::Result<()> {
    page.set_name(name)?.set_column_width(0, 120)?;
    page.write_with_format(0, 0, "Bảng tính danh mục thủ tục hành chính", &looks.title)?;
    for (row, step) in (2..).zip(steps) {
        page.write_with_format(row, 0, *step, looks.of(Look::Plain))?;
    }
    Ok(())
}

/// Writes the sheet of the office: a line for each fact, with the value in the second column.
pub(super) fn office(page: &mut Worksheet, looks: &Looks, office: Option<&OfficeRow>) -> anyhow::Result<()> {
    page.set_name(OFFICE.name)?.set_column_width(0, 30)?.set_column_width(1, 60)?.set_column_width(2, 60)?;
    page.write_with_format(0, 0, OFFICE.about, &looks.title)?;
    for (column, title) in (0..).zip(["Điều", "Văn phòng ghi vào đây", "Giải thích"]) {
        page.write_with_format(HEADINGS, column, title, &looks.heading)?;
    }
    page.set_freeze_panes(HEADINGS + 1, 0)?;
    for (row, column) in (HEADINGS + 1..).zip(OFFICE.columns) {
        let Heading { title, note, example, .. } = column.heading;
        page.write_with_format(row, 0, title, &looks.heading)?;
        page.write_blank(row, 1, looks.of(Look::Plain))?;
        if let Some(cell) = office.and_then(|office| (column.put)(office)) {
            write(page, row, 1, &cell, looks.of(Look::Plain))?;
        }
        let example = if example.is_empty() { String::new() } else { format!("Ví dụ: {example}") };
        let parts = [note, &example].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        page.write_with_format(row, 2, parts.join(". "), &looks.note)?;
        choices(page, &column.heading, (row, row), 1)?;
    }
    Ok(())
}

/// Writes a sheet with lines.
pub(super) fn sheet<R>(
    page: &mut Worksheet,
    looks: &Looks,
    sheet: &Sheet<R>,
    lines: impl IntoIterator<Item = Line<R>>,
) -> anyhow::Result<()> {
    let headings: Vec<Heading> = sheet.headings().collect();
    head(page, looks, sheet.name, sheet.about, &headings)?;
    let mut row = HEADINGS + 1;
    for line in lines {
        row = write_line(page, looks, &headings, row, line.cells(sheet)).with_context(|| sheet.name)?;
    }
    foot(page, &headings, row)
}

/// Writes a sheet with an example.
pub(super) fn example<R>(page: &mut Worksheet, looks: &Looks, sheet: &Sheet<R>) -> anyhow::Result<()> {
    let headings: Vec<Heading> = sheet.headings().collect();
    head(page, looks, sheet.name, sheet.about, &headings)?;
    for (column, heading) in (0..).zip(&headings) {
        let mark = if column == 0 { format!("{EXAMPLE} ") } else { String::new() };
        page.write_with_format(HEADINGS + 1, column, format!("{mark}{}", heading.example), &looks.note)?;
    }
    foot(page, &headings, HEADINGS + 2)
}

fn head(page: &mut Worksheet, looks: &Looks, name: &str, about: &str, headings: &[Heading]) -> anyhow::Result<()> {
    page.set_name(name)?.set_default_row_height(HEIGHT);
    page.write_with_format(0, 0, about, &looks.title)?;
    page.set_row_height(NOTES, NOTE_HEIGHT)?.set_freeze_panes(HEADINGS + 1, 2.min(headings.len() as u16 - 1))?;
    for (column, heading) in (0..).zip(headings) {
        page.set_column_width(column, heading.width)?.set_column_format(column, looks.of(look_of_empty(heading)))?;
        page.write_with_format(NOTES, column, heading.note, &looks.note)?;
        page.write_with_format(HEADINGS, column, heading.title, &looks.heading)?;
    }
    Ok(())
}

/// Cells below the last line are not coloured: nothing is wanted there.
fn look_of_empty(heading: &Heading) -> Look {
    if heading.look == Look::Wanted { Look::Plain } else { heading.look }
}

/// Adds what depends on the number of lines.
fn foot(page: &mut Worksheet, headings: &[Heading], end: u32) -> anyhow::Result<()> {
    let last = (end + SPARE).min(1_048_575);
    for (column, heading) in (0..).zip(headings) {
        choices(page, heading, (HEADINGS + 1, last), column)?;
        if heading.look == Look::Code {
            page.ignore_error_range(HEADINGS + 1, column, last, column, IgnoreError::NumberStoredAsText)?;
        }
    }
    page.autofilter(HEADINGS, 0, end.max(HEADINGS + 1), headings.len() as u16 - 1)?;
    Ok(())
}

/// Gives cells a list to choose from.
fn choices(page: &mut Worksheet, heading: &Heading, (first, last): (u32, u32), column: u16) -> anyhow::Result<()> {
    if heading.choices.is_empty() {
        return Ok(());
    }
    let style = if heading.strict { DataValidationErrorStyle::Stop } else { DataValidationErrorStyle::Information };
    let list = DataValidation::new()
        .allow_list_strings(heading.choices)?
        .set_error_style(style)
        .set_error_title("Ngoài danh sách")?
        .set_error_message("Hãy chọn một giá trị trong danh sách, hoặc để trống.")?
        .show_error_message(heading.strict);
    page.add_data_validation(first, column, last, column, &list)?;
    Ok(())
}

/// Writes a line, and more below it if a cell is too long. Returns the next row.
fn write_line(
    page: &mut Worksheet,
    looks: &Looks,
    headings: &[Heading],
    mut row: u32,
    mut cells: Vec<Option<Cell>>,
) -> anyhow::Result<u32> {
    loop {
        let mut rest: Vec<Option<Cell>> = vec![None; cells.len()];
        for (column, (cell, heading)) in (0..).zip(cells.iter().zip(headings)) {
            let format = looks.of(heading.look);
            match cell {
                Some(Cell::Text(words)) => {
                    let (here, below) = split(words);
                    write(page, row, column, &Cell::Text(here.to_owned()), format)?;
                    rest[usize::from(column)] = below.map(|below| Cell::Text(format!("{CONTINUED}{below}")));
                }
                Some(cell) => write(page, row, column, cell, format)?,
                None if heading.look == Look::Wanted => {
                    page.write_blank(row, column, format)?;
                }
                None => {}
            }
        }
        row += 1;
        if rest.iter().all(Option::is_none) {
            return Ok(row);
        }
        if headings.first().is_some_and(|heading| heading.look == Look::Code) {
            rest[0] = cells[0].take();
        }
        cells = rest;
    }
}

/// The part of a text that fits into a cell, and the rest.
fn split(words: &str) -> (&str, Option<&str>) {
    let mut letters = 0;
    let end = words.char_indices().find(|(_, letter)| {
        letters += letter.len_utf16();
        letters > MOST_LETTERS
    });
    match end {
        Some((end, _)) => (&words[..end], Some(&words[end..])),
        None => (words, None),
    }
}

fn write(page: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> anyhow::Result<()> {
    match cell {
        Cell::Number(number) => page.write_with_format(row, column, *number, format)?,
        Cell::Day(day) if day.year() >= 1900 => {
            let date = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
            page.write_with_format(row, column, &date, format)?
        }
        // A spreadsheet takes such a text for a formula when somebody edits the cell.
        other => {
            let words = other.to_string();
            let quoted = words.starts_with(['=', '+', '-', '@']).then(|| format.clone().set_quote_prefix());
            page.write_string_with_format(row, column, words, quoted.as_ref().unwrap_or(format))?
        }
    };
    Ok(())
}
