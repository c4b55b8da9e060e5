//! Reads `offices.xlsx`: a sheet with an office on each row, whose titles are those of the sheet "Văn phòng", and a sheet of
//! local facts for each office that has some, named by its code.

use std::sync::LazyLock;

use anyhow::{Context, ensure};
use catalog::{Level, Office};

use super::super::grid::{Cell, Grid};
use super::super::local::value::{Read, wrong};
use super::super::local::{self, Row};
use super::super::office::Described;
use super::super::workbook::{self, Workbook};
use super::cells::{line, lines, put, put_lines, set};
use super::column::{Column, Heading, Look, Sheet};
use super::sheets::{OFFICE, OfficeRow};
use super::table::Table;
use crate::findings::Finding;

/// The digits of the code of a commune; those of a province are two.
const COMMUNE: usize = 5;
const PROVINCE: usize = 2;
/// More digits than any code has.
const MOST_DIGITS: usize = 12;

/// What the workbook says.
#[derive(Default)]
pub(in crate::read) struct OfficesBook {
    /// Its offices: the code as it is written, the names of former units, and the office.
    pub offices: Vec<(String, Vec<String>, Described)>,
    /// The rows of its sheets of local facts, each with the code of the office.
    pub facts: Vec<(String, Vec<Row>)>,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

/// The columns of the list: who the office is for the site, and what the sheet "Văn phòng" says of it.
static COLUMNS: LazyLock<Vec<Column<OfficeRow>>> = LazyLock::new(|| LISTED.iter().chain(OFFICE.columns).copied().collect());

const LISTED: [Column<OfficeRow>; 2] = [
    Column {
        heading: Heading::new("Mã đơn vị", "Mã đơn vị hành chính, như 04306", "04306", 12).look(Look::Code),
        put: |row| put(&row.unit_code),
        take: |row, cell| set(&mut row.unit_code, code_cell(cell)),
    },
    Column {
        heading: Heading::new("Đơn vị cũ", "Tên các đơn vị đã nhập vào, mỗi tên một dòng trong ô", "Xã Mẫu Cũ", 30),
        put: |row| put_lines(&row.former),
        take: |row, cell| set(&mut row.former, lines(cell)),
    },
];

/// The sheet with an office on each row.
fn list() -> Sheet<OfficeRow> {
    Sheet { name: "Cơ quan", about: "Mỗi cơ quan một dòng.", coded: false, columns: &COLUMNS }
}

/// The code of a unit. Excel takes "04306" for a number and drops its zero.
pub(in crate::read) fn unit_code(written: &str, level: Level) -> Option<String> {
    let is_code = (1..=MOST_DIGITS).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_digit());
    let digits = if level == Level::Province { PROVINCE } else { COMMUNE };
    is_code.then(|| format!("{written:0>digits$}"))
}

/// A code as it is written, also as a number.
fn code_cell(cell: &Cell) -> Read<String> {
    match cell {
        Cell::Number(number) if number.fract() == 0.0 && (1.0..1e12).contains(number) => Ok(format!("{number:.0}")),
        Cell::Number(_) => wrong(cell, "không phải mã đơn vị hành chính", "Hãy ghi mã bằng chữ số, như 04306"),
        cell => line(cell),
    }
}

impl OfficesBook {
    /// Reads the workbook.
    ///
    /// # Errors
    /// It is damaged, or no sheet has a column of codes of units.
    pub(in crate::read) fn read(file: &str, bytes: &[u8]) -> anyhow::Result<Self> {
        let mut book = Self::default();
        let mut is_listed = false;
        for (name, grid) in Workbook::open(bytes)?.sheets_as_written()? {
            is_listed |= book.add(file, &name, grid).with_context(|| workbook::place(&name))?;
        }
        ensure!(is_listed, "không thấy trang có cột \"Mã đơn vị\" và \"Tên văn phòng\"; hãy thêm dòng tiêu đề");
        Ok(book)
    }

    /// Adds a sheet. Returns whether it is a list of offices.
    fn add(&mut self, file: &str, name: &str, grid: Grid) -> anyhow::Result<bool> {
        let sheet = list();
        if let Some(table) = Table::find(&sheet, file, name, grid.clone()) {
            self.findings.extend(table.strangers());
            let lines = table.lines(&sheet, OfficeRow::default, &mut self.findings);
            self.offices.extend(lines.into_iter().map(|line| {
                let OfficeRow { unit_code, former, office, level, face, counter } = line.value;
                let office = Office { level: level.unwrap_or(office.level), ..office };
                (unit_code, former, Described { origin: line.origin, office, face, counter })
            }));
            return Ok(true);
        }
        if let Some((rows, findings)) = local::table(file, &workbook::place(name), &workbook::clean(grid)) {
            self.findings.extend(findings);
            self.facts.push((name.trim().to_owned(), rows));
        }
        Ok(false)
    }
}
