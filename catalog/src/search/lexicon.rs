//! People's words for official ones ("sổ đỏ" for "giấy chứng nhận quyền sử dụng đất"), abbreviations and
//! chat spellings, what no office answers, and the names of provinces. It is data: written by the indexer
//! from `synonyms.toml` files, kept with the index over the titles.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::{Word, words};

/// The lexicon of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon {
    /// What people say, with its official wordings.
    sayings: Phrases<Vec<String>>,
    /// What people ask that no office answers, with who does; empty where nobody is to be named.
    outside: Phrases<String>,
    /// What people call a province, with its name.
    places: Phrases<String>,
    /// Chat spellings ("ko") and the words they stand for.
    chat: BTreeMap<String, String>,
}

/// Phrases, each with something that is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Phrases<T> {
    /// By its folded words, joined by spaces: each spelling with marks, and what is known of it.
    known: BTreeMap<String, Vec<(String, T)>>,
    /// The most words that a phrase has.
    longest: usize,
}

/// A phrase of a question that the lexicon knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<'a> {
    /// How many words of the question it takes.
    pub length: usize,
    /// The official wordings.
    pub official: Vec<&'a str>,
}

impl Lexicon {
    /// Adds a phrase with its official wordings. An empty phrase adds nothing.
    pub fn add(&mut self, phrase: &str, official: &[String]) {
        self.sayings.add(phrase, official.to_vec());
    }

    /// Adds a phrase that names something no office does, with who does it.
    pub fn add_out_of_scope(&mut self, phrase: &str, ask: &str) {
        self.outside.add(phrase, ask.to_owned());
    }

    /// Adds what people call a province.
    pub fn add_place(&mut self, phrase: &str, province: &str) {
        self.places.add(phrase, province.to_owned());
    }

    /// Adds a chat spelling, a single word as typed.
    pub fn add_chat(&mut self, typed: &str, meant: &str) {
        self.chat.insert(typed.to_lowercase(), meant.to_owned());
    }

    /// The words that a chat spelling stands for.
    pub(super) fn chat(&self, word: &Word) -> Option<&str> {
        self.chat.get(&word.spelt).map(String::as_str)
    }

    /// Whether a phrase is in it, with these marks.
    pub fn has(&self, phrase: &str) -> bool {
        self.sayings.has(phrase) || self.outside.has(phrase) || self.places.has(phrase)
    }

    /// Whether a folded word stands in a phrase that people say.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.sayings.known.keys().any(|phrase| phrase.split(' ').any(|known| known == word))
    }

    /// The longest phrase that a question's words begin with, as far as its marks agree.
    pub(super) fn longest_at<'a>(&'a self, words: &[Word], marked: bool) -> Option<Known<'a>> {
        let (length, official) = self.sayings.longest_at(words, marked)?;
        Some(Known { length, official: official.into_iter().flatten().map(String::as_str).collect() })
    }

    /// The longest phrase that a question's words begin with and that no office answers: how many words
    /// it takes, and who answers it.
    pub(super) fn out_of_scope_at(&self, words: &[Word], marked: bool) -> Option<(usize, &str)> {
        let (length, ask) = self.outside.longest_at(words, marked)?;
        Some((length, ask.first()?.as_str()))
    }

    /// The longest name of a province that a question's words begin with: how many words, and its name.
    pub(super) fn place_at(&self, words: &[Word], marked: bool) -> Option<(usize, &str)> {
        let (length, province) = self.places.longest_at(words, marked)?;
        Some((length, province.first()?.as_str()))
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), longest: 0 }
    }
}

impl<T> Phrases<T> {
    fn add(&mut self, phrase: &str, what: T) {
        let words = words(phrase);
        if words.is_empty() {
            return;
        }
        self.longest = self.longest.max(words.len());
        let spelt = joined(&words, |word| &word.spelt);
        self.known.entry(joined(&words, |word| &word.folded)).or_default().push((spelt, what));
    }

    fn has(&self, phrase: &str) -> bool {
        let words = words(phrase);
        let spelt = joined(&words, |word| &word.spelt);
        self.known.get(&joined(&words, |word| &word.folded)).is_some_and(|known| known.iter().any(|(known, _)| *known == spelt))
    }

    /// The longest phrase that the words begin with: how many words, and all that is known of it.
    fn longest_at<'a>(&'a self, words: &[Word], marked: bool) -> Option<(usize, Vec<&'a T>)> {
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            let words = &words[..length];
            let known = self.known.get(&joined(words, |word| &word.folded))?;
            let agree = |spelt: &str| spelt.split(' ').zip(words).all(|(known, word)| agrees(known, word, marked));
            let found: Vec<&T> = known.iter().filter(|(spelt, _)| agree(spelt)).map(|(_, what)| what).collect();
            (!found.is_empty()).then_some((length, found))
        })
    }
}

/// Whether a word of a question may be a known one of the same letters: its marks must agree, but where
/// none were typed it may mean any.
pub(super) fn agrees(known_spelt: &str, word: &Word, marked: bool) -> bool {
    !(marked || word.is_marked()) || known_spelt == word.spelt
}

fn joined(words: &[Word], key: impl Fn(&Word) -> &String) -> String {
    words.iter().map(|word| key(word).as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        lexicon.add("sổ đỏ", &["giấy chứng nhận quyền sử dụng đất".into()]);
        lexicon.add("sổ", &["sổ sách".into()]);
        lexicon
    }

    #[test]
    fn the_longest_phrase_is_found_with_and_without_marks() {
        for question in ["sổ đỏ bị mất", "so do bi mat", "SỔ ĐỎ bị mất"] {
            let marked = question.contains('ổ') || question.contains('Ổ');
            assert_eq!(lexicon().longest_at(&words(question), marked).map(|known| known.length), Some(2), "{question}");
        }
    }

    #[test]
    fn what_is_outside_and_where_is_known_apart_from_what_is_said() {
        let mut lexicon = lexicon();
        lexicon.add_out_of_scope("ly hôn", "Tòa án");
        lexicon.add_place("sài gòn", "Thành phố Hồ Chí Minh");
        assert_eq!(lexicon.out_of_scope_at(&words("ly hon o dau"), false), Some((2, "Tòa án")));
        assert_eq!(lexicon.place_at(&words("Sài Gòn"), true), Some((2, "Thành phố Hồ Chí Minh")));
        assert_eq!(lexicon.longest_at(&words("ly hôn"), true), None);
    }

    #[test]
    fn other_marks_are_other_words() {
        let lexicon = lexicon();
        assert_eq!(lexicon.longest_at(&words("số đo"), true), None);
        assert_eq!(lexicon.longest_at(&words("sổ đo"), true).map(|known| known.length), Some(1));
    }
}
