//! `cargo xtask fuzz`: arbitrary bytes for everything that reads, under libFuzzer.
//!
//! Stable Rust is enough: the compiler is asked for LLVM's coverage pass directly. The kept files are in
//! `tests/fuzz/corpus/`, and plain tests replay them. New files of a run stay in `target/fuzz/`.

use std::fs::{self, File};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::run::{cargo, output, run as run_command, status, target_dir};
use crate::steps::Steps;

const KEPT: &str = "tests/fuzz/corpus";
/// The limits for one input, in seconds and in MB.
const MOST_SECONDS: u32 = 20;
const MOST_MEGABYTES: u32 = 2_048;

/// Makes the compiler report to libFuzzer which code was reached and what was compared.
const INSTRUMENT: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How long each target runs
    #[arg(long, value_name = "N", default_value_t = 1)]
    minutes: u32,
    /// The targets, by their folders in tests/fuzz/corpus/; all of them if none is named
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    ensure!(cfg!(unix), "libFuzzer is built for Unix only");
    let all = targets()?;
    if let Some(unknown) = args.targets.iter().find(|name| !all.contains(name)) {
        bail!("no target \"{unknown}\"; there are: {}", all.join(", "));
    }
    let chosen = if args.targets.is_empty() { all } else { args.targets.clone() };
    let mut steps = Steps::of(2);
    let program = steps.run("fuzz targets, every crate instrumented", build)?;
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let what = format!("fuzzing {} targets for {} min each, {cores} at once", chosen.len(), args.minutes);
    let each = Duration::from_secs(60 * u64::from(args.minutes));
    let good = steps.run(what, || fuzz(&program, &chosen, each, cores))?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The names of the targets: each has a folder of kept files.
fn targets() -> Result<Vec<String>> {
    let folders = fs::read_dir(KEPT).with_context(|| KEPT.to_owned())?;
    let mut names = folders.map(|folder| Ok(folder?.file_name().to_string_lossy().into_owned())).collect::<Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// Builds the program for libFuzzer and returns its file. Every crate is instrumented and optimised: that takes
/// a quarter of an hour, then libFuzzer finds its way into decompressors and parsers too.
fn build() -> Result<PathBuf> {
    let version = output(&mut cargo(["-vV"]))?.context("`cargo -vV` failed")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).context("`cargo -vV` names no host")?;
    let mut build = cargo(["build", "--workspace", "--features", "fuzz/guided", "--bin", "fuzz", "--profile", "fuzz"]);
    // Naming the host as target excludes build scripts and macros, which run without libFuzzer.
    build.args(["--target", host, "--target-dir"]).arg(folder());
    build.env("CARGO_ENCODED_RUSTFLAGS", INSTRUMENT.join("\u{1f}"));
    run_command(&mut build)?;
    Ok(folder().join(host).join("fuzz/fuzz"))
}

/// Runs each target equally long, one on every core. A finding stops its target only.
fn fuzz(program: &Path, targets: &[String], each: Duration, cores: usize) -> Result<bool> {
    let left = Mutex::new(targets.iter());
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || -> Result<bool> {
        let mut good = true;
        while let Some(target) = next() {
            let ended = run_target(program, target, each)?;
            println!("  {target:<12} {:>10} runs in {:>5} s  {}", ended.runs, ended.seconds, ended.verdict());
            good &= ended.good;
        }
        Ok(good)
    };
    thread::scope(|threads| {
        let workers: Vec<_> = (0..cores).map(|_| threads.spawn(work)).collect();
        let ended = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|_| bail!("a fuzzing thread has panicked")));
        ended.collect::<Result<Vec<_>>>().map(|good| good.into_iter().all(|good| good))
    })
}

fn folder() -> PathBuf {
    target_dir().join("fuzz")
}

/// The result of a target's run.
struct Ended {
    good: bool,
    runs: u64,
    seconds: u64,
    finding: String,
    log: PathBuf,
    found: PathBuf,
}

fn run_target(program: &Path, target: &str, how_long: Duration) -> Result<Ended> {
    let (grown, found) = (folder().join("corpus").join(target), folder().join("found").join(target));
    let log = folder().join(format!("{target}.log"));
    for folder in [&grown, &found] {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let said = File::create(&log).with_context(|| log.display().to_string())?;
    let mut fuzz = Command::new(program);
    fuzz.env("FUZZ_TARGET", target).stdout(said.try_clone()?).stderr(said);
    fuzz.args([format!("-max_total_time={}", how_long.as_secs()), format!("-timeout={MOST_SECONDS}")]);
    fuzz.args([format!("-rss_limit_mb={MOST_MEGABYTES}"), format!("-artifact_prefix={}/", found.display())]);
    fuzz.arg("-print_final_stats=1").arg(&grown).arg(Path::new(KEPT).join(target));
    let begun = Instant::now();
    let good = status(&mut fuzz)?.success();
    let seconds = begun.elapsed().as_secs();
    let said = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
    let runs = runs(&said);
    ensure!(!good || runs > 0, "{target}: libFuzzer did nothing; see {}", log.display());
    Ok(Ended { good, runs, seconds, finding: finding(&said), log, found })
}

/// How often the target ran, as libFuzzer prints at the end.
fn runs(said: &str) -> u64 {
    let number = |line: &str| line.split_whitespace().find_map(|word| word.parse().ok());
    said.lines().filter_map(|line| number(line.strip_prefix("stat::number_of_executed_units:")?)).next_back().unwrap_or_default()
}

/// A finding in libFuzzer's words: the panic with its message, or another error, and the bytes if they are few.
/// If another machine ran it, its files are out of reach.
fn finding(said: &str) -> String {
    let mut lines = said.lines();
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line.contains(" panicked at ") {
            found.extend([line, lines.next().unwrap_or_default()]);
        } else if line.contains("ERROR: libFuzzer:") || line.starts_with("Base64:") {
            found.push(line);
        }
    }
    found.into_iter().map(|line| format!("\n    {line}")).collect()
}

impl Ended {
    fn verdict(&self) -> String {
        if self.good {
            return "nothing found".to_owned();
        }
        let (log, found) = (self.log.display(), self.found.display());
        let finding = &self.finding;
        format!("FAILED; see {log}; keep the file from {found}/ in {KEPT}/, then correct the code{finding}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_read_from_what_libfuzzer_says() {
        let said = "#8192 pulse cov: 12\nstat::number_of_executed_units: 78123\nstat::slowest: 0\n";
        assert_eq!(runs(said), 78_123);
        assert_eq!(runs("#8192 pulse cov: 12\n"), 0);
    }

    #[test]
    fn what_was_found_is_said_with_its_bytes() {
        let said = "#8192 pulse cov: 12\n\nthread 'main' panicked at a.rs:1:1:\nattempt to add with overflow\nstack backtrace:\n\
                    ==7== ERROR: libFuzzer: deadly signal\nSUMMARY: libFuzzer: deadly signal\nBase64: AgAA\n";
        let told =
            ["thread 'main' panicked at a.rs:1:1:", "attempt to add with overflow", "==7== ERROR: libFuzzer: deadly signal"];
        assert_eq!(finding(said), format!("\n    {}\n    Base64: AgAA", told.join("\n    ")));
        assert_eq!(finding("#8192 pulse cov: 12\n"), "");
    }
}
