//! Which tests run: by the names on the command line, and by engine and kind from the environment.

use std::env;

use anyhow::{Result, ensure};
use clap::Parser;
use libtest_mimic::Trial;

/// The command line. [`libtest_mimic`] takes one name; libtest, and so `cargo xtask test A B`, any number.
#[derive(Parser)]
#[command(disable_version_flag = true)]
pub(crate) struct CommandLine {
    #[command(flatten)]
    pub(crate) libtest: libtest_mimic::Arguments,
    /// More names; a test runs if one of all names fits
    #[arg(value_name = "FILTER")]
    more_names: Vec<String>,
}

impl CommandLine {
    /// The tests whose names fit. After this, `libtest` holds no name that would narrow them further.
    fn named(&mut self, mut trials: Vec<Trial>) -> Vec<Trial> {
        let names = self.libtest.filter.take().into_iter().chain(self.more_names.drain(..));
        let filters: Vec<_> = names.map(|name| libtest_mimic::Arguments { filter: Some(name), ..self.libtest.clone() }).collect();
        if !filters.is_empty() {
            trials.retain(|trial| filters.iter().any(|filter| !filter.is_filtered_out(trial)));
        }
        trials
    }
}

/// The tests that the command line, `NIEM_YET_ENGINE` and `NIEM_YET_KIND` select.
///
/// # Errors
/// There is none of such an engine or kind.
pub(crate) fn selected(trials: Vec<Trial>, command_line: &mut CommandLine) -> Result<Vec<Trial>> {
    let mut trials = trials;
    for (part, variable) in ["NIEM_YET_ENGINE", "NIEM_YET_KIND"].into_iter().enumerate() {
        let Ok(wanted) = env::var(variable) else { continue };
        trials.retain(|trial| trial.name().split("::").nth(part).is_some_and(|part| part.starts_with(&wanted)));
        ensure!(!trials.is_empty(), "{variable}={wanted} leaves no test");
    }
    Ok(command_line.named(trials))
}
