//! The browsers that the tests drive. Chromium is needed; what cannot be had of Firefox and WebKit is said
//! aloud and left out.

mod engine;
mod gecko;
mod program;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::find::on_path;
use crate::run::{output, status, step};
use engine::{CHROMIUM, Engine, FIREFOX, WEBKIT};

/// Where the programs of a browser are, each with the variable that names it.
pub(crate) struct Browser(Vec<(&'static str, PathBuf)>);

impl Browser {
    /// Tells a program that is about to start where the browser is.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.envs(self.0.iter().map(|(variable, file)| (variable, file)));
    }
}

/// The engines beside Chromium: those that were found, and the names of those that cannot be had.
#[derive(Default)]
pub(crate) struct Others {
    pub(crate) found: Vec<Browser>,
    pub(crate) left_out: Vec<&'static str>,
}

/// Finds Chromium and ChromeDriver, installing them where that can be done without asking: as root on a
/// Debian.
pub(crate) fn ensure() -> Result<Browser> {
    match find_or_install(&CHROMIUM)? {
        Some(browser) => Ok(browser),
        None => bail!(CHROMIUM.how_to_install),
    }
}

/// Finds or installs Firefox and WebKit in the same way.
pub(crate) fn ensure_others() -> Result<Others> {
    let mut others = Others::default();
    for (engine, browser) in [(FIREFOX, firefox()?), (WEBKIT, find_or_install(&WEBKIT)?)] {
        match browser {
            Some(browser) => others.found.push(browser),
            None => {
                println!("xtask: WARNING: nothing is tested in {}, which cannot be had. {}", engine.name, engine.how_to_install);
                others.left_out.push(engine.name);
            }
        }
    }
    Ok(others)
}

fn firefox() -> Result<Option<Browser>> {
    let Some(mut browser) = find_or_install(&FIREFOX)? else { return Ok(None) };
    let driver = gecko::ensure()?;
    Ok(driver.map(|driver| {
        browser.0.push((gecko::VARIABLE, driver));
        browser
    }))
}

fn find_or_install(engine: &Engine) -> Result<Option<Browser>> {
    if let Some(browser) = find(engine)? {
        return Ok(Some(browser));
    }
    if let Some(apt_get) = on_path(&["apt-get"]).filter(|_| is_root()) {
        install(&apt_get, engine)?;
    }
    find(engine)
}

fn find(engine: &Engine) -> Result<Option<Browser>> {
    let mut found = Vec::new();
    for program in engine.programs {
        let Some(file) = program.find()? else { return Ok(None) };
        found.push((program.variable, file));
    }
    Ok(Some(Browser(found)))
}

/// What apt-get cannot install it says itself; whether that matters is seen by looking for the programs.
fn install(apt_get: &Path, engine: &Engine) -> Result<()> {
    step(format!("{} is missing: apt-get install {}", engine.name, engine.packages.join(" ")));
    let apt = || {
        let mut command = Command::new(apt_get);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    status(apt().arg("update"))?;
    status(apt().args(["install", "-y", "--no-install-recommends"]).args(engine.packages)).map(drop)
}

fn is_root() -> bool {
    let id = output(Command::new("id").arg("-u"));
    id.is_ok_and(|user| user.is_some_and(|user| user.trim() == "0"))
}
