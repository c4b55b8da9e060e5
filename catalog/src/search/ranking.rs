//! Ranks the procedures for a query, best first, and decides whether any of them fits.
//!
//! A term counts once for a procedure, in the column where it weighs most; rare terms count more than common ones;
//! neighbours found side by side count again; a procedure that has little of the query falls back, and one whose name
//! says little else is raised. Names weigh far above long texts: simply adding long texts makes the ranking worse.

use super::answer::{Answer, Hit};
use super::corpus::Corpus;
use super::query::Query;
use super::scorer::Scorer;
use super::weights::Weights;
use crate::Names;
use crate::text::{Word, fold_words};

/// The score of the procedure whose whole code was typed: above everything else.
const WHOLE_CODE: f32 = 2_000.0;
/// The score of the procedures whose code begins as typed: above everything but the whole code.
const CODE_PREFIX: f32 = 1_000.0;

/// Answers a query.
pub(super) fn answer(text: &str, corpus: &Corpus<'_>) -> Answer {
    let query = Query::parse(text, corpus.sense);
    let scorer = Scorer::of(&query, corpus);
    let mut hits = scorer.hits();
    add_codes(&mut hits, &query, corpus.names);
    hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.ordinal.cmp(&b.ordinal)));
    let Some(best) = hits.first().copied().filter(|best| is_answer(*best, &query, &scorer, corpus)) else {
        return Answer { hits: Vec::new(), intent: query.intent, corrected: query.corrected, out_of_scope: query.out_of_scope };
    };
    drop_noise(&mut hits, best, corpus.weights);
    let in_run = corrected_in_run(&corpus.names.lines[best.ordinal as usize].name, &query, &scorer.similar);
    Answer { hits, intent: query.intent, corrected: [query.corrected, in_run].concat(), out_of_scope: None }
}

/// Whether the best hit fits the query. A code always does.
fn is_answer(best: Hit, query: &Query, scorer: &Scorer<'_>, corpus: &Corpus<'_>) -> bool {
    let is_chance = || corpus.sense.may_decline() && scorer.is_chance(best);
    query.code.is_some() || !scorer.is_out_of_scope(best) && !is_chance()
}

/// Adds the procedures whose code was typed, or begins as typed.
fn add_codes(hits: &mut Vec<Hit>, query: &Query, names: &Names) {
    let Some(typed) = &query.code else { return };
    for (line, ordinal) in names.lines.iter().zip(0..) {
        let code = line.code.as_str();
        if code.starts_with(typed.as_str()) {
            let score = if code == typed { WHOLE_CODE } else { CODE_PREFIX };
            hits.retain(|hit| hit.ordinal != ordinal);
            hits.push(Hit { ordinal, score });
        }
    }
}

/// Drops the hits that are far below the best one, or below every right one.
fn drop_noise(hits: &mut Vec<Hit>, best: Hit, weights: &Weights) {
    let least = best.score.min(CODE_PREFIX) * weights.least_share;
    hits.retain(|hit| hit.score >= least.max(weights.least_score));
}

/// The corrections that the name of the best hit shows: it has a similar word in place of a typed one.
fn corrected_in_run(name: &str, query: &Query, similar: &[Vec<String>]) -> Vec<(String, String)> {
    let in_name = fold_words(name);
    let correction = |(word, similar): (&Word, &Vec<String>)| {
        let typed = &word.folded;
        if in_name.contains(typed) || query.corrected.iter().any(|(corrected, _)| corrected == typed) {
            return None;
        }
        let meant = similar.iter().find(|meant| in_name.contains(meant))?;
        Some((typed.clone(), meant.clone()))
    };
    query.run.iter().zip(similar).filter_map(correction).collect()
}
