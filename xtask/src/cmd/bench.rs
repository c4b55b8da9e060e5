//! `cargo xtask bench`: what the release app costs in a real browser. The program is in `tests/`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use crate::browser;
use crate::npm;
use crate::programs::{self, Profile};
use crate::run::run as run_command;
use crate::steps::Steps;
use crate::web;

/// The search engine that ours is compared with.
const MINISEARCH: &str = "7.2.0";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of procedures; without it, the bench's own
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let browser = browser::ensure(&[browser::Name::Chromium])?;
    let mut steps = Steps::of(web::steps(Profile::Release) + 1);
    let app = web::build(Profile::Release, &["bench", "indexer-under-test"], &mut steps)?;
    let mut bench = programs::command(Profile::Release, "bench");
    bench.arg("--app").arg(app);
    if let Some(catalog) = &args.catalog {
        bench.arg("--catalog").arg(catalog);
    }
    if let Some(minisearch) = minisearch()? {
        bench.arg("--minisearch").arg(minisearch);
    }
    browser.tell(&mut bench);
    steps.run("benchmarks", || run_command(&mut bench))?;
    Ok(ExitCode::SUCCESS)
}

/// MiniSearch's module, or a warning if it cannot be installed.
fn minisearch() -> Result<Option<PathBuf>> {
    let module = Path::new("dist/es/index.js");
    let package = npm::package("minisearch", MINISEARCH, |package| Ok(package.join(module).is_file()))?;
    if package.is_none() {
        println!(
            "xtask: WARNING: MiniSearch cannot be installed, so the search worker is not compared with it. \
             Install Node.js with npm, check that npm reaches its registry, and measure again"
        );
    }
    Ok(package.map(|package| package.join(module)))
}
