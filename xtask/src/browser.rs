//! Chromium and ChromeDriver, which the browser tests drive.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::find::{is_program, on_path};
use crate::run::{output, run, step};

const CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "chrome"],
    // Installers on macOS and Windows put nothing on PATH.
    places: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ],
};

const CHROMEDRIVER: Program = Program { variable: "CHROMEDRIVER", names: &["chromedriver"], places: &[] };

const HOW_TO_INSTALL: &str = "\
the browser tests need Chromium (or Chrome) and ChromeDriver of the same version:
  Debian:  sudo apt-get install chromium chromium-driver fonts-noto-core
  Fedora:  sudo dnf install chromium chromedriver google-noto-sans-fonts
  macOS:   brew install --cask google-chrome chromedriver
  Windows: winget install Google.Chrome Chromium.ChromeDriver
Programs elsewhere: set CHROMIUM and CHROMEDRIVER to their paths. Without a browser: cargo xtask test --no-browser";

/// Where the two programs are.
pub(crate) struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

impl Browser {
    /// Tells a program that is about to start where the browser is.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.env(CHROMIUM.variable, &self.chromium).env(CHROMEDRIVER.variable, &self.driver);
    }
}

/// Finds both programs, installing them where that can be done without asking: as root on a Debian.
pub(crate) fn ensure() -> Result<Browser> {
    if let Some(browser) = find()? {
        return Ok(browser);
    }
    if let Some(apt_get) = on_path(&["apt-get"]).filter(|_| is_root()) {
        install(&apt_get)?;
    }
    match find()? {
        Some(browser) => Ok(browser),
        None => bail!(HOW_TO_INSTALL),
    }
}

fn find() -> Result<Option<Browser>> {
    let (chromium, driver) = (CHROMIUM.find()?, CHROMEDRIVER.find()?);
    Ok(chromium.zip(driver).map(|(chromium, driver)| Browser { chromium, driver }))
}

/// The fonts are for the tests' pictures: Chromium alone draws boxes for letters such as ệ.
fn install(apt_get: &Path) -> Result<()> {
    step("Chromium or ChromeDriver is missing: apt-get install chromium chromium-driver fonts-noto-core");
    let apt = || {
        let mut command = Command::new(apt_get);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt().arg("update"))?;
    run(apt().args(["install", "-y", "chromium", "chromium-driver", "fonts-noto-core"]))
}

fn is_root() -> bool {
    let id = output(Command::new("id").arg("-u"));
    id.is_ok_and(|user| user.is_some_and(|user| user.trim() == "0"))
}

/// A program that may have several names.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
    places: &'static [&'static str],
}

impl Program {
    fn find(&self) -> Result<Option<PathBuf>> {
        match std::env::var_os(self.variable).filter(|value| !value.is_empty()) {
            Some(value) => self.chosen(PathBuf::from(value)).map(Some),
            None => Ok(on_path(self.names).or_else(|| self.in_places())),
        }
    }

    /// What the developer chose by the variable; a wrong choice is told, never passed over.
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
        let error = CHROMIUM.chosen(PathBuf::from("/nowhere/chromium")).unwrap_err().to_string();
        assert!(error.starts_with("CHROMIUM=/nowhere/chromium: "), "{error}");
    }
}
