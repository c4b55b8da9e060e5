//! `cargo xtask app`: the two wasm programs and the files beside them, ready for the indexer to put in a site.

use std::process::ExitCode;

use anyhow::Result;

use crate::web::{self, Profile};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Build what a phone downloads: slower to build, a fraction of the size
    #[arg(long)]
    release: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    web::build(Profile::of(args.release))?;
    Ok(ExitCode::SUCCESS)
}
