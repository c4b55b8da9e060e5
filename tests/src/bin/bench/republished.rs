//! Measures publishing again: the time of a build if one procedure has changed, and what a device with a stored release
//! fetches of the next one if 1 of 100 has.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use catalog::pack;
use catalog::release::{File, Release, Updates};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;
use tests::{Aim, Table};

use crate::{building, month, weight};

/// One procedure in so many changes.
const ONE_OF: usize = 100;
/// The fewest of these: fewer are no measure.
const LEAST: usize = 31;
/// The place of the procedure that changes alone.
const ALONE: usize = 1;
const RECORDS: &str = "quoc-gia.jsonl.gz";

/// Publishes the whole country again over its site, with 1 of 100 procedures changed, and once more with a single one.
pub(crate) fn measure(catalogue: &Path, app: &Path, site: &Path, table: &mut Table) -> Result<()> {
    let before = weight::release(site)?;
    let edited = edited(catalogue, LEAST, |at| at % ONE_OF == 0)?;
    let (seconds, _) = building::build(edited.path(), app, site)?;
    let after = weight::release(site)?;
    let fetched = fetched(site, &before, &after)?;
    table.number("1 % republished: build", seconds, "s");
    table.number("1 % republished: a device fetches", fetched as f64 / 1e3, "KB");
    let share = fetched as f64 * 100.0 / after.bytes() as f64;
    table.aimed("1 % republished: of the release", share, "%", Aim::AtMost(5.0));
    month::measure(site, &before, &after, table)?;
    let again = self::edited(edited.path(), 1, |at| at == ALONE)?;
    let (seconds, _) = building::build(again.path(), app, site)?;
    table.aimed("one procedure republished: build", seconds, "s", Aim::AtMost(1.0));
    Ok(())
}

/// The catalogue of the country with a sentence added to the first step of some procedures, told by their place.
fn edited(catalogue: &Path, least: usize, is_edited: impl Fn(usize) -> bool) -> Result<TempDir> {
    let edited = tempfile::tempdir()?;
    fs::copy(catalogue.join("site.toml"), edited.path().join("site.toml"))?;
    let changed = edit(&catalogue.join(RECORDS), &edited.path().join(RECORDS), is_edited)?;
    ensure!(changed >= least, "only {changed} procedures could be changed");
    Ok(edited)
}

/// Edits the records of a file. Returns how many were changed.
fn edit(from: &Path, to: &Path, is_edited: impl Fn(usize) -> bool) -> Result<usize> {
    let mut out = GzEncoder::new(fs::File::create(to)?, Compression::fast());
    let mut changed = 0;
    for (at, line) in BufReader::new(GzDecoder::new(fs::File::open(from)?)).lines().enumerate() {
        let line = line?;
        let edited = is_edited(at).then(|| with_a_sentence(&line)).flatten();
        changed += usize::from(edited.is_some());
        writeln!(out, "{}", edited.unwrap_or(line))?;
    }
    out.finish()?;
    Ok(changed)
}

fn with_a_sentence(record: &str) -> Option<String> {
    let mut record: Value = serde_json::from_str(record).ok()?;
    let step = record.get_mut("executionSteps")?.get_mut(0)?.get_mut("description")?;
    *step = format!("{} Kết quả được báo qua tin nhắn.", step.as_str()?).into();
    Some(record.to_string())
}

/// The bytes that the page fetches (see `app/src/browser/offline/fill.rs`).
fn fetched(site: &Path, before: &Release, after: &Release) -> Result<u64> {
    let lacking: Vec<&File> = after.files.iter().filter(|file| !before.files.contains(file)).collect();
    let list = after.updates.as_ref().context("no updates")?;
    let updates: Updates = pack::open(&fs::read(site.join(&list.path))?, &list.sha256, list.unpacked)?;
    let ways = updates.ways(&lacking, |path| before.files.iter().any(|file| file.path == path));
    let made: Vec<&str> =
        ways.iter().flat_map(|(past, steps)| steps.iter().filter_map(|at| Some(past.steps.get(*at)?.0.as_str()))).collect();
    let whole: u64 = lacking.iter().filter(|file| !made.contains(&file.path.as_str())).map(|file| file.bytes).sum();
    let patches: u64 = ways.iter().filter_map(|(past, _)| past.patches.as_ref()).map(|file| file.bytes).sum();
    Ok(fs::metadata(site.join("release.json"))?.len() + list.bytes + patches + whole)
}
