//! What somebody typed, as what it is about.
//!
//! The words that name a procedure are kept as [`Concept`]s, each with one or more readings: as typed,
//! in official words, with a slip mended. Filler is dropped, what is asked for is kept as an
//! [`Intent`], and the place is set apart.

use super::phrases::{Intent, set_apart};
use super::sense::Sense;
use crate::text::{Word, words};

/// The longest question that is looked at, in words. Real ones have up to fifty; more is no question.
const MOST_WORDS: usize = 60;
/// How far an official wording of people's words is trusted.
const OFFICIAL: f32 = 0.95;
/// How far a mended slip is trusted: an exact match always ranks above.
const MENDED: f32 = 0.75;

/// A question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// What it is about.
    pub concepts: Vec<Concept>,
    /// Neighbouring words of it, as keys of pairs, with the places of their concepts.
    pub pairs: Vec<(usize, usize, String)>,
    /// What it asks for, in its order.
    pub intents: Vec<Intent>,
    /// Whether marks were typed: then a word with other marks is another word.
    pub marked: bool,
    /// Words that were mended, as typed and as meant.
    pub mended: Vec<(String, String)>,
    /// A code or the beginning of one, as in "1.0041".
    pub code: Option<String>,
}

/// Something that a question is about: a word, or words that mean one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Concept {
    /// The ways to read it; a procedure is judged by the one that fits it best.
    pub readings: Vec<Reading>,
    /// Whether it is the last word and may be unfinished: nothing was typed after it.
    pub unfinished: bool,
}

/// One way to read a concept.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Its words.
    pub words: Vec<Word>,
    /// How far it is trusted, at most 1.
    pub trust: f32,
}

impl Question {
    /// Reads what was typed.
    pub(super) fn parse(text: &str, sense: &dyn Sense) -> Self {
        let mut typed = words(text);
        typed.truncate(MOST_WORDS);
        let marked = typed.iter().any(Word::is_marked);
        let open_end = text.chars().next_back().is_some_and(char::is_alphanumeric);
        let words = sense.mend(typed);
        let mut question = Self { marked: marked || words.iter().any(Word::is_marked), code: code_in(text), ..Self::default() };
        question.take_apart(&words, marked, sense);
        if question.concepts.is_empty() {
            // Nothing but filler: then the filler is the question.
            question.take_all(&words, sense);
        }
        if let Some(last) = question.concepts.last_mut() {
            last.unfinished =
                open_end && last.readings[0].words.last().map(|word| &word.range) == words.last().map(|word| &word.range);
        }
        question
    }

    fn take_apart(&mut self, words: &[Word], marked: bool, sense: &dyn Sense) {
        let mut at = 0;
        let mut previous: Option<(usize, &Word)> = None;
        while at < words.len() {
            let rest = &words[at..];
            let known = sense.official_at(rest, marked);
            let apart = set_apart(rest, marked).filter(|(length, _)| *length > 1 || !in_a_pair(words, at, sense));
            let known_length = known.as_ref().map_or(0, |known| known.length);
            match apart {
                Some((length, intent)) if length >= known_length => {
                    self.intents.extend(intent);
                    previous = None;
                    at += length;
                    continue;
                }
                _ => {}
            }
            let length = known_length.max(1);
            if let Some((concept, word)) = previous {
                self.pairs.push((concept, self.concepts.len(), format!("{} {}", word.folded, rest[0].folded)));
            }
            let concept = match known {
                Some(known) => said(&rest[..length], &known.official),
                None => self.word(words, at, sense),
            };
            self.concepts.push(concept);
            previous = Some((self.concepts.len() - 1, &words[at + length - 1]));
            at += length;
        }
    }

    fn take_all(&mut self, words: &[Word], sense: &dyn Sense) {
        for at in 0..words.len() {
            let concept = self.word(words, at, sense);
            self.concepts.push(concept);
        }
        self.pairs = words
            .windows(2)
            .enumerate()
            .map(|(at, pair)| (at, at + 1, format!("{} {}", pair[0].folded, pair[1].folded)))
            .collect();
    }

    /// A single word, as typed and with a slip mended.
    fn word(&mut self, words: &[Word], at: usize, sense: &dyn Sense) -> Concept {
        let mut readings = vec![Reading { words: vec![words[at].clone()], trust: 1.0 }];
        for meant in sense.slips(words, at) {
            self.mended.push((words[at].folded.clone(), meant.clone()));
            let word = Word { folded: meant.clone(), spelt: meant, range: words[at].range.clone() };
            readings.push(Reading { words: vec![word], trust: MENDED });
        }
        Concept { readings, unfinished: false }
    }
}

/// Words that people say for something, with its official wordings.
fn said(typed: &[Word], official: &[&str]) -> Concept {
    let as_typed = Reading { words: typed.to_vec(), trust: 1.0 };
    let official = official.iter().map(|wording| {
        let mut found = words(wording);
        found.iter_mut().for_each(|word| word.range = typed[0].range.start..typed[typed.len() - 1].range.end);
        Reading { words: found, trust: OFFICIAL }
    });
    Concept { readings: std::iter::once(as_typed).chain(official).collect(), unfinished: false }
}

/// Whether a word makes a pair of names with a neighbour: then it is no filler here ("di" of "di chuc").
fn in_a_pair(words: &[Word], at: usize, sense: &dyn Sense) -> bool {
    let left = at.checked_sub(1).is_some_and(|left| sense.is_pair(&words[left].folded, &words[at].folded));
    let right = words.get(at + 1).is_some_and(|right| sense.is_pair(&words[at].folded, &right.folded));
    left || right
}

/// A code's beginning: a digit, a dot, and two digits or more.
fn code_in(text: &str) -> Option<String> {
    let is_code = |word: &&str| {
        let mut parts = word.splitn(2, '.');
        let digits = |part: Option<&str>, least| part.is_some_and(|p| p.len() >= least && p.bytes().all(|b| b.is_ascii_digit()));
        parts.next().is_some_and(|first| first.len() == 1 && first.bytes().all(|b| b.is_ascii_digit())) && digits(parts.next(), 2)
    };
    text.split_whitespace().map(|word| word.trim_matches([',', ';', ')', '('])).find(is_code).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_seen_in_a_question() {
        assert_eq!(code_in("1.004194").as_deref(), Some("1.004194"));
        assert_eq!(code_in("mã 1.0041 là gì").as_deref(), Some("1.0041"));
        assert_eq!(code_in("khai sinh 2025"), None);
        assert_eq!(code_in("điều 1.2"), None);
    }
}
