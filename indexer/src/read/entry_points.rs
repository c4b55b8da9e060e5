//! Entry points for the fuzz targets in `tests/fuzz`: each reader on its own, from bytes instead of a folder. The bytes
//! are those of a file within [`crate::limits`].

use std::sync::LazyLock;

use anyhow::Result;
use catalog::search::Lexicon;
use catalog::{Calendar, Office, Procedure, Satisfaction, Stats};

use super::source::SourceFile;
use super::{Sources, calendar as calendars, lexicon, local, office, ratings as ratings_of, read_file, stats as figures};
use crate::findings::Report;
use crate::limits::utf8;
use crate::time_zone;

/// Read once, because it is longer than any input of a fuzz target.
static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| lexicon::built_in().unwrap_or_default());

/// Reads a file of procedures. Its name and its content say what it is.
///
/// # Errors
/// It cannot be read as a whole.
pub fn source(name: &str, bytes: &[u8]) -> Result<(Vec<Procedure>, Report)> {
    let file = SourceFile::of(bytes.to_vec(), name.to_owned())?;
    let mut sources = Sources::default();
    sources.add(&file, read_file(&file)?);
    let merged = sources.merge();
    Ok((merged.procedures, merged.report))
}

/// Reads a `site.toml`.
///
/// # Errors
/// It cannot be read.
pub fn site(bytes: &[u8]) -> Result<Office> {
    office::parse(utf8(bytes)?).map(|described| described.office)
}

/// Adds a `calendar.toml` to the national calendar.
///
/// # Errors
/// It cannot be read as a whole.
pub fn calendar(bytes: &[u8]) -> Result<Calendar> {
    calendars::with(utf8(bytes)?).map(|(calendar, _)| calendar)
}

/// Reads a `stats.toml`.
///
/// # Errors
/// It cannot be read as a whole.
pub fn stats(bytes: &[u8]) -> Result<Stats> {
    figures::parse(utf8(bytes)?).map(|(stats, _)| stats)
}

/// Reads the export of a counter screen, for procedures. `None` if it is none.
pub fn ratings(bytes: &[u8], procedures: &[Procedure]) -> Option<Satisfaction> {
    let file = SourceFile::of(bytes.to_vec(), "y-kien.csv".to_owned()).ok().filter(|file| ratings_of::are_in(&file.bytes))?;
    Some(ratings_of::settle(ratings_of::read(&file).ratings, procedures, time_zone::today()).0)
}

/// Adds a `synonyms.toml` to the program's own lexicon.
///
/// # Errors
/// It cannot be read as a whole.
pub fn synonyms(bytes: &[u8]) -> Result<Lexicon> {
    let mut lexicon = BUILT_IN.clone();
    lexicon::extend(&mut lexicon, utf8(bytes)?)?;
    Ok(lexicon)
}

/// Reads a `ten-thuong-goi.toml` for procedures. Returns the number of findings.
///
/// # Errors
/// It cannot be read as a whole.
pub fn wordings(bytes: &[u8], procedures: &[Procedure]) -> Result<usize> {
    Ok(super::wordings::of_toml(utf8(bytes)?)?.of(procedures).1.len())
}

/// Reads an event of `su-kien/` for procedures. Returns the number of findings.
///
/// # Errors
/// It is no text.
pub fn event(bytes: &[u8], procedures: &[Procedure]) -> Result<usize> {
    Ok(super::events::of_toml(utf8(bytes)?).of(procedures).1.len())
}

/// Applies a `local.toml` to procedures. Returns the number of findings.
///
/// # Errors
/// It cannot be read as a whole.
pub fn local_toml(bytes: &[u8], procedures: &mut [Procedure]) -> Result<usize> {
    Ok(local::of_toml(utf8(bytes)?)?.apply(procedures).len())
}

/// Applies a `local.xlsx` to procedures. Returns the number of findings.
///
/// # Errors
/// It cannot be read as a whole.
pub fn local_sheet(bytes: &[u8], procedures: &mut [Procedure]) -> Result<usize> {
    Ok(local::of_sheet(bytes)?.apply(procedures).len())
}
