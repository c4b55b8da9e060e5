//! Each reader by itself, bytes in, without a folder around it: for the fuzz targets in `tests/fuzz`. The
//! bytes are those of a file that [`crate::limits`] has let through.

use std::sync::LazyLock;

use anyhow::Result;
use catalog::search::Lexicon;
use catalog::{Calendar, Office, Procedure, Stats};

use super::source::SourceFile;
use super::{calendar as calendars, lexicon, local, merge, office, read_file, stats as figures};
use crate::findings::Report;
use crate::limits::utf8;

/// Read once: it is longer than anything a target gives.
static BUILT_IN: LazyLock<Lexicon> = LazyLock::new(|| lexicon::built_in().unwrap_or_default());

/// A file of procedures; its name says whether it is JSON or TOML.
///
/// # Errors
/// It cannot be read as a whole.
pub fn source(name: &str, bytes: &[u8]) -> Result<(Vec<Procedure>, Report)> {
    let file = SourceFile::of(bytes.to_vec(), name.to_owned())?;
    Ok(merge::merge(read_file(&file)?))
}

/// `site.toml`.
///
/// # Errors
/// It cannot be read.
pub fn site(bytes: &[u8]) -> Result<Office> {
    office::parse(utf8(bytes)?)
}

/// `calendar.toml`, laid on the nation's.
///
/// # Errors
/// It cannot be read as a whole.
pub fn calendar(bytes: &[u8]) -> Result<Calendar> {
    calendars::with(utf8(bytes)?).map(|(calendar, _)| calendar)
}

/// `stats.toml`.
///
/// # Errors
/// It cannot be read as a whole.
pub fn stats(bytes: &[u8]) -> Result<Stats> {
    figures::parse(utf8(bytes)?).map(|(stats, _)| stats)
}

/// `synonyms.toml`, laid on the program's own.
///
/// # Errors
/// It cannot be read as a whole.
pub fn synonyms(bytes: &[u8]) -> Result<Lexicon> {
    let mut lexicon = BUILT_IN.clone();
    lexicon::lay_on(&mut lexicon, utf8(bytes)?)?;
    Ok(lexicon)
}

/// `local.toml`, laid on procedures. Gives the number of findings.
///
/// # Errors
/// It cannot be read as a whole.
pub fn local_toml(bytes: &[u8], procedures: &mut [Procedure]) -> Result<usize> {
    Ok(local::of_toml(utf8(bytes)?)?.apply(procedures).len())
}

/// `local.xlsx`, laid on procedures. Gives the number of findings.
///
/// # Errors
/// It cannot be read as a whole.
pub fn local_sheet(bytes: &[u8], procedures: &mut [Procedure]) -> Result<usize> {
    Ok(local::of_sheet(bytes)?.apply(procedures).len())
}
