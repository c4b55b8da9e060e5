//! Ranks the procedures for a query, best first, and decides whether any of them fits.
//!
//! A term counts once for a procedure, in the column where it weighs most; rare terms count more than common ones;
//! neighbours found side by side count again; a procedure that has little of the query falls back, and one whose name
//! says little else is raised. Names weigh far above long texts: simply adding long texts makes the ranking worse.

use super::answer::{Answer, Hit};
use super::corpus::Corpus;
use super::heard::Heard;
use super::query::Query;
use super::scorer::Scorer;
use super::weights::Weights;
use crate::Names;
use crate::text::{name_key, sorted};

/// The score of the procedure whose whole code was typed: above everything else.
const WHOLE_CODE: f32 = 2_000.0;
/// The score of the procedures whose code begins as typed: above everything but the whole code.
const CODE_PREFIX: f32 = 1_000.0;

/// How many guesses are shown if none of them is sure.
const MOST_GUESSES: usize = 5;

/// Answers a query.
pub(super) fn answer(text: &str, corpus: &Corpus<'_>) -> Answer {
    let query = Query::parse(text, &corpus.sense());
    let scorer = Scorer::of(&query, corpus);
    let event = scorer.event;
    let mut hits = scorer.hits();
    add_codes(&mut hits, &query, corpus.names);
    if query.is_whole_code() && hits.iter().all(|hit| hit.score < CODE_PREFIX) {
        // Whoever types a code wants this procedure and no other.
        hits.clear();
    }
    let mut hits = sorted(hits, |a, b| b.score.total_cmp(&a.score).then(a.ordinal.cmp(&b.ordinal)));
    let Some(best) = hits.first().copied().filter(|best| is_answer(*best, &query, &scorer, corpus)) else {
        let Query { intent, out_of_scope, .. } = query;
        return Answer { intent, event, out_of_scope, ..Answer::default() };
    };
    drop_noise(&mut hits, best, corpus.weights);
    let is_doubtful = query.code.is_none() && scorer.is_doubtful(best);
    if is_doubtful {
        hits.truncate(MOST_GUESSES);
    }
    let name = &corpus.names.lines[best.ordinal as usize].name;
    // Whoever types the name of a procedure has found what they want.
    let event = event.filter(|_| name_key(text) != name_key(name));
    let heard =
        Heard { text, query: &query, sense: corpus.sense(), similar: &scorer.similar, name, best: &best_phrase(best, corpus) };
    Answer {
        hits,
        is_doubtful,
        intent: query.intent,
        corrected: heard.corrected(),
        understood: heard.understood(),
        marked: heard.marked(),
        event,
        out_of_scope: None,
    }
}

/// The name of the best hit, and the wording that made it one.
fn best_phrase(best: Hit, corpus: &Corpus<'_>) -> String {
    let name = &corpus.names.lines[best.ordinal as usize].name;
    let said = corpus.wordings.and_then(|wordings| wordings.said_as(best.ordinal));
    let wording = best.wording.and_then(|place| said?.phrases().nth(place as usize));
    format!("{name}, {}", wording.unwrap_or_default())
}

/// Whether the best hit fits the query. A code always does.
fn is_answer(best: Hit, query: &Query, scorer: &Scorer<'_>, corpus: &Corpus<'_>) -> bool {
    let is_chance = || corpus.sense().may_decline() && scorer.is_chance(best);
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
            hits.push(Hit { ordinal, score, wording: None });
        }
    }
}

/// Drops the hits that are far below the best one.
fn drop_noise(hits: &mut Vec<Hit>, best: Hit, weights: &Weights) {
    let least = best.score.min(CODE_PREFIX) * weights.least_share;
    hits.retain(|hit| hit.score >= least);
}
