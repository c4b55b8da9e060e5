//! What each procedure has of a question: its words in names, topics, papers and texts, neighbours side
//! by side, and whole pieces of a name.

use super::Column;
use super::phrases::is_light;
use super::question::{Aside, Concept, Question, Reading};
use super::rank::{Hit, Library, Posting};
use crate::Term;
use crate::text::{Word, slug};

/// The columns a word is looked up in, with their weights.
const COLUMNS: [(Column, f32); 4] = [(Column::Name, 1.0), (Column::Topic, 0.6), (Column::Papers, 0.4), (Column::Text, 0.2)];
/// What two neighbouring words in one name add, as a share of their own weight.
const PAIR: f32 = 0.6;
/// What is left of a word whose marks are others than those typed.
const OTHER_MARKS: f32 = 0.55;
/// What is left of a word that only begins as the last word typed.
const COMPLETED: f32 = 0.8;
/// How many words an unfinished last word may stand for.
const MOST_COMPLETIONS: usize = 24;
/// In a reading of several words, the share that their pairs decide.
const PAIRS_SHARE: f32 = 0.4;
/// How much a name that says little else comes forward.
const DENSITY: f32 = 2.0;
/// What a name gains that has the question word by word, filler too.
const RUN: f32 = 1.0;
/// The same, but for slips.
const MENDED_RUN: f32 = 0.75;
/// What is left of the weight of a word that no name has.
const NOT_IN_NAMES: f32 = 0.4;
/// What is left of the weight of a word that tells a story around the question.
const LIGHT: f32 = 0.25;
/// The weight of a concept is at most this: a phrase of ten words is still one thing.
const MOST_WEIGHT: f32 = 14.0;
/// What a procedure of the office's own level gains.
const OWN_LEVEL: f32 = 1.2;
/// What is left of a procedure that a province publishes for itself.
const PROVINCIAL: f32 = 0.8;
/// What it gains instead where the question names the province, or the office is in it.
const OWN_PROVINCE: f32 = 1.1;
/// A question of at most so many things is never answered by chance.
const FEW_CONCEPTS: usize = 2;
/// The least share of a concept that a hit has in its name, its topic or its papers.
const PRESENT: f32 = 0.3;
/// The certainty of a hit is its score times the weight of the question's words that stand side by side
/// in its name, plus this much for the others.
const UNBOUND: f32 = 2.0;
/// The certainty that is no chance. Of 312 questions with an answer 1 % have less, of 160 without one
/// 85 % do, or ask what no office does.
const LEAST_CERTAINTY: f32 = 3.5;

/// What every procedure has gathered.
pub(super) struct Tally<'a> {
    library: &'a Library<'a>,
    question: &'a Question,
    /// The weight of all of the question's concepts.
    asked: f32,
    /// Where its words were found as a run but for slips: what each may have been meant to be.
    pub near: Vec<Vec<String>>,
    scores: Vec<f32>,
    /// The weight of the question's concepts that it has at all.
    covered: Vec<f32>,
    /// The part of it that is not of what no office answers.
    beside: Vec<f32>,
    /// The weight of words that stand together in the question and in its name.
    bound: Vec<f32>,
    /// How many of the question's concepts it has in more than its long text.
    has: Vec<usize>,
    /// What it gains for having all words of the question in its name, one behind the other.
    run: Vec<f32>,
    /// The rarity of the words of its name that were asked for.
    named: Vec<f32>,
}

/// The procedures that have a word: how well, from 0 to 1.
struct Found {
    rarity: f32,
    values: Vec<(u32, f32)>,
    /// Those that have it in their name, and how far its marks agree.
    in_names: Vec<(u32, f32)>,
}

impl<'a> Tally<'a> {
    /// Looks up a question.
    pub fn of(question: &'a Question, library: &'a Library<'a>) -> Self {
        let documents = library.names.lines.len();
        let zeros = || vec![0.0; documents];
        let (scores, covered, beside, bound, run, named) = (zeros(), zeros(), zeros(), zeros(), zeros(), zeros());
        let has = vec![0; documents];
        let mut tally = Self { library, question, asked: 0.0, near: Vec::new(), scores, covered, beside, bound, has, run, named };
        let weights: Vec<f32> = question.concepts.iter().map(|concept| tally.add(concept)).collect();
        for (first, second, pair) in &question.pairs {
            let unfinished = question.concepts[*second].unfinished;
            tally.add_pair(pair, (weights[*first] + weights[*second]) / 2.0, unfinished);
        }
        tally.asked = weights.iter().sum();
        tally.near = tally.find_run();
        tally
    }

