//! Measures whether the marks of a single syllable count: "hộ" should find names with "hộ", not with "hồ".

use std::collections::{BTreeMap, HashSet};

use catalog::Names;
use catalog::text::{Word, words};
use fastrand::Rng;
use tests::{Aim, Searcher, Table};

/// Another seed draws other syllables.
const SEED: u64 = 7;
const SYLLABLES: usize = 100;
/// How many hits are checked. At least this many names must contain the syllable.
const FIRST: usize = 10;

/// Searches for syllables of names.
pub(crate) fn measure(searcher: &Searcher) {
    let syllables = frequent(searcher.names());
    let drawn = Rng::with_seed(SEED).choose_multiple(syllables, SYLLABLES);
    let shares: f64 = drawn.iter().map(|(spelt, typed)| share_with(searcher, spelt, typed)).sum();
    let mut table = Table::new(&format!("{} syllables with marks", drawn.len()));
    let mean = 100.0 * shares / drawn.len().max(1) as f64;
    table.aimed(&format!("of the first {FIRST} hits, with the same marks"), mean, "%", Aim::AtLeast(95.0));
    table.print();
}

/// The marked syllables that enough names contain: normalised, and as typed.
fn frequent(names: &Names) -> Vec<(String, String)> {
    let mut known: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for line in &names.lines {
        let mut seen = HashSet::new();
        for word in words(&line.name).into_iter().filter(|word| word.is_marked() && has_vowel(word)) {
            if seen.insert(word.spelt.clone()) {
                let typed = line.name[word.range].to_lowercase();
                known.entry(word.spelt).or_insert((typed, 0)).1 += 1;
            }
        }
    }
    let frequent = known.into_iter().filter(|(_, (_, names))| *names >= FIRST);
    frequent.map(|(spelt, (typed, _))| (spelt, typed)).collect()
}

/// "HĐND" is not a syllable.
fn has_vowel(word: &Word) -> bool {
    word.folded.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The share of the first hits whose names or wordings contain the syllable; 0 if there are no hits.
fn share_with(searcher: &Searcher, spelt: &str, typed: &str) -> f64 {
    let hits: Vec<_> = searcher.phrases(typed).into_iter().take(FIRST).collect();
    let has = |phrase: &&str| words(phrase).iter().any(|word| word.spelt == spelt);
    let having = hits.iter().filter(|phrases| phrases.iter().any(has)).count();
    having as f64 / hits.len().max(1) as f64
}
