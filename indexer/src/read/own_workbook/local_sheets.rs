//! Reads the sheets "Tại đây" and "Cần ghi" as local facts.

use super::super::local::{self, Row};
use super::super::workbook;
use super::column::Sheet;
use super::sheets::{LOCAL, WANTED};
use super::{Book, Table};

/// The local facts of both sheets, a row for each procedure.
pub(super) fn rows(book: &mut Book<'_>) -> Vec<Row> {
    let stated = rows_of(book, &LOCAL);
    let wanted = rows_of(book, &WANTED).into_iter().filter(Row::says_something).collect();
    let (rows, findings) = local::join(stated, wanted);
    book.findings.extend(findings);
    rows
}

fn rows_of<R>(book: &mut Book<'_>, sheet: &Sheet<R>) -> Vec<Row> {
    let table = book.table(sheet).map(Table::grid);
    let read = table.and_then(|grid| local::table(book.file, &workbook::place(sheet.name), &grid));
    let (rows, findings) = read.unwrap_or_default();
    book.findings.extend(findings);
    rows
}
