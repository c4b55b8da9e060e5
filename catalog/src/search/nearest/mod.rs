//! Nearest wording: compares a query as a whole with each wording of a procedure as a whole.
//!
//! A wording is near if it is almost all in the query (order, missing and extra words do not matter much) and if it
//! explains almost all of the query. What counts is not how many words agree but how much they say: a word weighs the
//! square of its idf among procedures, and so does a pair of neighbours. A procedure is as near as its nearest wording.

mod asked;

pub(super) use asked::Asked;

use super::weights::Weights;
use super::word_table::{NumberedTexts, WordTable};
use super::wordings::{SaidAs, Wordings};
use crate::Names;

/// The wordings of all procedures, ready to be compared.
pub(super) struct NearestWording {
    texts: NumberedTexts,
    /// The weight of each folded word.
    words: Vec<f32>,
    /// For each word of the texts, end to end: the weight of the pair with the word before it, 0 if it is the first.
    pairs: Vec<f32>,
    /// The weight of all words and pairs of each text.
    totals: Vec<f32>,
    /// For each set of wordings, the end of its texts; the names follow behind them.
    set_ends: Vec<usize>,
    /// The set of each procedure, by ordinal.
    set_of: Vec<Option<usize>>,
}

/// How near a procedure is to a query.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Near {
    /// From 0 to 1: 1 if query and wording say the same.
    pub nearness: f32,
    /// How much of a wording the query has, in the units of weights: what is found of it, times its share.
    pub support: f32,
    /// The nearest text, if it is near enough to be what was meant.
    pub text: Option<usize>,
}

impl NearestWording {
    /// Prepares the wordings and the names of all procedures.
    pub fn new(names: &Names, wordings: &Wordings) -> Self {
        let sets = wordings.sets();
        let said = sets.iter().flat_map(SaidAs::phrases);
        let texts = NumberedTexts::of(said.chain(names.lines.iter().map(|line| line.name.as_str())));
        let mut set_ends = Vec::with_capacity(sets.len());
        for set in sets {
            set_ends.push(set_ends.last().unwrap_or(&0) + 1 + set.wordings.len());
        }
        let mut set_of: Vec<_> = wordings.set_of().collect();
        set_of.resize(names.lines.len(), None);
        let mut nearest = Self { texts, words: Vec::new(), pairs: Vec::new(), totals: Vec::new(), set_ends, set_of };
        nearest.weigh();
        nearest
    }

    /// The words of all texts.
    pub fn table(&self) -> &WordTable {
        &self.texts.words
    }

    /// The weight of a folded word.
    pub fn weight(&self, folded: u32) -> f32 {
        self.words[folded as usize]
    }

    /// The weight of a word that no text has: it may be a part of the story, or an unknown word for the thing asked.
    pub fn unknown_weight(&self) -> f32 {
        let owners = self.set_ends.len() + self.set_of.len();
        idf_squared(owners as u32 / 50, owners)
    }

    /// Weighs words, pairs and texts. A word counts once for a set of wordings, however often it occurs there.
    fn weigh(&mut self) {
        let table = &self.texts.words;
        let owners = self.set_ends.len() + self.set_of.len();
        let mut word_owners = vec![(0_u32, u32::MAX); table.folded_words().len()];
        let mut pair_owners: Vec<([u32; 2], u32)> = Vec::new();
        for (owner, text) in self.owned_texts() {
            for number in text {
                let (count, last) = &mut word_owners[table.folded_of(*number) as usize];
                if *last != owner {
                    (*count, *last) = (*count + 1, owner);
                }
            }
            pair_owners.extend(folded_pairs(table, text).map(|pair| (pair, owner)));
        }
        pair_owners.sort_unstable();
        pair_owners.dedup();
        let words: Vec<f32> = word_owners.iter().map(|(count, _)| idf_squared(*count, owners)).collect();
        let pair_weight = |pair: [u32; 2]| {
            let start = pair_owners.partition_point(|(known, _)| *known < pair);
            let count = pair_owners[start..].iter().take_while(|(known, _)| *known == pair).count();
            idf_squared(count as u32, owners)
        };
        let (mut pairs, mut totals) = (Vec::new(), Vec::new());
        for text in self.texts.texts() {
            let first = pairs.len();
            pairs.extend(text.first().map(|_| 0.0));
            pairs.extend(folded_pairs(table, text).map(pair_weight));
            let of_words: f32 = text.iter().map(|number| words[table.folded_of(*number) as usize]).sum();
            totals.push(of_words + pairs[first..].iter().sum::<f32>());
        }
        (self.words, self.pairs, self.totals) = (words, pairs, totals);
    }

