//! geckodriver, Firefox's WebDriver: built from its crate, in a version of ours, where the system has none.

use std::path::PathBuf;

use anyhow::Result;

use super::program::Program;
use crate::find::is_program;
use crate::run::{cargo, status, step, target_dir};

const VERSION: &str = "0.37.1";

const GECKODRIVER: Program = Program { variable: "GECKODRIVER", names: &["geckodriver"], places: &[] };

/// The variable that names it to the tests.
pub(super) const VARIABLE: &str = GECKODRIVER.variable;

/// The program, which is built unless it is there; none where it cannot be had.
pub(super) fn ensure() -> Result<Option<PathBuf>> {
    if let Some(file) = GECKODRIVER.find()? {
        return Ok(Some(file));
    }
    let tool = std::path::absolute(target_dir())?.join("tools").join(format!("geckodriver-{VERSION}"));
    let file = tool.join("bin").join("geckodriver").with_extension(std::env::consts::EXE_EXTENSION);
    if !is_program(&file) {
        step(format!("cargo install geckodriver@{VERSION} into {}", tool.display()));
        let mut command = cargo(["install", "geckodriver", "--locked", "--quiet", "--version", VERSION, "--root"]);
        // Its build is of no further use, and would lie among ours.
        command.arg(&tool).env_remove("CARGO_TARGET_DIR");
        // A failure is cargo's to print.
        status(&mut command)?;
    }
    Ok(is_program(&file).then_some(file))
}
