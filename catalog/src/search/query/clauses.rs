//! Cuts a query into clauses: a story has several, and one of them names the procedure.

use super::typed::Typed;
use crate::search::phrases::begins_clause;

/// The number of the clause of each word, from 0.
pub(super) fn clauses(typed: &Typed<'_>) -> Vec<usize> {
    let mut clause = 0;
    let mut before_end = 0;
    let number = typed.words.iter().enumerate().map(|(at, word)| {
        let between = typed.text.get(before_end..word.range.start).unwrap_or_default();
        let is_cut = between.contains([',', '.', ';', '?', '!', ':', '\n', '(']) || begins_clause(word);
        if at > 0 && is_cut {
            clause += 1;
        }
        before_end = word.range.end;
        clause
    });
    number.collect()
}
