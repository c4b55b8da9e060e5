//! `cargo xtask serve`: builds the site and serves it on this machine until Ctrl-C. With `--watch`, it builds again
//! what changes.

mod rebuild;
mod watch;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::Result;

use super::build;
use crate::programs::{self, Profile};
use crate::run::become_command;
use crate::steps::Steps;
use crate::web;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Serve what an office publishes: slower to build, a fraction of the size
    #[arg(long, conflicts_with = "watch")]
    release: bool,
    /// Build again what changes and reload the page; no copy on the device is used
    #[arg(long)]
    watch: bool,
    /// The folder of procedures
    #[arg(long, value_name = "DIR", default_value = "indexer/sample")]
    catalog: PathBuf,
    /// The port on this machine
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    if args.watch {
        return rebuild::serve(&args.catalog, args.port);
    }
    let profile = Profile::of(args.release);
    let mut steps = Steps::of(web::steps(profile) + 2);
    let app = web::build(profile, &["indexer"], &mut steps)?;
    let out = build::default_site();
    build::site(profile, &args.catalog, &app, &out, &mut steps)?;
    steps.announce("server");
    become_command(&mut server(&programs::file(profile, "indexer"), &out, args.port))
}

/// The command that serves a site; it says the address.
fn server(indexer: &Path, site: &Path, port: u16) -> Command {
    let mut command = Command::new(indexer);
    command.arg("serve").arg(site).arg("--port").arg(port.to_string());
    command
}
