//! Reads lists of procedures: the workbooks that the national portal exports, and what offices make of them. A list says
//! which codes are in force, with a name and little else; details come from other sources.

mod in_force;
mod rows;
mod titles;

use catalog::{Agencies, Procedure};

use super::grid::Grid;
use super::national_code::Written;
use super::record::{Depth, NamedRow, ReadRecord, Reading, RecordOrigin};
use super::source::SourceFile;
use super::workbook::{self, Workbook};
use super::{delimited, local, unread};
use crate::findings::{Finding, Kind};
use crate::foreign::told;
pub(super) use in_force::{InForce, not_listed};
use rows::ListRow;
use titles::Titles;

/// What becomes of the other files.
pub(super) const OTHERS_ARE_READ: &str =
    "Tệp này không được dùng, các tệp khác vẫn được đọc; hãy sửa tệp hoặc chuyển đi nơi khác";
/// What is wrong with a file without a list.
const NO_LIST: (&str, &str) = (
    "không thấy dòng tiêu đề có cột \"Mã số\" hoặc \"Tên thủ tục\"",
    "Nếu tệp là danh sách thủ tục, hãy thêm dòng tiêu đề như: Mã số, Tên thủ tục, Cơ quan ban hành, Lĩnh vực; nếu không, hãy chuyển đi nơi khác",
);

/// A table of a file.
struct Table {
    /// Its place in findings, such as `trang "Danh sách"`; empty if the file is one table.
    place: String,
    cells: Grid,
    /// Whether Excel does not show it.
    is_hidden: bool,
}

/// Reads a workbook that is not our own.
pub(super) fn workbook(file: &SourceFile, workbook: &mut Workbook<'_>) -> Reading {
    let sheets = match workbook.sheets() {
        Ok(sheets) => sheets,
        Err(error) => return unread(file, (&told(&error), OTHERS_ARE_READ)),
    };
    let hidden = workbook.hidden();
    let table = |(name, cells): (String, Grid)| Table { place: workbook::place(&name), is_hidden: hidden.contains(&name), cells };
    read(&file.label, &sheets.into_iter().map(table).collect::<Vec<_>>()).unwrap_or_else(|| unread(file, NO_LIST))
}

/// Reads a table that is text.
pub(super) fn text(file: &SourceFile) -> Reading {
    let (cells, script) = match delimited::grid(&file.bytes) {
        Ok(read) => read,
        Err(error) => return unread(file, (&told(&error), OTHERS_ARE_READ)),
    };
    let table = Table { place: String::new(), cells, is_hidden: false };
    let mut reading = read(&file.label, &[table]).unwrap_or_else(|| unread(file, NO_LIST));
    reading.findings.extend(script.finding(&file.label));
    reading
}

/// Reads the tables of a file. None if no table is a list or has local facts.
fn read(file: &str, tables: &[Table]) -> Option<Reading> {
    let mut reading = Reading::default();
    let (mut repeated, mut has_any) = (0, false);
    for table in tables {
        let titles = Titles::find(&table.cells);
        let rows = titles.as_ref().map(|titles| rows::rows(titles, &table.cells)).unwrap_or_default();
        let has_facts = local::states_facts(&table.cells);
        let local = has_facts.then(|| local::table(file, &table.place, &without_repeated(&table.cells, &rows))).flatten();
        has_any |= titles.is_some() || local.is_some();
        if titles.is_some() || local.is_some() {
            reading.findings.extend(hidden(file, table));
        }
        let (local, findings) = local.unwrap_or_default();
        reading.local.extend(local);
        reading.findings.extend(findings);
        if let Some(titles) = titles {
            reading.in_force.extend(InForce::of(file, &titles, &rows));
        }
        repeated += rows.iter().filter(|row| row.is_repeated).count();
        rows.into_iter().for_each(|row| add(&mut reading, file, &table.place, row));
    }
    reading.findings.extend((repeated > 0).then(|| repeats(file, repeated)));
    has_any.then_some(reading)
}

/// Adds a row: a record if it has a code and a name, otherwise a row that is matched with what other sources say.
fn add(reading: &mut Reading, file: &str, place: &str, row: ListRow) {
    let at = format!("dòng {}", row.row + 1);
    let origin = RecordOrigin::new(file, if place.is_empty() { at } else { format!("{place}, {at}") });
    match row.code {
        Some(Written::Whole(code)) if !row.name.is_empty() => reading.records.push(ReadRecord {
            origin,
            procedure: Some(Procedure {
                levels: row.levels,
                fields: row.fields,
                agencies: Agencies { executing: row.executing, ..Agencies::default() },
                publisher: row.publisher,
                ..Procedure::blank(code, row.name)
            }),
            depth: Depth::Listed,
            findings: Vec::new(),
        }),
        code => reading.named.push(NamedRow { origin, code, written: row.written, name: row.name, publisher: row.publisher }),
    }
}

fn without_repeated(cells: &Grid, rows: &[ListRow]) -> Grid {
    let mut cells = cells.clone();
    for row in rows.iter().filter(|row| row.is_repeated) {
        cells.remove(&row.row);
    }
    cells
}

fn repeats(file: &str, rows: usize) -> Finding {
    let todo = "Mỗi thủ tục chỉ được đọc một lần; nếu tệp gồm nhiều trang, hãy xem có trang nào bị xuất lặp thay cho trang khác";
    RecordOrigin::of_file(file, Kind::RepeatedRows, &format!("{rows} dòng lặp lại dòng trước"), todo)
}

fn hidden(file: &str, table: &Table) -> Option<Finding> {
    let what = "trang bị ẩn trong Excel, vẫn được đọc".to_owned();
    let todo = "Nếu trang này không còn dùng, hãy xóa trang rồi lưu lại";
    let origin = RecordOrigin::new(file, &table.place);
    table.is_hidden.then(|| origin.finding(Kind::HiddenSheet, "", "(cả trang)", what, todo))
}

#[cfg(test)]
mod tests;
