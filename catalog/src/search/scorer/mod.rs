//! Scores the procedures for a query: its words in names, topics, papers and texts, neighbours side by side, and whole
//! pieces of a name.

mod evidence;
mod run;
mod term;

use evidence::Evidence;
use run::names_with_run;
use term::TermMatches;

use super::answer::Hit;
use super::columns::{Column, pairs};
use super::corpus::Corpus;
use super::nearest::{Asked, Near};
use super::query::{Aside, Concept, Expansion, ExpansionKind, Query};
use super::weights::Certainty;

/// The evidence that every procedure has for a query.
pub(super) struct Scorer<'a> {
    corpus: &'a Corpus<'a>,
    query: &'a Query,
    /// By ordinal.
    evidence: Vec<Evidence>,
    /// The factor of each procedure by its level and its publisher, by ordinal.
    factors: Vec<f32>,
    /// The weight of all concepts of the query.
    asked: f32,
    /// How near each procedure's wordings are, by ordinal; empty until wordings are loaded.
    near: Vec<Near>,
    /// The place of the life event that the query tells of.
    pub event: Option<u32>,
    /// The similar words of each word of the query, if a name has it side by side only with some of them.
    pub similar: Vec<Vec<String>>,
}

/// What the procedures have of one concept, by ordinal. Two vectors take less memory than one of pairs.
struct Shares {
    /// The best share.
    best: Vec<f32>,
    /// Whether the name has a pair of neighbours of the concept.
    is_adjacent: Vec<bool>,
}

impl<'a> Scorer<'a> {
    /// Looks up a query.
    pub fn of(query: &'a Query, corpus: &'a Corpus<'a>) -> Self {
        let evidence = vec![Evidence::default(); corpus.size()];
        let factors = corpus.locality.factors(corpus.names, &query.provinces, corpus.weights);
        let (near, similar) = Default::default();
        let mut scorer = Self { corpus, query, evidence, factors, asked: 0.0, near, event: None, similar };
        let weights: Vec<f32> = query.concepts.iter().map(|concept| scorer.add_concept(concept)).collect();
        for pair in &query.pairs {
            let is_unfinished = query.concepts[pair.first + 1].is_unfinished;
            scorer.add_pair(&pair.term, (weights[pair.first] + weights[pair.first + 1]) / 2.0, is_unfinished);
        }
        scorer.asked = weights.iter().sum();
        scorer.add_runs();
        scorer.score_words();
        if let Some(nearest) = corpus.nearest {
            let asked = Asked::of(query, nearest, corpus.weights);
            scorer.near = nearest.near(&asked, corpus.weights);
            scorer.event = nearest.event(&asked, corpus.weights);
        }
        scorer
    }

    /// The procedures that have enough of the query, by ordinal.
    pub fn hits(&self) -> Vec<Hit> {
        let weights = self.corpus.weights;
        let best = self.evidence.iter().map(|evidence| evidence.score).fold(weights.least_best, f32::max);
        let hits = self.evidence.iter().zip(&self.factors).zip(0_u32..).filter_map(|((evidence, factor), ordinal)| {
            let near = self.near_of(ordinal).nearness;
            let is_enough = evidence.run > 0.0 || evidence.score >= weights.least_score || near >= weights.least_near;
            let (by_words, by_wording) = (evidence.score / best, weights.near * near * factor);
            let wording = if by_wording > by_words { self.nearest_wording(ordinal) } else { None };
            is_enough.then_some(Hit { ordinal, score: by_words + by_wording + evidence.run, wording })
        });
        hits.collect()
    }

    /// The place of a procedure's nearest wording in its set.
    fn nearest_wording(&self, ordinal: u32) -> Option<u32> {
        let (place, _) = self.corpus.nearest?.owner(self.near_of(ordinal).text?);
        place.map(|place| place as u32)
    }

    /// Fills in the score of the words of each procedure.
    fn score_words(&mut self) {
        let Corpus { names, weights, .. } = self.corpus;
        for ((evidence, line), factor) in self.evidence.iter_mut().zip(&names.lines).zip(&self.factors) {
            if evidence.is_any() {
                evidence.score = evidence.fit(self.asked, line.name.len(), weights) * factor;
            }
        }
    }

    /// How near the wordings of a procedure are.
    fn near_of(&self, ordinal: u32) -> Near {
        self.near.get(ordinal as usize).copied().unwrap_or_default()
    }

    /// Whether the query asks something that no office answers, and the best hit has too little of the rest.
    pub fn is_out_of_scope(&self, best: Hit) -> bool {
        let (near, weights) = (self.near_of(best.ordinal), self.corpus.weights);
        self.query.out_of_scope.is_some()
            && self.evidence[best.ordinal as usize].in_scope < weights.in_scope
            && near.nearness < weights.near_in_scope
            && near.support < weights.support_in_scope
    }

    /// Whether the best hit has only scattered words of the query, as any long list of names has some.
    pub fn is_chance(&self, best: Hit) -> bool {
        self.is_below(best, &self.corpus.weights.answered)
    }

    /// Whether the best hit is only a guess.
    pub fn is_doubtful(&self, best: Hit) -> bool {
        self.corpus.wordings.is_some() && self.is_below(best, &self.corpus.weights.sure)
    }

    /// Whether a hit has only scattered words of the query, and is below each of some thresholds.
    fn is_below(&self, hit: Hit, least: &Certainty) -> bool {
        let (evidence, near) = (&self.evidence[hit.ordinal as usize], self.near_of(hit.ordinal));
        let weights = self.corpus.weights;
        let concepts = self.query.concepts.len();
        let is_scattered = concepts > weights.few_concepts && evidence.run == 0.0 && (evidence.concepts as usize) < concepts;
        is_scattered
            && evidence.certainty(weights) < least.words
            && near.nearness < least.nearness
            && near.support < least.support
    }

