//! The labelled cases of the reader: how texts of sources are cleaned, one case a line.

use std::fs;

use anyhow::{Context, Result, ensure};
use indexer::read::labelled_cases::check;
use libtest_mimic::Trial;
use tests::workspace;

use crate::trials::trial;

const FILE: &str = "indexer/src/read/labelled_cases.tsv";

/// A test for each line. Its name is the kind of text and the start of its words.
///
/// # Errors
/// The file cannot be read, or lines are missing.
pub(crate) fn trials() -> Result<Vec<Trial>> {
    let text = fs::read_to_string(workspace().join(FILE)).context(FILE)?;
    let cases: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    ensure!(cases.len() >= 80, "{FILE}: only {} cases", cases.len());
    Ok(cases.into_iter().map(of_line).collect())
}

fn of_line(line: &str) -> Trial {
    let mut columns = line.split('\t');
    let (kind, words) = (columns.next().unwrap_or_default(), columns.nth(1).unwrap_or_default());
    let start: String = words.chars().take(60).collect();
    let case = line.to_owned();
    trial("site", "labelled_cases", &format!("{kind} {start}"), move || check(&case))
}
