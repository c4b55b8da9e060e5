//! Runs the program for Windows on Linux, under Wine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::apt;
use crate::find::{is_program, on_path};
use crate::run::{run, target_dir};

/// Where Debian has the program that Wine's own script would start, after a warning about 32-bit programs.
const ON_DEBIAN: &str = "/usr/lib/wine/wine64";
/// Wine 8 lacks this library, which Rust's standard library takes random numbers from. The stand-in is used here only.
const LIBRARY: &str = "bcryptprimitives.dll";
const STAND_IN: &str = "xtask/src/cmd/dist/process_prng.c";

/// Finds Wine, and installs it as root on Debian. Without it, says what is left out.
pub(super) fn ensure() -> Result<Option<PathBuf>> {
    if find().is_none() {
        apt::install("Wine", &["wine", "wine64"])?;
    }
    let wine = find();
    if wine.is_none() {
        println!("xtask: WARNING: Wine is not there, so the program for Windows is made but not tried. Debian: wine, wine64");
    }
    Ok(wine)
}

fn find() -> Option<PathBuf> {
    let on_debian = PathBuf::from(ON_DEBIAN);
    is_program(&on_debian).then_some(on_debian).or_else(|| on_path(&["wine64", "wine"]))
}

/// Puts the stand-in into the folder of a program.
pub(super) fn add_library(folder: &Path) -> Result<()> {
    let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
    compiler.args(["-shared", "-o"]).arg(folder.join(LIBRARY)).args([STAND_IN, "-ladvapi32"]);
    run(&mut compiler)
}

/// A command that runs a program for Windows, in a Windows of its own that stays in `target/`.
pub(super) fn command(wine: &Path, program: &Path) -> Result<Command> {
    let mut command = Command::new(wine);
    command.env("WINEPREFIX", std::path::absolute(target_dir())?.join("tools").join("wine"));
    command.env("WINEDEBUG", "-all").arg(program);
    Ok(command)
}
