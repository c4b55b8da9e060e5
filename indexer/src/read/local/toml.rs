//! Reads `local.toml`, with a `[[thu_tuc]]` for each procedure.

use std::path::Path;

use anyhow::Context;
use catalog::TimeOfDay;
use jiff::civil::Date;
use serde::Deserialize;
use toml::value::Datetime;
use toml::{Spanned, Table, Value};

use super::super::grid::Cell;
use super::super::record::RecordOrigin;
use super::super::toml_error;
use super::TOML;
use super::row::{Entry, Field, Row};
use crate::limits;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LocalFile {
    #[serde(default)]
    thu_tuc: Vec<Spanned<Table>>,
}

/// The rows of a catalogue's `local.toml`. Empty if there is no such file.
pub(super) fn rows(folder: &Path) -> anyhow::Result<Vec<Row>> {
    let path = folder.join(TOML);
    if !limits::is_there(&path) {
        return Ok(Vec::new());
    }
    parse(&limits::text(&path, &limits::TOML)?).with_context(|| path.display().to_string())
}

/// The rows of the text of a `local.toml`.
pub(super) fn parse(toml: &str) -> anyhow::Result<Vec<Row>> {
    let file: LocalFile = toml_error::from_str(toml)?;
    Ok(rows_of(TOML, toml, file.thu_tuc))
}

/// The rows of the `[[thu_tuc]]` of a file.
pub(in crate::read) fn rows_of(file: &str, toml: &str, tables: Vec<Spanned<Table>>) -> Vec<Row> {
    let line = |table: &Spanned<Table>| toml_error::line_at(toml, table.span().start);
    tables.into_iter().map(|table| row(file, line(&table), table.into_inner())).collect()
}

fn row(file: &str, line: usize, table: Table) -> Row {
    let mut row = Row { origin: RecordOrigin::new(file, format!("dòng {line}")), entries: Vec::new(), unknown: Vec::new() };
    for (name, value) in table {
        match (Field::of_key(&name), cell(value)) {
            (Some(field), Some(cell)) => row.entries.push(Entry { field, name, cell }),
            (Some(_), None) => {}
            (None, _) => row.unknown.push(name),
        }
    }
    row
}

/// The cell of a value. None if it is an empty text or list.
fn cell(value: Value) -> Option<Cell> {
    Some(match value {
        Value::String(words) => Cell::text(&words)?,
        Value::Integer(number) => Cell::Number(number as f64),
        Value::Float(number) => Cell::Number(number),
        Value::Boolean(yes) => Cell::Yes(yes),
        Value::Datetime(moment) => day_or_hour(moment),
        Value::Array(items) => {
            let words: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            match words {
                Some(words) => Cell::text(&words.join("; "))?,
                None => Cell::Other("danh sách không phải toàn chuỗi"),
            }
        }
        Value::Table(_) => Cell::Other("bảng"),
    })
}

fn day_or_hour(moment: Datetime) -> Cell {
    let day = moment.date.and_then(|day| Date::new(day.year as i16, day.month as i8, day.day as i8).ok());
    let hour = moment.time.and_then(|time| TimeOfDay::new(u16::from(time.hour) * 60 + u16::from(time.minute)));
    match (day, hour) {
        (Some(day), _) => Cell::Day(day),
        (None, Some(hour)) => Cell::Hour(hour),
        (None, None) => Cell::Other("ngày giờ không có thật"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_is_a_row_with_its_line() {
        let rows = parse("# của xã\n[[thu_tuc]]\nma = \"1.000001\"\n\n[[thu_tuc]]\nma = \"1.000002\"\nphi = 5000\n").unwrap();
        let places: Vec<_> = rows.iter().map(|row| row.origin.place.as_str()).collect();
        assert_eq!(places, ["dòng 2", "dòng 5"]);
        assert_eq!(rows[1].get(Field::Fee).unwrap().cell, Cell::Number(5000.0));
    }

    #[test]
    fn every_type_of_value_becomes_a_cell() {
        let cell = |value: &str| {
            let row = parse(&format!("[[thu_tuc]]\nghi_chu = {value}")).unwrap().remove(0);
            row.get(Field::Note).map(|entry| entry.cell.to_string())
        };
        assert_eq!(cell("\"a\"").unwrap(), "a");
        assert_eq!(cell("[\"thứ Tư\", \"thứ Sáu\"]").unwrap(), "thứ Tư; thứ Sáu");
        assert_eq!(cell("2026-07-17").unwrap(), "17/7/2026");
        assert_eq!(cell("15:30:00").unwrap(), "15 giờ 30");
        assert_eq!(cell("true").unwrap(), "có");
        assert_eq!(cell("2.5").unwrap(), "2,5");
        assert_eq!(cell("\" - \""), None);
    }

    #[test]
    fn an_unknown_key_is_kept_for_the_finding() {
        assert_eq!(parse("[[thu_tuc]]\nmaa = 1\n").unwrap()[0].unknown, ["maa"]);
        assert!(parse("[[thutuc]]\nma = 1\n").is_err());
    }
}
