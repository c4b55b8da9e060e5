//! Opens the files of a catalogue, unpacks them within limits, and splits JSON into records.

use std::path::Path;

use anyhow::{Context, ensure};
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::format::Format;
use crate::foreign::json;
use crate::limits::{self, MOST_RECORDS};

/// A file of a catalogue, unpacked.
pub(super) struct SourceFile {
    /// Its path within the catalogue, for findings.
    pub label: String,
    /// Its format, from its content.
    pub format: Format,
    /// Its content.
    pub bytes: Vec<u8>,
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

impl SourceFile {
    /// Reads a file and unpacks it if its content is gzip, whatever its name.
    pub(super) fn open(path: &Path, label: String) -> anyhow::Result<Self> {
        let bytes = limits::file(path, &limits::SOURCE)?;
        Self::of(bytes, label).with_context(|| path.display().to_string())
    }

    /// A file with these bytes.
    pub(super) fn of(bytes: Vec<u8>, label: String) -> anyhow::Result<Self> {
        let bytes = if limits::is_gzip(&bytes) { limits::gunzip(&bytes, &limits::SOURCE)? } else { bytes };
        ensure!(!bytes.iter().all(u8::is_ascii_whitespace), "tệp trống; hãy tải lại hoặc xóa tệp khỏi danh mục");
        let format = Format::of(&label, &bytes);
        let most = limits::TOML.bytes;
        ensure!(
            format != Format::Toml || bytes.len() as u64 <= most,
            "tệp lớn hơn {} MB; hãy tách mỗi thủ tục một tệp",
            most >> 20
        );
        Ok(Self { label, format, bytes })
    }

    /// The whole file as text.
    pub(super) fn text(&self) -> anyhow::Result<&str> {
        limits::utf8(&self.bytes).with_context(|| self.label.clone())
    }

    /// The records of a JSON file: an array, one object, or one object on each line, with or without the envelope of the
    /// portal, `{"code": …, "data": …}`, or of the exchange interface, `{"result": […]}`.
    pub(super) fn records(&self) -> anyhow::Result<Vec<Record<'_>>> {
        let text = self.text()?.trim();
        let whole: Result<&RawValue, _> = serde_json::from_str(text);
        let records = match whole {
            Ok(value) => whole_file(value.get()).with_context(|| self.shape()),
            Err(error) => by_line(text)
                .with_context(|| format!("{}: không phải JSON ({}); hãy xuất lại tệp từ nguồn", self.label, json::told(&error))),
        }?;
        answers_taken_apart(records).with_context(|| self.shape())
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

/// Takes answers of the exchange interface apart: each may be on a line of its own, with several records.
fn answers_taken_apart(records: Vec<Record<'_>>) -> anyhow::Result<Vec<Record<'_>>> {
    let mut apart = Vec::with_capacity(records.len());
    for record in records {
        // Most files have no such answer, and need not be parsed once more.
        let answer = Some(record.json).filter(|json| json.contains("\"result\"")).and_then(envelope);
        match answer.filter(|inner| inner.starts_with('[')).map(serde_json::from_str::<Items<'_>>) {
            Some(Ok(Items(items))) => {
                apart.extend(items.into_iter().map(|item| Record { place: record.place, json: item.get() }));
            }
            _ => apart.push(record),
        }
        ensure!(apart.len() <= MOST_RECORDS, too_many());
    }
    Ok(apart)
}

/// The content of an answer of the portal or of the exchange interface. None if the text is not such an answer.
pub(super) fn envelope(json: &str) -> Option<&str> {
    #[derive(serde::Deserialize)]
    struct Envelope<'a> {
        #[serde(borrow)]
        data: Option<&'a RawValue>,
        #[serde(borrow)]
        result: Option<&'a RawValue>,
    }
    // serde also reads a list as the fields of a struct.
    let envelope: Envelope<'_> = Some(json).filter(|json| json.starts_with('{')).map(serde_json::from_str)?.ok()?;
    envelope.data.or(envelope.result).map(RawValue::get).filter(|inner| inner.starts_with(['{', '[']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile { label: "a.json".into(), format: Format::Json, bytes: text.into() }
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
        assert_eq!(jsons("{\"result\":[{\"a\":1}],\"error_code\":\"0\"}"), ["phần tử 1: {\"a\":1}"]);
        let lines = "{\"result\":[{\"a\":1},{\"a\":2}]}\n{\"error_code\":\"0\",\"result\":[{\"a\":3}]}";
        assert_eq!(jsons(lines), ["dòng 1: {\"a\":1}", "dòng 1: {\"a\":2}", "dòng 2: {\"a\":3}"]);
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
}
