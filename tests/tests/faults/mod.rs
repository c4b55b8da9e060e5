//! Everything that goes wrong between a host, a line and a device, each injected in a real browser. In
//! every case the last good data answers, or the page says plainly what is missing: never a wrong answer,
//! never data lost, never a blank page, never silence.

mod client;
mod host;
mod scene;
mod update;

use std::fmt;
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, ensure};
use tests::Engine;

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

/// The faults that other engines are tried with: those in which each has a way of its own, and none that
/// takes Chromium's commands.
const MAIN: [&str; 12] = [
    "update: connection cut inside every file",
    "update: a bit flipped",
    "update: an HTML error page with status 200",
    "update: 503 on packs",
    "release.json: cut",
    "sw.js: 503 beside a copy",
    "an older release replayed",
    "two tabs on different releases",
    "no copy: each part of the app cut",
    "no copy: a new release.json over old packs",
    "keeping: cut half-way",
    "evicted: the details, no network",
];

#[test]
fn no_fault_gives_a_wrong_answer_loses_data_or_leaves_a_blank_page() -> Result<()> {
    // A browser each; two fit the machines that run this.
    try_all(Engine::Chromium, &rows().collect::<Vec<_>>(), 2)
}

#[test]
fn the_main_faults_do_no_harm_in_firefox() -> Result<()> {
    try_all(Engine::Firefox, &main_rows()?, 1)
}

#[test]
fn the_main_faults_do_no_harm_in_webkit() -> Result<()> {
    try_all(Engine::WebKit, &main_rows()?, 1)
}

fn rows() -> impl Iterator<Item = &'static Row> {
    update::ROWS.iter().chain(host::ROWS).chain(client::ROWS).filter(|row| is_wanted(row))
}

fn main_rows() -> Result<Vec<&'static Row>> {
    let all = || update::ROWS.iter().chain(host::ROWS).chain(client::ROWS);
    let unknown: Vec<_> = MAIN.iter().filter(|fault| all().all(|row| row.fault != **fault)).collect();
    ensure!(unknown.is_empty(), "no such faults: {unknown:?}");
    Ok(rows().filter(|row| MAIN.contains(&row.fault)).collect())
}

/// Tries faults in so many browsers of an engine at once, and tells what came of them.
fn try_all(engine: Engine, rows: &[&Row], at_once: usize) -> Result<()> {
    let Some(scenes) = scene::Scenes::set(engine)? else { return Ok(()) };
    let results: Mutex<Vec<(usize, Result<String>)>> = Mutex::default();
    let next = Mutex::new(rows.iter().enumerate());
    let work = || {
        let next = || next.lock().unwrap_or_else(PoisonError::into_inner).next();
        while let Some((at, row)) = next() {
            let said = scenes.scene().and_then(|scene| (row.run)(&scene));
            if let Ok(mut results) = results.lock() {
                results.push((at, said));
            }
        }
    };
    std::thread::scope(|threads| {
        for _ in 0..at_once {
            threads.spawn(work);
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|(at, _)| *at);
    report(engine, rows, &results)
}

/// One row, by a part of its name: `NIEM_YET_FAULT="quota" cargo xtask test`.
fn is_wanted(row: &Row) -> bool {
    std::env::var("NIEM_YET_FAULT").map_or(true, |wanted| row.fault.contains(&wanted))
}

/// Prints the table, in Markdown, and ends the test where a fault did harm.
fn report(engine: Engine, rows: &[&Row], results: &[(usize, Result<String>)]) -> Result<()> {
    let of = |harm: Harm| results.iter().filter(|(_, said)| harm_of(said) == Some(harm)).count();
    println!("| fault, in {} | what came of it |\n|---|---|", engine.name());
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
