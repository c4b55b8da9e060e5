//! Parts of a query that do not say which procedure it is about: the names of provinces, and what no office answers.

use std::ops::Range;

use super::typed::Typed;
use crate::search::answer::OutOfScope;
use crate::search::lexicon::Known;
use crate::search::phrases::is_before_place;
use crate::search::sense::Sense;

/// Why words of a query do not say which procedure it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// They name a place.
    Place,
    /// They name something that no office answers.
    OutOfScope,
}

/// The asides of a query.
#[derive(Default)]
pub(super) struct Asides {
    /// The first phrase that no office answers.
    pub out_of_scope: Option<OutOfScope>,
    /// The official names of the provinces that the query names.
    pub provinces: Vec<String>,
    /// The places of their words.
    spans: Vec<(Aside, Range<usize>)>,
}

impl Asides {
    /// Finds the asides that begin at one of `starts`, places of words in the query.
    pub fn find(typed: &Typed<'_>, starts: impl Iterator<Item = usize>, sense: &Sense<'_>) -> Self {
        let mut asides = Self::default();
        for start in starts {
            if let Some(Known { length, what }) = out_of_scope_at(typed, start, sense) {
                let range = start..start + length;
                asides.out_of_scope.get_or_insert_with(|| OutOfScope { said: typed.text_of(&range), ask: what.to_owned() });
                asides.spans.push((Aside::OutOfScope, range));
            }
            if let Some(Known { length, what }) = province_at(typed, start, sense) {
                asides.provinces.push(what.to_owned());
                asides.spans.push((Aside::Place, start..start + length));
            }
        }
        asides
    }

    /// What the word at a place belongs to; out of scope wins over a place.
    pub fn of(&self, at: usize) -> Option<Aside> {
        let is = |aside| self.spans.iter().any(|(kind, range)| *kind == aside && range.contains(&at));
        [Aside::OutOfScope, Aside::Place].into_iter().find(|aside| is(*aside))
    }
}

/// A query in quotes is searched as it is, so the reader can search for words that are out of scope.
fn out_of_scope_at<'a>(typed: &Typed<'_>, start: usize, sense: &Sense<'a>) -> Option<Known<&'a str>> {
    let is_quoted = typed.text.trim_start().starts_with(['"', '“']);
    sense.out_of_scope_at(&typed.words[start..], typed.marked).filter(|_| !is_quoted)
}

/// Without marks "gia lai" may be part of "đánh giá lại", so the word before must introduce a place.
fn province_at<'a>(typed: &Typed<'_>, start: usize, sense: &Sense<'a>) -> Option<Known<&'a str>> {
    let is_introduced = || start > 0 && is_before_place(&typed.words[start - 1]);
    sense.province_at(&typed.words[start..], typed.marked).filter(|_| typed.marked || is_introduced())
}
