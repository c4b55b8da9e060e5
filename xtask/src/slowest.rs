//! The slowest parts of a test run: single whole-site tests, and the other test programs as wholes.

use std::fmt;
use std::time::Duration;

use crate::steps::Seconds;
use crate::summary::Summary;

/// How many are printed.
const MOST: usize = 10;

/// Names with their times, the slowest first.
pub(crate) struct Slowest(Vec<(String, Duration)>);

impl Slowest {
    /// Reads the times of single tests from lines `milliseconds<TAB>name`, and the times of the other programs
    /// from a summary.
    pub(crate) fn of(summary: &Summary, timings: &str) -> Self {
        let tests = timings.lines().filter_map(|line| {
            let (milliseconds, name) = line.split_once('\t')?;
            Some((name.to_owned(), Duration::from_millis(milliseconds.parse().ok()?)))
        });
        // The whole-site tests are listed one by one.
        let programs =
            summary.programs().iter().filter(|program| timings.is_empty() || !program.name.starts_with("tests/main.rs"));
        let programs = programs.map(|program| (program.name.clone(), program.took));
        let mut all: Vec<_> = tests.chain(programs).collect();
        all.sort_by(|(_, one), (_, other)| other.cmp(one));
        all.truncate(MOST);
        Self(all)
    }
}

impl fmt::Display for Slowest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "slowest:")?;
        self.0.iter().try_for_each(|(name, took)| writeln!(f, "{:>10}  {name}", Seconds(*took).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_programs_are_listed_by_their_times() {
        let timings: String = (1..=12).map(|n| format!("{}\tchromium::faults::fault_{n}\n", n * 1000)).collect();
        let mut summary = Summary::default();
        summary.read("     Running tests/main.rs (target/debug/deps/main-1)");
        summary.read("     Running unittests src/lib.rs (target/debug/deps/catalog-1)");
        let said = Slowest::of(&summary, &timings).to_string();
        let lines: Vec<_> = said.lines().collect();
        assert_eq!(lines.len(), 1 + MOST, "{said}");
        assert_eq!(lines[1], "      12 s  chromium::faults::fault_12");
        assert_eq!(lines[10], "     3.0 s  chromium::faults::fault_3");
        let few = Slowest::of(&summary, "5\tsite::one\n").to_string();
        assert!(few.contains("catalog-1") && !few.contains("main-1"), "{few}");
    }
}
