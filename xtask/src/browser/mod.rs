//! The browsers that the tests drive. Chromium is required. Firefox and WebKit are left out, with a warning,
//! if they cannot be installed.

mod engine;
mod gecko;
mod program;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::apt;
use engine::Engine;
pub(crate) use engine::Name;

/// The browsers that were found, and those that are missing.
#[derive(Default)]
pub(crate) struct Browsers {
    /// The paths of their programs, each with the environment variable for it.
    programs: Vec<(&'static str, PathBuf)>,
    /// The engines that nothing can be tested in.
    pub(crate) left_out: Vec<&'static str>,
}

impl Browsers {
    /// Sets the variables for a program that is about to start.
    pub(crate) fn tell(&self, command: &mut Command) {
        command.envs(self.programs.iter().map(|(variable, file)| (variable, file)));
    }
}

/// Finds browsers with their drivers. Installs them if that needs no question: as root on Debian.
///
/// # Errors
/// Chromium is wanted and cannot be installed, or a variable names a file that is no program.
pub(crate) fn ensure(wanted: &[Name]) -> Result<Browsers> {
    let mut browsers = Browsers::default();
    for &name in wanted {
        let engine = name.engine();
        match programs(name)? {
            Some(programs) => browsers.programs.extend(programs),
            None if name == Name::Chromium => bail!(engine.how_to_install),
            None => {
                println!("xtask: WARNING: nothing is tested in {}, which is not there. {}", engine.name, engine.how_to_install);
                browsers.left_out.push(engine.name);
            }
        }
    }
    Ok(browsers)
}

type Programs = Vec<(&'static str, PathBuf)>;

/// The programs of an engine; none if one of them is missing.
fn programs(name: Name) -> Result<Option<Programs>> {
    let Some(mut programs) = find_or_install(name.engine())? else { return Ok(None) };
    if name == Name::Firefox {
        let Some(driver) = gecko::ensure()? else { return Ok(None) };
        programs.push((gecko::VARIABLE, driver));
    }
    Ok(Some(programs))
}

fn find_or_install(engine: &Engine) -> Result<Option<Programs>> {
    if let Some(programs) = find(engine)? {
        return Ok(Some(programs));
    }
    apt::install(engine.name, engine.packages)?;
    find(engine)
}

fn find(engine: &Engine) -> Result<Option<Programs>> {
    let mut found = Vec::new();
    for program in engine.programs {
        let Some(file) = program.find()? else { return Ok(None) };
        found.push((program.variable, file));
    }
    Ok(Some(found))
}
