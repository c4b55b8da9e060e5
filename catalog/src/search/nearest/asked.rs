//! A query as the words of wordings.

use super::NearestWording;
use crate::search::query::Query;
use crate::search::weights::Weights;

/// The most words of a query that are compared: one bit each.
const MOST_WORDS: usize = 64;

/// What of a query each word of the wordings is.
pub(in crate::search) struct Asked {
    /// For each number of a word: the places in the query where it stands, as bits.
    places: Vec<u64>,
    /// The same without the places where the query has other marks, or a whole word that this one only begins with.
    explained: Vec<u64>,
    /// How well it fits there, from 0 to 1.
    shares: Vec<f32>,
    /// The weight of the word at each place.
    weights: Vec<f32>,
    /// The places of each clause, if there are several.
    pub clauses: Vec<u64>,
}

impl Asked {
    /// Looks up the words of a query, each as typed, as corrected and, if it may be unfinished, as a beginning.
    pub fn of(query: &Query, nearest: &NearestWording, weights: &Weights) -> Self {
        let table = nearest.table();
        let mut asked = Self {
            places: vec![0; table.size()],
            explained: vec![0; table.size()],
            shares: vec![0.0; table.size()],
            weights: Vec::new(),
            clauses: Vec::new(),
        };
        let told: Vec<_> = query.told.iter().take(MOST_WORDS).collect();
        for (at, told) in told.iter().enumerate() {
            let word = &told.word;
            let mut weight = 0.0_f32;
            if let Some(folded) = table.folded(&word.folded) {
                weight = nearest.weight(folded);
                for number in table.spellings(folded) {
                    let same = !query.marked || table.spelt(number) == word.spelt;
                    asked.add(number, at, if same { 1.0 } else { weights.other_marks }, same);
                }
            }
            for meant in &told.meant {
                let Some(folded) = table.folded(meant) else { continue };
                weight = weight.max(nearest.weight(folded));
                table.spellings(folded).for_each(|number| asked.add(number, at, weights.corrected, true));
            }
            if query.is_unfinished && at + 1 == query.told.len() && word.folded.len() > 1 {
                let is_whole = weight > 0.0;
                for folded in table.folded_with_prefix(&word.folded) {
                    table.spellings(folded).for_each(|number| asked.add(number, at, weights.prefix, !is_whole));
                }
            }
            asked.weights.push(if weight > 0.0 { weight } else { nearest.unknown_weight() });
        }
        // Single letters say nothing, and every list of names has them.
        if told.iter().all(|told| told.word.folded.len() < 2) {
            asked.places.fill(0);
            asked.explained.fill(0);
        }
        let clauses = told.last().map_or(0, |last| last.clause + 1);
        if clauses > 1 {
            let of_clause =
                |clause| told.iter().enumerate().filter(|(_, told)| told.clause == clause).map(|(at, _)| 1_u64 << at).sum();
            asked.clauses = (0..clauses).map(of_clause).filter(|places: &u64| places.count_ones() > 1).collect();
        }
        asked
    }

    /// Adds a word at a place. `explains`: it may be the very word that is there.
    fn add(&mut self, number: u32, at: usize, share: f32, explains: bool) {
        self.places[number as usize] |= 1 << at;
        if explains {
            self.explained[number as usize] |= 1 << at;
        }
        let known = &mut self.shares[number as usize];
        *known = known.max(share);
    }

    /// The places in the query where a word stands, as bits.
    pub fn places(&self, number: u32) -> u64 {
        self.places[number as usize]
    }

    /// How well a word fits its places, from 0 to 1.
    pub fn share(&self, number: u32) -> f32 {
        self.shares[number as usize]
    }

    /// The places in the query of a text's words, and of those that are neighbours in both, as bits.
    pub fn told(&self, text: &[u32]) -> [u64; 2] {
        let (mut single, mut paired, mut before) = (0, 0, 0);
        for number in text {
            let places = self.explained[*number as usize];
            single |= places;
            let behind = before << 1 & places;
            paired |= behind | behind >> 1;
            before = places;
        }
        [single, paired]
    }

    /// The share of a clause's weight that some of its places have.
    pub fn explained(&self, places: u64, clause: u64) -> f32 {
        let weight = |of: u64| -> f32 {
            self.weights.iter().enumerate().filter(|(at, _)| of >> at & 1 == 1).map(|(_, weight)| weight).sum()
        };
        weight(places) / weight(clause).max(f32::EPSILON)
    }
}
