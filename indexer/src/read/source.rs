//! Files of a catalogue: finding them, unpacking them within limits, and cutting them into records.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail, ensure};
use flate2::read::MultiGzDecoder;
use serde_json::value::RawValue;

/// The most a file may hold, unpacked. The whole country of 2026 is 64 MB.
const MOST_BYTES: u64 = 512 << 20;
/// The most one record may hold. The longest real one is under 1 MB.
pub(super) const MOST_RECORD_BYTES: usize = 16 << 20;
/// Files of a catalogue that hold something else.
const NOT_PROCEDURES: [&str; 5] =
    [super::office::FILE, super::lexicon::FILE, super::calendar::FILE, super::local::TOML, super::stats::FILE];
/// How deep folders are looked into.
const MOST_DEPTH: usize = 8;

/// A file of a catalogue, unpacked.
pub(super) struct SourceFile {
    /// Its path within the catalogue, for findings.
    pub label: String,
    pub kind: Kind,
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Toml,
}

/// One record of a JSON file, not yet parsed.
pub(super) struct Record<'a> {
    pub place: Place,
    pub json: &'a str,
}

/// Where a record stands in its file.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    Line(usize),
    Item(usize),
    Whole,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Line(number) => write!(f, "dòng {number}"),
            Self::Item(number) => write!(f, "phần tử {number}"),
            Self::Whole => f.write_str("cả tệp"),
        }
    }
}

/// The files of a catalogue that hold procedures, with their paths within it, sorted. Hidden files,
/// links and files of other kinds are passed over.
pub(super) fn list(folder: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    list_into(folder, "", 0, &mut found)?;
    found.sort();
    Ok(found)
}

fn list_into(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<(String, PathBuf)>) -> anyhow::Result<()> {
    let unreadable = || format!("{}: không mở được thư mục", folder.display());
    for entry in std::fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let label = format!("{prefix}{name}");
        let kind = entry.file_type().with_context(unreadable)?;
        if name.starts_with('.') {
            continue;
        } else if kind.is_dir() {
            ensure!(depth < MOST_DEPTH, "{}: thư mục lồng quá {MOST_DEPTH} lớp", entry.path().display());
            list_into(&entry.path(), &format!("{label}/"), depth + 1, found)?;
        } else if kind.is_file() && !NOT_PROCEDURES.contains(&label.as_str()) && kind_of(&name).is_some() {
            found.push((label, entry.path()));
        }
    }
    Ok(())
}

fn kind_of(name: &str) -> Option<Kind> {
    let name = name.to_lowercase();
    let plain = name.strip_suffix(".gz").unwrap_or(&name);
    match plain.rsplit_once('.')?.1 {
        "json" | "jsonl" | "ndjson" => Some(Kind::Json),
        "toml" if plain == name => Some(Kind::Toml),
        _ => None,
    }
}

impl SourceFile {
    /// Reads a file and unpacks it where it is gzip (by its content, whatever its name says).
    pub(super) fn open(path: &Path, label: String) -> anyhow::Result<Self> {
        let kind = kind_of(&label).context("không phải tệp thủ tục")?;
        let mut head = [0; 2];
        let mut file = File::open(path).context("không mở được tệp")?;
        let zipped = file.read(&mut head).context("không đọc được tệp")? == 2 && head == [0x1F, 0x8B];
        let file = File::open(path).context("không mở được tệp")?;
        let bytes = if zipped {
            limited(MultiGzDecoder::new(file)).context("tệp nén .gz bị hỏng hoặc thiếu phần cuối; hãy tải lại tệp")?
        } else {
            limited(file).context("không đọc được tệp")?
        };
        ensure!(!bytes.iter().all(u8::is_ascii_whitespace), "tệp trống; hãy tải lại hoặc xóa tệp khỏi danh mục");
        Ok(Self { label, kind, bytes })
    }

    /// The whole file as text.
    pub(super) fn text(&self) -> anyhow::Result<&str> {
        let text = std::str::from_utf8(&self.bytes)
            .with_context(|| format!("{}: không phải UTF-8; hãy lưu lại tệp với mã UTF-8", self.label))?;
        Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
    }

