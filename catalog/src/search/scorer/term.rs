//! Which procedures have a term, and how well.

use crate::search::columns::Column;
use crate::search::corpus::Corpus;
use crate::search::phrases::is_light;
use crate::search::postings::Posting;
use crate::search::weights::Weights;
use crate::text::Word;

/// The procedures that have a term.
pub(super) struct TermMatches {
    /// How much the term says: the inverse document frequency, lowered for light words and words that no name has.
    pub idf: f32,
    /// All of them, each by its best column.
    pub anywhere: Vec<Match>,
    /// Those that have it in their name; the share says how far the marks agree.
    pub in_names: Vec<Match>,
}

/// A procedure that has a term.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub ordinal: u32,
    /// From 0 to 1.
    pub share: f32,
}

impl TermMatches {
    /// Looks up a word. `is_unfinished`: it may be the beginning of other words too; `marked`: the query has marks.
    pub fn find(word: &Word, is_unfinished: bool, marked: bool, corpus: &Corpus<'_>) -> Self {
        let weights = corpus.weights;
        let mut shares = vec![0.0_f32; corpus.size()];
        let mut in_names = Vec::new();
        let same_marks = marked.then(|| having(Column::NameSpelt, &word.spelt, corpus));
        for (column, weight) in weights.columns() {
            corpus.visit(column, &word.folded, |posting| {
                let at = posting.ordinal as usize;
                let has_other_marks = column == Column::Name && same_marks.as_ref().is_some_and(|same| !same[at]);
                let marks = if has_other_marks { weights.other_marks } else { 1.0 };
                if column == Column::Name {
                    in_names.push(Match { ordinal: posting.ordinal, share: marks });
                }
                shares[at] = shares[at].max(weight * marks * saturated(column, posting, weights));
            });
        }
        let frequency = if in_names.is_empty() { shares.iter().filter(|share| **share > 0.0).count() } else { in_names.len() };
        let mut idf = idf(frequency, corpus.size());
        if in_names.is_empty() {
            idf *= weights.not_in_names;
        }
        if is_light(word) {
            idf *= weights.light;
        }
        if is_unfinished && word.folded.len() > 1 {
            add_prefix_terms(&word.folded, &mut shares, corpus);
        }
        let shares = shares.into_iter().zip(0..).filter(|(share, _)| *share > 0.0);
        Self { idf, anywhere: shares.map(|(share, ordinal)| Match { ordinal, share }).collect(), in_names }
    }
}

/// Which procedures have a term in a column, by ordinal.
fn having(column: Column, term: &str, corpus: &Corpus<'_>) -> Vec<bool> {
    let mut having = vec![false; corpus.size()];
    corpus.visit(column, term, |posting| having[posting.ordinal as usize] = true);
    having
}

/// Raises the shares of procedures that have a word with this prefix in their name or topic.
fn add_prefix_terms(prefix: &str, shares: &mut [f32], corpus: &Corpus<'_>) {
    let weights = corpus.weights;
    for (column, weight) in [(Column::Name, weights.name), (Column::Topic, weights.topic)] {
        corpus.visit_prefix(column, prefix, |posting| {
            let share = &mut shares[posting.ordinal as usize];
            *share = share.max(weight * weights.prefix);
        });
    }
}

/// How much the repetitions of a term in a long column count, from 0 to 1. A name that repeats a word is not about it
/// twice, so the short columns count it once.
fn saturated(column: Column, posting: Posting, weights: &Weights) -> f32 {
    match column {
        Column::Papers | Column::Text => {
            let frequency = posting.frequency as f32;
            frequency / (frequency + weights.saturation + posting.length as f32 / weights.saturation_length)
        }
        _ => 1.0,
    }
}

/// The inverse document frequency of a term that so many of all procedures have, as in BM25.
fn idf(frequency: usize, all: usize) -> f32 {
    let (frequency, all) = (frequency as f32, all as f32);
    (1.0 + (all - frequency + 0.5).max(0.0) / (frequency + 0.5)).ln()
}
