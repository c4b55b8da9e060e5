//! A query as the words of wordings.

use super::NearestWording;
use crate::search::query::{Query, Told};
use crate::search::weights::Weights;

/// The most words of a query that are compared: one bit each.
const MOST_WORDS: usize = 64;

/// What of a query each word of the wordings is.
pub(in crate::search) struct Asked {
    /// For each number of a word its place in `words`.
    at: Vec<u16>,
    /// The words that the query has. The first stands for all others.
    words: Vec<AskedWord>,
    /// The weight of the word at each place of the query.
    weights: Vec<f32>,
    /// The places of each clause, if there are several.
    pub clauses: Vec<u64>,
}

/// A word of the wordings that the query has.
#[derive(Clone, Copy, Default)]
struct AskedWord {
    weight: f32,
    /// The places in the query where it stands, as bits.
    places: u64,
    /// The same without the places where the query has other marks, or a whole word that this one only begins with.
    told: u64,
    /// How well it fits there, from 0 to 1.
    share: f32,
}

/// A text as the numbers of its words.
pub(super) struct WeighedText<'a> {
    pub numbers: &'a [u32],
    /// For each word the weight of the pair with the word before it, 0 if it is the first.
    pub pairs: &'a [f32],
}

/// What a query has of a text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Heard {
    /// The weight of the words and pairs, each times its share.
    pub found: f32,
    /// The places of the words in the query, as bits.
    pub places: u64,
    /// Those where the query has the very word.
    pub told: u64,
    /// Those of `told` that are neighbours in both.
    pub paired: u64,
}

impl Asked {
    /// Looks up the words of a query, each as typed, as corrected and, if it may be unfinished, as a beginning.
    pub fn of(query: &Query, nearest: &NearestWording, weights: &Weights) -> Self {
        let mut asked = Self {
            at: vec![0; nearest.table().size()],
            words: vec![AskedWord::default()],
            weights: Vec::new(),
            clauses: clauses(&query.told),
        };
        for (at, told) in query.told.iter().take(MOST_WORDS).enumerate() {
            let is_unfinished = query.is_unfinished && at + 1 == query.told.len();
            let weight = asked.add_told(at, told, is_unfinished, query.marked, nearest, weights);
            asked.weights.push(if weight > 0.0 { weight } else { nearest.unknown_weight() });
        }
        // Single letters say nothing, and every list of names has them.
        if query.told.iter().all(|told| told.word.folded.len() < 2) {
            asked.at.fill(0);
        }
        asked
    }

    /// Adds a word of the query, at its place there. Returns the most that one of its readings weighs.
    fn add_told(
        &mut self,
        at: usize,
        told: &Told,
        is_unfinished: bool,
        marked: bool,
        nearest: &NearestWording,
        weights: &Weights,
    ) -> f32 {
        let (table, word) = (nearest.table(), &told.word);
        let mut weight = 0.0_f32;
        if let Some(folded) = table.folded(&word.folded) {
            weight = nearest.weight(folded);
            for number in table.spellings(folded) {
                let same = !marked || table.spelt(number) == word.spelt;
                self.add(number, weight, at, if same { 1.0 } else { weights.other_marks }, same);
            }
        }
        for folded in told.meant.iter().filter_map(|meant| table.folded(meant)) {
            weight = weight.max(nearest.weight(folded));
            table.spellings(folded).for_each(|number| self.add(number, nearest.weight(folded), at, weights.corrected, true));
        }
        if is_unfinished && word.folded.len() > 1 {
            let is_whole = weight > 0.0;
            for folded in table.folded_with_prefix(&word.folded) {
                let begun = nearest.weight(folded);
                table.spellings(folded).for_each(|number| self.add(number, begun, at, weights.prefix, !is_whole));
            }
        }
        weight
    }

    /// Adds a word of the wordings at a place of the query. `is_told`: it may be the very word that is there.
    fn add(&mut self, number: u32, weight: f32, place: usize, share: f32, is_told: bool) {
        let at = &mut self.at[number as usize];
        if *at == 0 {
            // More words than 16 bits can number are no beginning of any word.
            let Ok(next) = u16::try_from(self.words.len()) else { return };
            *at = next;
            self.words.push(AskedWord { weight, ..AskedWord::default() });
        }
        let word = &mut self.words[usize::from(*at)];
        word.places |= 1 << place;
        word.told |= u64::from(is_told) << place;
        word.share = word.share.max(share);
    }

    /// What a clause of the query has of a text; [`u64::MAX`] is the whole query.
    pub(super) fn heard(&self, text: &WeighedText<'_>, clause: u64) -> Heard {
        let mut heard = Heard::default();
        let mut before = AskedWord::default();
        for (number, pair) in text.numbers.iter().zip(text.pairs) {
            let at = self.at[*number as usize];
            if at == 0 {
                before = AskedWord::default();
                continue;
            }
            let word = self.words[usize::from(at)];
            let (places, told) = (word.places & clause, word.told & clause);
            if places != 0 {
                heard.found += word.share * word.weight;
                if before.places << 1 & places != 0 {
                    heard.found += word.share * pair;
                }
            }
            heard.places |= places;
            heard.told |= told;
            let behind = before.told << 1 & told;
            heard.paired |= behind | behind >> 1;
            before = AskedWord { places, told, ..word };
        }
        heard
    }

    /// The share of a clause's weight that some of its places have.
    pub fn explained(&self, places: u64, clause: u64) -> f32 {
        if places == 0 { 0.0 } else { self.weight_of(places) / self.weight_of(clause).max(f32::EPSILON) }
    }

    fn weight_of(&self, places: u64) -> f32 {
        self.weights.iter().enumerate().filter(|(at, _)| places >> at & 1 == 1).map(|(_, weight)| weight).sum()
    }
}

/// The places of each clause of a query, as bits. A query of one clause has none, and a clause of one word is none.
fn clauses(told: &[Told]) -> Vec<u64> {
    let last = told.last().map_or(0, |last| last.clause);
    let count = if last == 0 { 0 } else { last + 1 };
    let places = told.iter().take(MOST_WORDS).enumerate();
    let of = |clause| places.clone().filter(|(_, told)| told.clause == clause).map(|(at, _)| 1_u64 << at).sum::<u64>();
    (0..count).map(of).filter(|places| places.count_ones() > 1).collect()
}
