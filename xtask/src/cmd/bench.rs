//! `cargo xtask bench`: what the release app costs in a real browser; `tests/` does the measuring.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use crate::browser;
use crate::npm;
use crate::run::{cargo, run as run_command, step};
use crate::web::{self, Profile};

/// The search engine that ours is measured beside.
const MINISEARCH: &str = "7.2.0";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of procedures; without it, the bench's own
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let browser = browser::ensure()?;
    let app = web::build(Profile::Release)?;
    let minisearch = minisearch()?;
    step("benchmarks");
    let mut bench = cargo(["run", "--release", "-p", "tests", "--bin", "bench", "--"]);
    bench.arg("--app").arg(app);
    if let Some(catalog) = &args.catalog {
        bench.arg("--catalog").arg(catalog);
    }
    if let Some(minisearch) = &minisearch {
        bench.arg("--minisearch").arg(minisearch);
    }
    browser.tell(&mut bench);
    run_command(&mut bench)?;
    Ok(ExitCode::SUCCESS)
}

/// MiniSearch's module, or a warning when it cannot be had.
fn minisearch() -> Result<Option<PathBuf>> {
    let module = Path::new("dist/es/index.js");
    let package = npm::package("minisearch", MINISEARCH, |package| Ok(package.join(module).is_file()))?;
    if package.is_none() {
        println!(
            "xtask: WARNING: MiniSearch cannot be had, so the search worker is not measured beside it. \
             Install Node.js with npm, see that it reaches its registry, and measure again"
        );
    }
    Ok(package.map(|package| package.join(module)))
}
