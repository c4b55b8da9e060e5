//! Cuts the words of a query into intents and stop phrases, everyday phrases of the lexicon, and single words.

use std::ops::Range;

use super::typed::Typed;
use crate::search::correct::Vocabulary;
use crate::search::intent::Intent;
use crate::search::phrases::{SetApart, follows_intent, leads_to, set_apart};
use crate::search::sense::Sense;

/// Neighbouring words of a query that belong together.
pub(super) struct Segment<'a> {
    /// Their places in the query.
    pub range: Range<usize>,
    pub kind: SegmentKind<'a>,
}

/// What a segment is.
pub(super) enum SegmentKind<'a> {
    /// It names no procedure, but may ask for a part of one.
    SetApart(Option<Intent>),
    /// An everyday phrase, with its official wordings.
    Saying(Vec<&'a str>),
    /// Any other word.
    Word,
}

impl Segment<'_> {
    /// Whether its words are searched.
    pub fn is_searched(&self) -> bool {
        !matches!(self.kind, SegmentKind::SetApart(_))
    }
}

/// The segments of a query, in order, without gaps. An everyday phrase wins over a shorter phrase that is set apart.
pub(super) fn segments<'a>(typed: &Typed<'_>, sense: &Sense<'a>) -> Vec<Segment<'a>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < typed.words.len() {
        let rest = &typed.words[start..];
        let saying = sense.saying_at(rest, typed.marked);
        let saying_length = saying.as_ref().map_or(0, |saying| saying.length);
        let set_apart = set_apart(rest, typed.marked)
            .filter(|phrase| phrase.length >= saying_length && (phrase.length > 1 || !is_in_a_pair(typed, start, sense)));
        let (length, kind) = match (set_apart, saying) {
            (Some(SetApart { length, intent }), _) => (length, SegmentKind::SetApart(intent)),
            (None, Some(saying)) => (saying.length, SegmentKind::Saying(saying.what)),
            (None, None) => (1, SegmentKind::Word),
        };
        found.push(Segment { range: start..start + length, kind });
        start += length;
    }
    widen_intents(&mut found, typed);
    found
}

/// Sets apart the small words around an intent ("mất bao lâu thì lấy được"): they ask, and name nothing.
fn widen_intents(segments: &mut [Segment<'_>], typed: &Typed<'_>) {
    let word = |segment: &Segment<'_>| match segment.kind {
        SegmentKind::Word => typed.words.get(segment.range.start),
        SegmentKind::SetApart(_) | SegmentKind::Saying(_) => None,
    };
    for at in 0..segments.len() {
        let SegmentKind::SetApart(Some(intent)) = segments[at].kind else { continue };
        let before = segments[..at].iter().rev();
        let before = before.take_while(|segment| word(segment).is_some_and(|word| leads_to(intent, word, typed.marked))).count();
        let after = segments[at + 1..].iter();
        let after = after.take_while(|segment| word(segment).is_some_and(|word| follows_intent(word, typed.marked))).count();
        for segment in segments[at - before..at].iter_mut() {
            segment.kind = SegmentKind::SetApart(None);
        }
        for segment in &mut segments[at + 1..=at + after] {
            segment.kind = SegmentKind::SetApart(None);
        }
    }
}

/// Each word of a query as a segment of its own.
pub(super) fn single_words(count: usize) -> Vec<Segment<'static>> {
    (0..count).map(|at| Segment { range: at..at + 1, kind: SegmentKind::Word }).collect()
}

/// Whether names have a word beside its neighbour in the query: then it is no filler here ("di" of "di chúc").
fn is_in_a_pair(typed: &Typed<'_>, at: usize, sense: &Sense<'_>) -> bool {
    let words = typed.words;
    let left = at.checked_sub(1).is_some_and(|left| sense.is_pair(&words[left].folded, &words[at].folded));
    let right = words.get(at + 1).is_some_and(|right| sense.is_pair(&words[at].folded, &right.folded));
    left || right
}
