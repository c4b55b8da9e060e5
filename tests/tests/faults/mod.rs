//! Everything that goes wrong between a host, a line and a device, each injected in a real browser. In
//! every case the last good data answers, or the page says plainly what is missing: never a wrong answer,
//! never data lost, never a blank page, never silence.

mod client;
mod host;
mod scene;
mod update;

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Result, ensure};

use scene::Scene;

/// What must never come of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Harm {
    /// Something else is shown than the release says.
    Wrong,
    /// What the device kept does not answer any more.
    Lost,
    /// Nothing is shown.
    Blank,
    /// What is shown is right, but nobody says that something is missing.
    Silent,
}

impl fmt::Display for Harm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Wrong => "wrong answer",
            Self::Lost => "lost data",
            Self::Blank => "blank page",
            Self::Silent => "silence",
        })
    }
}

impl std::error::Error for Harm {}

/// A fault, and what is done to see what comes of it. Gives what the page said.
pub(crate) struct Row {
    pub(crate) fault: &'static str,
    pub(crate) run: fn(&Scene) -> Result<String>,
}

#[test]
fn no_fault_gives_a_wrong_answer_loses_data_or_leaves_a_blank_page() -> Result<()> {
    let Some(scenes) = scene::Scenes::set()? else { return Ok(()) };
    let rows: Vec<&Row> = update::ROWS.iter().chain(host::ROWS).chain(client::ROWS).filter(|row| is_wanted(row)).collect();
    let results: Mutex<Vec<(usize, Result<String>)>> = Mutex::default();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some((at, row)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, rows.get(at)?))) {
            let said = scenes.scene().and_then(|scene| (row.run)(&scene));
            if let Ok(mut results) = results.lock() {
                results.push((at, said));
            }
        }
    };
    // A browser each; two fit the machines that run this.
    std::thread::scope(|threads| {
        threads.spawn(work);
        threads.spawn(work);
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|(at, _)| *at);
    report(&rows, &results)
}

/// One row, by a part of its name: `NIEM_YET_FAULT="quota" cargo xtask test`.
fn is_wanted(row: &Row) -> bool {
    std::env::var("NIEM_YET_FAULT").map_or(true, |wanted| row.fault.contains(&wanted))
}

/// Prints the table, in Markdown, and ends the test where a fault did harm.
fn report(rows: &[&Row], results: &[(usize, Result<String>)]) -> Result<()> {
    let of = |harm: Harm| results.iter().filter(|(_, said)| harm_of(said) == Some(harm)).count();
    println!("| fault | what came of it |\n|---|---|");
    for (at, said) in results {
        let came = match said {
            Ok(said) => said.clone(),
            Err(error) => format!("FAILED: {}", error.to_string().lines().next().unwrap_or_default()),
        };
        println!("| {} | {came} |", rows[*at].fault);
    }
    let failed: Vec<String> =
        results.iter().filter_map(|(at, said)| Some(format!("{}: {:#}", rows[*at].fault, said.as_ref().err()?))).collect();
    println!(
        "{} faults: {} wrong answers, {} lost data, {} blank pages, {} in silence, {} failed in all",
        results.len(),
        of(Harm::Wrong),
        of(Harm::Lost),
        of(Harm::Blank),
        of(Harm::Silent),
        failed.len()
    );
    ensure!(failed.is_empty(), "{}", failed.join("\n\n"));
    Ok(())
}

fn harm_of(said: &Result<String>) -> Option<Harm> {
    said.as_ref().err()?.downcast_ref::<Harm>().copied()
}
