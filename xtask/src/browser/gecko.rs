//! geckodriver, Firefox's WebDriver. If the system has none, it is built from its crate, in a fixed version.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Program;
use crate::find::is_program;
use crate::run::{cargo, status, target_dir};

const VERSION: &str = "0.37.1";

const GECKODRIVER: Program = Program { variable: "GECKODRIVER", names: &["geckodriver"], places: &[] };

/// The variable that tells the tests its path.
pub(super) const VARIABLE: &str = GECKODRIVER.variable;

/// The program, built if it is missing; none if it cannot be built.
pub(super) fn ensure() -> Result<Option<PathBuf>> {
    if let Some(file) = GECKODRIVER.find()? {
        return Ok(Some(file));
    }
    let tool = std::path::absolute(target_dir())?.join("tools").join(format!("geckodriver-{VERSION}"));
    let file = tool.join("bin").join("geckodriver").with_extension(std::env::consts::EXE_EXTENSION);
    if !is_program(&file) {
        println!("xtask: cargo install geckodriver@{VERSION} into {}", tool.display());
        // Not optimised: a driver mostly waits for its browser. Compiling takes 83 s of processor time this way.
        let mut command = cargo(["install", "geckodriver", "--debug", "--locked", "--quiet", "--version", VERSION, "--root"]);
        // Its intermediate files are of no further use, so they must not go to our target folder.
        command.arg(&tool).env_remove("CARGO_TARGET_DIR");
        // cargo prints its own errors.
        status(&mut command)?;
    }
    Ok(is_program(&file).then_some(file))
}
