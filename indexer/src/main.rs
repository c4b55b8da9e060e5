//! The program an office runs.

use std::process::ExitCode;

use clap::Parser;
use indexer::cmd::Command;
use indexer::findings::Outcome;

/// Lập chỉ mục thủ tục hành chính và xuất bản thành trang web tĩnh, tra cứu được cả khi không có mạng.
#[derive(Parser)]
#[command(name = "indexer", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("Lỗi: {error:#}");
            ExitCode::from(2)
        }
    }
}
