//! `cargo xtask endure`: whether the memory of a page that stays open for weeks grows. The program is in
//! `tests/`.

use std::process::ExitCode;

use anyhow::Result;

use crate::browser;
use crate::programs::{self, Profile};
use crate::run::run as run_command;
use crate::steps::Steps;
use crate::web;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How many days of use, and how many releases
    #[arg(long, default_value_t = 30)]
    days: u32,
    /// How many visitors come to a counter screen
    #[arg(long, default_value_t = 1_000)]
    visitors: u32,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let browser = browser::ensure(&[browser::Name::Chromium])?;
    let mut steps = Steps::of(web::steps(Profile::Release) + 1);
    let app = std::path::absolute(web::build(Profile::Release, &["endure", "indexer-under-test"], &mut steps)?)?;
    steps.run("endurance", || {
        let mut endure = programs::command(Profile::Release, "endure");
        endure.args(["--days", &args.days.to_string(), "--visitors", &args.visitors.to_string()]).env("NIEM_YET_APP", app);
        browser.tell(&mut endure);
        run_command(&mut endure)
    })?;
    Ok(ExitCode::SUCCESS)
}
