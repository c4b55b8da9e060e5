//! What the words of a query mean in a catalogue: everyday words, and slips corrected with the vocabulary of names.

use super::columns::Column;
use super::correct::{Vocabulary, correct_typing, corrections, similar};
use super::lexicon::{Known, Lexicon};
use super::name_index::NameIndex;
use super::nearest::NearestWording;
use super::postings::Postings;
use super::replacement::replacement;
use crate::text::Word;

/// What words mean, as far as it is loaded. `marked` says everywhere whether the query was typed with marks.
#[derive(Clone, Copy)]
pub(super) struct Sense<'a> {
    pub names: &'a NameIndex,
    pub tiers: &'a [Box<dyn Postings>],
    pub lexicon: Option<&'a Lexicon>,
    pub nearest: Option<&'a NearestWording>,
}

impl<'a> Sense<'a> {
    /// The words of `text` after chat spellings, input methods and missing or extra spaces were corrected.
    pub fn correct_typing(&self, text: &str, typed: Vec<Word>) -> Vec<Word> {
        let chat = |word: &Word| self.lexicon.and_then(|lexicon| lexicon.chat(word));
        let without_chat = typed.into_iter().flat_map(|word| match chat(&word) {
            Some(meant) => replacement(meant, &word.range),
            None => vec![word],
        });
        correct_typing(text, without_chat.collect(), self)
    }

    /// The longest everyday phrase that the words begin with.
    pub fn saying_at(&self, words: &[Word], marked: bool) -> Option<Known<Vec<&'a str>>> {
        self.lexicon?.saying_at(words, marked)
    }

    /// The longest phrase that the words begin with and that no office answers, with who does.
    pub fn out_of_scope_at(&self, words: &[Word], marked: bool) -> Option<Known<&'a str>> {
        self.lexicon?.out_of_scope_at(words, marked)
    }

    /// The longest name of a province that the words begin with, with its official name.
    pub fn province_at(&self, words: &[Word], marked: bool) -> Option<Known<&'a str>> {
        self.lexicon?.province_at(words, marked)
    }

    /// The likeliest spelling corrections of the word at a place; none if it fits its neighbours.
    pub fn corrections(&self, words: &[Word], at: usize) -> Vec<String> {
        if self.is_spelt_right(&words[at]) { Vec::new() } else { corrections(words, at, self) }
    }

    /// Words one typing error away from the one at a place that a name has beside one of its neighbours, even if the
    /// word fits as it is.
    pub fn similar(&self, words: &[Word], at: usize) -> Vec<String> {
        similar(words, at, self)
    }

    /// Whether a word was typed with marks and a name or a wording has it so: then it is meant, however odd its neighbours.
    fn is_spelt_right(&self, word: &Word) -> bool {
        let in_wordings = || self.nearest.is_some_and(|nearest| nearest.table().spelling(&word.spelt).is_some());
        word.is_marked() && (self.names.frequency(Column::NameSpelt, &word.spelt) > 0 || in_wordings())
    }

    /// Whether a name or a wording has a word, with any marks.
    pub fn is_known(&self, word: &Word) -> bool {
        let in_wordings = || self.nearest.is_some_and(|nearest| nearest.table().folded(&word.folded).is_some());
        self.is_in_names(&word.folded) || in_wordings()
    }

    /// Whether a weak best hit may be declined: only with everything that could have found a better one.
    pub fn may_decline(&self) -> bool {
        self.lexicon.is_some() && !self.tiers.is_empty()
    }
}

impl Vocabulary for Sense<'_> {
    fn is_in_names(&self, word: &str) -> bool {
        self.names.frequency(Column::Name, word) > 0
    }

    fn is_word(&self, word: &str) -> bool {
        let in_tier = |tier: &dyn Postings| {
            [Column::Topic, Column::Papers, Column::Text].iter().any(|column| tier.frequency(*column, word) > 0)
        };
        self.is_in_names(word)
            || self.tiers.iter().any(|tier| in_tier(&**tier))
            || self.lexicon.is_some_and(|lexicon| lexicon.has_word(word))
    }

    fn is_pair(&self, first: &str, second: &str) -> bool {
        self.names.has_pair(first, second)
    }

    fn words_of_names(&self) -> &[String] {
        self.names.words()
    }

    fn frequency(&self, word: &str) -> u32 {
        self.names.frequency(Column::Name, word)
    }
}
