//! Measures what it costs an office to build a site: time and memory.

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

/// Builds the site several times.
pub(crate) fn measure(subject: &Subject, app: &Path, site: &Path, table: &mut Table) -> Result<()> {
    let runs: Vec<(f64, f64)> = (0..RUNS).map(|_| build(&subject.catalogue, app, site)).collect::<Result<_>>()?;
    let seconds = median(runs.iter().map(|(seconds, _)| *seconds).collect());
    let memory = median(runs.iter().map(|(_, memory)| *memory).collect());
    if subject.whole_country {
        table.aimed("build", seconds, "s", Aim::AtMost(15.0));
        table.aimed("build, most memory", memory, "MiB", Aim::AtMost(1024.0));
    } else {
        table.number("build", seconds, "s");
        table.number("build, most memory", memory, "MiB");
    }
    Ok(())
}

/// Builds once. Returns the seconds, and the peak memory in MiB.
pub(crate) fn build(catalogue: &Path, app: &Path, site: &Path) -> Result<(f64, f64)> {
    let begun = Instant::now();
    let mut command = Command::new(tests::indexer_file()?);
    command.arg("build").arg(catalogue).arg("--out").arg(site).arg("--app").arg(app);
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
    // 1: built, with findings.
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
