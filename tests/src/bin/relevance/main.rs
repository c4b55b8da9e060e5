//! `cargo xtask relevance`: measures how well questions find their procedures, in several ways of typing.
//!
//! The same catalogue, questions and search always give the same numbers.

mod finding;
mod fit;
mod modes;
mod spellings;
mod syllables;
mod typing;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use catalog::search::Weights;
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
    queries: Vec<PathBuf>,
    /// A weight of the ranking that is another for this run: `near=0.5`
    #[arg(long = "weight", value_name = "NAME=VALUE")]
    weights: Vec<String>,
    /// Find better weights for the questions, and say what each part of the ranking adds
    #[arg(long, value_name = "WEIGHT", num_args = 0..)]
    fit: Option<Vec<String>>,
    /// Print the questions whose right answer is not first
    #[arg(long)]
    misses: bool,
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
    let mut files = arguments.queries.clone();
    if files.is_empty() {
        files.extend(national_questions());
    }
    if files.is_empty() {
        println!("relevance: skipped, its questions are not beside the repository (../shared/data/)");
        return Ok(());
    }
    let national = if arguments.catalog.is_none() { national_catalogue()? } else { None };
    let Some(catalogue) = arguments.catalog.as_deref().or(national.as_ref().map(TempDir::path)) else {
        println!("relevance: skipped, the national records are not beside the repository (../shared/data/)");
        return Ok(());
    };
    let searcher = Site::build_with(catalogue, None)?.searcher()?.with_weights(weights(&arguments.weights)?);
    if let Some(only) = &arguments.fit {
        let questions = files.iter().map(|file| read_questions(file)).collect::<Result<Vec<_>>>()?;
        return fit::run(&searcher, &questions.concat(), only);
    }
    for file in files {
        let questions = read_questions(&file)?;
        println!("\n{}", file.display());
        finding::measure(&searcher, &questions, arguments.mode);
        if arguments.misses {
            finding::print_misses(&searcher, &questions);
        }
        if arguments.mode.is_none() {
            typing::measure(&searcher, &questions);
        }
    }
    if arguments.mode.is_none() {
        spellings::measure(&searcher);
        syllables::measure(&searcher);
    }
    Ok(())
}

/// The site's weights, with some of them replaced.
fn weights(replaced: &[String]) -> Result<Weights> {
    let mut weights = serde_json::to_value(Weights::TUNED)?;
    for text in replaced {
        let (name, value) = text.split_once('=').with_context(|| format!("{text}: not NAME=VALUE"))?;
        let weight = weights.get_mut(name).with_context(|| format!("{name}: no such weight"))?;
        *weight = serde_json::from_str(value).with_context(|| text.clone())?;
    }
    Ok(serde_json::from_value(weights)?)
}
