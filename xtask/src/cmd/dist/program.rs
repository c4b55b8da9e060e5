//! Compiles the indexer, with the app inside, for another system.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::VERSION;
use crate::apt;
use crate::find::on_path;
use crate::remap::{self, Place};
use crate::run::{cargo, run, target_dir};
use crate::toolchain;

/// The most bytes of a program. An office downloads it over a slow line.
const MOST_BYTES: usize = 45_000_000;

/// A system that the program is made for.
pub(super) struct System {
    pub(super) name: &'static str,
    /// Its name for the compiler.
    target: &'static str,
    /// How the name of the program ends.
    ending: &'static str,
    /// The program of cargo.
    compiled: &'static str,
    /// Programs that compile and link C for it.
    tools: &'static [&'static str],
    /// The packages with these programs on Debian.
    packages: &'static [&'static str],
    /// The Rust packages of systems without rustup, and the tools elsewhere.
    elsewhere: &'static str,
    /// More settings for the compiler.
    flags: &'static [&'static str],
}

/// One static program that runs on every Linux.
pub(super) const LINUX: System = System {
    name: "Linux",
    target: "x86_64-unknown-linux-musl",
    ending: "linux-x86_64",
    compiled: "indexer",
    tools: &["musl-gcc"],
    packages: &["musl-tools"],
    elsewhere: "Debian: musl-tools; Fedora: musl-gcc, rust-std-static-x86_64-unknown-linux-musl",
    flags: &[],
};

pub(super) const WINDOWS: System = System {
    name: "Windows",
    target: "x86_64-pc-windows-gnu",
    ending: "windows-x86_64.exe",
    compiled: "indexer.exe",
    tools: &["x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"],
    packages: &["gcc-mingw-w64-x86-64", "binutils-mingw-w64-x86-64"],
    elsewhere: "Debian: gcc-mingw-w64-x86-64; Fedora: mingw64-gcc, rust-std-static-x86_64-pc-windows-gnu",
    // The moment of linking would make every program different.
    flags: &["-Clink-arg=-Wl,--no-insert-timestamp"],
};

impl System {
    /// Makes sure that programs for this system can be compiled.
    pub(super) fn ensure_tools(&self) -> Result<()> {
        let missing = || self.tools.iter().find(|tool| on_path(&[tool]).is_none());
        if let Some(tool) = missing() {
            apt::install(tool, self.packages)?;
        }
        if let Some(tool) = missing() {
            anyhow::bail!("{tool} is missing; install it ({})", self.elsewhere);
        }
        toolchain::ensure_target(self.target, self.elsewhere)
    }

    /// Compiles the program and puts it into `out` under the name that an office sees. Returns its path.
    ///
    /// # Errors
    /// It does not compile, is too large, or contains a path of this machine.
    pub(super) fn build(&self, app: &Path, places: &[Place], out: &Path) -> Result<PathBuf> {
        let mut build = cargo(["build", "-p", "indexer", "--bin", "indexer", "--features", "embedded-app"]);
        build.args(["--profile", "dist", "--target", self.target]).env("NIEM_YET_APP_DIR", app);
        build.args(["--config", &remap::setting(self.target, places, self.flags)]);
        build.env(format!("CFLAGS_{}", self.target.replace('-', "_")), remap::c_flags(places));
        run(&mut build)?;
        let compiled = target_dir().join(self.target).join("dist").join(self.compiled);
        let bytes = fs::read(&compiled).with_context(|| format!("{}: cannot read", compiled.display()))?;
        self.check(&bytes, places)?;
        let program = out.join(format!("niem-yet-{VERSION}-{}", self.ending));
        fs::copy(&compiled, &program).with_context(|| format!("{}: cannot copy to {}", compiled.display(), program.display()))?;
        println!("xtask: {}: {:.1} MB", program.display(), bytes.len() as f64 / 1e6);
        Ok(program)
    }

    fn check(&self, bytes: &[u8], places: &[Place]) -> Result<()> {
        ensure!(bytes.len() <= MOST_BYTES, "the program for {} has {} bytes; at most {MOST_BYTES}", self.name, bytes.len());
        let leaks = remap::found_in(bytes, places);
        ensure!(leaks.is_empty(), "the program for {} contains paths of this machine: {leaks:?}", self.name);
        Ok(())
    }
}
