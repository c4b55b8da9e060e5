//! The command line: its language, its help and its errors. The verbs are in [`crate::cmd`].

mod error;
mod help;
mod texts;
pub(crate) mod value;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{FromArgMatches, Parser};

use crate::cmd::Command;
use crate::findings::Outcome;
use crate::foreign;
use crate::lang::{self, Lang, tr};
use crate::say::say_error;
use crate::window;

/// Lập chỉ mục thủ tục hành chính và xuất bản thành trang web tĩnh, tra cứu được cả khi không có mạng.
#[derive(Parser)]
#[command(name = "indexer", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Ngôn ngữ của chương trình. Không ghi thì theo biến NIEM_YET_LANG hoặc ngôn ngữ của máy.
    #[arg(long, global = true, value_name = "NGÔN-NGỮ")]
    lang: Option<Lang>,
}

/// Runs the program with the arguments that it was started with.
pub fn run() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    lang::choose(Lang::of(&arguments, |name| std::env::var(name).ok()));
    match parse(arguments) {
        // A double click starts the program without a verb.
        Ok(command) => finish(command.map_or_else(window::run, Command::run)),
        Err(error) => error::report(&error),
    }
}

/// The whole command line, in the language of the program.
pub(crate) fn command() -> clap::Command {
    help::command(lang::chosen())
}

fn parse(arguments: Vec<OsString>) -> clap::error::Result<Option<Command>> {
    let mut command = command();
    let mut matches = command.try_get_matches_from_mut(arguments)?;
    Ok(Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))?.command)
}

fn finish(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => {
            if lang::chosen() == Lang::En {
                say_error!("Note: what is said of each record is in Vietnamese in this version.");
            }
            ExitCode::from(1)
        }
        Err(error) => {
            say_error!("{}: {}", tr!("Lỗi", "Error"), foreign::told(&error));
            ExitCode::from(2)
        }
    }
}
