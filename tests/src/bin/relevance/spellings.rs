//! Measures whether words of a name find that name, in several ways of typing.

use std::collections::HashSet;

use catalog::Names;
use catalog::text::words;
use fastrand::Rng;
use tests::distort::{capitals, half_typed, nfd, plain_d, slip, unaccented};
use tests::relevance::Score;
use tests::{Aim, Searcher, Table};

use crate::modes::Typed;

/// Another seed draws other words.
const SEED: u64 = 7;
const RUNS: usize = 100;
/// The number of words in a run.
const WORDS: std::ops::RangeInclusive<usize> = 4..=6;
/// If more names contain a run, it does not identify one.
const MOST_NAMES: usize = 10;

const WAYS: [(&str, Typed); 7] = [
    ("as they are", str::to_owned),
    ("unaccented", unaccented),
    ("one slip", slip),
    ("last word half typed", half_typed),
    ("d for đ", plain_d),
    ("NFD", nfd),
    ("capitals", capitals),
];

/// Adjacent words of a name.
struct Run {
    text: String,
    spelt: Vec<String>,
}

/// Searches for words of names in every way of typing.
pub(crate) fn measure(searcher: &Searcher) {
    let runs = draw(searcher.names());
    let mut table = Table::new(&format!("{} runs of {} to {} words of names", runs.len(), WORDS.start(), WORDS.end()));
    for (way, typed) in WAYS {
        let mut score = Score::default();
        for run in &runs {
            let hits = searcher.hits(&typed(&run.text));
            score.add(hits.into_iter().map(|line| run.is_in(&spelt(&line.name))));
        }
        table.aimed(&format!("{way}, found @1"), score.found(1), "%", Aim::AtLeast(90.0));
        table.aimed(&format!("{way}, found @10"), score.found(10), "%", Aim::AtLeast(98.0));
    }
    table.print();
}

/// Draws three times as many as needed, and prefers those that few names contain.
fn draw(names: &Names) -> Vec<Run> {
    let mut rng = Rng::with_seed(SEED);
    let all: Vec<Vec<String>> = names.lines.iter().map(|line| spelt(&line.name)).collect();
    let lines = rng.choose_multiple(&names.lines, 3 * RUNS);
    let mut seen = HashSet::new();
    let mut runs: Vec<Run> = lines.into_iter().filter_map(|line| Run::draw(&line.name, &mut rng)).collect();
    runs.retain(|run| seen.insert(run.spelt.clone()));
    runs.sort_by_cached_key(|run| all.iter().filter(|name| run.is_in(name)).count() > MOST_NAMES);
    runs.truncate(RUNS);
    runs
}

impl Run {
    /// `None` if the name is too short.
    fn draw(name: &str, rng: &mut Rng) -> Option<Self> {
        let words = words(name);
        let most = words.len().min(*WORDS.end());
        if most < *WORDS.start() {
            return None;
        }
        let many = rng.usize(*WORDS.start()..=most);
        let first = rng.usize(..=words.len() - many);
        let words = &words[first..first + many];
        let text = name[words[0].range.start..words[many - 1].range.end].to_owned();
        Some(Self { text, spelt: words.iter().map(|word| word.spelt.clone()).collect() })
    }

    fn is_in(&self, name: &[String]) -> bool {
        name.windows(self.spelt.len()).any(|words| words == self.spelt)
    }
}

fn spelt(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.spelt).collect()
}
