//! Finds a program that the tests start.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::find::{is_program, on_path};

/// A program that may have several names.
pub(super) struct Program {
    /// The environment variable for its path: set by the developer, or for the tests.
    pub(super) variable: &'static str,
    pub(super) names: &'static [&'static str],
    /// Installers on macOS and Windows put nothing on PATH.
    pub(super) places: &'static [&'static str],
}

impl Program {
    pub(super) fn find(&self) -> Result<Option<PathBuf>> {
        match std::env::var_os(self.variable).filter(|value| !value.is_empty()) {
            Some(value) => self.chosen(PathBuf::from(value)).map(Some),
            None => Ok(on_path(self.names).or_else(|| self.in_places())),
        }
    }

    /// The developer's choice by the variable. A wrong choice is an error, never ignored.
    fn chosen(&self, file: PathBuf) -> Result<PathBuf> {
        if !is_program(&file) {
            bail!("{}={}: no such program; give its full path, or unset the variable", self.variable, file.display());
        }
        Ok(file)
    }

    fn in_places(&self) -> Option<PathBuf> {
        self.places.iter().map(PathBuf::from).find(|file| is_program(file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_choice_names_the_variable_and_the_path() {
        let program = Program { variable: "CHROMIUM", names: &["chromium"], places: &[] };
        let error = program.chosen(PathBuf::from("/nowhere/chromium")).unwrap_err().to_string();
        assert!(error.starts_with("CHROMIUM=/nowhere/chromium: "), "{error}");
    }
}
