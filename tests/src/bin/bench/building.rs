//! Measures what it costs an office to check a catalogue and to build its site: time and memory.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use tests::{Aim, Table, median};

use crate::{RUNS, Subject};

/// How often the memory is read.
const PAUSE: Duration = Duration::from_millis(10);

/// Checks the catalogue and builds the site, several times each.
pub(crate) fn measure(subject: &Subject, app: &Path, site: &Path, table: &mut Table) -> Result<()> {
    let checks = (0..RUNS).map(|_| run(Command::new(tests::indexer_file()?).arg("check").arg(&subject.catalogue)));
    let checks: Vec<(f64, f64)> = checks.collect::<Result<_>>()?;
    let builds = (0..RUNS).map(|_| {
        // A site that is there already is used again.
        if site.exists() {
            fs::remove_dir_all(site)?;
        }
        build(&subject.catalogue, app, site)
    });
    let builds: Vec<(f64, f64)> = builds.collect::<Result<_>>()?;
    let numbers = [
        ("check", median(checks.iter().map(|(seconds, _)| *seconds).collect()), "s", 5.0),
        ("build", median(builds.iter().map(|(seconds, _)| *seconds).collect()), "s", 10.0),
        ("build, most memory", median(builds.iter().map(|(_, memory)| *memory).collect()), "MiB", 300.0),
    ];
    for (name, number, unit, most) in numbers {
        if subject.whole_country {
            table.aimed(name, number, unit, Aim::AtMost(most));
        } else {
            table.number(name, number, unit);
        }
    }
    Ok(())
}

/// Builds once. Returns the seconds, and the peak memory in MiB.
pub(crate) fn build(catalogue: &Path, app: &Path, site: &Path) -> Result<(f64, f64)> {
    run(Command::new(tests::indexer_file()?).arg("build").arg(catalogue).arg("--out").arg(site).arg("--app").arg(app))
}

/// Runs the program to its end. Returns the seconds, and the peak memory in MiB.
fn run(command: &mut Command) -> Result<(f64, f64)> {
    let begun = Instant::now();
    let mut program = command.stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", program.id());
    let mut most = 0.0_f64;
    let ended = loop {
        most = most.max(peak(&status).unwrap_or_default());
        if let Some(ended) = program.try_wait()? {
            break ended;
        }
        sleep(PAUSE);
    };
    // 1: done, with findings.
    ensure!(matches!(ended.code(), Some(0 | 1)), "the indexer ended with {ended}");
    Ok((begun.elapsed().as_secs_f64(), most))
}

/// The peak memory of a process so far in MiB, from its `/proc` status file.
fn peak(status: &str) -> Result<f64> {
    let status = fs::read_to_string(status)?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kib / 1024.0)
}
