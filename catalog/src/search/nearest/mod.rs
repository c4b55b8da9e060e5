//! Nearest wording: compares a query as a whole with each wording of a procedure as a whole.
//!
//! A wording is near if it is almost all in the query (order, missing and extra words do not matter much) and if it
//! explains almost all of the query. What counts is not how many words agree but how much they say: a word weighs the
//! square of its idf among procedures, and so does a pair of neighbours. A procedure is as near as its nearest wording.

mod asked;
mod events;

pub(super) use asked::Asked;

use std::ops::Range;

use rustc_hash::FxHashMap;

use asked::{Heard, WeighedText};
use events::EventText;

use super::weights::Weights;
use super::word_table::{NumberedTexts, Owners, WordTable};
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
    /// The wordings of life events. They are no texts: an event must not change how procedures rank.
    events: Vec<EventText>,
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
        let (words, pairs, totals, events) = Default::default();
        let mut nearest = Self { texts, words, pairs, totals, set_ends, set_of, events };
        let pair_owners = nearest.weigh();
        nearest.events = nearest.weighed_events(&wordings.events, &pair_owners);
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
        let owners = self.owners();
        idf_squared(owners as u32 / 50, owners)
    }

    /// How many owners of texts there are: sets of wordings, and names.
    fn owners(&self) -> usize {
        self.set_ends.len() + self.set_of.len()
    }

    /// Weighs words, pairs and texts. A word counts once for a set of wordings, however often it occurs there.
    /// Returns how many owners each pair has.
    fn weigh(&mut self) -> PairOwners {
        let table = &self.texts.words;
        let owners = self.owners();
        let mut word_owners = vec![Owners::default(); table.folded_words().len()];
        let mut pair_owners = PairOwners::default();
        for (owner, text) in self.owned_texts() {
            text.iter().for_each(|number| word_owners[table.folded_of(*number) as usize].add(owner));
            folded_pairs(table, text).for_each(|pair| pair_owners.entry(pair).or_default().add(owner));
        }
        let words: Vec<f32> = word_owners.iter().map(|word| idf_squared(word.count, owners)).collect();
        let pair_weight = |pair| pair_weight(&pair_owners, pair, owners);
        let (mut pairs, mut totals) = (Vec::new(), Vec::new());
        for text in self.texts.texts() {
            let first = pairs.len();
            pairs.extend(text.first().map(|_| 0.0));
            pairs.extend(folded_pairs(table, text).map(pair_weight));
            let of_words: f32 = text.iter().map(|number| words[table.folded_of(*number) as usize]).sum();
            totals.push(of_words + pairs[first..].iter().sum::<f32>());
        }
        (self.words, self.pairs, self.totals) = (words, pairs, totals);
        pair_owners
    }

    /// Each text with its owner: a set of wordings, or, counted behind these, a name.
    fn owned_texts(&self) -> impl Iterator<Item = (u32, &[u32])> {
        let number = |(place, owner): (Option<usize>, usize)| if place.is_some() { owner } else { self.set_ends.len() + owner };
        self.texts.texts().enumerate().map(move |(at, text)| (number(self.owner(at)) as u32, text))
    }

    /// How near each procedure is to a query, by ordinal.
    pub fn near(&self, asked: &Asked, weights: &Weights) -> Vec<Near> {
        let starts = std::iter::once(&0).chain(&self.set_ends);
        let sets: Vec<Near> =
            starts.zip(&self.set_ends).map(|(start, end)| self.near_set(*start..*end, asked, weights)).collect();
        let first_name = self.set_ends.last().copied().unwrap_or_default();
        let procedures = self.set_of.iter().zip(first_name..);
        procedures
            .map(|(set, at)| {
                let name = self.near_text(at, &asked.heard(&self.text(at), u64::MAX), asked, weights);
                let name = Near { nearness: name.nearness * weights.name_as_wording, ..name };
                let said = set.map_or(Near::default(), |set| sets[set]);
                if said.nearness >= name.nearness { said } else { name }
            })
            .collect()
    }

    /// How near a set of wordings is: its nearest text, and what all of them have together.
    fn near_set(&self, texts: Range<usize>, asked: &Asked, weights: &Weights) -> Near {
        let many = texts.len() as f32;
        let (mut nearest, mut support, mut told, mut paired) = (Near::default(), 0.0_f32, 0, 0);
        for at in texts {
            let heard = asked.heard(&self.text(at), u64::MAX);
            let near = self.near_text(at, &heard, asked, weights);
            (told, paired, support) = (told | heard.told, paired | heard.paired, support.max(near.support));
            if near.nearness >= nearest.nearness {
                nearest = near;
            }
        }
        if told == 0 {
            return Near { support, ..nearest };
        }
        let together =
            weights.together * asked.explained(told, u64::MAX) + weights.together_pairs * asked.explained(paired, u64::MAX);
        Near { nearness: nearest.nearness + together / many.powf(weights.together_size), support, ..nearest }
    }

    /// How near a text is to a query: to the whole, or to one clause of it.
    fn near_text(&self, at: usize, heard: &Heard, asked: &Asked, weights: &Weights) -> Near {
        let (whole, support) = nearness(heard, u64::MAX, self.totals[at], asked, weights);
        if whole == 0.0 {
            return Near::default();
        }
        let within = |clause: &u64| {
            let heard = asked.heard(&self.text(at), *clause);
            weights.clause * nearness(&heard, *clause, self.totals[at], asked, weights).0
        };
        let nearness = asked.clauses.iter().map(within).fold(whole, f32::max);
        Near { nearness, support, text: (nearness >= weights.near_enough).then_some(at) }
    }

    /// The words of a text, and the weights of the pairs that they make with the word before.
    fn text(&self, at: usize) -> WeighedText<'_> {
        WeighedText { numbers: self.texts.text(at), pairs: &self.pairs[self.texts.range(at)] }
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

/// How many owners each pair of folded words has.
type PairOwners = FxHashMap<[u32; 2], Owners>;

/// The weight of a pair of folded words; 0 if no text has it.
fn pair_weight(pair_owners: &PairOwners, pair: [u32; 2], owners: usize) -> f32 {
    pair_owners.get(&pair).map_or(0.0, |pair| idf_squared(pair.count, owners))
}

fn folded_pairs<'a>(table: &'a WordTable, text: &'a [u32]) -> impl Iterator<Item = [u32; 2]> + 'a {
    text.windows(2).map(|pair| [table.folded_of(pair[0]), table.folded_of(pair[1])])
}

/// How near a text is to a clause, and its support, from what was heard of it there. `total` is its weight.
fn nearness(heard: &Heard, clause: u64, total: f32, asked: &Asked, weights: &Weights) -> (f32, f32) {
    let covered = heard.found / total.max(f32::EPSILON);
    if covered < weights.least_covered {
        return (0.0, 0.0);
    }
    let explained = asked.explained(heard.places, clause);
    (covered.powf(weights.covered_power) * explained.powf(weights.explained_power), heard.found * covered)
}

/// The square of the idf of something that so many of all owners have.
fn idf_squared(count: u32, all: usize) -> f32 {
    let (count, all) = (count as f32, all as f32);
    (1.0 + (all - count + 0.5).max(0.0) / (count + 0.5)).ln().powi(2)
}
