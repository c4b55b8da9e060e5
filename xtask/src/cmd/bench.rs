//! `cargo xtask bench`: what the release app costs in a real browser; `tests/` does the measuring.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::browser;
use crate::run::{cargo, run as run_command, step};
use crate::web::{self, Profile};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of procedures; without it, the bench's own
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let browser = browser::ensure()?;
    let app = web::build(Profile::Release)?;
    step("benchmarks");
    let mut bench = cargo(["run", "--release", "-p", "tests", "--bin", "bench", "--"]);
    bench.arg("--app").arg(app);
    if let Some(catalog) = &args.catalog {
        bench.arg("--catalog").arg(catalog);
    }
    browser.tell(&mut bench);
    run_command(&mut bench)?;
    Ok(ExitCode::SUCCESS)
}