    /// Adds a concept and returns its weight.
    fn add_concept(&mut self, concept: &Concept) -> f32 {
        let procedures = self.evidence.len();
        let mut shares = Shares { best: vec![0.0; procedures], is_adjacent: vec![false; procedures] };
        let mut weight = 0.0_f32;
        for expansion in &concept.expansions {
            let is_typed = expansion.kind == ExpansionKind::Typed;
            let terms = self.look_up(expansion, is_typed && concept.is_unfinished);
            let idf = terms.iter().map(|term| term.idf).sum();
            // Everyday words say nothing about the weight of the official ones.
            if !is_typed || concept.expansions.len() == 1 {
                weight = weight.max(idf);
            }
            self.add_expansion(expansion, &terms, idf, &mut shares);
        }
        let weights = self.corpus.weights;
        let place = if concept.aside == Some(Aside::Place) { weights.place } else { 1.0 };
        let weight = weight.min(weights.most_weight) * place;
        let shares = shares.best.into_iter().zip(shares.is_adjacent);
        for (evidence, (share, is_adjacent)) in self.evidence.iter_mut().zip(shares).filter(|(_, (share, _))| *share > 0.0) {
            evidence.matched += weight * share;
            evidence.covered += weight * share.min(1.0);
            evidence.concepts += u32::from(share >= weights.present);
            if is_adjacent {
                evidence.adjacent += weight * share;
            }
            if concept.aside.is_none() {
                evidence.in_scope += weight * share.min(1.0);
            }
        }
        weight
    }

    fn look_up(&self, expansion: &Expansion, is_unfinished: bool) -> Vec<TermMatches> {
        let find = |word| TermMatches::find(word, is_unfinished, self.query.marked, self.corpus);
        expansion.words.iter().map(find).collect()
    }

    /// Raises each procedure's share of a concept to what it has of one expansion. `idf` is that of all its terms.
    fn add_expansion(&mut self, expansion: &Expansion, terms: &[TermMatches], idf: f32, shares: &mut Shares) {
        let weights = self.corpus.weights;
        let mut found = vec![0.0_f32; shares.best.len()];
        for term in terms {
            for hit in &term.anywhere {
                found[hit.ordinal as usize] += hit.share * term.idf / idf.max(f32::EPSILON);
            }
            for hit in &term.in_names {
                self.evidence[hit.ordinal as usize].name_idf += term.idf * hit.share;
            }
        }
        let pairs = pairs(&expansion.words);
        if !pairs.is_empty() {
            let each = weights.pairs_share / pairs.len() as f32;
            found.iter_mut().for_each(|share| *share *= 1.0 - weights.pairs_share);
            for pair in &pairs {
                self.corpus.visit(Column::NamePairs, pair, |posting| {
                    found[posting.ordinal as usize] += each;
                    shares.is_adjacent[posting.ordinal as usize] = true;
                });
            }
        }
        let trust = match expansion.kind {
            ExpansionKind::Typed => 1.0,
            ExpansionKind::Official => weights.official,
            ExpansionKind::Corrected => weights.corrected,
        };
        for (best, found) in shares.best.iter_mut().zip(found) {
            *best = best.max(found * trust);
        }
    }

    /// Adds two concepts that follow each other in the query and in names; the second may be unfinished.
    fn add_pair(&mut self, term: &str, weight: f32, is_unfinished: bool) {
        let weights = self.corpus.weights;
        let mut shares = vec![0.0_f32; self.evidence.len()];
        if is_unfinished {
            self.corpus.visit_prefix(Column::NamePairs, term, |posting| shares[posting.ordinal as usize] = weights.prefix);
        }
        self.corpus.visit(Column::NamePairs, term, |posting| shares[posting.ordinal as usize] = 1.0);
        for (evidence, share) in self.evidence.iter_mut().zip(shares).filter(|(_, share)| *share > 0.0) {
            evidence.matched += weights.pair * weight * share;
            evidence.adjacent += weight * share;
        }
    }

    /// Finds the names that have all words of the query side by side; if there are none, those that have similar words.
    fn add_runs(&mut self) {
        let Query { run, is_unfinished, .. } = self.query;
        let typed: Vec<Vec<String>> = run.iter().map(|word| vec![word.folded.clone()]).collect();
        if self.add_run(&typed, *is_unfinished, self.corpus.weights.run) {
            return;
        }
        let sense = self.corpus.sense();
        let similar: Vec<Vec<String>> = (0..run.len()).map(|at| sense.similar(run, at)).collect();
        if similar.iter().all(Vec::is_empty) {
            return;
        }
        let either: Vec<Vec<String>> =
            typed.into_iter().zip(&similar).map(|(typed, similar)| [&typed[..], similar].concat()).collect();
        if self.add_run(&either, *is_unfinished, self.corpus.weights.corrected_run) {
            self.similar = similar;
        }
    }

    /// Adds a bonus to the names that have a run; returns whether there are any.
    fn add_run(&mut self, run: &[Vec<String>], is_unfinished: bool, bonus: f32) -> bool {
        let names = names_with_run(run, is_unfinished, self.corpus);
        let bonus = bonus * (run.len().saturating_sub(1) as f32).powi(2);
        names.iter().for_each(|ordinal| self.evidence[*ordinal as usize].run = bonus);
        !names.is_empty()
    }
}
