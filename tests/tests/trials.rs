//! Makes named tests of functions, and reports what libtest's own lines leave out: why tests
//! were ignored, and how long each one took.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};
use std::{env, fmt, fs};

use anyhow::{Context, Result};
use libtest_mimic::{Completion, Failed, Trial};

/// Something that a test needs and this machine lacks. A test that ends with it is ignored, not failed.
#[derive(Debug)]
pub(crate) struct Missing(pub(crate) String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

/// Defines `trials()`, the tests of a module, from its functions, listed by the engine that they run in.
macro_rules! tests {
    ($($engine:ident: [$($(#[$on:meta])* $test:ident),+ $(,)?]),+ $(,)?) => {
        /// The tests of this module.
        pub(crate) fn trials() -> Vec<libtest_mimic::Trial> {
            Vec::from([$($(
                $(#[$on])*
                $crate::trials::trial(
                    stringify!($engine),
                    $crate::trials::kind(module_path!()),
                    stringify!($test),
                    $test,
                ),
            )+)+])
        }
    };
}

/// The kind of a module's tests: `browser` of `main::browser`.
pub(crate) fn kind(module: &str) -> &str {
    module.rsplit("::").next().unwrap_or(module)
}

/// A test by its engine, its kind and its own name, which may be any text.
pub(crate) fn trial(engine: &str, kind: &str, name: &str, test: impl FnOnce() -> Result<()> + Send + 'static) -> Trial {
    let name = format!("{}::{kind}::{}", engine.to_lowercase(), plain(name));
    let timed = name.clone();
    Trial::ignorable_test(name, move || {
        let _timer = Timer { name: timed, begun: Instant::now() };
        let Err(error) = test() else { return Ok(Completion::Completed) };
        let Some(missing) = error.downcast_ref::<Missing>() else { return Err(Failed::from(format!("{error:?}"))) };
        *lock(&IGNORED).entry(missing.to_string()).or_default() += 1;
        Ok(Completion::ignored())
    })
}

/// A text as a name that a shell takes without quotes: `update: a bit flipped` as `update_a_bit_flipped`.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric() && !"-./".contains(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("_").to_lowercase()
}

/// One thread more than there are cores: browser tests spend much of their time waiting.
pub(crate) fn threads() -> Option<usize> {
    Some(available_parallelism().ok()?.get() + 1)
}

/// Spreads the tests of each group (engine and kind) evenly over the run. Faults run only a few at a time in an
/// engine, so a run of them in a row would block every thread.
pub(crate) fn spread(trials: Vec<Trial>) -> Vec<Trial> {
    let mut groups: BTreeMap<String, Vec<Trial>> = BTreeMap::new();
    for trial in trials {
        let group = trial.name().rsplit_once("::").map_or("", |(group, _)| group).to_owned();
        groups.entry(group).or_default().push(trial);
    }
    let placed = groups.into_values().flat_map(|group| {
        let size = group.len() as f64;
        group.into_iter().enumerate().map(move |(at, trial)| ((at as f64 + 0.5) / size, trial))
    });
    let mut placed: Vec<(f64, Trial)> = placed.collect();
    placed.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    placed.into_iter().map(|(_, trial)| trial).collect()
}

/// How many tests were ignored for each reason.
static IGNORED: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());
/// How long each test took.
static TIMES: Mutex<Vec<(Duration, String)>> = Mutex::new(Vec::new());

/// Notes the time of a test when it ends, by a panic too.
struct Timer {
    name: String,
    begun: Instant,
}

impl Drop for Timer {
    fn drop(&mut self) {
        lock(&TIMES).push((self.begun.elapsed(), std::mem::take(&mut self.name)));
    }
}

/// Prints each reason for which tests were ignored, once.
pub(crate) fn print_ignored() {
    for (reason, count) in &*lock(&IGNORED) {
        println!("ignored: {count} tests: {reason}");
    }
}

/// Writes the times of all tests to the file that `NIEM_YET_TIMINGS` names.
///
/// # Errors
/// The file cannot be written.
pub(crate) fn write_timings() -> Result<()> {
    let Some(file) = env::var_os("NIEM_YET_TIMINGS") else { return Ok(()) };
    let lines = lock(&TIMES).iter().map(|(took, name)| format!("{}\t{name}\n", took.as_millis())).collect::<String>();
    fs::write(&file, lines).with_context(|| format!("NIEM_YET_TIMINGS={}", file.display()))
}

/// Locks even if another test panicked while it held the lock.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
