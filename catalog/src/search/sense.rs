//! What a question's words mean in a catalogue: the whole sense, with the lexicon and the index's
//! vocabulary, and the plain one of the page, which knows only the names. They stand behind a trait so
//! that the page's download has nothing of the former.

use super::lexicon::Known;
use super::mend::{Vocabulary, mend_typing, near, slips};
use super::rank::{Answer, Library, Locality, Postings};
use super::scan::NameScan;
use super::tantivy_index::TantivyIndex;
use crate::Names;
use crate::text::{Word, words};

/// What words mean.
pub(super) trait Sense {
    /// The words with what chats, input methods and the space bar did to them undone.
    fn mend(&self, _text: &str, typed: Vec<Word>) -> Vec<Word> {
        typed
    }

    /// The longest phrase that the words begin with and that has official wordings.
    fn official_at(&self, _words: &[Word], _marked: bool) -> Option<Known<'_>> {
        None
    }

    /// The longest phrase that the words begin with and that no office answers: how many words, and who
    /// does.
    fn out_of_scope_at(&self, _words: &[Word], _marked: bool) -> Option<(usize, &str)> {
        None
    }

    /// The longest name of a province that the words begin with: how many words, and its name.
    fn place_at(&self, _words: &[Word], _marked: bool) -> Option<(usize, &str)> {
        None
    }

    /// What the word at a place may have been meant to be.
    fn slips(&self, _words: &[Word], _at: usize) -> Vec<String> {
        Vec::new()
    }

    /// Words one slip away from the one at a place that stand beside a neighbour of it in a name, even if
    /// it is a word itself.
    fn near(&self, _words: &[Word], _at: usize) -> Vec<String> {
        Vec::new()
    }

    /// Whether two folded words stand side by side in a name.
    fn is_pair(&self, first: &str, second: &str) -> bool;

    /// Whether people's words are known too: only then what fits badly is no answer.
    fn is_whole(&self) -> bool {
        false
    }
}

/// Searches the index, as far as it is there.
pub fn search_index(
    names: &Names,
    titles: &TantivyIndex,
    texts: Option<&TantivyIndex>,
    locality: &Locality,
    question: &str,
) -> Answer {
    let sources = std::iter::once(titles).chain(texts).map(|tier| tier as &dyn Postings).collect();
    Library { names, sources, sense: &WholeSense { titles, texts }, locality }.answer(question)
}

/// Searches the names alone.
pub fn search_names(names: &Names, scan: &NameScan, locality: &Locality, question: &str) -> Answer {
    Library { names, sources: vec![scan], sense: scan, locality }.answer(question)
}

/// Slips and people's words are left to the index: judging them by scanning would take too long on a
/// phone.
impl Sense for NameScan {
    fn is_pair(&self, first: &str, second: &str) -> bool {
        self.has_pair(first, second)
    }
}

/// The sense of an open index.
struct WholeSense<'a> {
    titles: &'a TantivyIndex,
    texts: Option<&'a TantivyIndex>,
}

impl Sense for WholeSense<'_> {
    fn mend(&self, text: &str, typed: Vec<Word>) -> Vec<Word> {
        let replace = |word: Word| match self.titles.lexicon().chat(&word) {
            Some(meant) => {
                let mut found = words(meant);
                found.iter_mut().for_each(|part| part.range = word.range.clone());
                found
            }
            None => vec![word],
        };
        mend_typing(text, typed.into_iter().flat_map(replace).collect(), self)
    }

    fn official_at(&self, words: &[Word], marked: bool) -> Option<Known<'_>> {
        self.titles.lexicon().longest_at(words, marked)
    }

    fn out_of_scope_at(&self, words: &[Word], marked: bool) -> Option<(usize, &str)> {
        self.titles.lexicon().out_of_scope_at(words, marked)
    }

    fn place_at(&self, words: &[Word], marked: bool) -> Option<(usize, &str)> {
        self.titles.lexicon().place_at(words, marked)
    }

    fn slips(&self, words: &[Word], at: usize) -> Vec<String> {
        slips(words, at, self)
    }

    fn near(&self, words: &[Word], at: usize) -> Vec<String> {
        near(words, at, self)
    }

    fn is_pair(&self, first: &str, second: &str) -> bool {
        self.knows_pair(first, second)
    }

    fn is_whole(&self) -> bool {
        true
    }
}

impl Vocabulary for WholeSense<'_> {
    fn knows(&self, word: &str) -> bool {
        self.titles.in_names(word)
    }

    fn is_word(&self, word: &str) -> bool {
        self.titles.has(word) || self.texts.is_some_and(|texts| texts.has(word)) || self.titles.lexicon().has_word(word)
    }

    fn knows_pair(&self, first: &str, second: &str) -> bool {
        self.titles.has_pair(first, second)
    }

    fn all(&self) -> &[String] {
        self.titles.words_of_names()
    }

    fn frequency(&self, word: &str) -> u32 {
        self.titles.frequency_in_names(word)
    }
}
