//! Slips of the fingers, judged by the neighbouring words. A folded syllable has a dozen real ones within one edit, so
//! a slip shows not in the word but in the pairs it makes: "khia sinh" is corrected because a name has "khai sinh" and
//! none has "khia sinh".

use std::cmp::Ordering;

use super::vocabulary::Vocabulary;
use crate::text::{Word, sorted};

/// The most corrections of one word.
const MOST_CORRECTIONS: usize = 2;
/// The most similar words of one word.
const MOST_SIMILAR: usize = 6;
/// Shorter words have too many similar ones to be corrected without a neighbour that fits.
const LEAST_LETTERS: usize = 3;

/// The likeliest corrections of a word, the best first; none if it fits its neighbours as it is.
pub(in crate::search) fn corrections(words: &[Word], at: usize, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let word = &words[at].folded;
    let support = |candidate: &str| support(words, at, candidate, vocabulary);
    let fits = || vocabulary.is_in_names(word) && support(word) > 0;
    if word.len() < 2 || word.bytes().any(|b| b.is_ascii_digit()) || fits() {
        return Vec::new();
    }
    let mut found: Vec<(u32, u32, &String)> = one_slip_away(word, vocabulary)
        .map(|candidate| (support(candidate), vocabulary.frequency(candidate), candidate))
        .collect();
    // Without support from its neighbours, correct only unknown words: to the most frequent one.
    let is_unknown = word.len() >= LEAST_LETTERS && !vocabulary.is_word(word);
    found.retain(|(support, _, _)| *support > 0 || is_unknown);
    let found = sorted(found, |a, b| b.cmp(a));
    let most = found.first().map_or(0, |(support, _, _)| *support);
    let best = found.into_iter().take_while(|(support, _, _)| *support == most);
    best.take(MOST_CORRECTIONS).map(|(_, _, word)| word.clone()).collect()
}

/// Words one slip away that a name has beside a neighbour of the word, the likeliest first, even if the word fits as it
/// is.
pub(in crate::search) fn similar(words: &[Word], at: usize, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let candidates = one_slip_away(&words[at].folded, vocabulary);
    let mut found: Vec<(u32, &String)> =
        candidates.map(|candidate| (support(words, at, candidate, vocabulary), candidate)).collect();
    found.retain(|(support, _)| *support > 0);
    sorted(found, |a, b| b.0.cmp(&a.0)).into_iter().take(MOST_SIMILAR).map(|(_, word)| word.clone()).collect()
}

fn one_slip_away<'a>(word: &'a str, vocabulary: &'a dyn Vocabulary) -> impl Iterator<Item = &'a String> {
    vocabulary.words_of_names().iter().filter(move |candidate| is_one_slip_apart(word, candidate))
}

/// How many of its two neighbours a candidate would have beside it in a name.
fn support(words: &[Word], at: usize, candidate: &str, vocabulary: &dyn Vocabulary) -> u32 {
    let left = at.checked_sub(1).map(|at| words[at].folded.as_str());
    let right = words.get(at + 1).map(|word| word.folded.as_str());
    let by_left = left.is_some_and(|left| vocabulary.is_pair(left, candidate));
    let by_right = right.is_some_and(|right| vocabulary.is_pair(candidate, right));
    u32::from(by_left) + u32::from(by_right)
}

/// Whether one letter is wrong, missing, doubled, added, or swapped with its neighbour.
pub(super) fn is_one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    match a.len().cmp(&b.len()) {
        Ordering::Less => a == &b[1..],
        Ordering::Greater => &a[1..] == b,
        Ordering::Equal if a.is_empty() => false,
        Ordering::Equal => a[1..] == b[1..] || a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter() {
        assert!(is_one_slip_apart("khia", "khai") && is_one_slip_apart("kha", "khai") && is_one_slip_apart("khaii", "khai"));
        assert!(!is_one_slip_apart("khai", "khai") && !is_one_slip_apart("kia", "khai") && !is_one_slip_apart("", "ab"));
    }
}
