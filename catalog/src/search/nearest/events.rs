//! Which life event a query tells of: the same comparison as for procedures, over the wordings of events.
//!
//! Their words weigh what they weigh among procedures.

use super::asked::{Asked, WeighedText};
use super::{NearestWording, PairOwners, pair_weight};
use crate::search::weights::Weights;
use crate::text::words;

/// A wording of an event.
pub(super) struct EventText {
    /// The place of the event.
    event: u32,
    /// Its words that procedures have too.
    numbers: Vec<u32>,
    /// For each of these the weight of the pair with the word before it.
    pairs: Vec<f32>,
    /// The weight of all its words and pairs.
    total: f32,
}

impl NearestWording {
    /// Weighs the wordings of events.
    pub(super) fn weighed_events(&self, events: &[Vec<String>], pair_owners: &PairOwners) -> Vec<EventText> {
        let texts = events.iter().zip(0..).flat_map(|(texts, event)| texts.iter().map(move |text| (event, text)));
        texts.map(|(event, text)| self.weighed_event(event, text, pair_owners)).collect()
    }

    fn weighed_event(&self, event: u32, text: &str, pair_owners: &PairOwners) -> EventText {
        let mut weighed = EventText { event, numbers: Vec::new(), pairs: Vec::new(), total: 0.0 };
        let mut before = None;
        for word in words(text) {
            let folded = self.table().folded(&word.folded);
            let pair = before.zip(folded).map_or(0.0, |(a, b)| pair_weight(pair_owners, [a, b], self.owners()));
            weighed.total += pair + folded.map_or(self.unknown_weight(), |folded| self.weight(folded));
            if let Some(folded) = folded {
                // If no procedure has the word with these marks, any spelling of it will do.
                let spelt = self.table().spelling(&word.spelt).unwrap_or(self.table().spellings(folded).start);
                weighed.numbers.push(spelt);
                weighed.pairs.push(pair);
            }
            before = folded;
        }
        weighed
    }

    /// The place of the event that the query tells of: as a whole, or in one of its clauses.
    pub fn event(&self, asked: &Asked, weights: &Weights) -> Option<u32> {
        let all = self.events.iter().map(|text| (text.event, near(text, asked, weights)));
        let best = all.reduce(|best, other| if other.1 > best.1 { other } else { best })?;
        (best.1 >= weights.near_event).then_some(best.0)
    }
}

/// How near a wording of an event is to a query. People tell a story ("hôm qua", "ở quê"), so what the wording does not
/// explain weighs less than in the search for procedures.
fn near(text: &EventText, asked: &Asked, weights: &Weights) -> f32 {
    let within = |clause: u64| {
        let heard = asked.heard(&WeighedText { numbers: &text.numbers, pairs: &text.pairs }, clause);
        let covered = heard.found / text.total.max(f32::EPSILON);
        covered.powf(weights.covered_power) * asked.explained(heard.places, clause).powf(weights.story_power)
    };
    let of_clauses = asked.clauses.iter().map(|clause| weights.story_clause * within(*clause));
    of_clauses.fold(within(u64::MAX), f32::max)
}
