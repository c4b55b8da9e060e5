//! The words of the names as postings. They are made on the device from the names pack, so nothing more has to be
//! downloaded to search names; for the names of the country it takes about as long as reading their pack.

use std::ops::Range;

use super::columns::Column;
use super::postings::{Posting, Postings};
use super::word_table::{NumberedTexts, WordTable};
use crate::Names;

/// The postings of the names.
#[derive(Clone, Debug)]
pub(super) struct NameIndex {
    words: WordTable,
    /// The names of each folded word.
    by_folded: Lists,
    /// The names of each spelling.
    by_spelt: Lists,
    /// Neighbours in names, as folded numbers, sorted.
    pairs: Vec<[u32; 2]>,
    /// The names of each pair.
    by_pair: Lists,
}

/// Lists of ordinals, end to end: one for each number.
#[derive(Clone, Debug)]
struct Lists {
    ordinals: Vec<u32>,
    /// Where each list begins, and the end of the last.
    starts: Vec<u32>,
}

impl Lists {
    /// The lists of `count` numbers. Each entry is a number and an ordinal; those of a number are sorted, and equal ones
    /// count once.
    fn of(count: usize, entries: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        once_each(count, entries.clone()).for_each(|(number, _)| starts[number + 1] += 1);
        (1..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let mut ordinals = vec![0; starts[count] as usize];
        let mut next = starts.clone();
        for (number, ordinal) in once_each(count, entries) {
            ordinals[next[number] as usize] = ordinal;
            next[number] += 1;
        }
        Self { ordinals, starts }
    }

    fn of_number(&self, number: u32) -> &[u32] {
        let at = number as usize;
        &self.ordinals[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// The entries without those that repeat the one before of the same number.
fn once_each(count: usize, entries: impl Iterator<Item = (u32, u32)>) -> impl Iterator<Item = (usize, u32)> {
    let mut last = vec![None; count];
    entries.filter_map(move |(number, ordinal)| {
        let number = number as usize;
        (last[number].replace(ordinal) != Some(ordinal)).then_some((number, ordinal))
    })
}

impl NameIndex {
    /// Indexes the names.
    pub fn new(names: &Names) -> Self {
        let lines = NumberedTexts::of(names.lines.iter().map(|line| line.name.as_str()));
        let numbered =
            || lines.texts().zip(0_u32..).flat_map(|(text, ordinal)| text.iter().map(move |number| (*number, ordinal)));
        let by_spelt = Lists::of(lines.words.size(), numbered());
        let folded = numbered().map(|(number, ordinal)| (lines.words.folded_of(number), ordinal));
        let by_folded = Lists::of(lines.words.folded_words().len(), folded);
        let mut with_pairs: Vec<([u32; 2], u32)> = lines
            .texts()
            .zip(0_u32..)
            .flat_map(|(text, ordinal)| text.windows(2).map(move |pair| (pair, ordinal)))
            .map(|(pair, ordinal)| ([lines.words.folded_of(pair[0]), lines.words.folded_of(pair[1])], ordinal))
            .collect();
        with_pairs.sort_unstable();
        let mut pairs: Vec<[u32; 2]> = Vec::new();
        let mut entries = Vec::with_capacity(with_pairs.len());
        for (pair, ordinal) in with_pairs {
            if pairs.last() != Some(&pair) {
                pairs.push(pair);
            }
            entries.push((pairs.len() as u32 - 1, ordinal));
        }
        let by_pair = Lists::of(pairs.len(), entries.iter().copied());
        Self { words: lines.words, by_folded, by_spelt, pairs, by_pair }
    }

    /// The folded words of names, sorted.
    pub(super) fn words(&self) -> &[String] {
        self.words.folded_words()
    }

    /// Whether a name has two folded words side by side.
    pub(super) fn has_pair(&self, first: &str, second: &str) -> bool {
        self.pair(first, second).is_some()
    }

    /// The place of a pair of folded words.
    fn pair(&self, first: &str, second: &str) -> Option<u32> {
        let pair = [self.words.folded(first)?, self.words.folded(second)?];
        self.pairs.binary_search(&pair).ok().map(|at| at as u32)
    }

    /// The places of the pairs of a folded word with one that begins with `prefix`.
    fn pairs_with_prefix(&self, first: &str, prefix: &str) -> Range<u32> {
        let Some(first) = self.words.folded(first) else { return 0..0 };
        let Range { start, end } = self.words.folded_with_prefix(prefix);
        let place = |second| self.pairs.partition_point(|pair| *pair < [first, second]) as u32;
        place(start)..place(end)
    }

    /// The names that have a term in a column.
    fn names_with(&self, column: Column, term: &str) -> Option<&[u32]> {
        match column {
            Column::Name => Some(self.by_folded.of_number(self.words.folded(term)?)),
            Column::NameSpelt => Some(self.by_spelt.of_number(self.words.spelling(term)?)),
            Column::NamePairs => {
                let (first, second) = term.split_once(' ')?;
                Some(self.by_pair.of_number(self.pair(first, second)?))
            }
            Column::Topic | Column::Papers | Column::Text => None,
        }
    }
}

impl Postings for NameIndex {
    fn visit(&self, column: Column, term: &str, visit: &mut dyn FnMut(Posting)) {
        let names = self.names_with(column, term).unwrap_or_default();
        names.iter().for_each(|ordinal| visit(Posting { ordinal: *ordinal, frequency: 1, length: 1 }));
    }

    fn frequency(&self, column: Column, term: &str) -> u32 {
        self.names_with(column, term).map_or(0, |names| names.len() as u32)
    }

    fn prefix_terms(&self, column: Column, prefix: &str, most: usize) -> Vec<String> {
        let words = self.words.folded_words();
        match column {
            Column::Name => self.words.folded_with_prefix(prefix).take(most).map(|word| words[word as usize].clone()).collect(),
            Column::NamePairs => {
                let Some((first, second)) = prefix.split_once(' ') else { return Vec::new() };
                let pairs = self.pairs_with_prefix(first, second).take(most);
                pairs.map(|pair| format!("{first} {}", words[self.pairs[pair as usize][1] as usize])).collect()
            }
            Column::NameSpelt | Column::Topic | Column::Papers | Column::Text => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;

    fn index() -> NameIndex {
        let names = ["Đăng ký khai sinh", "Đăng ký khai tử", "Khai thác, khai hoang"];
        let procedures = names.map(|name| procedure("1.000001", name, ""));
        NameIndex::new(&Names::of(&procedures))
    }

    fn ordinals(column: Column, term: &str) -> Vec<u32> {
        let mut found = Vec::new();
        index().visit(column, term, &mut |posting| found.push(posting.ordinal));
        found
    }

    #[test]
    fn a_word_is_found_without_marks_with_them_and_beside_its_neighbour() {
        assert_eq!(ordinals(Column::Name, "khai"), [0, 1, 2]);
        assert_eq!(ordinals(Column::Name, "tu"), [1]);
        assert_eq!((ordinals(Column::NameSpelt, "tư3"), ordinals(Column::NameSpelt, "tu")), (vec![1], vec![]));
        assert_eq!((ordinals(Column::NamePairs, "ki khai"), ordinals(Column::NamePairs, "khai ki")), (vec![0, 1], vec![]));
        assert_eq!(ordinals(Column::Topic, "khai"), Vec::<u32>::new());
    }

    #[test]
    fn terms_with_a_prefix_are_sorted() {
        assert_eq!(index().prefix_terms(Column::Name, "th", 9), ["thac"]);
        assert_eq!(index().prefix_terms(Column::NamePairs, "khai ", 2), ["khai hoang", "khai sinh"]);
        assert_eq!(index().prefix_terms(Column::NamePairs, "khai t", 9), ["khai thac", "khai tu"]);
        assert_eq!(index().prefix_terms(Column::NamePairs, "khac t", 9), Vec::<String>::new());
    }
}
