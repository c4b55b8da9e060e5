//! Faults of the host, the network and the device, each injected in a real browser. In every case the last good data
//! answers, or the page says what is missing: never a wrong answer, lost data, a blank page, or silence.

mod client;
mod gate;
mod host;
mod scene;
mod update;

use std::fmt;
use std::sync::{Arc, Mutex};

use anyhow::{Result, ensure};
use libtest_mimic::Trial;
use tests::Engine;

use crate::stage::need_browser;
use crate::trials::{lock, trial};
use gate::Gate;
use scene::{Scene, Scenes};

/// What a fault must never cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Harm {
    /// The page shows something that is not in the release.
    Wrong,
    /// Data that the device stored no longer answers.
    Lost,
    /// Nothing is shown.
    Blank,
    /// The page is right, but does not say that something is missing.
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

/// A fault, and a function that injects it and checks the outcome. The function returns what the page said.
pub(crate) struct Row {
    pub(crate) fault: &'static str,
    pub(crate) run: fn(&Scene) -> Result<String>,
}

/// The faults for the other engines too: those that engines handle differently and that need no command of Chromium.
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
    "saving: cut half-way",
    "evicted: the details, no network",
];

/// A test for each fault in each of its engines.
///
/// # Errors
/// There is no fault, or [`MAIN`] names one that is unknown.
pub(crate) fn trials() -> Result<Vec<Trial>> {
    let rows = || update::ROWS.iter().chain(host::ROWS).chain(client::ROWS);
    ensure!(rows().next().is_some(), "there is no fault to try");
    let unknown: Vec<_> = MAIN.iter().filter(|fault| rows().all(|row| row.fault != **fault)).collect();
    ensure!(unknown.is_empty(), "no such faults: {unknown:?}");
    let scenes = Arc::new(Scenes::default());
    let in_engine = |engine: Engine| {
        let rows = rows().enumerate().filter(move |(_, row)| engine == Engine::Chromium || MAIN.contains(&row.fault));
        let (scenes, gate) = (Arc::clone(&scenes), Arc::new(Gate::new(at_once(engine))));
        rows.map(move |(at, row)| of_row(engine, at, row, Arc::clone(&scenes), Arc::clone(&gate)))
    };
    Ok(Engine::ALL.into_iter().flat_map(in_engine).collect())
}

/// How many faults run in an engine at a time. Each needs a browser of its own; more than two Chromiums, or two of
/// the others, are too slow on the two cores of a common test machine.
fn at_once(engine: Engine) -> usize {
    if engine == Engine::Chromium { 2 } else { 1 }
}

fn of_row(engine: Engine, at: usize, row: &'static Row, scenes: Arc<Scenes>, gate: Arc<Gate>) -> Trial {
    trial(engine.name(), "faults", row.fault, move || {
        need_browser(engine)?;
        let _pass = gate.pass();
        let came = scenes.scene(engine).and_then(|scene| (row.run)(&scene));
        lock(&OUTCOMES).push(Outcome::new(engine, at, row.fault, &came));
        came.map(drop)
    })
}

/// The outcomes so far.
static OUTCOMES: Mutex<Vec<Outcome>> = Mutex::new(Vec::new());

struct Outcome {
    engine: Engine,
    /// The fault's place in the table.
    at: usize,
    fault: &'static str,
    /// What the page said, or why the test failed.
    came: String,
    failed: bool,
    harm: Option<Harm>,
}

impl Outcome {
    fn new(engine: Engine, at: usize, fault: &'static str, came: &Result<String>) -> Self {
        let (harm, failed) = (came.as_ref().err().and_then(|error| error.downcast_ref::<Harm>().copied()), came.is_err());
        let came = match came {
            Ok(said) => said.clone(),
            Err(error) => format!("FAILED: {}", error.to_string().lines().next().unwrap_or_default()),
        };
        Self { engine, at, fault, came, failed, harm }
    }
}

/// Prints the faults with their outcomes, a table in Markdown for each engine.
pub(crate) fn print_table() {
    let outcomes = lock(&OUTCOMES);
    for engine in Engine::ALL {
        let mut rows: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.engine == engine).collect();
        if rows.is_empty() {
            continue;
        }
        rows.sort_by_key(|row| row.at);
        println!("\n| fault, in {} | what came of it |\n|---|---|", engine.name());
        rows.iter().for_each(|row| println!("| {} | {} |", row.fault, row.came));
        let of = |harm: Harm| rows.iter().filter(|row| row.harm == Some(harm)).count();
        let [wrong, lost, blank, silent] = [Harm::Wrong, Harm::Lost, Harm::Blank, Harm::Silent].map(of);
        let (all, failed) = (rows.len(), rows.iter().filter(|row| row.failed).count());
        println!(
            "{all} faults: {wrong} wrong answers, {lost} lost data, {blank} blank pages, {silent} in silence, {failed} failed in all"
        );
    }
}
