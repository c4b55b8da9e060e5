//! Finds weights of the ranking by measuring, and says what each part of it adds.
//!
//! The search is a coordinate descent: one weight after the other is tried a step lower and higher, and what is better
//! stays. It starts from the site's weights, so running it again after a change of the code takes a few minutes. A weight
//! that fits only the questions it was found with would show in the cross-validation: in each fold the weights are found
//! on four fifths of the questions and measured on the fifth.

use anyhow::Result;
use catalog::search::Weights;
use rayon::prelude::*;
use serde_json::Value;
use tests::Searcher;
use tests::relevance::{Question, Score};

/// The factors that a weight is tried with.
const STEPS: [f64; 4] = [0.7, 0.85, 1.2, 1.45];
/// How often all weights are tried.
const ROUNDS: usize = 2;
/// The number of folds of the cross-validation.
const FOLDS: usize = 5;
/// A change must improve the measure by so much: less is chance.
const LEAST_GAIN: f64 = 0.02;

/// The weights that are not fitted: they only matter for questions without an answer, or for another office.
const FIXED: [&str; 9] = [
    "near_enough",
    "own_level",
    "own_province",
    "least_share",
    "least_score",
    "in_scope",
    "few_concepts",
    "near_in_scope",
    "support_in_scope",
];

/// Parts of the ranking, each with the weights that switch it off.
const PARTS: [(&str, &[(&str, f64)]); 17] = [
    ("nearest wording", &[("near", 0.0)]),
    ("official names as wordings", &[("name_as_wording", 0.0)]),
    ("clauses", &[("clause", 0.0)]),
    ("topics", &[("topic", 0.0)]),
    ("papers", &[("papers", 0.0)]),
    ("long texts", &[("text", 0.0)]),
    ("official wordings of the lexicon", &[("official", 0.0)]),
    ("spelling correction", &[("corrected", 0.0), ("corrected_run", 0.0)]),
    ("marks", &[("other_marks", 1.0)]),
    ("unfinished words", &[("prefix", 0.0)]),
    ("words no name has weigh less", &[("not_in_names", 1.0)]),
    ("light words weigh less", &[("light", 1.0)]),
    ("places weigh less", &[("place", 1.0)]),
    ("pairs within a concept", &[("pairs_share", 0.0)]),
    ("pairs of concepts", &[("pair", 0.0)]),
    ("density of the name", &[("density", 0.0)]),
    ("whole pieces of a name", &[("run", 0.0), ("corrected_run", 0.0)]),
];

/// Prints the table of parts, cross-validates, and fits on all questions: the weights in `only`, or all if it is empty.
pub(crate) fn run(searcher: &Searcher, questions: &[Question], only: &[String]) -> Result<()> {
    let questions: Vec<&Question> = questions.iter().filter(|question| question.is_answerable()).collect();
    let given = searcher.weights();
    print_row("the site's weights", searcher, &questions, given);

    println!("\nwithout a part, over {} questions", questions.len());
    for (part, weights) in PARTS {
        let without = weights.iter().try_fold(given.clone(), |weights, (name, value)| with(&weights, name, *value))?;
        print_row(part, searcher, &questions, &without);
    }

    println!("\ncross-validated, {FOLDS} folds");
    let mut by_fold = Vec::new();
    for fold in 0..FOLDS {
        let is_held_back = |at: usize| at % FOLDS == fold;
        let pick = |held_back: bool| -> Vec<&Question> {
            questions.iter().enumerate().filter(|(at, _)| is_held_back(*at) == held_back).map(|(_, question)| *question).collect()
        };
        let (learnt_on, measured_on) = (pick(false), pick(true));
        let fitted = fitted(searcher, &learnt_on, given, only)?;
        print_row(&format!("fold {}, before", fold + 1), searcher, &measured_on, given);
        print_row(&format!("fold {}, fitted", fold + 1), searcher, &measured_on, &fitted);
        by_fold.push(measure(&score(searcher, &measured_on, &fitted)));
    }
    println!("  mean measure on questions held back: {:.2}", by_fold.iter().sum::<f64>() / FOLDS as f64);

    println!("\nfitted on all");
    let fitted = fitted(searcher, &questions, given, only)?;
    print_row("fitted", searcher, &questions, &fitted);
    print_changes(given, &fitted)
}

/// What is improved, in %: the first place counts most.
fn measure(score: &Score) -> f64 {
    0.5 * score.found(1) + 0.3 * score.found(3) + 0.2 * score.found(10)
}

fn score(searcher: &Searcher, questions: &[&Question], weights: &Weights) -> Score {
    let right = |question: &&Question| -> Vec<bool> {
        searcher.codes_with(&question.query, weights).into_iter().map(|code| question.is_answered_by(code)).collect()
    };
    let all: Vec<Vec<bool>> = questions.par_iter().map(right).collect();
    let mut score = Score::default();
    all.into_iter().for_each(|right| score.add(right));
    score
}

fn fitted(searcher: &Searcher, questions: &[&Question], given: &Weights, only: &[String]) -> Result<Weights> {
    let mut best = given.clone();
    let mut reached = measure(&score(searcher, questions, &best));
    for _ in 0..ROUNDS {
        let names = numbers(given)?.into_iter().map(|(name, _)| name);
        for name in names.filter(|name| only.is_empty() || only.contains(name)) {
            for step in STEPS {
                let now = numbers(&best)?.into_iter().find(|(other, _)| *other == name).map_or(0.0, |(_, value)| value);
                let tried = with(&best, &name, now * step)?;
                let measured = measure(&score(searcher, questions, &tried));
                if measured > reached + LEAST_GAIN {
                    (best, reached) = (tried, measured);
                    println!("    {name} {:.3}: {reached:.2}", now * step);
                }
            }
        }
    }
    Ok(best)
}

/// The weights that are fitted, by name.
fn numbers(weights: &Weights) -> Result<Vec<(String, f64)>> {
    let Value::Object(fields) = serde_json::to_value(weights)? else { return Ok(Vec::new()) };
    let fields = fields.into_iter().filter(|(name, _)| !FIXED.contains(&name.as_str()));
    Ok(fields.filter_map(|(name, value)| Some((name, value.as_f64()?))).collect())
}

/// Weights with one of them replaced.
fn with(weights: &Weights, name: &str, value: f64) -> Result<Weights> {
    let mut fields = serde_json::to_value(weights)?;
    fields[name] = value.into();
    Ok(serde_json::from_value(fields)?)
}

fn print_row(what: &str, searcher: &Searcher, questions: &[&Question], weights: &Weights) {
    let score = score(searcher, questions, weights);
    let found: String = [1, 3, 5, 10].iter().map(|among| format!("{:>8.1}", score.found(*among))).collect();
    println!("  {what:<36}{found}{:>8.1} declined{:>8.2}", score.declined(), measure(&score));
}

fn print_changes(given: &Weights, fitted: &Weights) -> Result<()> {
    for ((name, before), (_, after)) in numbers(given)?.into_iter().zip(numbers(fitted)?) {
        if (before - after).abs() > 1e-6 {
            println!("  {name}: {before:.3} → {after:.3}");
        }
    }
    Ok(())
}
