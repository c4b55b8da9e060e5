//! Keeps the paths of this machine out of what is published: they would say who built it, and the same source would
//! give other bytes on another machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::run::{output, target_dir};

/// A folder of this machine, and what its files are called in panics and debug information instead.
pub(crate) type Place = (PathBuf, &'static str);

/// The folders that the compiler may name. The last one that fits a file counts.
pub(crate) fn places() -> Result<Vec<Place>> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]))?.context("`rustc --print sysroot` failed")?;
    Ok(vec![
        (std::env::current_dir()?, "/niem-yet"),
        (std::path::absolute(target_dir())?, "/target"),
        (cargo_home()?, "/cargo"),
        (PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust"), "/rust"),
    ])
}

/// The setting of cargo that hides these folders in everything compiled for `target`, and adds flags. Flags of
/// `.cargo/config.toml` stay, which an environment variable would replace.
pub(crate) fn setting(target: &str, places: &[Place], flags: &[&str]) -> String {
    let hidden = places.iter().map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    // A TOML string in single quotes has no escapes: a path of Windows stays as it is.
    let flags = hidden.chain(flags.iter().map(|&flag| flag.to_owned())).map(|flag| format!("'{flag}'"));
    format!("target.{target}.rustflags=[{}]", flags.collect::<Vec<_>>().join(","))
}

/// The same for C in dependencies.
pub(crate) fn c_flags(places: &[Place]) -> String {
    let flags = places.iter().map(|(folder, name)| format!("-ffile-prefix-map={}={name}", folder.display()));
    flags.collect::<Vec<_>>().join(" ")
}

/// Where cargo keeps the sources of dependencies.
fn cargo_home() -> Result<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    named.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).context("no CARGO_HOME and no home folder")
}

/// The folders whose path is in a file.
pub(crate) fn found_in<'a>(bytes: &[u8], places: &'a [Place]) -> Vec<&'a Path> {
    let is_in = |folder: &Path| {
        let path = folder.as_os_str().as_encoded_bytes();
        bytes.windows(path.len()).any(|window| window == path)
    };
    places.iter().map(|(folder, _)| folder.as_path()).filter(|folder| is_in(folder)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_names_every_folder_and_a_leak_is_found() {
        let places = [(PathBuf::from("/home/an/niem-yet"), "/niem-yet"), (PathBuf::from("/home/an/.cargo"), "/cargo")];
        let expected = "target.t.rustflags=['--remap-path-prefix=/home/an/niem-yet=/niem-yet','--remap-path-prefix=/home/an/.cargo=/cargo','-x']";
        assert_eq!(setting("t", &places, &["-x"]), expected);
        assert_eq!(found_in(b"x\0/home/an/.cargo/registry\0", &places), [Path::new("/home/an/.cargo")]);
        assert!(found_in(b"/cargo/registry", &places).is_empty());
    }
}
