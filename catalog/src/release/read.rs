//! Reads `release.json`. Not with serde_json in the browser: a JSON parser adds 7 KB to a phone's download
//! before the first answer, and every browser has one. So this module reads the tree of any parser.

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

use super::files::{FORMAT, File, Release, ReleaseError};
use crate::calendar::date;
use crate::office::{CounterScreen, Office};

/// A value of a JSON tree.
pub trait Json: Sized {
    /// A field of an object.
    fn get(&self, key: &str) -> Option<Self>;
    /// A text.
    fn text(&self) -> Option<String>;
    /// A number.
    fn number(&self) -> Option<f64>;
    /// Yes or no.
    fn flag(&self) -> Option<bool>;
    /// The items of a list.
    fn items(&self) -> Option<Vec<Self>>;
}

impl Json for serde_json::Value {
    fn get(&self, key: &str) -> Option<Self> {
        self.as_object()?.get(key).cloned()
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.as_array().cloned()
    }
}

impl Release {
    /// Reads the bytes of `release.json`. Outside of a browser; a browser uses [`Release::read`].
    ///
    /// # Errors
    /// They are no release, one of another format, or changed after they were written.
    pub fn parse(json: &[u8]) -> Result<Self, ReleaseError> {
        let value: serde_json::Value = serde_json::from_slice(json).map_err(|_| ReleaseError::Shape)?;
        Self::read(&value, json)
    }

    /// Reads the tree that a JSON parser made of the bytes of `release.json`.
    ///
    /// # Errors
    /// It is no release, one of another format, or its bytes changed after they were written.
    pub fn read(json: &impl Json, bytes: &[u8]) -> Result<Self, ReleaseError> {
        let found = whole(json, "format").ok_or(ReleaseError::Shape)?;
        if found != u64::from(FORMAT) {
            return Err(ReleaseError::Format { found });
        }
        let release = release(json).ok_or(ReleaseError::Shape)?;
        if super::seal::holds(bytes) { Ok(release) } else { Err(ReleaseError::Seal) }
    }
}

fn release(json: &impl Json) -> Option<Release> {
    Some(Release {
        format: FORMAT,
        id: text(json, "id")?,
        version: whole(json, "version")?,
        made: day(json, "made")??,
        updated: day(json, "updated")?,
        procedures: u32::try_from(whole(json, "procedures")?).ok()?,
        office: office(&json.get("site")?)?,
        files: json.get("files")?.items()?.iter().map(file).collect::<Option<_>>()?,
        updates: json.get("updates").as_ref().and_then(file),
    })
}

/// An office, as `release.json` and the overlays of offices describe it.
pub(super) fn office(json: &impl Json) -> Option<Office> {
    let text = |key| text(json, key);
    Some(Office {
        name: text("name")?,
        unit: text("unit")?,
        level: variant(&text("level")?)?,
        province: text("province")?,
        address: text("address")?,
        directions: text("directions")?,
        hours: text("hours")?,
        cut_off: whole(json, "cut_off").and_then(|minute| u16::try_from(minute).ok()),
        hotline: text("hotline")?,
        feedback: text("feedback")?,
        portal: text("portal")?,
        filing: text("filing")?,
        emblem: text("emblem")?,
        warn_after: whole(json, "warn_after").and_then(|days| u16::try_from(days).ok())?,
        often_asked: json.get("often_asked")?.items()?.iter().map(Json::text).collect::<Option<_>>()?,
        embedded_at: embedders(json),
        counter: json.get("counter").map(|json| counter(&json)).unwrap_or_default(),
    })
}

/// The sites that may show the office's pages. They came after the format.
fn embedders(json: &impl Json) -> Vec<String> {
    let listed = json.get("embedded_at").and_then(|list| list.items()).unwrap_or_default();
    listed.iter().filter_map(Json::text).filter(|origin| Office::is_embedder(origin)).collect()
}

/// The settings of counter screens. They came after the format, so what is missing is as if the office had not said it.
fn counter(json: &impl Json) -> CounterScreen {
    let default = CounterScreen::default();
    let flag = |key| json.get(key).and_then(|value| value.flag()).unwrap_or_default();
    let seconds = |key| whole(json, key).and_then(|seconds| u16::try_from(seconds).ok());
    CounterScreen {
        at_start: flag("at_start"),
        idle: seconds("idle").filter(|idle| CounterScreen::IDLE.contains(idle)).unwrap_or(default.idle),
        countdown: seconds("countdown").filter(|left| CounterScreen::COUNTDOWN.contains(left)).unwrap_or(default.countdown),
        typing: text(json, "typing").and_then(|word| variant(&word)).unwrap_or_default(),
        feedback: flag("feedback"),
        free_text: flag("free_text"),
        printer: flag("printer"),
    }
}

fn file(json: &impl Json) -> Option<File> {
    Some(File {
        path: text(json, "path")?,
        role: variant(&text(json, "role")?)?,
        bytes: whole(json, "bytes")?,
        unpacked: whole(json, "unpacked")?,
        sha256: text(json, "sha256")?,
    })
}

/// A text of an object.
pub(super) fn text(json: &impl Json, key: &str) -> Option<String> {
    json.get(key)?.text()
}

