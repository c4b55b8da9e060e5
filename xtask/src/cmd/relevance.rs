//! `cargo xtask relevance`: how well questions find their procedures. The program is in `tests/`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::programs::{self, Profile};
use crate::run::run as run_command;
use crate::steps::Steps;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The questions, one a line as {"id", "kind", "query", "gold"}; without it, those beside the repository
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// The folder of procedures; without it, the whole country, if its records are beside the repository
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// Only one way of typing: plain, unaccented, slip, telex, vni, nfd or glued
    #[arg(long)]
    mode: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut steps = Steps::of(2);
    steps.run("programs", || programs::build(Profile::Release, &["relevance"]))?;
    let mut relevance = programs::command(Profile::Release, "relevance");
    if let Some(queries) = &args.queries {
        relevance.arg("--queries").arg(queries);
    }
    if let Some(catalog) = &args.catalog {
        relevance.arg("--catalog").arg(catalog);
    }
    if let Some(mode) = &args.mode {
        relevance.arg("--mode").arg(mode);
    }
    steps.run("relevance", || run_command(&mut relevance))?;
    Ok(ExitCode::SUCCESS)
}
