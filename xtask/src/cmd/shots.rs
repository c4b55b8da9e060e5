//! `cargo xtask shots`: pictures of every page in every state. The program is in `tests/`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;

use crate::browser;
use crate::programs::{self, Profile};
use crate::run::{run as run_command, target_dir};
use crate::steps::Steps;
use crate::web;

/// Takes pictures of every page in every state: on a phone (390×844), a desktop (1366×900) and a counter's screen
/// (1080×1920), light and dark, and of what is printed. Writes them into one folder, with a contact sheet
/// (index.html and pictures of it).
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of the pictures [default: target/shots]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Take only the pictures of the docs, and write docs/man-hinh.jpg and docs/huong-dan/ anew
    #[arg(long)]
    docs: bool,
    /// Only scenes whose names contain one of these: "search", "form-01". All names are in
    /// tests/src/bin/shots/scenes.txt
    #[arg(value_name = "SCENE", conflicts_with = "docs")]
    scenes: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let browser = browser::ensure(&[browser::Name::Chromium])?;
    let mut steps = Steps::of(web::steps(Profile::Fast) + 1);
    let app = std::path::absolute(web::build(Profile::Fast, &["shots", "indexer-under-test"], &mut steps)?)?;
    let mut shots = programs::command(Profile::Fast, "shots");
    shots.arg("--out").arg(args.out.clone().unwrap_or_else(|| target_dir().join("shots")));
    if args.docs {
        shots.arg("--docs");
    }
    shots.args(&args.scenes).env("NIEM_YET_APP", app);
    browser.tell(&mut shots);
    steps.run("pictures", || run_command(&mut shots))?;
    Ok(ExitCode::SUCCESS)
}
