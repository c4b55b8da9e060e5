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
/// How many words of a name somebody types from it.
const RUN: std::ops::RangeInclusive<usize> = 2..=12;
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
    /// All its words in order, filler too: a question may be a piece of a name. Empty where it is too
    /// short or too long for that.
    pub run: Vec<Word>,
    /// Whether nothing was typed after the last word.
    pub open_end: bool,
    /// What it asks for, in its order.
    pub intents: Vec<Intent>,
    /// Whether marks were typed: then a word with other marks is another word.
    pub marked: bool,
    /// Words that were mended, as typed and as meant.
    pub mended: Vec<(String, String)>,
    /// A code or the beginning of one, as in "1.0041".
    pub code: Option<String>,
    /// Something in it that no office answers.
    pub outside: Option<OutOfScope>,
    /// The provinces it names.
    pub provinces: Vec<String>,
}

/// Something that no office answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OutOfScope {
    /// The words of the question that say it.
    pub said: String,
    /// Who answers it, in Vietnamese; empty where nobody is to be named.
    pub ask: String,
}

/// Something that a question is about: a word, or words that mean one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Concept {
    /// The ways to read it; a procedure is judged by the one that fits it best.
    pub readings: Vec<Reading>,
    /// Whether it is the last word and may be unfinished: nothing was typed after it.
    pub unfinished: bool,
    /// Whether it tells something else than which procedure: where, or what no office answers.
    pub aside: Option<Aside>,
}

/// Why words of a question do not tell which procedure it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// They name a place.
    Place,
    /// They name what no office answers.
    OutOfScope,
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
        let open_end = text.chars().next_back().is_some_and(char::is_alphanumeric);
        // Before mending: one word that was mended does not make the others typed with their marks.
        let marked = typed.iter().any(Word::is_marked);
        let words = sense.mend(text, typed);
        let mut question = Self { marked: marked || words.iter().any(Word::is_marked), code: code_in(text), ..Self::default() };
        question.take_apart(text, &words, marked, sense);
        question.open_end = open_end;
        if question.concepts.is_empty() {
            // Nothing but filler: then the filler is the question.
            question.take_all(&words, sense);
        }
        if let Some(last) = question.concepts.last_mut() {
            last.unfinished =
                open_end && last.readings[0].words.last().map(|word| &word.range) == words.last().map(|word| &word.range);
        }
        question.run = if RUN.contains(&words.len()) { words } else { Vec::new() };
        question
    }

    fn take_apart(&mut self, text: &str, words: &[Word], marked: bool, sense: &dyn Sense) {
        let mut at = 0;
        let mut previous: Option<(usize, &Word)> = None;
        let mut asides = Asides::default();
        while at < words.len() {
            let rest = &words[at..];
            let known = sense.official_at(rest, marked);
            let known_length = known.as_ref().map_or(0, |known| known.length);
            asides.see(self, (text, words, at), marked, sense);
            let apart = set_apart(rest, marked).filter(|(length, _)| *length > 1 || !in_a_pair(words, at, sense));
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
            self.concepts.push(Concept { aside: asides.of(at), ..concept });
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
        Concept { readings, unfinished: false, aside: None }
    }
}

/// Words that a place's name follows.
const PLACES_FOLLOW: [&str; 12] = ["o", "tai", "tinh", "tp", "pho", "xa", "phuong", "ve", "tu", "ra", "vao", "que"];

/// Up to which word a question says something else than which procedure it is about.
#[derive(Default)]
struct Asides {
    outside: usize,
    place: usize,
}

impl Asides {
    /// Looks for what begins at a word.
    fn see(&mut self, question: &mut Question, (text, words, at): (&str, &[Word], usize), marked: bool, sense: &dyn Sense) {
        // Words in quotes are looked for as they stand.
        let literal = text.trim_start().starts_with(['"', '“']);
        if let Some((length, ask)) = sense.out_of_scope_at(&words[at..], marked).filter(|_| !literal) {
            self.outside = self.outside.max(at + length);
            let said = text.get(words[at].range.start..words[at + length - 1].range.end).unwrap_or_default();
            question.outside.get_or_insert_with(|| OutOfScope { said: said.to_owned(), ask: ask.to_owned() });
        }
        // Without marks "gia lai" may be of "đánh giá lại": then the word before must say that it is a place.
        let told = marked || at > 0 && PLACES_FOLLOW.contains(&words[at - 1].folded.as_str());
        if let Some((length, province)) = sense.place_at(&words[at..], marked).filter(|_| told) {
            self.place = self.place.max(at + length);
            question.provinces.push(province.to_owned());
        }
    }

    fn of(&self, at: usize) -> Option<Aside> {
        if at < self.outside { Some(Aside::OutOfScope) } else { (at < self.place).then_some(Aside::Place) }
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
    Concept { readings: std::iter::once(as_typed).chain(official).collect(), unfinished: false, aside: None }
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