/// A whole number from 0 to 10¹⁵; a float holds all of them exactly.
pub(super) fn whole(json: &impl Json, key: &str) -> Option<u64> {
    let number = json.get(key)?.number()?;
    ((0.0..=1e15).contains(&number) && number.fract() == 0.0).then_some(number as u64)
}

/// A day as [`date`] writes it. The outer option says whether it is readable; the inner one is none for 0.
#[expect(clippy::option_option, reason = "an unreadable day makes the release unreadable, a missing one does not")]
fn day(json: &impl Json, key: &str) -> Option<Option<Date>> {
    match i32::try_from(whole(json, key)?).ok()? {
        0 => Some(None),
        number => date::from_number(number).map(Some),
    }
}

/// The variant of an enum that serde writes as this word. The error type is postcard's because it holds no text,
/// so that no formatting gets into a phone's download.
fn variant<'de, T: Deserialize<'de>>(word: &'de str) -> Option<T> {
    let word: StrDeserializer<'de, postcard::Error> = word.into_deserializer();
    T::deserialize(word).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{Level, Typing, release::FileRole};

    /// All roles, by the numbers that postcard writes for them.
    fn roles() -> impl Iterator<Item = FileRole> {
        (0_u8..).map_while(|number| postcard::from_bytes(&[number]).ok())
    }

    pub(in crate::release) fn written(level: Level, cut_off: Option<u16>) -> Release {
        let words = |word: &str| format!("{word} \"ễ\"\n");
        let file = |role| File { path: words("tệp"), role, bytes: 1, unpacked: 2, sha256: words("hash") };
        Release {
            format: FORMAT,
            id: words("id"),
            version: 1_784_250_000,
            made: Date::new(2026, 7, 17).unwrap(),
            updated: cut_off.and_then(|_| Date::new(2026, 7, 1).ok()),
            procedures: 7,
            office: Office {
                name: words("tên"),
                unit: words("đơn vị"),
                level,
                province: words("tỉnh"),
                address: words("địa chỉ"),
                directions: words("đường"),
                hours: words("giờ"),
                cut_off,
                hotline: words("số"),
                feedback: words("phản ánh"),
                portal: words("cổng"),
                filing: words("nộp"),
                emblem: words("biểu trưng"),
                warn_after: 30,
                often_asked: vec![words("hay hỏi"), String::new()],
                embedded_at: cut_off.map(|_| "https://xamau.vn".to_owned()).into_iter().collect(),
                counter: CounterScreen {
                    at_start: cut_off.is_some(),
                    idle: 60,
                    typing: Typing::Vni,
                    printer: true,
                    ..CounterScreen::default()
                },
            },
            files: roles().map(file).collect(),
            updates: cut_off.map(|_| file(FileRole::Updates)),
        }
    }

    #[test]
    fn a_written_release_is_read_back() {
        for (level, cut_off) in Level::ALL.into_iter().zip([None, Some(0), Some(900), None]) {
            let release = written(level, cut_off);
            assert_eq!(release.files.len(), 25, "roles");
            assert_eq!(Release::parse(&release.to_json().unwrap()).unwrap(), release);
        }
    }

    #[test]
    fn an_unreadable_release_and_another_format_are_different_errors() {
        for text in ["", "[]", "{}", "<!DOCTYPE html>", r#"{"format":"2"}"#, &format!(r#"{{"format":{FORMAT}}}"#)] {
            assert!(matches!(Release::parse(text.as_bytes()), Err(ReleaseError::Shape)), "{text}");
        }
        assert!(matches!(Release::parse(br#"{"format":9999}"#), Err(ReleaseError::Format { found: 9999 })));
    }

    #[test]
    fn a_release_with_a_missing_part_is_refused() {
        let whole = serde_json::to_value(written(Level::Commune, None)).unwrap();
        for key in ["id", "version", "made", "updated", "procedures", "site", "files"] {
            let mut part = whole.clone();
            part.as_object_mut().unwrap().remove(key);
            assert!(matches!(Release::read(&part, &[]), Err(ReleaseError::Shape)), "{key}");
        }
    }

    #[test]
    fn settings_of_the_counter_that_are_missing_or_wrong_are_the_usual_ones() {
        let with = |counter: serde_json::Value| {
            let mut json = serde_json::to_value(written(Level::Commune, None)).unwrap();
            json["site"]["counter"] = counter;
            release(&json).unwrap().office.counter
        };
        let usual = CounterScreen::default();
        for counter in [serde_json::json!(null), serde_json::json!({}), serde_json::json!("a")] {
            assert_eq!(with(counter), usual);
        }
        let wrong = serde_json::json!({ "idle": 5, "countdown": -1, "typing": "morse", "at_start": "yes", "printer": true });
        assert_eq!(with(wrong), CounterScreen { printer: true, ..usual });
    }

    #[test]
    fn an_office_that_says_nothing_of_the_counter_writes_nothing() {
        let mut release = written(Level::Commune, None);
        release.office.counter = CounterScreen::default();
        assert!(!String::from_utf8(release.to_json().unwrap()).unwrap().contains("\"counter\":"));
    }

    #[test]
    fn an_unknown_word_is_no_variant() {
        assert_eq!(variant::<FileRole>("app-wasm"), Some(FileRole::AppWasm));
        assert_eq!((variant::<FileRole>("AppWasm"), variant::<Level>("commune")), (None, None));
    }
}
