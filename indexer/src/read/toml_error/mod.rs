//! Says what is wrong in a TOML file that an office writes: the line, what is wrong with it, and what to write. The
//! parser's own message is English and for programmers; [`schema`] and [`syntax`] put it into the officer's words.

mod schema;
mod syntax;

use std::fmt;

use serde::de::DeserializeOwned;
use toml::Table;

use crate::foreign;

/// The most characters of a line that a message shows.
const SHOWN: usize = 80;

/// What is wrong in a TOML file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TomlError {
    /// Its line and column, and the text of the line. None if the file as a whole lacks something.
    place: Option<Place>,
    /// The key it is about; empty if unknown.
    key: String,
    /// What is wrong, and what to write.
    what: String,
}

/// A place in a text. Numbers begin at 1.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    line: usize,
    column: usize,
    text: String,
}

impl std::error::Error for TomlError {}

impl fmt::Display for TomlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.in_its_line(place)),
            None => f.write_str(&self.what),
        }
    }
}

impl TomlError {
    /// What is wrong, with the line as it is now.
    fn in_its_line(&self, place: &Place) -> String {
        format!("{} (đang ghi: {})", self.what, place.text)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "dòng {}, cột {}", self.line, self.column)
    }
}

/// Reads a TOML file.
///
/// # Errors
/// It is no TOML, or lacks a key or has one that it should not have.
pub(super) fn from_str<T: DeserializeOwned>(toml: &str) -> Result<T, TomlError> {
    toml::from_str(toml).map_err(|error| explained(toml, &error))
}

/// Reads one table of a file, whose place the caller knows.
///
/// # Errors
/// It lacks a key or has one that it should not have.
pub(super) fn from_table<T: DeserializeOwned>(table: Table) -> Result<T, TomlError> {
    table.try_into().map_err(|error: toml::de::Error| {
        // The parser names the key of a value only in its printed form.
        let printed = error.to_string();
        let key = printed.trim_end().rsplit_once("\nin `").map_or("", |(_, path)| path.trim_end_matches('`'));
        let (key, what) = schema::explain(error.message(), &Spot { key, ..Spot::default() });
        TomlError { place: None, key, what }
    })
}

/// The parts of a finding about an error: its line, its key and what is wrong, as far as they are known.
pub(super) fn found(error: &anyhow::Error) -> (Option<String>, &str, String) {
    const UNKNOWN: &str = "(xem lời)";
    let Some(toml) = error.downcast_ref::<TomlError>() else { return (None, UNKNOWN, foreign::told(error)) };
    let key = if toml.key.is_empty() { UNKNOWN } else { &toml.key };
    match &toml.place {
        Some(place) => (Some(place.to_string()), key, toml.in_its_line(place)),
        None => (None, key, toml.what.clone()),
    }
}

fn explained(toml: &str, error: &toml::de::Error) -> TomlError {
    let span = error.span().unwrap_or_default();
    let spot = Spot::of(toml, span.start, span.end);
    let message = error.message();
    let (key, what) = match syntax::explain(message, &spot) {
        Some(what) => (spot.key.to_owned(), what),
        None => schema::explain(message, &spot),
    };
    // The error about a key that is missing at the top of a file has the whole file as its place.
    let is_whole = message.starts_with("missing field") && !spot.line.starts_with('[') && !spot.line.contains('{');
    TomlError { place: (!is_whole).then(|| spot.place()), key, what }
}

/// The part of a text that an error is about.
#[derive(Default)]
struct Spot<'a> {
    /// The text before it.
    before: &'a str,
    /// The part itself; empty if something is missing there.
    raw: &'a str,
    /// Its first line, trimmed.
    line: &'a str,
    /// The key on its line, or that of the value that it belongs to; empty if there is none.
    key: &'a str,
}

impl<'a> Spot<'a> {
    fn of(toml: &'a str, start: usize, end: usize) -> Self {
        // What is missing at the end of a file is missing after its last line.
        let start = toml.floor_char_boundary(start);
        let start = if toml[start..].trim().is_empty() { toml.trim_end().len().min(start) } else { start };
        let before = &toml[..start];
        let begin = before.rfind('\n').map_or(0, |at| at + 1);
        let line = toml[begin..].lines().next().unwrap_or_default().trim();
        let raw = toml.get(start..end).unwrap_or_default();
        Self { before, raw, line, key: key_of(line).or_else(|| before.lines().rev().find_map(key_of)).unwrap_or_default() }
    }

    fn place(&self) -> Place {
        let column = self.before.chars().rev().take_while(|char| *char != '\n').count() + 1;
        let is_long = self.line.chars().count() > SHOWN;
        let shown: String = self.line.chars().take(SHOWN).collect();
        Place { line: line_at(self.before, self.before.len()), column, text: shown + if is_long { "…" } else { "" } }
    }

    /// The value on the line, as it is written.
    fn value(&self) -> &'a str {
        self.line.split_once('=').map_or("", |(_, value)| value.trim())
    }

    /// The table that the part is in, as the file writes it: `[[cach_nop]]`, or the key of an inline table.
    fn table(&self) -> Option<String> {
        let on_line = self.before.rsplit('\n').next().unwrap_or_default();
        if on_line.contains('{') {
            return Some(format!("\"{}\"", self.key));
        }
        let header = |line: &&str| line.starts_with('[') && line.ends_with(']');
        let above = self.before.rsplit_once('\n').map_or("", |(above, _)| above);
        if self.line.starts_with('[') { None } else { above.lines().map(str::trim).rev().find(header).map(str::to_owned) }
    }
}

/// The key of a line like `ten = "Xã Mẫu"`.
/// The line of a place in a text, from 1.
pub(super) fn line_at(text: &str, place: usize) -> usize {
    text[..place].matches('\n').count() + 1
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    (!key.is_empty() && !key.starts_with('#') && !key.contains(['"', '{', '['])).then_some(key)
}

#[cfg(test)]
mod tests;