    /// Adds a concept; gives its weight.
    fn add(&mut self, concept: &Concept) -> f32 {
        let documents = self.scores.len();
        let mut best = vec![0.0_f32; documents];
        let mut weight = 0.0_f32;
        let mut bound = vec![false; documents];
        for (at, reading) in concept.readings.iter().enumerate() {
            let found: Vec<Found> = reading.words.iter().map(|word| self.find(word, concept.unfinished && at == 0)).collect();
            let total: f32 = found.iter().map(|found| found.rarity).sum();
            // Words that no name has say nothing of how much the official ones weigh.
            if at == 0 && concept.readings.len() == 1 || at > 0 {
                weight = weight.max(total);
            }
            self.see_reading(reading, &found, total, &mut best, &mut bound);
        }
        let light = if concept.aside == Some(Aside::Place) { LIGHT } else { 1.0 };
        let weight = weight.min(MOST_WEIGHT) * light;
        for (document, share) in best.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            self.scores[document] += weight * share;
            self.has[document] += usize::from(*share >= PRESENT);
            self.covered[document] += weight * share.min(1.0);
            if bound[document] {
                self.bound[document] += weight * share;
            }
            if concept.aside.is_none() {
                self.beside[document] += weight * share.min(1.0);
            }
        }
        weight
    }

    /// Raises each procedure's best share of a concept by one of its readings; says which have two
    /// neighbouring words of it.
    fn see_reading(&mut self, reading: &Reading, found: &[Found], total: f32, best: &mut [f32], bound: &mut [bool]) {
        let mut shares = vec![0.0_f32; best.len()];
        for found in found {
            for (document, value) in &found.values {
                shares[*document as usize] += value * found.rarity / total.max(f32::EPSILON);
            }
            for (document, share) in &found.in_names {
                self.named[*document as usize] += found.rarity * share;
            }
        }
        let pairs = super::columns::pairs(&reading.words);
        if !pairs.is_empty() {
            let each = PAIRS_SHARE / pairs.len() as f32;
            shares.iter_mut().for_each(|share| *share *= 1.0 - PAIRS_SHARE);
            for pair in &pairs {
                self.visit(Column::NamePairs, pair, |posting| {
                    shares[posting.document as usize] += each;
                    bound[posting.document as usize] = true;
                });
            }
        }
        for (best, share) in best.iter_mut().zip(shares) {
            *best = best.max(share * reading.trust);
        }
    }

    fn visit(&self, column: Column, key: &str, mut see: impl FnMut(Posting)) {
        let documents = self.scores.len();
        for source in &self.library.sources {
            source.visit(column, key, &mut |posting| {
                if (posting.document as usize) < documents {
                    see(posting);
                }
            });
        }
    }

    fn find(&self, word: &Word, unfinished: bool) -> Found {
        let documents = self.scores.len();
        let mut values = vec![0.0_f32; documents];
        let mut in_names = Vec::new();
        let exact = self.question.marked.then(|| self.documents_with(Column::NameSpelt, &word.spelt));
        for (column, weight) in COLUMNS {
            self.visit(column, &word.folded, |posting| {
                let document = posting.document as usize;
                let other_marks = column == Column::Name && exact.as_ref().is_some_and(|exact| !exact[document]);
                if column == Column::Name {
                    in_names.push((posting.document, if other_marks { OTHER_MARKS } else { 1.0 }));
                }
                let share = if other_marks { OTHER_MARKS } else { 1.0 };
                values[document] = values[document].max(weight * share * saturated(column, posting));
            });
        }
        let in_texts = values.iter().filter(|value| **value > 0.0).count();
        if unfinished && word.folded.len() > 1 {
            self.complete(word, &mut values);
        }
        let having = if in_names.is_empty() { in_texts } else { in_names.len() };
        let values = values.into_iter().enumerate().filter(|(_, value)| *value > 0.0);
        let mut rarity = rarity(having, documents);
        if in_names.is_empty() {
            rarity *= NOT_IN_NAMES;
        }
        if is_light(word) {
            rarity *= LIGHT;
        }
        Found { rarity, values: values.map(|(at, value)| (at as u32, value)).collect(), in_names }
    }

    fn complete(&self, word: &Word, values: &mut [f32]) {
        for (column, weight) in &COLUMNS[..2] {
            for source in &self.library.sources {
                for key in source.completions(*column, &word.folded, MOST_COMPLETIONS) {
                    self.visit(*column, &key, |posting| {
                        let value = &mut values[posting.document as usize];
                        *value = value.max(weight * COMPLETED);
                    });
                }
            }
        }
    }

    fn documents_with(&self, column: Column, key: &str) -> Vec<bool> {
        let mut having = vec![false; self.scores.len()];
        self.visit(column, key, |posting| having[posting.document as usize] = true);
        having
    }

    /// Adds two neighbouring words of a weight; the second may be unfinished.
    fn add_pair(&mut self, pair: &str, weight: f32, unfinished: bool) {
        let mut shares = vec![0.0_f32; self.scores.len()];
        if unfinished {
            self.visit_completed(pair, |posting| shares[posting.document as usize] = COMPLETED);
        }
        self.visit(Column::NamePairs, pair, |posting| shares[posting.document as usize] = 1.0);
        for (document, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            self.scores[document] += PAIR * weight * share;
            self.bound[document] += weight * share;
        }
    }

    /// Finds the names that have all words of the question side by side, the last one perhaps unfinished;
    /// where there are none, those that have them but for slips: then what each may have been meant to
    /// be comes back.
    fn find_run(&mut self) -> Vec<Vec<String>> {
        let question = self.question;
        let words = &question.run;
        let typed: Vec<Vec<String>> = words.iter().map(|word| vec![word.folded.clone()]).collect();
        if self.add_run(&typed, question.open_end, RUN) {
            return Vec::new();
        }
        let near: Vec<Vec<String>> = (0..words.len()).map(|at| self.library.sense.near(words, at)).collect();
        let either: Vec<Vec<String>> = typed.into_iter().zip(&near).map(|(typed, near)| [&typed[..], near].concat()).collect();
        let found = near.iter().any(|near| !near.is_empty()) && self.add_run(&either, question.open_end, MENDED_RUN);
        if found { near } else { Vec::new() }
    }

    /// Gives the names that have a run what they gain, each word in one of its readings; says whether
    /// there are any.
    fn add_run(&mut self, run: &[Vec<String>], open_end: bool, gain: f32) -> bool {
        let mut follow = vec![0_usize; self.scores.len()];
        for (at, pair) in run.windows(2).enumerate() {
            let mut see = |posting: Posting| {
                let followed = &mut follow[posting.document as usize];
                *followed = if *followed == at { at + 1 } else { *followed };
            };
            for key in pair[0].iter().flat_map(|first| pair[1].iter().map(move |second| format!("{first} {second}"))) {
                if open_end && at + 2 == run.len() {
                    self.visit_completed(&key, &mut see);
                }
                self.visit(Column::NamePairs, &key, &mut see);
            }
        }
        let whole = |followed: usize| followed > 0 && followed + 1 == run.len();
        self.run = follow.iter().map(|followed| if whole(*followed) { gain } else { 0.0 }).collect();
        follow.into_iter().any(whole)
    }

    fn visit_completed(&self, pair: &str, mut see: impl FnMut(Posting)) {
        for source in &self.library.sources {
            for key in source.completions(Column::NamePairs, pair, MOST_COMPLETIONS) {
                self.visit(Column::NamePairs, &key, &mut see);
            }
        }
    }

    /// The procedures that have anything of the question, in their order.
    pub fn hits(&self) -> Vec<Hit> {
        let asked = self.asked;
        let publishers = self.publishers();
        let lines = self.library.names.lines.iter().enumerate();
        let hits = lines.filter(|(at, _)| self.scores[*at] > 0.0 || self.run[*at] > 0.0).map(|(at, line)| {
            let coverage = self.covered[at] / asked.max(f32::EPSILON);
            let density = self.named[at] / (self.named[at] + line.name.len() as f32 / 8.0);
            let own = self.library.locality.level.is_some_and(|level| line.levels.contains(&level));
            let publisher = publishers.get(usize::from(line.publisher)).copied().unwrap_or(1.0);
            let place = if own { OWN_LEVEL } else { 1.0 } * publisher;
            let share = self.scores[at] / asked.max(f32::EPSILON);
            // The root: a long story has much that no procedure covers.
            let score = share * coverage.sqrt() * (1.0 + DENSITY * density) * place;
            Hit { ordinal: at as u32, score: score + self.run[at] }
        });
        hits.collect()
    }

    /// How much a hit has of what the question says beside what no office answers.
    pub fn beside(&self, hit: Hit) -> f32 {
        self.beside[hit.ordinal as usize]
    }

    /// Whether the best hit has only scattered words of a question, as any long list of names has some.
    pub fn is_by_chance(&self, best: Hit) -> bool {
        let (at, concepts) = (best.ordinal as usize, self.question.concepts.len());
        let scattered = concepts > FEW_CONCEPTS && self.run[at] == 0.0 && self.has[at] < concepts;
        scattered && best.score * (UNBOUND + self.bound[at]) < LEAST_CERTAINTY
    }

    /// How each publisher's procedures are moved: a province's own behind the national ones, unless it
    /// is asked for or the office's own.
    fn publishers(&self) -> Vec<f32> {
        let asked: Vec<String> = match &self.question.provinces[..] {
            [] => vec![slug(&self.library.locality.province)],
            asked => asked.iter().map(|province| slug(province)).collect(),
        };
        let asked: Vec<&String> = asked.iter().filter(|province| !province.is_empty()).collect();
        let weight = |term: &Term| {
            if asked.iter().any(|province| term.slug.ends_with(province.as_str())) {
                OWN_PROVINCE
            } else if term.slug.starts_with("ubnd-") {
                PROVINCIAL
            } else {
                1.0
            }
        };
        self.library.names.publishers.iter().map(weight).collect()
    }
}

/// How far a word's repetition in a long text counts, from 0 to 1. A name that repeats a word is not
/// about it twice.
fn saturated(column: Column, posting: Posting) -> f32 {
    match column {
        Column::Papers | Column::Text => {
            let frequency = posting.frequency as f32;
            frequency / (frequency + 0.3 + posting.length as f32 / 800.0)
        }
        _ => 1.0,
    }
}

fn rarity(having: usize, documents: usize) -> f32 {
    let (having, documents) = (having as f32, documents as f32);
    (1.0 + (documents - having + 0.5).max(0.0) / (having + 0.5)).ln()
}
