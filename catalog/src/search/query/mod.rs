//! Understands what somebody typed: which concepts the query is about, which part of a procedure it asks for, and what
//! does not say which procedure it is about.

mod asides;
mod clauses;
mod concept;
mod segments;
mod typed;

pub(super) use asides::Aside;
pub(super) use concept::{Concept, Expansion, ExpansionKind};

use asides::Asides;
use clauses::clauses;
use segments::{Segment, SegmentKind, segments, single_words};
use typed::Typed;

use super::answer::OutOfScope;
use super::intent::Intent;
use super::sense::Sense;
use crate::text::{Word, words};

/// The most words of a query that are read. Real ones have up to fifty; more is no query.
const MOST_WORDS: usize = 60;
/// How many words of a name somebody types from it.
const RUN_LENGTHS: std::ops::RangeInclusive<usize> = 2..=12;

/// A query.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// What it is about.
    pub concepts: Vec<Concept>,
    /// Concepts that follow each other directly.
    pub pairs: Vec<Pair>,
    /// The words that are not set apart, in order.
    pub told: Vec<Told>,
    /// All its words in order, stop phrases too: it may be a piece of a name. Empty if it is too short or too long.
    pub run: Vec<Word>,
    /// Whether nothing was typed after the last word, so that it may be unfinished.
    pub is_unfinished: bool,
    /// Whether it has words with marks: then a word with other marks is another word.
    pub marked: bool,
    /// The part of a procedure that it asks for first.
    pub intent: Option<Intent>,
    /// Corrected words, as typed and as understood, both without marks.
    pub corrected: Vec<(String, String)>,
    /// A code or the beginning of one, such as "1.0041".
    pub code: Option<String>,
    /// The first thing in it that no office answers.
    pub out_of_scope: Option<OutOfScope>,
    /// The provinces that it names.
    pub provinces: Vec<String>,
}

/// A word of a query.
#[derive(Debug)]
pub(super) struct Told {
    /// As typed.
    pub word: Word,
    /// Its spelling corrections, without marks.
    pub meant: Vec<String>,
    /// The number of its clause, from 0.
    pub clause: usize,
}

/// Two concepts that follow each other directly.
#[derive(Debug)]
pub(super) struct Pair {
    /// The place of the first among the concepts; the second is the next.
    pub first: usize,
    /// The last word of the first and the first word of the second, as a term of [`super::columns::Column::NamePairs`].
    pub term: String,
}

impl Query {
    /// Understands a text.
    pub fn parse(text: &str, sense: &Sense<'_>) -> Self {
        let mut words = words(text);
        words.truncate(MOST_WORDS);
        let marked = words.iter().any(Word::is_marked);
        let words = sense.correct_typing(text, words);
        let mut query = Self::of(&Typed { text, words: &words, marked }, sense);
        if RUN_LENGTHS.contains(&words.len()) {
            query.run = words;
        }
        query
    }

    /// Whether a whole code was typed: a digit, a dot and six digits.
    pub fn is_whole_code(&self) -> bool {
        self.code.as_ref().is_some_and(|code| code.len() >= 8)
    }

    fn of(typed: &Typed<'_>, sense: &Sense<'_>) -> Self {
        let mut segments = segments(typed, sense);
        let intent =
            segments.iter().find_map(|segment| if let SegmentKind::SetApart(intent) = segment.kind { intent } else { None });
        let mut asides = Asides::find(typed, segments.iter().map(|segment| segment.range.start), sense);
        let mut query = Self {
            is_unfinished: typed.text.chars().next_back().is_some_and(char::is_alphanumeric),
            marked: typed.marked || typed.words.iter().any(Word::is_marked),
            intent,
            code: code_in(typed.text),
            out_of_scope: asides.out_of_scope.take(),
            provinces: std::mem::take(&mut asides.provinces),
            ..Self::default()
        };
        if !segments.iter().any(Segment::is_searched) {
            // Nothing but stop phrases: then they are what the query is about.
            (segments, asides) = (single_words(typed.words.len()), Asides::default());
        }
        query.add_concepts(typed, &segments, &asides, sense);
        query.mark_unfinished(typed.words);
        query
    }

    fn add_concepts(&mut self, typed: &Typed<'_>, segments: &[Segment<'_>], asides: &Asides, sense: &Sense<'_>) {
        let (words, clauses) = (typed.words, clauses(typed));
        let mut follows_concept = false;
        for Segment { range, kind } in segments {
            let start = range.start;
            let concept = match kind {
                SegmentKind::SetApart(_) => None,
                SegmentKind::Saying(official) => Some(Concept::of_saying(&words[range.clone()], official)),
                SegmentKind::Word => Some(self.word(words, start, sense)),
            };
            if follows_concept && concept.is_some() {
                let term = format!("{} {}", words[start - 1].folded, words[start].folded);
                self.pairs.push(Pair { first: self.concepts.len() - 1, term });
            }
            follows_concept = concept.is_some();
            if let Some(concept) = &concept {
                let told = |at: usize| Told { word: words[at].clone(), meant: concept.corrections(), clause: clauses[at] };
                self.told.extend(range.clone().map(told));
            }
            self.concepts.extend(concept.map(|concept| Concept { aside: asides.of(start), ..concept }));
        }
    }

    /// A single word, as typed and corrected.
    fn word(&mut self, words: &[Word], at: usize, sense: &Sense<'_>) -> Concept {
        let corrections = sense.corrections(words, at);
        self.corrected.extend(corrections.iter().map(|meant| (words[at].folded.clone(), meant.clone())));
        Concept::of_word(&words[at], corrections)
    }

    /// Marks the last concept as unfinished if it ends with the last word and nothing was typed after it.
    fn mark_unfinished(&mut self, words: &[Word]) {
        let Some(concept) = self.concepts.last_mut() else { return };
        let ends = concept.expansions[0].words.last().map(|word| &word.range) == words.last().map(|word| &word.range);
        concept.is_unfinished = self.is_unfinished && ends;
    }
}

/// A code or the beginning of one: a digit, a dot, and two digits or more.
fn code_in(text: &str) -> Option<String> {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_code = |word: &&str| {
        word.split_once('.')
            .is_some_and(|(first, rest)| first.len() == 1 && rest.len() >= 2 && is_number(first) && is_number(rest))
    };
    text.split_whitespace().map(|word| word.trim_matches([',', ';', ')', '('])).find(is_code).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_a_query() {
        assert_eq!(code_in("1.004194").as_deref(), Some("1.004194"));
        assert_eq!(code_in("mã 1.0041 là gì").as_deref(), Some("1.0041"));
        assert_eq!(code_in("khai sinh 2025"), None);
        assert_eq!(code_in("điều 1.2"), None);
    }
}
