//! Many short texts made of few different words. They are written as a list of those words and, for each
//! text, the numbers of its words: the 127,544 words in the names of 4,633 national records are 2,501 different
//! ones.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

/// Texts as numbers of words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StringTable {
    /// The distinct parts of texts, sorted: words, and whatever is between two words except a single space.
    parts: Vec<String>,
    /// The parts of all texts as places in `ranks`, counted from 1; [`END`] ends a text.
    texts: Vec<u32>,
    /// Places in `parts`, the most frequent part first: postcard writes small numbers in fewer bytes.
    ranks: Vec<u32>,
}

/// Ends a text.
const END: u32 = 0;

impl StringTable {
    /// Writes texts.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        texts.clone().flat_map(parts).for_each(|part| *counts.entry(part).or_default() += 1);
        let mut ranks: Vec<u32> = (0..counts.len() as u32).collect();
        let by_place: Vec<u32> = counts.values().copied().collect();
        ranks.sort_by_key(|place| Reverse(by_place[*place as usize]));
        let parts_in_order: Vec<&str> = counts.into_keys().collect();
        let numbers: HashMap<&str, u32> =
            ranks.iter().zip(END + 1..).map(|(place, number)| (parts_in_order[*place as usize], number)).collect();
        let written = texts.flat_map(|text| parts(text).map(|part| numbers[part]).chain([END]).collect::<Vec<_>>()).collect();
        Self { parts: parts_in_order.into_iter().map(str::to_owned).collect(), texts: written, ranks }
    }

    /// Reads the texts. A number without a part is skipped.
    pub(crate) fn read(&self) -> Vec<String> {
        let part = |number: u32| {
            let place = self.ranks.get(number.checked_sub(END + 1)? as usize)?;
            self.parts.get(*place as usize).map(String::as_str)
        };
        let mut texts = Vec::new();
        let (mut text, mut after_word) = (String::new(), false);
        for number in &self.texts {
            if *number == END {
                texts.push(std::mem::take(&mut text));
                after_word = false;
            } else if let Some(part) = part(*number) {
                let word = part.starts_with(is_of_a_word);
                if word && after_word {
                    text.push(' ');
                }
                text.push_str(part);
                after_word = word;
            }
        }
        texts
    }
}

/// The words of a text and whatever is between them; a single space between two words is left out.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut after_word = false;
    std::iter::from_fn(move || {
        if after_word && rest.starts_with(' ') && rest[1..].starts_with(is_of_a_word) {
            rest = &rest[1..];
        }
        let word = rest.starts_with(is_of_a_word);
        let end = rest.find(|c| is_of_a_word(c) != word).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        (rest, after_word) = (behind, word);
        (!part.is_empty()).then_some(part)
    })
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were() {
        let texts = [
            "Cấp giấy phép (lần đầu)",
            "",
            " a  b ",
            "x",
            "Cấp, đổi – cấp lại giấy phép/chứng chỉ 2.0",
            "…",
            "a\u{301} b\u{301}",
        ];
        assert_eq!(StringTable::of(texts.into_iter()).read(), texts);
    }

    #[test]
    fn numbers_without_a_part_are_skipped() {
        let broken = StringTable { parts: vec!["a".into()], texts: vec![1, 9, 2, 0], ranks: vec![0, 7] };
        assert_eq!(broken.read(), ["a"]);
    }
}
