//! The distinct words of many texts, and the texts as numbers of these words.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::text::{Word, order, words};

/// The distinct words of some texts, sorted by their key without marks, then by the one with marks.
#[derive(Clone, Debug, Default)]
pub(super) struct WordTable {
    /// The folded words, sorted; the place of one is its folded number.
    folded: Vec<String>,
    /// The words with their marks; the place of one is its number.
    spelt: Vec<String>,
    /// For each folded word the number of its first spelling, and one more at the end.
    spellings: Vec<u32>,
    /// The folded number of each number.
    folded_of: Vec<u32>,
    /// The numbers, sorted by their words with marks.
    by_spelt: Vec<u32>,
}

impl WordTable {
    fn of<'a>(all: impl Iterator<Item = &'a Word>) -> Self {
        let mut distinct: Vec<(&str, &str)> = all.map(|word| (word.folded.as_str(), word.spelt.as_str())).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let mut table = Self::default();
        for (number, (folded, spelt)) in distinct.into_iter().enumerate() {
            if table.folded.last().is_none_or(|last| last != folded) {
                table.folded.push(folded.to_owned());
                table.spellings.push(number as u32);
            }
            table.spelt.push(spelt.to_owned());
            table.folded_of.push(table.folded.len() as u32 - 1);
        }
        table.spellings.push(table.spelt.len() as u32);
        let by_spelt = order(table.spelt.len(), &|a, b| table.spelt[a].cmp(&table.spelt[b]));
        table.by_spelt = by_spelt.into_iter().map(|number| number as u32).collect();
        table
    }

    /// The folded words, sorted.
    pub fn folded_words(&self) -> &[String] {
        &self.folded
    }

    /// How many words it has, each spelling counted.
    pub fn size(&self) -> usize {
        self.spelt.len()
    }

    /// The folded number of a folded word.
    pub fn folded(&self, word: &str) -> Option<u32> {
        self.folded.binary_search_by(|known| known.as_str().cmp(word)).ok().map(|at| at as u32)
    }

    /// The folded numbers of the words that begin with `prefix`.
    pub fn folded_with_prefix(&self, prefix: &str) -> Range<u32> {
        let start = self.folded.partition_point(|known| known.as_str() < prefix);
        let count = self.folded[start..].partition_point(|known| known.starts_with(prefix));
        start as u32..(start + count) as u32
    }

    /// The folded number of a word's number.
    pub fn folded_of(&self, number: u32) -> u32 {
        self.folded_of[number as usize]
    }

    /// The numbers of the spellings of a folded word.
    pub fn spellings(&self, folded: u32) -> Range<u32> {
        self.spellings[folded as usize]..self.spellings[folded as usize + 1]
    }

    /// The number of a word with its marks.
    pub fn spelling(&self, spelt: &str) -> Option<u32> {
        let at = self.by_spelt.binary_search_by(|number| self.spelt[*number as usize].as_str().cmp(spelt)).ok()?;
        self.by_spelt.get(at).copied()
    }

    /// The number of a word.
    fn number(&self, word: &Word) -> Option<u32> {
        self.spellings(self.folded(&word.folded)?).find(|number| self.spelt(*number) == word.spelt)
    }

    /// A word with its marks, by its number.
    pub fn spelt(&self, number: u32) -> &str {
        &self.spelt[number as usize]
    }
}

/// How many owners something has. They come in order, each as often as it has it.
#[derive(Clone, Copy, Default)]
pub(super) struct Owners {
    pub count: u32,
    last: Option<u32>,
}

impl Owners {
    /// Counts an owner, unless it was the last.
    pub fn add(&mut self, owner: u32) {
        if self.last != Some(owner) {
            *self = Self { count: self.count + 1, last: Some(owner) };
        }
    }
}

/// Texts as numbers of their words, end to end.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberedTexts {
    pub words: WordTable,
    numbers: Vec<u32>,
    /// The end of each text in `numbers`.
    ends: Vec<u32>,
}

impl NumberedTexts {
    /// Numbers the words of texts. Each distinct part of a text is folded once: the names of the country have fifty
    /// times more words than distinct ones.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut places: FxHashMap<&str, u32> = FxHashMap::default();
        let (mut parts, mut all, mut part_ends) = (Vec::new(), Vec::new(), Vec::new());
        for text in texts {
            for part in text.split(' ') {
                let place = *places.entry(part).or_insert(parts.len() as u32);
                if place as usize == parts.len() {
                    parts.push(words(part));
                }
                all.push(place);
            }
            part_ends.push(all.len());
        }
        let table = WordTable::of(parts.iter().flatten());
        let numbered: Vec<Vec<u32>> =
            parts.iter().map(|words| words.iter().filter_map(|word| table.number(word)).collect()).collect();
        let (mut numbers, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
        for end in part_ends {
            numbers.extend(all[start..end].iter().flat_map(|part| &numbered[*part as usize]));
            ends.push(numbers.len() as u32);
            start = end;
        }
        Self { words: table, numbers, ends }
    }

    /// Where the words of a text are, among those of all texts.
    pub fn range(&self, text: usize) -> Range<usize> {
        let start = if text == 0 { 0 } else { self.ends[text - 1] };
        start as usize..self.ends[text] as usize
    }

    /// The numbers of the words of a text.
    pub fn text(&self, text: usize) -> &[u32] {
        &self.numbers[self.range(text)]
    }

    /// The numbers of the words of each text.
    pub fn texts(&self) -> impl Iterator<Item = &[u32]> + Clone {
        (0..self.ends.len()).map(|text| self.text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbers_of_words_sorted_without_marks() {
        let lines = NumberedTexts::of(["Khai tử, khai sinh", "", "kha"].into_iter());
        assert_eq!(lines.words.folded_words(), ["kha", "khai", "sinh", "tu"]);
        let spelt: Vec<Vec<&str>> =
            lines.texts().map(|text| text.iter().map(|number| lines.words.spelt(*number)).collect()).collect();
        assert_eq!(spelt, [vec!["khai", "tư3", "khai", "sinh"], vec![], vec!["kha"]]);
        assert_eq!(lines.words.folded_with_prefix("kha"), 0..2);
        assert_eq!(lines.words.folded_with_prefix("z"), 4..4);
    }

    #[test]
    fn spellings_of_one_folded_word_have_numbers_side_by_side() {
        let lines = NumberedTexts::of(["mã má ma", "mạ"].into_iter());
        let folded = lines.words.folded("ma").unwrap();
        assert_eq!(lines.words.spellings(folded), 0..4);
        assert!((0..4).all(|number| lines.words.folded_of(number) == folded));
    }
}
