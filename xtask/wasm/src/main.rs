//! Turns the WebAssembly that the compiler writes into what a page loads: the app in several files, and the
//! JavaScript around each program. `cargo xtask` runs it; wasm-opt and the site come after it.
//!
//! It is a program of its own because its libraries take two minutes to compile. `cargo xtask` must not
//! wait for them before it prints its first line.

mod bind;
mod join;
mod lockfile;
mod split;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, ValueEnum};

use bind::Start;

/// Splits and binds one of the app's two programs.
#[derive(Parser)]
#[command(name = "wasm-tools")]
struct Args {
    /// The program
    program: Program,
    /// Its WebAssembly, as the compiler wrote it
    wasm: PathBuf,
    /// The folder for the results; everything in it is replaced
    out: PathBuf,
    /// Leave out function names, which only the stack traces of a panic need
    #[arg(long)]
    small: bool,
}

/// The programs of the app.
#[derive(Clone, Copy, ValueEnum)]
enum Program {
    /// The pages, in several files
    App,
    /// The search engine
    SearchWorker,
}

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-tools: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<()> {
    lockfile::check()?;
    match args.program {
        Program::App => app(args),
        Program::SearchWorker => bind::bind(&args.wasm, Start::ClassicWorker, args.small, &args.out),
    }
}

/// `app_shared.wasm` is written last: if it is there, everything is.
fn app(args: &Args) -> Result<()> {
    let parts = split::split(&args.wasm, &beside(&args.out))?;
    bind::bind(&parts.main, Start::Module, args.small, &args.out)?;
    join::join(&parts, &args.out)
}

/// The folder for the split files, which are not part of the result.
fn beside(out: &Path) -> PathBuf {
    out.with_extension("split")
}
