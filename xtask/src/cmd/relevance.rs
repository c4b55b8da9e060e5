//! `cargo xtask relevance`: how well questions find their procedures. The program is in `tests/`.

use std::process::ExitCode;

use anyhow::Result;

use crate::programs::{self, Profile};
use crate::run::run as run_command;
use crate::steps::Steps;

#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Args {
    /// What the program is told: `--help` lists it
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut steps = Steps::of(2);
    steps.run("programs", || programs::build(Profile::Release, &["relevance"]))?;
    let mut relevance = programs::command(Profile::Release, "relevance");
    relevance.args(&args.arguments);
    steps.run("relevance", || run_command(&mut relevance))?;
    Ok(ExitCode::SUCCESS)
}
