//! `cargo xtask test`: formatting, then every test of the workspace against the app that was just built,
//! then every fuzz target for a moment.
//!
//! Nothing stops at the first failure: a wrong space must not hide a broken search.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};

use anyhow::{Context, Result};

use super::fuzz;
use crate::browser;
use crate::run::{cargo, describe, run as run_command, status, step};
use crate::summary::Totals;
use crate::toolchain;
use crate::web::{self, Profile};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Leave out the tests that need a browser
    #[arg(long)]
    no_browser: bool,
    /// Leave out the fuzz targets
    #[arg(long)]
    no_fuzz: bool,
    /// What to pass to the test programs, for one a part of a test's name
    #[arg(last = true, value_name = "FILTER")]
    filter: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let mut tests = cargo(["test", "--workspace", "--no-fail-fast", "--"]);
    tests.args(&args.filter);
    // Before the long build, so that a missing browser is told at once.
    let left_out = prepare_browsers(&mut tests, args.no_browser)?;
    let formatted = formatting()?;
    let app = web::build(Profile::Fast)?;
    // On its own first, to tell tests that cannot be built from tests that fail.
    step("building the tests");
    run_command(&mut cargo(["test", "--workspace", "--no-run"]))?;
    step("tests");
    let (ended, totals) = run_tests(&mut tests, &app)?;
    // Who asks for one test wants no fuzzing.
    let fuzzed = args.no_fuzz || !args.filter.is_empty() || fuzz::among_tests()?;
    Ok(conclude(formatted, ended, fuzzed, &totals, &left_out))
}

/// Tells the tests where the browsers are; the engines that nothing is tested in.
fn prepare_browsers(tests: &mut Command, none: bool) -> Result<Vec<&'static str>> {
    if none {
        tests.env("NIEM_YET_NO_BROWSER", "1");
        return Ok(vec!["any browser"]);
    }
    let others = browser::ensure_others()?;
    std::iter::once(&browser::ensure()?).chain(&others.found).for_each(|browser| browser.tell(tests));
    Ok(others.left_out)
}

/// Whether rustfmt would leave every file as it is.
fn formatting() -> Result<bool> {
    toolchain::ensure_rustfmt()?;
    step("formatting");
    Ok(status(&mut cargo(["fmt", "--all", "--check"]))?.success())
}

/// Runs the tests, passing on every line they print as it comes and adding up their summaries.
fn run_tests(tests: &mut Command, app: &Path) -> Result<(ExitStatus, Totals)> {
    let app = std::path::absolute(app).with_context(|| format!("{}: no absolute path", app.display()))?;
    tests.env("NIEM_YET_APP", app).stdout(Stdio::piped());
    let mut child = tests.spawn().with_context(|| format!("cannot start `{}`", describe(tests)))?;
    let mut totals = Totals::default();
    if let Some(stdout) = child.stdout.take() {
        pass_on(BufReader::new(stdout), &mut std::io::stdout(), &mut totals).context("reading the tests' output")?;
    }
    let ended = child.wait().context("waiting for the tests to end")?;
    Ok((ended, totals))
}

/// Bytes, not strings: a test may print what is not UTF-8, and that must not end the run.
fn pass_on(mut from: impl BufRead, to: &mut impl Write, totals: &mut Totals) -> Result<()> {
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        totals.add(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

/// Says what went wrong and what was left out, then the totals: always the last line.
fn conclude(formatted: bool, ended: ExitStatus, fuzzed: bool, totals: &Totals, left_out: &[&str]) -> ExitCode {
    if !formatted {
        println!("formatting: some files are not as rustfmt writes them; run `cargo fmt --all`");
    }
    if !ended.success() && totals.failed == 0 {
        println!("tests: a test program crashed and told no result; see above");
    }
    if !left_out.is_empty() {
        println!("browsers: nothing was tested in {}", left_out.join(" and "));
    }
    if !fuzzed {
        println!("fuzzing: something did not come back from its bytes; see above");
    }
    println!("{totals}");
    if formatted && ended.success() && fuzzed { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_passed_on_and_summaries_are_added() {
        let said = b"running 1 test\n\xff\xfe\ntest result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out\nlast";
        let (mut shown, mut totals) = (Vec::new(), Totals::default());
        pass_on(&said[..], &mut shown, &mut totals).unwrap();
        assert_eq!(shown, said);
        assert_eq!(totals.to_string(), "1 passed, 0 failed, 2 skipped");
    }
}
