//! The targets for workbooks.

use std::io::{Cursor, Read};

use anyhow::Result;
use indexer::read::entry_points;
use rust_xlsxwriter::Workbook;
use zip::ZipArchive;

use crate::made::SAMPLE;
use crate::parts;
use crate::sources::is_publishable;

/// The files of the workbook, in the order of the input's parts.
const PARTS: [&str; 4] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
const RELATIONS: [(&str, &str); 3] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

/// `local.xlsx`, applied to procedures.
pub(crate) fn local_sheet(bytes: &[u8]) -> bool {
    let mut procedures = SAMPLE.procedures.clone();
    entry_points::local_sheet(&whole(bytes), &mut procedures).is_ok() && is_publishable(&procedures)
}

/// A list as a workbook.
pub(crate) fn list_sheet(bytes: &[u8]) -> bool {
    entry_points::source("danh-sach.xlsx", &whole(bytes)).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}

/// A workbook, or the parts of one.
fn whole(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK") { bytes.to_vec() } else { of_parts(bytes).unwrap_or_default() }
}

/// Our own workbook, with a procedure. Each part of the input is a sheet: its name on the first line, then a row a line,
/// with tabs between the cells.
pub(crate) fn workbook(bytes: &[u8]) -> bool {
    let Ok(workbook) = of_text(bytes) else { return false };
    entry_points::source("a.xlsx", &workbook).is_ok_and(|(procedures, _)| is_publishable(&procedures))
}

fn of_text(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    for part in parts::parted(bytes) {
        let text = String::from_utf8_lossy(part);
        let mut lines = text.lines();
        let sheet = workbook.add_worksheet().set_name(lines.next().unwrap_or_default())?;
        for (row, line) in (0..).zip(lines) {
            for (column, cell) in (0..100).zip(line.split('\t')).filter(|(_, cell)| !cell.is_empty()) {
                match cell.parse::<f64>() {
                    Ok(number) if number.is_finite() => sheet.write_number(row, column, number)?,
                    _ => sheet.write_string(row, column, cell.replace("\\n", "\n"))?,
                };
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// Packs the parts of an input.
fn of_parts(bytes: &[u8]) -> Result<Vec<u8>> {
    let relations = RELATIONS.iter().map(|(name, text)| (*name, text.as_bytes()));
    parts::packed(relations.chain(PARTS.into_iter().zip(parts::parted(bytes))))
}

/// The parts of a workbook, as the target takes them.
///
/// # Errors
/// It is not a workbook.
pub fn workbook_parts(workbook: &[u8]) -> Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut read = |name| -> Result<Vec<u8>> {
        let mut part = Vec::new();
        archive.by_name(name)?.read_to_end(&mut part)?;
        Ok(part)
    };
    let parts = PARTS.iter().map(|name| read(*name)).collect::<Result<Vec<_>>>()?;
    Ok(parts::joined(&parts))
}
