//! Finds the files of a catalogue, unpacks them within limits, and splits them into records.

use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::limits::{self, MOST_DEPTH, MOST_FILES, MOST_RECORDS};

/// Files of a catalogue that do not contain procedures.
const NOT_PROCEDURES: [&str; 6] = [
    super::office::FILE,
    super::lexicon::FILE,
    super::wordings::FILE,
    super::calendar::FILE,
    super::local::TOML,
    super::stats::FILE,
];

/// A file of a catalogue, unpacked.
pub(super) struct SourceFile {
    /// Its path within the catalogue, for findings.
    pub label: String,
    /// Its format, from its name.
    pub kind: Kind,
    bytes: Vec<u8>,
}

/// The format of a file.
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

/// The place of a record in its file. Numbers begin at 1.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// A line of the file.
    Line(usize),
    /// An item of an array.
    Item(usize),
    /// The whole file.
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

/// Lists the files with procedures: their paths within the catalogue and on the disk, sorted. Hidden files and other
/// formats are skipped. A symlink that may lead to procedures is refused: it must not lead out of the catalogue, and
/// nobody would notice that its procedures are missing.
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
        }
        let is_procedures = !NOT_PROCEDURES.contains(&label.as_str()) && kind_of(&name).is_some();
        if kind.is_symlink() {
            ensure!(!is_procedures && !entry.path().is_dir(), "{}: {}", entry.path().display(), limits::LINK);
        } else if kind.is_dir() {
            ensure!(depth < MOST_DEPTH, "{}: thư mục lồng quá {MOST_DEPTH} lớp", entry.path().display());
            list_into(&entry.path(), &format!("{label}/"), depth + 1, found)?;
        } else if kind.is_file() && is_procedures {
            found.push((label, entry.path()));
            ensure!(found.len() <= MOST_FILES, "danh mục có hơn {MOST_FILES} tệp; hãy gộp thủ tục vào tệp .jsonl");
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
    /// Reads a file and unpacks it if its content is gzip, whatever its name.
    pub(super) fn open(path: &Path, label: String) -> anyhow::Result<Self> {
        let bytes = limits::file(path, &limits::SOURCE)?;
        Self::of(bytes, label).with_context(|| path.display().to_string())
    }

    /// A file with these bytes.
    pub(super) fn of(bytes: Vec<u8>, label: String) -> anyhow::Result<Self> {
        let kind = kind_of(&label).context("không phải tệp thủ tục")?;
        let bytes = if limits::is_gzip(&bytes) { limits::gunzip(&bytes, &limits::SOURCE)? } else { bytes };
        ensure!(!bytes.iter().all(u8::is_ascii_whitespace), "tệp trống; hãy tải lại hoặc xóa tệp khỏi danh mục");
        let most = limits::TOML.bytes;
        ensure!(kind == Kind::Json || bytes.len() as u64 <= most, "tệp lớn hơn {} MB; hãy tách mỗi thủ tục một tệp", most >> 20);
        Ok(Self { label, kind, bytes })
    }

    /// The whole file as text.
    pub(super) fn text(&self) -> anyhow::Result<&str> {
        limits::utf8(&self.bytes).with_context(|| self.label.clone())
    }

    /// The records of a JSON file: an array, one object, or one object on each line, with or without the portal's envelope
    /// `{"code": …, "data": …}`.
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

/// The items of a JSON array. Reading stops beyond the limit, because an array with tiny items could otherwise fill the
/// memory.
struct Items<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ItemsVisitor).map(Items)
    }
}

struct ItemsVisitor;

impl<'de> Visitor<'de> for ItemsVisitor {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("danh sách")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<Self::Value, S::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
            if items.len() > MOST_RECORDS {
                return Err(serde::de::Error::custom(too_many()));
            }
        }
        Ok(items)
    }
}

fn too_many() -> String {
    format!("tệp có hơn {MOST_RECORDS} bản ghi; hãy chia nhỏ tệp")
}

/// The records of a file that is one JSON value.
fn whole_file(json: &str) -> anyhow::Result<Vec<Record<'_>>> {
    let inner = envelope(json).unwrap_or(json);
    if inner.starts_with('[') {
        let Items(items) = serde_json::from_str(inner)?;
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

/// The records of a file with one object on each line. At least half of the lines must look like objects.
fn by_line(text: &str) -> anyhow::Result<Vec<Record<'_>>> {
    let lines = text.lines().enumerate().map(|(at, line)| Record { place: Place::Line(at + 1), json: line.trim() });
    let records: Vec<Record<'_>> = lines.filter(|record| !record.json.is_empty()).take(MOST_RECORDS + 1).collect();
    ensure!(records.len() <= MOST_RECORDS, too_many());
    let objects = records.iter().filter(|record| record.json.starts_with('{') && record.json.ends_with('}')).count();
    // A broken line must not hide the others, but a text without objects is another kind of file.
    ensure!(objects > 0 && objects * 2 >= records.len(), "tệp không phải mỗi dòng một đối tượng");
    Ok(records)
}

/// The `data` of an answer of the portal. None if the text is not such an answer.
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
    fn records_are_found_in_every_format() {
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
    fn an_error_about_bad_json_names_the_file_and_the_next_step() {
        for text in ["xin chào", "<html></html>", "[]", "12", "\"a\"", "[1, 2"] {
            let error = format!("{:#}", file(text).records().err().unwrap());
            assert!(error.contains("a.json") && error.contains("hãy"), "{text}: {error}");
        }
    }

    #[test]
    fn more_records_than_a_country_has_are_refused() {
        let many = |one: &str, between: &str| vec![one; MOST_RECORDS + 1].join(between);
        for text in [many("{}", "\n"), format!("[{}]", many("1", ","))] {
            let error = format!("{:#}", file(&text).records().err().unwrap());
            assert!(error.contains("hơn 100000 bản ghi") && error.contains("hãy chia nhỏ"), "{error}");
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
