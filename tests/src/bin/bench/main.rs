//! `cargo xtask bench`: what it costs an office to build a site, and a phone to use it.
//!
//! Every number is printed beside its aim. Times are medians of three runs, so compare only numbers of one machine;
//! sizes are the same everywhere.

mod building;
mod minisearch;
mod month;
mod offices;
mod page;
mod rendering;
mod republished;
mod slow_line;
mod weight;

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use tempfile::TempDir;
use tests::{Table, national_catalogue, sample_catalogue};

const QUESTIONS: &str = include_str!("questions.txt");

/// How often a time is measured.
const RUNS: usize = 3;

/// Measures building a site and using it.
#[derive(Parser)]
struct Arguments {
    /// The folder with the release app
    #[arg(long, value_name = "DIR")]
    app: PathBuf,
    /// The folder of procedures; without it, the sample, and the whole country if its records are there
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// The module of MiniSearch; without it, the search worker is not compared
    #[arg(long, value_name = "FILE")]
    minisearch: Option<PathBuf>,
    /// Measure building and sizes only
    #[arg(long)]
    no_browser: bool,
}

/// A catalogue to measure.
struct Subject {
    name: &'static str,
    catalogue: PathBuf,
    /// Whether it has the size that the aims are meant for.
    whole_country: bool,
    /// Its temporary folder, if it has one.
    _folder: Option<TempDir>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    for subject in subjects(arguments.catalog.clone())? {
        measure(&subject, &arguments).with_context(|| subject.name)?;
    }
    Ok(())
}

fn subjects(catalog: Option<PathBuf>) -> Result<Vec<Subject>> {
    if let Some(catalogue) = catalog {
        return Ok(vec![Subject { name: "the given catalogue", catalogue, whole_country: false, _folder: None }]);
    }
    let sample = Subject { name: "sample", catalogue: sample_catalogue(), whole_country: false, _folder: None };
    let Some(folder) = national_catalogue()? else {
        println!("whole country: skipped, its records are not beside the repository (../shared/data/)");
        return Ok(vec![sample]);
    };
    let catalogue = folder.path().to_owned();
    Ok(vec![sample, Subject { name: "whole country", catalogue, whole_country: true, _folder: Some(folder) }])
}

fn measure(subject: &Subject, arguments: &Arguments) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let site = folder.path().join("site");
    let mut table = Table::new(subject.name);
    building::measure(subject, &arguments.app, &site, &mut table)?;
    weight::measure(subject, &site, &mut table)?;
    rendering::measure(&site, weight::release(&site)?, &mut table)?;
    if !arguments.no_browser {
        page::measure(&site, &mut table)?;
        page::measure_offline(&site, &mut table)?;
        if let Some(module) = &arguments.minisearch {
            minisearch::measure(subject, &site, module, &mut table)?;
        }
    }
    if subject.whole_country {
        offices::measure(&subject.catalogue, &arguments.app, &site, &mut table)?;
        republished::measure(&subject.catalogue, &arguments.app, &site, &mut table)?;
    }
    table.print();
    Ok(())
}