    /// Each text with its owner: a set of wordings, or, counted behind these, a name.
    fn owned_texts(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let number = |(place, owner): (Option<usize>, usize)| if place.is_some() { owner } else { self.set_ends.len() + owner };
        self.texts.texts().enumerate().map(move |(at, text)| (number(self.owner(at)) as u32, text))
    }

    /// How near each procedure is to a query, by ordinal.
    pub fn near(&self, asked: &Asked, weights: &Weights) -> Vec<Near> {
        let mut start = 0;
        let mut told = Vec::with_capacity(self.totals.len());
        let texts = self.texts.texts().zip(&self.totals).enumerate().map(|(at, (text, total))| {
            let pairs = &self.pairs[start..start + text.len()];
            start += text.len();
            told.push(asked.told(text));
            let (nearness, support) = self.nearness(asked, text, pairs, *total, weights);
            Near { nearness, support, text: (nearness >= weights.near_enough).then_some(at) }
        });
        let near: Vec<Near> = texts.collect();
        let sets_end = self.set_ends.last().copied().unwrap_or_default();
        let starts = std::iter::once(&0).chain(&self.set_ends);
        let nearest = |texts: &[Near]| texts.iter().copied().max_by(|a, b| a.nearness.total_cmp(&b.nearness)).unwrap_or_default();
        let of_set = |(start, end): (&usize, &usize)| {
            let nearest = nearest(&near[*start..*end]);
            let [single, paired] = told[*start..*end].iter().fold([0; 2], |all, told| [all[0] | told[0], all[1] | told[1]]);
            let many = ((end - start) as f32).powf(weights.together_size);
            let together =
                weights.together * asked.explained(single, u64::MAX) + weights.together_pairs * asked.explained(paired, u64::MAX);
            let support = near[*start..*end].iter().map(|near| near.support).fold(0.0, f32::max);
            Near { nearness: nearest.nearness + together / many, support, ..nearest }
        };
        let by_set: Vec<Near> = starts.zip(&self.set_ends).map(of_set).collect();
        let procedures = self.set_of.iter().zip(&near[sets_end..]);
        procedures
            .map(|(set, name)| {
                let name = Near { nearness: name.nearness * weights.name_as_wording, ..*name };
                let said = set.map_or(Near::default(), |set| by_set[set]);
                if said.nearness >= name.nearness { said } else { name }
            })
            .collect()
    }

    /// How near a text is to a query: to the whole, or to one clause of it.
    fn nearness(&self, asked: &Asked, text: &[u32], pairs: &[f32], total: f32, weights: &Weights) -> (f32, f32) {
        let (whole, support) = self.nearness_within(asked, u64::MAX, text, pairs, total, weights);
        if whole == 0.0 {
            return (0.0, 0.0);
        }
        let clauses = asked.clauses.iter();
        let clauses = clauses.map(|clause| weights.clause * self.nearness_within(asked, *clause, text, pairs, total, weights).0);
        (clauses.fold(whole, f32::max), support)
    }

    fn nearness_within(
        &self,
        asked: &Asked,
        clause: u64,
        text: &[u32],
        pairs: &[f32],
        total: f32,
        weights: &Weights,
    ) -> (f32, f32) {
        let (mut found, mut explained, mut before) = (0.0, 0_u64, 0_u64);
        for (number, pair) in text.iter().zip(pairs) {
            let places = asked.places(*number) & clause;
            if places != 0 {
                let share = asked.share(*number);
                explained |= places;
                found += share * self.words[self.texts.words.folded_of(*number) as usize];
                if before << 1 & places != 0 {
                    found += share * pair;
                }
            }
            before = places;
        }
        let covered = found / total.max(f32::EPSILON);
        if covered < weights.least_covered {
            return (0.0, 0.0);
        }
        let nearness = covered.powf(weights.covered_power) * asked.explained(explained, clause).powf(weights.explained_power);
        (nearness, found * covered)
    }

    /// The words of each text.
    pub fn texts(&self) -> impl Iterator<Item = &[u32]> {
        self.texts.texts()
    }

    /// The owner of a text: its place in a set and the set, or, for a name, the ordinal.
    pub fn owner(&self, text: usize) -> (Option<usize>, usize) {
        let set = self.set_ends.partition_point(|end| *end <= text);
        let start = if set == 0 { 0 } else { self.set_ends[set - 1] };
        if set < self.set_ends.len() { (Some(text - start), set) } else { (None, text - start) }
    }
}

fn folded_pairs<'a>(table: &'a WordTable, text: &'a [u32]) -> impl Iterator<Item = [u32; 2]> + 'a {
    text.windows(2).map(|pair| [table.folded_of(pair[0]), table.folded_of(pair[1])])
}

/// The square of the idf of something that so many of all owners have.
fn idf_squared(count: u32, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    (1.0 + (all - count + 0.5).max(0.0) / (count + 0.5)).ln().powi(2)
}
