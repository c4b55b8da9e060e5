//! The whole-site tests, in one program: it links once, and tests share what they build.
//!
//! A test is a function `fn name() -> Result<()>` that its module lists in `tests!`; a function that is not listed
//! does not compile (`dead_code` is denied). Each case folder of `tests/suite/`, each labelled case of the
//! reader, each fault and each file of the fuzz corpus is a test too. [`libtest_mimic`] runs them and takes libtest's
//! own options (parts of names, `--exact`, `--skip`, `--list`, `--nocapture`).
//!
//! A name is `engine::kind::test`, for example `firefox::faults::release_json_cut`:
//! - `engine` is `chromium`, `firefox`, `webkit`, or `site` for tests without a browser;
//! - `kind` is the module: `faults`, `bad_input`, `fuzz`, `relevance`, …
//!
//! A test that lacks a browser, the built app or the national records is *ignored*, and the reasons are counted
//! at the end. Environment variables:
//!
//! | variable | meaning |
//! |---|---|
//! | `NIEM_YET_APP` | the folder of the built app; `cargo xtask test` sets it |
//! | `NIEM_YET_NO_BROWSER` | if set, browser tests are ignored |
//! | `NIEM_YET_ENGINE` | only tests whose engine begins with this |
//! | `NIEM_YET_KIND` | only tests whose kind begins with this: `fault` for all of `faults` |
//! | `NIEM_YET_TIMINGS` | a file to write: `milliseconds<TAB>name` of each test, one a line |
//!
//! With `--nocapture` the table of faults is printed, in Markdown, and the questions that miss their procedure.

#![deny(dead_code)]

#[macro_use]
mod trials;
mod stage;

mod age;
mod any_question;
mod bad_input;
mod browser;
mod carried;
mod changes;
mod cleaning;
mod clearing;
mod counter;
mod counter_alone;
mod counter_staff;
mod embedding;
mod engines;
mod faults;
mod few_touches;
mod fuzz_corpus;
mod hosts;
mod labelled_cases;
mod links;
mod long_run;
mod machines;
mod national;
mod never_silent;
mod offices;
mod openness;
mod page_safety;
mod paper;
#[cfg(unix)]
mod power_cut;
mod procedure_page;
mod relevance;
mod search;
mod search_command;
mod selection;
mod signed;
mod site;
mod stories;
mod updates;
mod window;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;
use libtest_mimic::Trial;

use selection::CommandLine;

fn main() -> ExitCode {
    match run(CommandLine::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("tests: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut command_line: CommandLine) -> Result<ExitCode> {
    let selected = selection::selected(all()?, &mut command_line)?;
    let libtest = libtest_mimic::Arguments {
        test_threads: command_line.libtest.test_threads.or_else(trials::threads),
        ..command_line.libtest
    };
    let conclusion = libtest_mimic::run(&libtest, trials::spread(selected));
    if libtest.nocapture {
        faults::print_table();
        relevance::print_report();
    }
    trials::print_ignored();
    trials::write_timings()?;
    Ok(conclusion.exit_code())
}

/// Every test.
///
/// # Errors
/// A suite of files is empty or cannot be read.
fn all() -> Result<Vec<Trial>> {
    let modules = [
        age::trials(),
        any_question::trials(),
        bad_input::trials(),
        bad_input::suite()?,
        browser::trials(),
        carried::trials(),
        cleaning::trials(),
        changes::trials(),
        clearing::trials(),
        counter::trials(),
        counter_alone::trials(),
        counter_staff::trials(),
        embedding::trials(),
        engines::trials(),
        faults::trials()?,
        few_touches::trials(),
        fuzz_corpus::trials()?,
        labelled_cases::trials()?,
        hosts::trials(),
        links::trials(),
        long_run::trials(),
        machines::trials(),
        national::trials(),
        never_silent::trials(),
        offices::trials(),
        openness::trials(),
        page_safety::trials(),
        paper::trials(),
        #[cfg(unix)]
        power_cut::trials(),
        procedure_page::trials(),
        relevance::trials(),
        search::trials(),
        search::labelled(),
        search_command::trials(),
        signed::trials(),
        site::trials(),
        stories::trials(),
        updates::trials(),
        window::trials(),
    ];
    Ok(modules.into_iter().flatten().collect())
}
