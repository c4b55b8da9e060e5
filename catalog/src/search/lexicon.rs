//! People's words for official ones ("sổ đỏ" for "giấy chứng nhận quyền sử dụng đất"), abbreviations and
//! chat spellings. It is data: written by the indexer from `synonyms.toml` files, kept in the names pack.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::{Word, words};

/// The lexicon of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon {
    /// By the folded words of what people say, joined by spaces.
    phrases: BTreeMap<String, Vec<Saying>>,
    /// The most words that a phrase has.
    longest: usize,
    /// Chat spellings ("ko") and the words they stand for.
    chat: BTreeMap<String, String>,
}

/// One way people say something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Saying {
    /// Its words with marks, joined by spaces.
    spelt: String,
    /// The official wordings.
    official: Vec<String>,
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
        let words = words(phrase);
        if words.is_empty() {
            return;
        }
        self.longest = self.longest.max(words.len());
        let saying = Saying { spelt: joined(&words, |word| &word.spelt), official: official.to_vec() };
        self.phrases.entry(joined(&words, |word| &word.folded)).or_default().push(saying);
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
        let words = words(phrase);
        let spelt = joined(&words, |word| &word.spelt);
        self.phrases.get(&joined(&words, |word| &word.folded)).is_some_and(|sayings| sayings.iter().any(|s| s.spelt == spelt))
    }

    /// How many phrases it has.
    pub fn len(&self) -> usize {
        self.phrases.values().map(Vec::len).sum()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The longest phrase that a question's words begin with. In a question with marks they must agree;
    /// one without them may mean any.
    pub(super) fn longest_at<'a>(&'a self, words: &[Word], marked: bool) -> Option<Known<'a>> {
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            let words = &words[..length];
            let sayings = self.phrases.get(&joined(words, |word| &word.folded))?;
            let official: Vec<&str> = sayings
                .iter()
                .filter(|saying| !marked || saying.spelt == joined(words, |word| &word.spelt))
                .flat_map(|saying| &saying.official)
                .map(String::as_str)
                .collect();
            (!official.is_empty()).then_some(Known { length, official })
        })
    }
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
    fn other_marks_are_other_words() {
        let lexicon = lexicon();
        assert_eq!(lexicon.longest_at(&words("số đo"), true), None);
        assert_eq!(lexicon.longest_at(&words("sổ đo"), true).map(|known| known.length), Some(1));
    }
}
