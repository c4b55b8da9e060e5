//! Says which step of a chore is running, how many there are, and how long each took.

use std::fmt::{self, Display};
use std::time::{Duration, Instant};

use anyhow::Result;

/// The numbered steps of one chore.
pub(crate) struct Steps {
    total: usize,
    begun: usize,
}

impl Steps {
    /// A chore of `total` steps.
    pub(crate) fn of(total: usize) -> Self {
        Self { total, begun: 0 }
    }

    /// Announces a step: "2/5 app to WebAssembly".
    pub(crate) fn announce(&mut self, what: impl Display) {
        self.begun += 1;
        println!("xtask: {}/{} {what}", self.begun, self.total);
    }

    /// Announces a step, does it and says how long it took.
    pub(crate) fn run<T>(&mut self, what: impl Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.announce(what);
        let begun = Instant::now();
        let made = work()?;
        println!("xtask: done in {}", Seconds(begun.elapsed()));
        Ok(made)
    }
}

/// A duration as people say it: "0.4 s", "43 s", "2 min 5 s".
pub(crate) struct Seconds(pub(crate) Duration);

impl Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        match seconds.round() as u64 {
            0..10 => write!(f, "{seconds:.1} s"),
            whole @ 10..120 => write!(f, "{whole} s"),
            whole => write!(f, "{} min {} s", whole / 60, whole % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_people_say_them() {
        for (milliseconds, expected) in [(420, "0.4 s"), (42_700, "43 s"), (125_000, "2 min 5 s")] {
            assert_eq!(Seconds(Duration::from_millis(milliseconds)).to_string(), expected);
        }
    }
}
