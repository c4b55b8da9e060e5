//! A workbook. Random changes to a zip hardly ever leave one, so the target also takes the parts of a
//! workbook as they are before they are packed.

use std::io::{Cursor, Write};

use indexer::read::doors;
use zip::write::SimpleFileOptions;

use crate::made::SAMPLE;
use crate::sources::is_publishable;

/// The parts that a workbook is made of, in the order in which bytes give them.
const PARTS: [&str; 4] = ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"];
/// What stands between two parts.
const BETWEEN: &[u8] = b"\n----\n";
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

/// `local.xlsx`, laid on procedures.
pub(crate) fn local_sheet(bytes: &[u8]) -> bool {
    let mut procedures = SAMPLE.procedures.clone();
    let workbook = if bytes.starts_with(b"PK") { bytes.to_vec() } else { workbook(bytes).unwrap_or_default() };
    doors::local_sheet(&workbook, &mut procedures).is_ok() && is_publishable(&procedures)
}

/// Packs the parts that stand in bytes.
fn workbook(bytes: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let relations = RELATIONS.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, part) in relations.chain(PARTS.into_iter().zip(parts(bytes))) {
        zip.start_file(name, stored)?;
        zip.write_all(part)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn parts(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    while let Some(at) = bytes.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&bytes[..at]);
        bytes = &bytes[at + BETWEEN.len()..];
    }
    parts.push(bytes);
    parts
}

/// The parts of a workbook, as the target takes them.
///
/// # Errors
/// It is no workbook.
pub fn joined(workbook: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook))?;
    let mut joined = Vec::new();
    for name in PARTS {
        if !joined.is_empty() {
            joined.extend_from_slice(BETWEEN);
        }
        std::io::copy(&mut archive.by_name(name)?, &mut joined)?;
    }
    Ok(joined)
}
