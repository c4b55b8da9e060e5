//! Tells the format of a file by its content. Names lie: an ".xls" that a portal exports is often an HTML page.

use crate::limits;

/// The format of a file of procedures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Records of the national portal or of the exchange interface.
    Json,
    /// A procedure written by hand.
    Toml,
    /// An Excel workbook.
    Workbook,
    /// A table as text: CSV with any separator.
    Table,
    /// A PDF.
    Pdf,
    /// A Word document.
    Word,
    /// An HTML page.
    Html,
    /// A published site in a zip.
    Site,
    /// Something else.
    Unknown(Unknown),
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// A Word or Excel file of before 2007.
    OldOffice,
    /// A Word or Excel file with a password.
    Encrypted,
    /// A zip with something else in it.
    Zip,
    /// A picture.
    Picture,
    /// Anything else.
    Other,
}

/// The beginning of a Word or Excel file of before 2007, and of one with a password.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const ZIP: &[u8] = b"PK\x03\x04";
const PICTURES: [&[u8]; 5] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];

impl Format {
    /// The format of a file with this name and these bytes.
    pub(super) fn of(name: &str, bytes: &[u8]) -> Self {
        let name = name.to_lowercase();
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let begins = |with: &[u8]| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
        let plain = name.strip_suffix(".gz").unwrap_or(&name);
        let is_named = |endings: &[&str]| endings.iter().any(|ending| plain.ends_with(ending));
        if bytes.starts_with(ZIP) {
            match in_zip(bytes) {
                // It is damaged, and whoever reads it says so.
                Self::Unknown(_) if is_named(&[".xlsx", ".xlsm"]) => Self::Workbook,
                Self::Unknown(_) if is_named(&[".docx", ".docm"]) => Self::Word,
                format => format,
            }
        } else if bytes.starts_with(b"%PDF-") {
            Self::Pdf
        } else if bytes.starts_with(OLE) {
            // Only an encrypted file has a part of this name; OLE writes names in UTF-16.
            Self::Unknown(if has_utf16(bytes, "EncryptedPackage") { Unknown::Encrypted } else { Unknown::OldOffice })
        } else if PICTURES.iter().any(|picture| bytes.starts_with(picture)) {
            Self::Unknown(Unknown::Picture)
        } else if is_named(&[".toml"]) {
            Self::Toml
        } else if is_named(&[".json", ".jsonl", ".ndjson"]) || begins(b"{") || begins(b"[") {
            Self::Json
        } else if begins(b"<!doctype html") || begins(b"<html") || begins(b"<") && is_named(&[".html", ".htm", ".xls", ".doc"]) {
            Self::Html
        } else if is_named(&[".csv", ".tsv", ".txt"]) {
            Self::Table
        } else if is_named(&[".xlsx", ".xlsm"]) {
            Self::Workbook
        } else if is_named(&[".docx", ".docm"]) {
            Self::Word
        } else if is_named(&[".pdf"]) {
            Self::Pdf
        } else {
            Self::Unknown(Unknown::Other)
        }
    }

    /// The format in an officer's words.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Json => "dữ liệu JSON",
            Self::Toml => "thủ tục viết tay",
            Self::Workbook => "bảng tính Excel",
            Self::Table => "bảng CSV",
            Self::Pdf => "PDF",
            Self::Word => "văn bản Word",
            Self::Html => "trang HTML",
            Self::Site => "trang đã xuất bản",
            Self::Unknown(_) => "không rõ loại",
        }
    }
}

impl Unknown {
    /// What is wrong, and what to do.
    pub(super) fn explained(self) -> (&'static str, &'static str) {
        match self {
            Self::OldOffice => {
                ("là tệp Word hoặc Excel kiểu cũ (.doc, .xls)", "Hãy mở tệp, chọn Lưu thành (Save As) .docx hoặc .xlsx")
            }
            Self::Encrypted => ("có mật khẩu", "Hãy mở tệp bằng mật khẩu, bỏ mật khẩu rồi lưu lại"),
            Self::Zip => ("là tệp nén không có trang nào của chương trình này", "Hãy giải nén rồi đặt các tệp bên trong vào đây"),
            Self::Picture => ("là ảnh", "Chương trình không đọc chữ trong ảnh; hãy lấy bản Word, Excel hoặc PDF có chữ"),
            Self::Other => (
                "không phải loại tệp mà chương trình biết",
                "Nếu tệp có thủ tục, hãy lưu thành .xlsx, .docx hoặc .pdf; nếu không, hãy chuyển đi nơi khác",
            ),
        }
    }
}

/// The format of a zip, from the names of its parts. They are in its directory at the end, so nothing is unpacked.
fn in_zip(bytes: &[u8]) -> Format {
    let Ok(archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return Format::Unknown(Unknown::Zip) };
    let names: Vec<_> = archive.file_names().filter_map(Result::ok).collect();
    // A zip of a site may have all of it in one folder.
    let has = |part: &str| {
        names.iter().any(|name| name.strip_suffix(part).is_some_and(|before| before.is_empty() || before.ends_with('/')))
    };
    if has("xl/workbook.xml") {
        Format::Workbook
    } else if has("word/document.xml") {
        Format::Word
    } else if has(catalog::release::RELEASE_FILE) {
        Format::Site
    } else {
        Format::Unknown(Unknown::Zip)
    }
}

fn has_utf16(bytes: &[u8], word: &str) -> bool {
    let wanted: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[..bytes.len().min(limits::WORKBOOK.bytes as usize)].windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_contains() {
        let of = |name: &str, text: &str| Format::of(name, text.as_bytes());
        assert_eq!(of("x.txt", "\u{FEFF} [1]"), Format::Json);
        assert_eq!(of("x.jsonl.gz", "hỏng"), Format::Json);
        assert_eq!(of("danh-sach.xls", "<table>"), Format::Html);
        assert_eq!(of("x.bin", "<!DOCTYPE html>"), Format::Html);
        assert_eq!(of("x.xlsx", "%PDF-1.7"), Format::Pdf);
        assert_eq!(of("x.xlsx", "PK\u{3}\u{4}"), Format::Workbook);
        assert_eq!(of("x.zip", "PK\u{3}\u{4}"), Format::Unknown(Unknown::Zip));
        assert_eq!(of("1.004194.toml", "ma = 1"), Format::Toml);
        assert_eq!(of("X.CSV", "a;b"), Format::Table);
        assert_eq!(of("readme.md", "# x"), Format::Unknown(Unknown::Other));
        assert_eq!(Format::of("a.png", b"\x89PNG\r\n"), Format::Unknown(Unknown::Picture));
    }

    #[test]
    fn an_office_file_with_a_password_is_told_from_an_old_one() {
        let old = [OLE, &[0; 600]].concat();
        assert_eq!(Format::of("x.xls", &old), Format::Unknown(Unknown::OldOffice));
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Format::of("x.xlsx", &[old, name].concat()), Format::Unknown(Unknown::Encrypted));
    }
}
