//! What somebody typed, cut into words.

use crate::text::{Word, words};

/// The longest question that is looked at, in words. Real ones have up to thirty; more is no question.
const MOST_WORDS: usize = 40;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its words, at most forty.
    pub words: Vec<Word>,
    /// Whether the last word may still be unfinished: nothing was typed after it.
    pub unfinished: bool,
    /// A code or the beginning of one, as in "1.0041".
    pub code: Option<String>,
}

impl Question {
    /// Reads what was typed.
    pub fn parse(text: &str) -> Self {
        let mut words = words(text);
        words.truncate(MOST_WORDS);
        let unfinished = text.chars().next_back().is_some_and(char::is_alphanumeric);
        Self { code: code_in(text), words, unfinished }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether marks were typed: then a word with other marks is another word.
    pub fn is_marked(&self) -> bool {
        self.words.iter().any(Word::is_marked)
    }

    /// Its words without marks, as [`crate::text::highlight`] takes them.
    pub fn folded(&self) -> Vec<String> {
        self.words.iter().map(|word| word.folded.clone()).collect()
    }
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
        assert_eq!(Question::parse("1.004194").code.as_deref(), Some("1.004194"));
        assert_eq!(Question::parse("mã 1.0041 là gì").code.as_deref(), Some("1.0041"));
        assert_eq!(Question::parse("khai sinh 2025").code, None);
        assert_eq!(Question::parse("điều 1.2").code, None);
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(Question::parse(&"a ".repeat(10_000)).words.len(), MOST_WORDS);
    }
}
