//! The lexicon: everyday words for official ones ("sổ đỏ" for "giấy chứng nhận quyền sử dụng đất"), abbreviations and
//! chat spellings, what no office answers, and the names of provinces. It is data: the indexer writes it from
//! `synonyms.toml` files, and it travels with the index over the titles.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::release::string_table::StringTable;
use crate::text::{Word, words};

/// The lexicon of a catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// What people say, with its official wordings.
    sayings: PhraseMap<Vec<String>>,
    /// What people ask that no office answers, with who does; empty if nobody is named.
    out_of_scope: PhraseMap<String>,
    /// What people call a province, with its official name.
    provinces: PhraseMap<String>,
    /// Chat spellings ("ko") with the words they mean.
    chat: BTreeMap<String, String>,
}

/// Phrases, each with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct PhraseMap<T> {
    /// The phrases as they were added.
    phrases: Vec<(String, T)>,
    /// By the folded words, joined by spaces: each spelling with marks, and its place in `phrases`.
    entries: BTreeMap<String, Vec<(String, usize)>>,
    /// The number of words of the longest phrase.
    longest: usize,
}

/// A phrase at the beginning of some words that the lexicon knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known<T> {
    /// How many words it takes.
    pub length: usize,
    /// What the lexicon says about it.
    pub what: T,
}

impl Lexicon {
    /// Adds an everyday phrase with its official wordings. An empty phrase is ignored.
    pub fn add(&mut self, phrase: &str, official: &[String]) {
        self.sayings.add(phrase, official.to_vec());
    }

    /// Adds a phrase for something that no office answers, with who does.
    pub fn add_out_of_scope(&mut self, phrase: &str, ask: &str) {
        self.out_of_scope.add(phrase, ask.to_owned());
    }

    /// Adds what people call a province.
    pub fn add_province(&mut self, phrase: &str, province: &str) {
        self.provinces.add(phrase, province.to_owned());
    }

    /// Adds a chat spelling: one word as typed, and the words it means.
    pub fn add_chat(&mut self, typed: &str, meant: &str) {
        self.chat.insert(typed.to_lowercase(), meant.to_owned());
    }

    /// Whether a phrase is in it, with these marks.
    pub fn has(&self, phrase: &str) -> bool {
        self.sayings.has(phrase) || self.out_of_scope.has(phrase) || self.provinces.has(phrase)
    }

    /// The words that a chat spelling means.
    pub(super) fn chat(&self, word: &Word) -> Option<&str> {
        self.chat.get(&word.spelt).map(String::as_str)
    }

    /// Whether an everyday phrase contains a folded word.
    pub(super) fn has_word(&self, word: &str) -> bool {
        self.sayings.entries.keys().any(|phrase| phrase.split(' ').any(|known| known == word))
    }

    /// The longest everyday phrase that the words begin with, with its official wordings.
    pub(super) fn saying_at(&self, words: &[Word], marked: bool) -> Option<Known<Vec<&str>>> {
        let Known { length, what } = self.sayings.longest_at(words, marked)?;
        Some(Known { length, what: what.into_iter().flatten().map(String::as_str).collect() })
    }

    /// The longest phrase that the words begin with and that no office answers, with who does.
    pub(super) fn out_of_scope_at(&self, words: &[Word], marked: bool) -> Option<Known<&str>> {
        self.out_of_scope.first_at(words, marked)
    }

    /// The longest name of a province that the words begin with, with its official name.
    pub(super) fn province_at(&self, words: &[Word], marked: bool) -> Option<Known<&str>> {
        self.provinces.first_at(words, marked)
    }
}

/// How [`Lexicon`] is written: phrases as numbers of words, and what is known about them as places in lists. The keys are
/// made again when it is read; with them it would be three times as large.
#[derive(Serialize, Deserialize)]
struct Columns {
    sayings: StringTable,
    official: StringTable,
    /// For each saying the places of its official wordings.
    official_of: Vec<Vec<u32>>,
    out_of_scope: StringTable,
    asks: StringTable,
    ask_of: Vec<u32>,
    provinces: StringTable,
    province_of: StringTable,
    chat: BTreeMap<String, String>,
}

impl Serialize for Lexicon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let official = distinct(self.sayings.phrases.iter().flat_map(|(_, official)| official));
        let asks = distinct(self.out_of_scope.phrases.iter().map(|(_, ask)| ask));
        let place = |list: &[&str], text: &String| list.binary_search(&text.as_str()).unwrap_or_default() as u32;
        let columns = Columns {
            sayings: self.sayings.table(),
            official: StringTable::of(official.iter().copied()),
            official_of: self
                .sayings
                .phrases
                .iter()
                .map(|(_, wordings)| wordings.iter().map(|wording| place(&official, wording)).collect())
                .collect(),
            out_of_scope: self.out_of_scope.table(),
            asks: StringTable::of(asks.iter().copied()),
            ask_of: self.out_of_scope.phrases.iter().map(|(_, ask)| place(&asks, ask)).collect(),
            provinces: self.provinces.table(),
            province_of: StringTable::of(self.provinces.phrases.iter().map(|(_, province)| province.as_str())),
            chat: self.chat.clone(),
        };
        columns.serialize(serializer)
    }
}

