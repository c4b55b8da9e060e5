//! The program an office runs.

use std::process::ExitCode;

fn main() -> ExitCode {
    indexer::cli::run()
}
