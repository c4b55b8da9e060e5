//! Splits a run-together word ("giấytờ") into syllables.

use super::slips::is_one_slip_apart;
use super::vocabulary::Vocabulary;
use crate::text::{MOST_LETTERS, Word, is_syllable, letter_starts, tones, words};

/// A shorter word is not split.
const LEAST_LETTERS: usize = 3;
/// A longer word is not run together but something else.
const MOST_JOINED: usize = 64;

/// The cost of each part: few syllables are better than many.
const PART: u32 = 4_000;
/// The extra cost of a syllable that no name has.
const UNKNOWN_PART: u32 = 2_000;
/// The extra cost of a part of one letter.
const ONE_LETTER: u32 = 3_000;
/// What a pair of neighbours in a name takes off the cost.
const KNOWN_PAIR: u32 = 3_000;
/// The most that a syllable's frequency in names takes off: it only decides between splits that are equal otherwise.
const MOST_FREQUENT: u32 = 900;

/// The best split of the first letters of a word that ends with a certain part.
struct Split {
    part: Word,
    /// The letter at which the part begins.
    start: usize,
    /// Which of the splits that end at `start` comes before; meaningless at the beginning of the word.
    before: usize,
    cost: u32,
}

/// Splits a run-together word into the fewest syllables, preferring those that names have, side by side. None if
/// the word is known or a slip of a known one, unless it is surely several: long texts contain run-together words too.
pub(super) fn split(typed: &str, word: &Word, vocabulary: &dyn Vocabulary) -> Option<Vec<Word>> {
    let mut bounds = letter_starts(typed);
    let letters = bounds.len();
    if !(LEAST_LETTERS..=MOST_JOINED).contains(&letters) {
        return None;
    }
    bounds.push(typed.len());
    let parts = cheapest(typed, &bounds, vocabulary).filter(|parts| parts.len() > 1)?;
    // A syllable has one tone mark at most.
    let is_surely_several = tones(typed) > 1;
    let are_pairs = || parts.windows(2).all(|pair| vocabulary.is_pair(&pair[0].folded, &pair[1].folded));
    let is_slip =
        || letters <= MOST_LETTERS && vocabulary.words_of_names().iter().any(|known| is_one_slip_apart(&word.folded, known));
    let is_several = is_surely_several || are_pairs() || !vocabulary.is_word(&word.folded) && !is_slip();
    is_several.then(|| parts.into_iter().map(|part| Word { range: word.range.clone(), ..part }).collect())
}

/// The parts of the cheapest split of the whole word, found letter by letter (dynamic programming).
fn cheapest(typed: &str, bounds: &[usize], vocabulary: &dyn Vocabulary) -> Option<Vec<Word>> {
    // splits[end]: the splits of the letters before `end`, each with another last part.
    let mut splits: Vec<Vec<Split>> = vec![Vec::new()];
    for end in 1..bounds.len() {
        let starts = end.saturating_sub(MOST_LETTERS)..end;
        let ending_here = starts.filter_map(|start| {
            let part = words(&typed[bounds[start]..bounds[end]]).pop().filter(|part| is_syllable(&part.folded))?;
            let (before, cost) = if start == 0 { (0, 0) } else { best_before(&splits[start], &part, vocabulary)? };
            let cost = cost + cost_of(&part, end - start, vocabulary);
            Some(Split { part, start, before, cost })
        });
        let ending_here = ending_here.collect();
        splits.push(ending_here);
    }
    let mut last = splits.last()?.iter().min_by_key(|split| split.cost)?;
    let mut parts = vec![last.part.clone()];
    while last.start > 0 {
        last = &splits[last.start][last.before];
        parts.push(last.part.clone());
    }
    parts.reverse();
    Some(parts)
}

/// Which of the splits that end where a part begins is the cheapest before it, and its cost.
fn best_before(splits: &[Split], part: &Word, vocabulary: &dyn Vocabulary) -> Option<(usize, u32)> {
    let pair = |split: &Split| if vocabulary.is_pair(&split.part.folded, &part.folded) { KNOWN_PAIR } else { 0 };
    let costs = splits.iter().enumerate().map(|(at, split)| (at, split.cost.saturating_sub(pair(split))));
    costs.min_by_key(|(_, cost)| *cost)
}

fn cost_of(part: &Word, letters: usize, vocabulary: &dyn Vocabulary) -> u32 {
    let one_letter = if letters == 1 { ONE_LETTER } else { 0 };
    let unknown = if vocabulary.is_in_names(&part.folded) { 0 } else { UNKNOWN_PART };
    PART + one_letter + unknown - vocabulary.frequency(&part.folded).min(MOST_FREQUENT)
}
