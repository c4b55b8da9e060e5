//! `cargo xtask serve`: the site, built and then served on this machine until Ctrl-C.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::run::{become_command, cargo};
use crate::web::Profile;

use super::build;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Serve what an office publishes: slower to build, a fraction of the size
    #[arg(long)]
    release: bool,
    /// The folder of procedures
    #[arg(long, value_name = "DIR", default_value = "indexer/sample")]
    catalog: PathBuf,
    /// The port on this machine
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let profile = Profile::of(args.release);
    let out = build::default_site();
    build::site(profile, &args.catalog, &out)?;
    let mut indexer = cargo(["run"]);
    indexer.args(profile.native_flags()).args(["--bin", "indexer", "--", "serve"]).arg(out);
    become_command(indexer.arg("--port").arg(args.port.to_string()))
}
