//! One-command chores for developers: `cargo xtask build`, `serve`, `app`, `test`, `fuzz`, `bench`,
//! `endure`, `relevance`.
//!
//! The chores only put other programs in order (cargo, wasm-bindgen, wasm-opt, the indexer); what a site
//! contains is decided in `indexer` and `app`. All paths are relative to the workspace root.

mod browser;
mod cmd;
mod find;
mod lockfile;
mod npm;
mod run;
mod summary;
mod toolchain;
mod web;

use std::process::ExitCode;

use clap::Parser;

/// Builds, serves, tests and measures Niêm Yết. Paths are relative to the workspace root.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    verb: cmd::Verb,
}

/// 0: done. 1: the tests or the code's formatting failed. 2: the chore could not be done.
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
