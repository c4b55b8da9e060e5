//! Finds similar procedures by common words in names, results and papers. Rare words count more.

use std::collections::HashMap;

use catalog::text::fold_words;
use catalog::{Procedure, Role};
use rayon::prelude::*;

use super::Around;

/// Keys of more procedures than this say nothing, and would take long to count.
const MOST_COMMON: usize = 1500;
/// How many words identify a paper.
const PAPER_WORDS: usize = 10;
/// Factors of the similarity of two procedures in different fields, or at different levels.
const OTHER_FIELD: f32 = 0.6;
const OTHER_LEVEL: f32 = 0.7;
/// The factor of procedures at the office's own level.
const OWN_LEVEL: f32 = 1.1;
/// Less similar procedures are unrelated. In another field, often only the wording is similar ("Gia hạn giấy phép …"):
/// in the national records, about half of the neighbours there below 0.2 make sense.
const LEAST: f32 = 0.1;
const LEAST_IN_OTHER_FIELD: f32 = 0.2;
/// How many of the most similar procedures are considered. Many are variants of one name.
const LOOKED_AT: usize = 40;

/// One respect in which procedures are compared.
struct Respect {
    /// Its share of the similarity, from 0 to 1.
    share: f32,
    /// The keys of a procedure in this respect.
    keys: fn(&Procedure) -> Vec<String>,
}

const RESPECTS: [Respect; 4] = [
    Respect { share: 0.4, keys: name_pairs },
    Respect { share: 0.25, keys: name_words },
    Respect { share: 0.15, keys: results },
    Respect { share: 0.2, keys: papers },
];

/// The similarity of all procedures in every respect.
pub(super) struct Similarity {
    respects: Vec<Index>,
}

/// The keys of all procedures in one respect.
struct Index {
    /// For each procedure, its keys with their weights.
    keys_of: Vec<Vec<(usize, f32)>>,
    /// For each key, the procedures that have it, with its weight there.
    procedures_of: Vec<Vec<(usize, f32)>>,
}

impl Similarity {
    pub(super) fn of(procedures: &[Procedure]) -> Self {
        Self { respects: RESPECTS.iter().map(|respect| Index::of(procedures, respect)).collect() }
    }

    /// The procedures that are most similar to one, best first. `scores` is a buffer with one zero for each procedure;
    /// it contains only zeros again afterwards.
    pub(super) fn ranked(&self, of: usize, scores: &mut [f32], around: &Around) -> Vec<usize> {
        let mut touched = Vec::new();
        for respect in &self.respects {
            respect.add(of, scores, &mut touched);
        }
        let mut found = Vec::new();
        for at in touched {
            let score = std::mem::take(&mut scores[at]) * factor(at, of, around);
            let least = if around.shares_field(at, of) { LEAST } else { LEAST_IN_OTHER_FIELD };
            if score >= least && at != of && !around.is_foreign(at, of) {
                found.push((at, score));
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.into_iter().take(LOOKED_AT).map(|(at, _)| at).collect()
    }
}

/// The factor of two procedures for field and level.
fn factor(at: usize, of: usize, around: &Around) -> f32 {
    let unless = |holds: bool, factor: f32| if holds { 1.0 } else { factor };
    unless(around.shares_field(at, of), OTHER_FIELD)
        * unless(around.shares_level(at, of), OTHER_LEVEL)
        * unless(!around.is_of_office(at), OWN_LEVEL)
}

impl Index {
    /// The similarity of two procedures is the cosine of their keys' weights, times the share of the respect.
    fn of(procedures: &[Procedure], respect: &Respect) -> Self {
        let keys: Vec<Vec<String>> = procedures.par_iter().map(|procedure| distinct((respect.keys)(procedure))).collect();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut counts: Vec<usize> = Vec::new();
        let mut keys_of: Vec<Vec<(usize, f32)>> = Vec::with_capacity(keys.len());
        for keys in &keys {
            let number = |key| {
                let number = *numbers.entry(key).or_insert(counts.len());
                if number == counts.len() {
                    counts.push(0);
                }
                counts[number] += 1;
                (number, 0.0)
            };
            keys_of.push(keys.iter().map(String::as_str).map(number).collect());
        }
        let mut procedures_of = vec![Vec::new(); counts.len()];
        for (at, keys) in keys_of.iter_mut().enumerate() {
            weigh(keys, &counts, procedures.len(), respect.share.sqrt());
            keys.retain(|(key, _)| (2..=MOST_COMMON).contains(&counts[*key]));
            keys.iter().for_each(|(key, weight)| procedures_of[*key].push((at, *weight)));
        }
        Self { keys_of, procedures_of }
    }

    /// Adds the similarity of every procedure to one, and lists the scores that are no longer zero.
    fn add(&self, of: usize, scores: &mut [f32], touched: &mut Vec<usize>) {
        for (key, weight) in &self.keys_of[of] {
            for (at, other) in &self.procedures_of[*key] {
                if scores[*at] == 0.0 {
                    touched.push(*at);
                }
                scores[*at] += weight * other;
            }
        }
    }
}

/// Weighs keys by their idf, so that the squares of the weights add up to the square of `length`.
fn weigh(keys: &mut [(usize, f32)], counts: &[usize], procedures: usize, length: f32) {
    let idf = |key: usize| (1.0 + procedures as f32 / counts[key] as f32).ln();
    let all: f32 = keys.iter().map(|(key, _)| idf(*key).powi(2)).sum();
    keys.iter_mut().for_each(|(key, weight)| *weight = idf(*key) * length / all.sqrt());
}

fn distinct(mut keys: Vec<String>) -> Vec<String> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn name_words(procedure: &Procedure) -> Vec<String> {
    super::title_words(&procedure.name)
}

fn name_pairs(procedure: &Procedure) -> Vec<String> {
    pairs(&super::title_words(&procedure.name))
}

fn results(procedure: &Procedure) -> Vec<String> {
    procedure.results.iter().flat_map(|result| pairs(&first_words(result))).collect()
}

fn papers(procedure: &Procedure) -> Vec<String> {
    let papers = procedure.cases.iter().flat_map(|case| &case.documents).filter(|document| document.role == Role::Paper);
    papers.map(|paper| first_words(&paper.name).join(" ")).filter(|key| !key.is_empty()).collect()
}

fn first_words(text: &str) -> Vec<String> {
    let start: Vec<&str> = text.split_whitespace().take(PAPER_WORDS).collect();
    fold_words(&start.join(" "))
}

fn pairs(words: &[String]) -> Vec<String> {
    words.windows(2).map(|pair| pair.join(" ")).collect()
}
