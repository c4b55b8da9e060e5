//! Parts of the Rust toolchain that may be missing from a plain installation.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::find::on_path;
use crate::run::{cargo, output, run};

/// The compiler target of the app.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure the app can be compiled.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    ensure_target(WASM, "Debian: libstd-rust-dev-wasm32; Fedora: rust-std-static-wasm32-unknown-unknown")
}

/// Makes sure that programs for a target can be compiled. `packages` are those of systems without rustup.
pub(crate) fn ensure_target(target: &str, packages: &str) -> Result<()> {
    // Asking the compiler works with and without rustup: a distribution's Rust has no `rustup target list`.
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let libraries = output(Command::new(rustc).args(["--print", "target-libdir", "--target", target]))?;
    if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    add(&["target", "add", target], packages)
}

/// Makes sure that `cargo fmt` and `cargo clippy` can be run.
pub(crate) fn ensure_checkers() -> Result<()> {
    let rustfmt = ("fmt", "rustfmt", "Debian: rustfmt; Fedora: rustfmt");
    let clippy = ("clippy", "clippy", "Debian: rust-clippy; Fedora: clippy");
    for (verb, component, packages) in [rustfmt, clippy] {
        if output(&mut cargo([verb, "--version"]))?.is_none() {
            add(&["component", "add", component], packages)?;
        }
    }
    Ok(())
}

fn add(what: &[&str], packages: &str) -> Result<()> {
    let command = format!("rustup {}", what.join(" "));
    let Some(rustup) = on_path(&["rustup"]) else {
        bail!(
            "a part of the Rust toolchain is missing and so is rustup; install rustup and run `{command}`, \
             or install your system's package ({packages})"
        );
    };
    println!("xtask: {command}");
    run(Command::new(rustup).args(what))
}
