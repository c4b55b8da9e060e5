//! Runs other programs from the workspace root.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use anyhow::{Context, Result, bail};

/// Makes the workspace root the current folder, so that paths can be short and relative to it.
pub(crate) fn enter_workspace_root() -> Result<()> {
    let manifest = output(&mut cargo(["locate-project", "--workspace", "--message-format", "plain"]))?
        .context("no Cargo workspace here; run `cargo xtask` inside the repository")?;
    let manifest = PathBuf::from(manifest.trim());
    let root = manifest.parent().with_context(|| format!("{}: has no folder", manifest.display()))?;
    std::env::set_current_dir(root).with_context(|| format!("{}: cannot enter", root.display()))
}

/// The folder for everything that cargo and `cargo xtask` make.
pub(crate) fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// The cargo that started this chore, so that the toolchain is the same.
pub(crate) fn cargo<const N: usize>(args: [&str; N]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.args(args);
    command
}

/// Runs a program to its end.
///
/// # Errors
/// It cannot be started or does not end with success.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let ended = status(command)?;
    if !ended.success() {
        bail!("`{}` failed ({ended}); its message is above", describe(command));
    }
    Ok(())
}

/// Runs a program to its end and returns how it ended.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    command.status().with_context(|| format!("cannot start `{}`", describe(command)))
}

/// What a program prints, or none if it does not end with success.
pub(crate) fn output(command: &mut Command) -> Result<Option<String>> {
    let output = command.output().with_context(|| format!("cannot start `{}`", describe(command)))?;
    Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// The program and its arguments, as a developer would type them.
pub(crate) fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Replaces this process by a program that runs until it is stopped, so that stopping one stops the other.
#[cfg(unix)]
pub(crate) fn become_command(command: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(error).with_context(|| format!("cannot start `{}`", describe(command)))
}

/// Waits for a program that runs until it is stopped: Windows cannot replace a process.
#[cfg(not(unix))]
pub(crate) fn become_command(command: &mut Command) -> Result<ExitCode> {
    run(command)?;
    Ok(ExitCode::SUCCESS)
}
