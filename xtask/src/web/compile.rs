//! Step one: cargo turns the app's two binaries into wasm.

use std::path::PathBuf;

use anyhow::Result;

use crate::run::{cargo, run, step, target_dir};
use crate::toolchain::WASM;

use super::Profile;

/// Compiles the app and returns the folder of its `.wasm` files.
pub(super) fn compile(profile: Profile) -> Result<PathBuf> {
    let cargo_profile = format!("wasm-{}", profile.name());
    step(format!("app to wasm, profile {cargo_profile}"));
    let mut build = cargo(["build", "-p", "app", "--bins", "--target", WASM, "--features", "csr"]);
    run(build.args(["--profile", &cargo_profile]))?;
    Ok(target_dir().join(WASM).join(cargo_profile))
}
