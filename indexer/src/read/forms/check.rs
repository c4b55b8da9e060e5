//! Checks a file of a form before it is published: a citizen will open it in Word, Excel or a PDF reader.

use std::io::Cursor;

use anyhow::{Context, bail, ensure};
use catalog::FormKind;

use crate::guard::guarded;
use crate::limits::{self, Limits};

/// A form. The largest on the national portal has some MB, because of pictures in it.
pub(crate) const FORM: Limits = Limits { bytes: 20 << 20, unpacked: 256 << 20, ratio: 200, parts: 5_000 };
const DAMAGED: &str = "không mở được; hãy mở bằng Word hoặc Excel rồi lưu lại";
const MACRO: &str =
    "có macro, có thể gây hại cho máy của người dân; hãy mở bằng Word hoặc Excel rồi lưu lại thành .docx hoặc .xlsx";
const UNKNOWN: &str = "không phải tệp Word, Excel hay PDF; hãy thay bằng tệp .docx, .doc, .pdf, .xlsx, .xls hoặc .odt";
/// The beginning of a file of Office before 2007.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The kind of a file by its content, and the ending that it is published with.
///
/// # Errors
/// It is empty, damaged, of another kind, or a program can hide in it. The message says what to do.
pub(super) fn check(name: &str, bytes: &[u8]) -> anyhow::Result<(FormKind, &'static str)> {
    ensure!(!bytes.is_empty(), "tệp trống; hãy chép lại tệp");
    if bytes.starts_with(b"%PDF-") {
        ensure!(!has(bytes, b"/JavaScript") && !has(bytes, b"/Launch"), "có mã chạy trong tệp PDF; hãy in lại thành PDF từ Word");
        return Ok((FormKind::Pdf, "pdf"));
    }
    if bytes.starts_with(&OLE) {
        return of_old_office(name, bytes);
    }
    ensure!(bytes.starts_with(b"PK\x03\x04"), UNKNOWN);
    guarded(DAMAGED, || of_zip(bytes))
}

fn of_zip(bytes: &[u8]) -> anyhow::Result<(FormKind, &'static str)> {
    limits::check_zip(bytes, &FORM, DAMAGED)?;
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).context(DAMAGED)?;
    let names: Vec<String> = archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let is_macro = |name: &String| name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/");
    ensure!(!names.iter().any(is_macro), MACRO);
    let is_in = |name: &str| names.iter().any(|known| known == name);
    if is_in("word/document.xml") {
        Ok((FormKind::Word, "docx"))
    } else if is_in("xl/workbook.xml") {
        Ok((FormKind::Excel, "xlsx"))
    } else if has(bytes, b"mimetypeapplication/vnd.oasis.opendocument.text") {
        Ok((FormKind::Word, "odt"))
    } else if has(bytes, b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        Ok((FormKind::Excel, "ods"))
    } else {
        bail!(UNKNOWN)
    }
}

/// The names of the parts of such a file are in UTF-16.
fn of_old_office(name: &str, bytes: &[u8]) -> anyhow::Result<(FormKind, &'static str)> {
    let has_part = |part: &str| has(bytes, &part.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    ensure!(!has_part("_VBA_PROJECT") && !has_part("Macros"), MACRO);
    ensure!(!has_part("EncryptedPackage"), "có mật khẩu nên người dân không mở được; hãy lưu lại không có mật khẩu");
    match name.to_lowercase() {
        name if name.ends_with(".doc") => Ok((FormKind::Word, "doc")),
        name if name.ends_with(".xls") => Ok((FormKind::Excel, "xls")),
        _ => bail!(UNKNOWN),
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Whether a name can be shown and typed: no control characters, and none that turn the direction of writing.
pub(super) fn is_safe_name(name: &str) -> bool {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{61C}' | '\u{FEFF}')
    };
    !name.contains(['/', '\\', ':', '\u{FFFD}']) && !name.contains("..") && !name.chars().any(is_hidden)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    pub(in super::super) fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            zip.start_file(*name, options).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn refused(name: &str, bytes: &[u8]) -> String {
        check(name, bytes).unwrap_err().to_string()
    }

    #[test]
    fn the_content_tells_the_kind_and_not_the_name() {
        let word = zip_of(&[("word/document.xml", "<x/>")]);
        assert_eq!(check("x.pdf", &word).unwrap(), (FormKind::Word, "docx"));
        let open = zip_of(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
        assert_eq!(check("x.odt", &open).unwrap(), (FormKind::Word, "odt"));
        assert_eq!(check("x", b"%PDF-1.7 x").unwrap(), (FormKind::Pdf, "pdf"));
        assert_eq!(check("X.DOC", &OLE).unwrap(), (FormKind::Word, "doc"));
        assert!(refused("x.docx", b"MZ program").contains("không phải tệp Word"));
        assert!(refused("x.docx", b"PK\x03\x04").contains("không mở được"));
        assert!(refused("x.docx", b"").contains("trống"));
    }

    #[test]
    fn nothing_that_can_run_is_published() {
        let word = zip_of(&[("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x")]);
        assert!(refused("x.docx", &word).contains("macro"));
        let name: Vec<u8> = "_VBA_PROJECT".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(refused("x.doc", &[&OLE[..], &name].concat()).contains("macro"));
        assert!(refused("x.pdf", b"%PDF-1.7 /S /JavaScript").contains("PDF"));
    }

    #[test]
    fn a_name_shows_what_it_is() {
        assert!(is_safe_name("Mẫu số 01 (sửa).docx"));
        for name in ["a\u{202E}xcod.exe", "a\u{7}.docx", "..\\a.docx", "a..docx/", "a/b", "a\u{200B}.docx"] {
            assert!(!is_safe_name(name), "{name:?}");
        }
    }
}