/// The different texts, sorted.
fn distinct<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    texts.map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect()
}

impl<'de> Deserialize<'de> for Lexicon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let columns = Columns::deserialize(deserializer)?;
        let mut lexicon = Self { chat: columns.chat, ..Self::default() };
        let (official, asks) = (columns.official.read(), columns.asks.read());
        for (phrase, places) in columns.sayings.read().iter().zip(columns.official_of) {
            let wordings: Vec<String> = places.iter().filter_map(|place| official.get(*place as usize).cloned()).collect();
            lexicon.add(phrase, &wordings);
        }
        for (phrase, place) in columns.out_of_scope.read().iter().zip(columns.ask_of) {
            lexicon.add_out_of_scope(phrase, asks.get(place as usize).map_or("", String::as_str));
        }
        for (phrase, province) in columns.provinces.read().iter().zip(columns.province_of.read()) {
            lexicon.add_province(phrase, &province);
        }
        Ok(lexicon)
    }
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self { phrases: Vec::new(), entries: BTreeMap::new(), longest: 0 }
    }
}

impl<T> PhraseMap<T> {
    fn add(&mut self, phrase: &str, what: T) {
        let words = words(phrase);
        if words.is_empty() {
            return;
        }
        self.longest = self.longest.max(words.len());
        self.entries.entry(folded(&words)).or_default().push((spelt(&words), self.phrases.len()));
        self.phrases.push((phrase.to_owned(), what));
    }

    fn table(&self) -> StringTable {
        StringTable::of(self.phrases.iter().map(|(phrase, _)| phrase.as_str()))
    }

    fn has(&self, phrase: &str) -> bool {
        let words = words(phrase);
        let spelt = spelt(&words);
        self.entries.get(&folded(&words)).is_some_and(|entries| entries.iter().any(|(known, _)| *known == spelt))
    }

    /// The longest phrase that the words begin with, with all that is known about it.
    fn longest_at(&self, words: &[Word], marked: bool) -> Option<Known<Vec<&T>>> {
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            let words = &words[..length];
            let entries = self.entries.get(&folded(words))?;
            let agree = |spelt: &str| spelt.split(' ').zip(words).all(|(known, word)| agrees(known, word, marked));
            let known = entries.iter().filter(|(spelt, _)| agree(spelt));
            let what: Vec<&T> = known.map(|(_, place)| &self.phrases[*place].1).collect();
            (!what.is_empty()).then_some(Known { length, what })
        })
    }
}

impl PhraseMap<String> {
    /// The longest phrase that the words begin with, with the first that is known about it.
    fn first_at(&self, words: &[Word], marked: bool) -> Option<Known<&str>> {
        let Known { length, what } = self.longest_at(words, marked)?;
        Some(Known { length, what: what.first()?.as_str() })
    }
}

/// Whether a typed word may be a known word of the same letters. Typed marks must agree; in a query without marks a
/// word may mean any.
pub(super) fn agrees(known_spelt: &str, word: &Word, marked: bool) -> bool {
    !(marked || word.is_marked()) || known_spelt == word.spelt
}

fn folded(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

fn spelt(words: &[Word]) -> String {
    words.iter().map(|word| word.spelt.as_str()).collect::<Vec<_>>().join(" ")
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
        for query in ["sổ đỏ bị mất", "so do bi mat", "SỔ ĐỎ bị mất"] {
            let marked = query.contains('ổ') || query.contains('Ổ');
            assert_eq!(lexicon().saying_at(&words(query), marked).map(|known| known.length), Some(2), "{query}");
        }
    }

    #[test]
    fn sayings_provinces_and_what_is_out_of_scope_are_kept_apart() {
        let mut lexicon = lexicon();
        lexicon.add_out_of_scope("ly hôn", "Tòa án");
        lexicon.add_province("sài gòn", "Thành phố Hồ Chí Minh");
        assert_eq!(lexicon.out_of_scope_at(&words("ly hon o dau"), false), Some(Known { length: 2, what: "Tòa án" }));
        assert_eq!(lexicon.province_at(&words("Sài Gòn"), true), Some(Known { length: 2, what: "Thành phố Hồ Chí Minh" }));
        assert_eq!(lexicon.saying_at(&words("ly hôn"), true), None);
    }

    #[test]
    fn a_lexicon_is_read_back_as_it_was() {
        let mut lexicon = lexicon();
        lexicon.add_out_of_scope("ly hôn", "Tòa án");
        lexicon.add_out_of_scope("thời tiết", "");
        lexicon.add_province("sài gòn", "Thành phố Hồ Chí Minh");
        lexicon.add_chat("ko", "không");
        let read: Lexicon = crate::pack::read(&crate::pack::encode(&lexicon)).unwrap();
        assert_eq!(read, lexicon);
    }

    #[test]
    fn other_marks_are_other_words() {
        let lexicon = lexicon();
        assert_eq!(lexicon.saying_at(&words("số đo"), true), None);
        assert_eq!(lexicon.saying_at(&words("sổ đo"), true).map(|known| known.length), Some(1));
    }
}
