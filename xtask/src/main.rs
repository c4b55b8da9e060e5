//! One-command chores for developers: `cargo xtask --help` lists them.
//!
//! A chore only runs other programs in order (cargo, wasm-tools, wasm-opt, the indexer). What a site contains
//! is decided in `indexer` and `app`. All paths are relative to the workspace root.

mod apt;
mod browser;
mod cmd;
mod find;
mod npm;
mod programs;
mod remap;
mod run;
mod slowest;
mod steps;
mod summary;
mod toolchain;
mod web;

use std::process::ExitCode;

use clap::Parser;

/// Checks, builds, serves, tests and measures Niêm Yết. Paths are relative to the workspace root.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    verb: cmd::Verb,
}

/// Exit code 0: done. 1: a check or a test failed. 2: the chore could not be carried out.
fn main() -> ExitCode {
    let cli = Cli::parse();
    match run::enter_workspace_root().and_then(|()| cli.verb.run()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(2)
        }
    }
}
