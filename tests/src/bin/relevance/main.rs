//! `cargo xtask relevance`: measures how well questions find their procedures, in several ways of typing.
//!
//! The same catalogue, questions and search always give the same numbers.

mod finding;
mod modes;
mod spellings;
mod syllables;
mod typing;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use tempfile::TempDir;
use tests::relevance::read_questions;
use tests::{Site, national_catalogue, national_questions};

use modes::Mode;

/// Measures how well questions find their procedures.
#[derive(Parser)]
struct Arguments {
    /// The questions, one a line as {"id", "kind", "query", "gold"}; without it, those beside the repository
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// The folder of procedures; without it, the whole country, if its records are beside the repository
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// Only this way of typing, compared with the plain one, and no other measurement
    #[arg(long, value_parser = Mode::named)]
    mode: Option<Mode>,
}

/// Exit code 0: measured or skipped, whatever the numbers. 2: could not be measured.
fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("relevance: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let Some(queries) = arguments.queries.or_else(national_questions) else {
        println!("relevance: skipped, its questions are not beside the repository (../shared/data/)");
        return Ok(());
    };
    let national = if arguments.catalog.is_none() { national_catalogue()? } else { None };
    let Some(catalogue) = arguments.catalog.as_deref().or(national.as_ref().map(TempDir::path)) else {
        println!("relevance: skipped, the national records are not beside the repository (../shared/data/)");
        return Ok(());
    };
    let questions = read_questions(&queries)?;
    let searcher = Site::build_with(catalogue, None)?.searcher()?;
    finding::measure(&searcher, &questions, arguments.mode);
    if arguments.mode.is_none() {
        typing::measure(&searcher, &questions);
        spellings::measure(&searcher);
        syllables::measure(&searcher);
    }
    Ok(())
}
