//! The program an office runs.

use std::process::ExitCode;

use clap::Parser;
use indexer::cmd::Arguments;
use indexer::findings::Outcome;
use indexer::foreign;

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("Lỗi: {}", foreign::told(&error));
            ExitCode::from(2)
        }
    }
}
