//! The native programs of this workspace.
//!
//! Each is built with the whole workspace selected (`--workspace --bin NAME`). Cargo chooses the features of
//! shared dependencies by what is selected, so with `-p NAME` it would compile many of them a second time.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::run::{cargo, run, target_dir};

/// How much work goes into what is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// For tests and trying things out.
    Fast,
    /// For what an office publishes.
    Release,
}

impl Profile {
    /// The profile that `--release` chooses.
    pub(crate) fn of(release: bool) -> Profile {
        if release { Profile::Release } else { Profile::Fast }
    }

    /// Its name in folders and in the names of the WebAssembly profiles.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Profile::Fast => "fast",
            Profile::Release => "release",
        }
    }

    /// Its folder for native programs.
    fn folder(self) -> &'static str {
        match self {
            Profile::Fast => "debug",
            Profile::Release => "release",
        }
    }
}

/// Builds programs, all in one run of cargo.
pub(crate) fn build(profile: Profile, names: &[&str]) -> Result<()> {
    let mut build = cargo(["build", "--workspace"]);
    build.args(names.iter().flat_map(|name| ["--bin", name]));
    if profile == Profile::Release {
        build.arg("--release");
    }
    run(&mut build)
}

/// The file of a program that [`build`] has built.
pub(crate) fn file(profile: Profile, name: &str) -> PathBuf {
    target_dir().join(profile.folder()).join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

/// A command that runs a program that [`build`] has built.
pub(crate) fn command(profile: Profile, name: &str) -> Command {
    Command::new(file(profile, name))
}
