//! Measures how much of a question must be typed until a right procedure is visible.

use tests::relevance::Question;
use tests::{Aim, Searcher, Table, median};

/// How many hits a phone shows above its keyboard.
const IN_SIGHT: usize = 3;

/// Types every question that has an answer, letter by letter.
pub(crate) fn measure(searcher: &Searcher, questions: &[Question]) {
    let answerable = questions.iter().filter(|question| question.is_answerable());
    let shares: Vec<f64> = answerable.map(|question| 100.0 * share_to_type(searcher, question)).collect();
    let mut table = Table::new(&format!("typing {} questions until a right procedure is in the first {IN_SIGHT}", shares.len()));
    table.aimed("share of a question, median", median(shares), "%", Aim::AtMost(55.0));
    table.print();
}

/// The share of the question that must be typed; 1 if no right procedure becomes visible.
fn share_to_type(searcher: &Searcher, question: &Question) -> f64 {
    let query = question.query.as_str();
    let ends: Vec<usize> = query.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let in_sight = |end: &usize| {
        let codes = searcher.codes(&query[..*end]);
        codes.into_iter().take(IN_SIGHT).any(|code| question.is_answered_by(code))
    };
    ends.iter().position(in_sight).map_or(1.0, |at| (at + 1) as f64 / ends.len() as f64)
}
