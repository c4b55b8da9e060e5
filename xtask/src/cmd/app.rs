//! `cargo xtask app`: the app's two WebAssembly programs and the files beside them, ready for the indexer.

use std::process::ExitCode;

use anyhow::Result;

use crate::programs::Profile;
use crate::steps::Steps;
use crate::web;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Build what a phone downloads: slower to build, a fraction of the size
    #[arg(long)]
    release: bool,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let profile = Profile::of(args.release);
    let app = web::build(profile, &[], &mut Steps::of(web::steps(profile)))?;
    println!("xtask: the app is in {}", app.display());
    Ok(ExitCode::SUCCESS)
}
