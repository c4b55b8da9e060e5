//! Checks that the two halves of wasm-bindgen, the one in the app and the one here, have the same version.
//!
//! They exchange data in a private format that changes between releases. wasm-bindgen checks it too, but
//! tells the developer to install a command that this workspace does not use.

use std::fs;

use anyhow::{Context, Result, bail};

/// Fails unless the workspace, which is the current folder, has both halves in the same version.
///
/// # Errors
/// `Cargo.lock` cannot be read, or the versions differ.
pub(crate) fn check() -> Result<()> {
    let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock: cannot read; run `cargo xtask` instead")?;
    check_wasm_bindgen(&lock)
}

/// The check, given the text of `Cargo.lock`.
fn check_wasm_bindgen(lock: &str) -> Result<()> {
    let app = version(lock, "wasm-bindgen");
    let ours = version(lock, "wasm-bindgen-cli-support");
    if app.is_none() || app != ours {
        bail!(
            "Cargo.lock: wasm-bindgen is {} but wasm-bindgen-cli-support is {}; \
             give both the same `=` version in the top Cargo.toml",
            app.unwrap_or("missing"),
            ours.unwrap_or("missing"),
        );
    }
    Ok(())
}

/// The version of the first package of that name.
fn version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines().skip_while(|line| value(line, "name") != Some(package));
    lines.nth(1).and_then(|line| value(line, "version"))
}

/// The part between the quotes of `key = "value"`.
fn value<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(app: &str, ours: &str) -> String {
        format!(
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"{app}\"\ndependencies = [\n \"cfg-if\",\n]\n\n\
             [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{ours}\"\n"
        )
    }

    #[test]
    fn one_version_is_fine() {
        check_wasm_bindgen(&lock("0.2.130", "0.2.130")).unwrap();
    }

    #[test]
    fn two_versions_are_named_with_the_next_step() {
        let error = check_wasm_bindgen(&lock("0.2.130", "0.2.129")).unwrap_err().to_string();
        assert!(error.contains("0.2.130") && error.contains("0.2.129") && error.contains("Cargo.toml"), "{error}");
    }

    #[test]
    fn a_missing_package_is_not_the_same_version() {
        assert!(check_wasm_bindgen("").unwrap_err().to_string().contains("missing"));
    }
}
