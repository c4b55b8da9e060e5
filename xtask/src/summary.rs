//! Reads the output of `cargo test`: which programs ran, what became of their tests, and how long they took.

use std::fmt;
use std::time::{Duration, Instant};

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl Totals {
    /// Reads `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
    fn parse(line: &str) -> Option<Totals> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut totals = Totals::default();
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let Some(number) = words.next().and_then(|word| word.parse::<usize>().ok()) else { continue };
            match words.next() {
                Some("passed") => totals.passed = number,
                Some("failed") => totals.failed = number,
                Some("ignored") => totals.skipped = number,
                _ => {}
            }
        }
        Some(totals)
    }

    /// The number of tests.
    pub(crate) fn tests(self) -> usize {
        self.passed + self.failed + self.skipped
    }
}

impl std::ops::Add for Totals {
    type Output = Totals;

    fn add(self, other: Totals) -> Totals {
        Totals { passed: self.passed + other.passed, failed: self.failed + other.failed, skipped: self.skipped + other.skipped }
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// One test program, or the examples in one crate's documentation.
pub(crate) struct Program {
    /// "unittests src/lib.rs (target/debug/deps/catalog-0b1f…)" or "catalog", as cargo prints it.
    pub(crate) name: String,
    /// Whether it has the examples of a documentation. A crate may have none.
    pub(crate) is_doc: bool,
    /// What it said at its end; none if it crashed before.
    pub(crate) totals: Option<Totals>,
    pub(crate) took: Duration,
    begun: Instant,
}

/// The programs of a run, in order.
#[derive(Default)]
pub(crate) struct Summary(Vec<Program>);

impl Summary {
    /// Reads one line of the output, as it is printed.
    pub(crate) fn read(&mut self, line: &str) {
        if let Some(totals) = Totals::parse(line) {
            if let Some(program) = self.0.last_mut() {
                // A crate's documentation may be tested in several parts.
                program.totals = Some(program.totals.unwrap_or_default() + totals);
                program.took = program.begun.elapsed();
            }
        } else if let Some(name) = line.strip_prefix("     Running ") {
            self.begin(name, false);
        } else if let Some(name) = line.strip_prefix("   Doc-tests ") {
            self.begin(name, true);
        }
    }

    fn begin(&mut self, name: &str, is_doc: bool) {
        let name = name.trim_end().to_owned();
        self.0.push(Program { name, is_doc, totals: None, took: Duration::ZERO, begun: Instant::now() });
    }

    /// The programs that ran.
    pub(crate) fn programs(&self) -> &[Program] {
        &self.0
    }

    /// The tests of all programs.
    pub(crate) fn totals(&self) -> Totals {
        self.0.iter().filter_map(|program| program.totals).fold(Totals::default(), std::ops::Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(lines: &[&str]) -> Summary {
        let mut summary = Summary::default();
        lines.iter().for_each(|line| summary.read(line));
        summary
    }

    #[test]
    fn summaries_of_several_programs_add_up() {
        let summary = summary(&[
            "     Running unittests src/lib.rs (target/debug/deps/catalog-1)",
            "running 4 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "     Running tests/main.rs (target/debug/deps/main-2)",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.20s\n",
            "test says::test result: ok. 9 passed ... ok",
            "test result: nonsense",
        ]);
        assert_eq!(summary.totals(), Totals { passed: 13, failed: 2, skipped: 1 });
        assert_eq!(summary.totals().to_string(), "13 passed, 2 failed, 1 skipped");
    }

    #[test]
    fn a_program_that_says_no_result_has_crashed() {
        let summary = summary(&[
            "     Running unittests src/lib.rs (target/debug/deps/catalog-1)",
            "running 4 tests",
            "   Doc-tests catalog",
            "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        ]);
        let ended: Vec<_> = summary.programs().iter().map(|program| (program.is_doc, program.totals)).collect();
        assert_eq!(ended, [(false, None), (true, Some(Totals::default()))]);
    }
}
