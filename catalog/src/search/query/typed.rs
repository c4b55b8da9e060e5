//! A query as typed, before it is understood.

use std::ops::Range;

use crate::text::Word;

/// A query as typed, with its words after the correction of chat spellings, keys and spaces.
pub(super) struct Typed<'a> {
    pub text: &'a str,
    pub words: &'a [Word],
    /// Whether any word was typed with marks. Corrected words do not count: one must not make the others marked.
    pub marked: bool,
}

impl Typed<'_> {
    /// The text of the words at some places.
    pub fn text_of(&self, places: &Range<usize>) -> String {
        let (first, last) = (&self.words[places.start], &self.words[places.end - 1]);
        self.text.get(first.range.start..last.range.end).unwrap_or_default().to_owned()
    }
}