    /// The records of a JSON file: an array, one object, or an object a line, each with or without the
    /// portal's envelope `{"code": …, "data": …}`.
    pub(super) fn records(&self) -> anyhow::Result<Vec<Record<'_>>> {
        let text = self.text()?.trim();
        let whole: Result<&RawValue, _> = serde_json::from_str(text);
        match whole {
            Ok(value) => whole_file(value.get()).with_context(|| self.shape()),
            Err(error) => {
                by_line(text).with_context(|| format!("{}: không phải JSON ({error}); hãy xuất lại tệp từ nguồn", self.label))
            }
        }
    }

    fn shape(&self) -> String {
        format!("{}: JSON không có dạng thủ tục của Cổng dịch vụ công; hãy kiểm tra lại tệp", self.label)
    }
}

fn limited(reader: impl Read) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        bail!("tệp lớn hơn {} MB; hãy chia nhỏ", MOST_BYTES >> 20);
    }
    Ok(bytes)
}

/// The records of a file that is one JSON value.
fn whole_file(json: &str) -> anyhow::Result<Vec<Record<'_>>> {
    let inner = envelope(json).unwrap_or(json);
    if inner.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(inner)?;
        ensure!(!items.is_empty(), "danh sách trống");
        return Ok(items
            .into_iter()
            .enumerate()
            .map(|(at, item)| Record { place: Place::Item(at + 1), json: item.get() })
            .collect());
    }
    ensure!(inner.starts_with('{'), "tệp không chứa đối tượng nào");
    Ok(vec![Record { place: Place::Whole, json: inner }])
}

/// The records of a file with an object a line. It is one only if its first line is an object.
fn by_line(text: &str) -> anyhow::Result<Vec<Record<'_>>> {
    let lines = text.lines().enumerate().map(|(at, line)| Record { place: Place::Line(at + 1), json: line.trim() });
    let records: Vec<Record<'_>> = lines.filter(|record| !record.json.is_empty()).collect();
    let objects = records.iter().filter(|record| record.json.starts_with('{') && record.json.ends_with('}')).count();
    // One broken line must not hide the others, but a text without objects is no such file.
    ensure!(objects > 0 && objects * 2 >= records.len(), "tệp không phải mỗi dòng một đối tượng");
    Ok(records)
}

/// What the portal's answer holds in `data`, if the text is such an answer.
pub(super) fn envelope(json: &str) -> Option<&str> {
    #[derive(serde::Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        data: Option<&'a RawValue>,
    }
    let envelope: Envelope<'_> = serde_json::from_str(json).ok()?;
    envelope.data.map(RawValue::get).filter(|data| data.starts_with(['{', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile { label: "a.json".into(), kind: Kind::Json, bytes: text.into() }
    }

    fn jsons(text: &str) -> Vec<String> {
        file(text).records().unwrap().iter().map(|record| format!("{}: {}", record.place, record.json)).collect()
    }

    #[test]
    fn every_way_to_write_records_gives_the_same_records() {
        assert_eq!(jsons("{\"a\":1}"), ["cả tệp: {\"a\":1}"]);
        assert_eq!(jsons("[{\"a\":1},{\"a\":2}]"), ["phần tử 1: {\"a\":1}", "phần tử 2: {\"a\":2}"]);
        assert_eq!(jsons("{\"a\":1}\n\n{\"a\":2}\n"), ["dòng 1: {\"a\":1}", "dòng 3: {\"a\":2}"]);
        assert_eq!(jsons("{\"code\":200,\"data\":{\"a\":1}}"), ["cả tệp: {\"a\":1}"]);
        assert_eq!(jsons("\u{FEFF}{\"data\":[{\"a\":1}]}"), ["phần tử 1: {\"a\":1}"]);
    }

    #[test]
    fn a_broken_line_does_not_hide_the_others() {
        assert_eq!(jsons("{\"a\":1}\n{\"a\":\n{\"a\":3}").len(), 3);
    }

    #[test]
    fn what_is_no_json_is_refused_with_the_file_and_the_next_step() {
        for text in ["xin chào", "<html></html>", "[]", "12", "\"a\"", "[1, 2"] {
            let error = format!("{:#}", file(text).records().err().unwrap());
            assert!(error.contains("a.json") && error.contains("hãy"), "{text}: {error}");
        }
    }

    #[test]
    fn only_procedure_files_are_read() {
        assert_eq!(kind_of("x.jsonl.gz"), Some(Kind::Json));
        assert_eq!(kind_of("X.JSON"), Some(Kind::Json));
        assert_eq!(kind_of("1.004194.toml"), Some(Kind::Toml));
        assert_eq!(kind_of("readme.md"), None);
        assert_eq!(kind_of("json"), None);
    }
}
