//! `cargo xtask endure`: whether a page that stays open for weeks holds more and more; `tests/` uses it.

use std::process::ExitCode;

use anyhow::Result;

use crate::browser;
use crate::run::{cargo, run as run_command, step};
use crate::web::{self, Profile};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many days' use, and how many releases
    #[arg(long, default_value_t = 30)]
    days: u32,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let browser = browser::ensure()?;
    let app = std::path::absolute(web::build(Profile::Release)?)?;
    step("endurance");
    let mut endure = cargo(["run", "-p", "tests", "--bin", "endure", "--"]);
    endure.args(["--days", &args.days.to_string()]).env("NIEM_YET_APP", app);
    browser.tell(&mut endure);
    run_command(&mut endure)?;
    Ok(ExitCode::SUCCESS)
}
