//! Runs the indexer as an office does: as a program with arguments, an output and an exit code.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The outcome of a run of the indexer.
#[derive(Clone, Debug)]
pub struct Run {
    /// The exit code; `None` if a signal ended the program.
    pub code: Option<i32>,
    /// Everything that it printed: standard output, then standard error.
    pub said: String,
}

/// The path of the program, which cargo puts beside the tests.
///
/// # Errors
/// It has not been built.
pub fn indexer_file() -> Result<PathBuf> {
    let here = std::env::current_exe().context("no path of this program")?;
    let folders = here.ancestors().skip(1).take(2);
    let name = format!("indexer-under-test{}", std::env::consts::EXE_SUFFIX);
    let mut files = folders.map(|folder| folder.join(&name));
    files
        .find(|file| file.is_file())
        .with_context(|| format!("{name} is not beside {}; `cargo build -p tests` builds it", here.display()))
}

/// Runs the indexer to its end.
///
/// # Errors
/// It cannot be started, or it prints what is not UTF-8.
pub fn indexer<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Result<Run> {
    let file = indexer_file()?;
    // The tests expect Vietnamese, whatever the language of the machine.
    let output = Command::new(&file).args(arguments).env("NIEM_YET_LANG", "vi").output();
    let output = output.with_context(|| format!("{}: does not start", file.display()))?;
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).context("the indexer printed what is not UTF-8")?;
    Ok(Run { code: output.status.code(), said })
}

impl Run {
    /// Checks the exit code.
    ///
    /// # Errors
    /// It is different.
    pub fn ended_with(&self, code: i32) -> Result<&Self> {
        ensure!(self.code == Some(code), "ended with {:?}, not {code}, saying:\n{}", self.code, self.said);
        Ok(self)
    }

    /// Checks that something was printed.
    ///
    /// # Errors
    /// It was not.
    pub fn says(&self, words: &str) -> Result<&Self> {
        ensure!(self.said.contains(words), "does not say \"{words}\" but:\n{}", self.said);
        Ok(self)
    }

    /// Checks that the program did not panic.
    ///
    /// # Errors
    /// The text of a panic was printed.
    pub fn did_not_panic(&self) -> Result<&Self> {
        ensure!(!self.said.contains("panicked"), "panicked:\n{}", self.said);
        Ok(self)
    }
}
