//! `cargo xtask relevance`: how well questions find their procedures; `tests/` does the measuring.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::run::{cargo, run as run_command, step};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The questions, one a line as {"id", "kind", "query", "gold"}; without it, those beside the repository
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// The folder of procedures; without it, the whole country where its records are
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// One way of typing and no more: plain, unaccented, slip, telex, vni, nfd or glued
    #[arg(long)]
    mode: Option<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    step("relevance");
    let mut relevance = cargo(["run", "--release", "-p", "tests", "--bin", "relevance", "--"]);
    if let Some(queries) = &args.queries {
        relevance.arg("--queries").arg(queries);
    }
    if let Some(catalog) = &args.catalog {
        relevance.arg("--catalog").arg(catalog);
    }
    if let Some(mode) = &args.mode {
        relevance.arg("--mode").arg(mode);
    }
    run_command(&mut relevance)?;
    Ok(ExitCode::SUCCESS)
}
