//! Procedures that are alike: words of the name, results and papers in common, rare ones counting more.

use std::collections::HashMap;

use catalog::text::fold_words;
use catalog::{Procedure, Role};
use rayon::prelude::*;

use super::Around;

/// A key that more procedures have says nothing, and would take long to count.
const MOST_COMMON: usize = 1500;
/// A paper is known by its first words.
const PAPER_WORDS: usize = 10;
/// What is left of the likeness of two procedures in different fields, or at different levels.
const OTHER_FIELD: f32 = 0.6;
const OTHER_LEVEL: f32 = 0.7;
/// What the office's own level gains.
const OWN_LEVEL: f32 = 1.1;
/// What is less alike has nothing to do with it. In another field what is alike is mostly the wording
/// ("Gia hạn giấy phép …"): of the national records' neighbours there below 0.2 about half are sensible.
const LEAST: f32 = 0.1;
const LEAST_IN_OTHER_FIELD: f32 = 0.2;
/// As many of the most alike are looked at: many are variants of one name.
const LOOKED_AT: usize = 40;

/// The keys of a procedure in one respect, from 0 to 1 how much it weighs.
type Respect = (f32, fn(&Procedure) -> Vec<String>);
const RESPECTS: [Respect; 4] = [(0.4, name_pairs), (0.25, name_words), (0.15, results), (0.2, papers)];

/// How alike procedures are in every respect.
pub(super) struct Likeness {
    respects: Vec<Index>,
}

/// The weighed keys of each procedure, and the procedures of each key.
struct Index {
    keys_of: Vec<Vec<(usize, f32)>>,
    having: Vec<Vec<(usize, f32)>>,
}

impl Likeness {
    pub(super) fn of(procedures: &[Procedure]) -> Self {
        Self { respects: RESPECTS.iter().map(|(share, keys)| Index::of(procedures, *share, *keys)).collect() }
    }

    /// The procedures most like one, best first. `scores` is room to count in: all zeros, before and after.
    pub(super) fn ranked(&self, of: usize, scores: &mut [f32], around: &Around) -> Vec<usize> {
        let mut touched = Vec::new();
        for respect in &self.respects {
            respect.add(of, scores, &mut touched);
        }
        let mut found = Vec::new();
        for at in touched {
            let score = std::mem::take(&mut scores[at]) * fitting(at, of, around);
            let least = if around.shares_field(at, of) { LEAST } else { LEAST_IN_OTHER_FIELD };
            if score >= least && at != of && !around.is_foreign(at, of) {
                found.push((at, score));
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.into_iter().take(LOOKED_AT).map(|(at, _)| at).collect()
    }
}

fn fitting(at: usize, of: usize, around: &Around) -> f32 {
    let unless = |holds: bool, left: f32| if holds { 1.0 } else { left };
    unless(around.shares_field(at, of), OTHER_FIELD)
        * unless(around.shares_level(at, of), OTHER_LEVEL)
        * unless(!around.is_of_office(at), OWN_LEVEL)
}

impl Index {
    /// The likeness of two procedures is the cosine of their keys' weights, times `share`.
    fn of(procedures: &[Procedure], share: f32, keys: fn(&Procedure) -> Vec<String>) -> Self {
        let keys: Vec<Vec<String>> = procedures.par_iter().map(|procedure| distinct(keys(procedure))).collect();
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
        let mut having = vec![Vec::new(); counts.len()];
        for (at, keys) in keys_of.iter_mut().enumerate() {
            weigh(keys, &counts, procedures.len(), share.sqrt());
            keys.retain(|(key, _)| (2..=MOST_COMMON).contains(&counts[*key]));
            keys.iter().for_each(|(key, weight)| having[*key].push((at, *weight)));
        }
        Self { keys_of, having }
    }

    fn add(&self, of: usize, scores: &mut [f32], touched: &mut Vec<usize>) {
        for (key, weight) in &self.keys_of[of] {
            for (at, other) in &self.having[*key] {
                if scores[*at] == 0.0 {
                    touched.push(*at);
                }
                scores[*at] += weight * other;
            }
        }
    }
}

/// Weighs keys by how rare they are, so that their squares add up to the square of `length`.
fn weigh(keys: &mut [(usize, f32)], counts: &[usize], procedures: usize, length: f32) {
    let rarity = |key: usize| (1.0 + procedures as f32 / counts[key] as f32).ln();
    let all: f32 = keys.iter().map(|(key, _)| rarity(*key).powi(2)).sum();
    keys.iter_mut().for_each(|(key, weight)| *weight = rarity(*key) * length / all.sqrt());
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
