//! Words that replace typed ones.

use std::ops::Range;

use crate::text::{Word, words};

/// The words of `text`, all with the range of what they replace in the query.
pub(super) fn replacement(text: &str, range: &Range<usize>) -> Vec<Word> {
    let mut found = words(text);
    found.iter_mut().for_each(|word| word.range = range.clone());
    found
}
