//! `cargo xtask check`: what can be said about the code without running the program. Every part runs, also if
//! an earlier one fails: a wrong space must not hide a broken link.

use std::fmt;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::run::{cargo, status};
use crate::steps::{Seconds, Steps};
use crate::toolchain::{self, WASM};

/// The number of steps that [`all`] takes.
pub(super) const STEPS: usize = 5;

/// What a part of the check came to.
struct Part {
    name: &'static str,
    passed: bool,
    took: Duration,
    /// What to do if it fails.
    advice: &'static str,
}

/// The parts in order.
pub(super) struct Report(Vec<Part>);

pub(crate) fn run() -> Result<ExitCode> {
    let report = all(&mut Steps::of(STEPS))?;
    print!("{report}");
    Ok(if report.passed() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Runs every part.
pub(super) fn all(steps: &mut Steps) -> Result<Report> {
    toolchain::ensure_checkers()?;
    toolchain::ensure_wasm_target()?;
    let above = "see the messages above";
    let mut parts = Vec::new();
    for (name, mut command, advice) in [
        ("formatting", cargo(["fmt", "--all", "--check"]), "run `cargo fmt --all`"),
        ("clippy for this machine", clippy_here(), above),
        ("clippy for the browser", clippy_in_browser(), above),
        ("documentation", documentation(), above),
        ("tidy", tidy(), above),
    ] {
        let begun = Instant::now();
        let passed = steps.run(name, || Ok(status(&mut command)?.success()))?;
        parts.push(Part { name, passed, took: begun.elapsed(), advice });
    }
    Ok(Report(parts))
}

fn clippy_here() -> Command {
    cargo(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

/// With the profile of the browser's build, so that both share compiled macros and build scripts.
fn clippy_in_browser() -> Command {
    let mut command = cargo(["clippy", "-p", "app", "--lib", "--bins", "--features", "csr", "--target", WASM]);
    command.args(["--profile", "wasm-fast", "--", "-D", "warnings"]);
    command
}

fn documentation() -> Command {
    let mut command = cargo(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    command
}

/// The rules of the house that no tool knows: `xtask/tests/tidy.rs`.
fn tidy() -> Command {
    cargo(["test", "--workspace", "--test", "tidy"])
}

impl Report {
    /// Whether every part passed.
    pub(super) fn passed(&self) -> bool {
        self.0.iter().all(|part| part.passed)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.0 {
            let took = Seconds(part.took).to_string();
            let verdict = if part.passed { "ok".to_owned() } else { format!("FAILED: {}", part.advice) };
            writeln!(f, "check: {:<24} {took:>10}  {verdict}", part.name)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &'static str, passed: bool) -> Part {
        Part { name, passed, took: Duration::from_millis(2100), advice: "run `cargo fmt --all`" }
    }

    #[test]
    fn a_failed_part_is_named_with_the_next_step() {
        let report = Report(vec![part("formatting", false), part("documentation", true)]);
        assert!(!report.passed());
        let said = report.to_string();
        assert!(said.contains("formatting                    2.1 s  FAILED: run `cargo fmt --all`"), "{said}");
        assert!(said.contains("documentation                 2.1 s  ok"), "{said}");
    }
}
