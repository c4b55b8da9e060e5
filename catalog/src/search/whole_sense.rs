//! The sense of an open index: its lexicon, and spelling correction with the vocabulary of its names.

use super::correct::{Vocabulary, correct_typing, corrections, similar};
use super::lexicon::Known;
use super::replacement::replacement;
use super::sense::Sense;
use super::tantivy_index::TantivyIndex;
use crate::text::Word;

/// The sense of the tiers that are loaded.
pub(super) struct WholeSense<'a> {
    pub titles: &'a TantivyIndex,
    pub texts: Option<&'a TantivyIndex>,
}

impl Sense for WholeSense<'_> {
    fn correct_typing(&self, text: &str, typed: Vec<Word>) -> Vec<Word> {
        let without_chat = typed.into_iter().flat_map(|word| match self.titles.lexicon().chat(&word) {
            Some(meant) => replacement(meant, &word.range),
            None => vec![word],
        });
        correct_typing(text, without_chat.collect(), self)
    }

    fn saying_at(&self, words: &[Word], marked: bool) -> Option<Known<Vec<&str>>> {
        self.titles.lexicon().saying_at(words, marked)
    }

    fn out_of_scope_at(&self, words: &[Word], marked: bool) -> Option<Known<&str>> {
        self.titles.lexicon().out_of_scope_at(words, marked)
    }

    fn province_at(&self, words: &[Word], marked: bool) -> Option<Known<&str>> {
        self.titles.lexicon().province_at(words, marked)
    }

    fn corrections(&self, words: &[Word], at: usize) -> Vec<String> {
        corrections(words, at, self)
    }

    fn similar(&self, words: &[Word], at: usize) -> Vec<String> {
        similar(words, at, self)
    }

    fn is_pair(&self, first: &str, second: &str) -> bool {
        self.titles.has_pair(first, second)
    }

    fn may_decline(&self) -> bool {
        true
    }
}

impl Vocabulary for WholeSense<'_> {
    fn is_in_names(&self, word: &str) -> bool {
        self.titles.is_in_names(word)
    }

    fn is_word(&self, word: &str) -> bool {
        self.titles.has(word) || self.texts.is_some_and(|texts| texts.has(word)) || self.titles.lexicon().has_word(word)
    }

    fn is_pair(&self, first: &str, second: &str) -> bool {
        self.titles.has_pair(first, second)
    }

    fn words_of_names(&self) -> &[String] {
        self.titles.words_of_names()
    }

    fn frequency(&self, word: &str) -> u32 {
        self.titles.frequency_in_names(word)
    }
}
