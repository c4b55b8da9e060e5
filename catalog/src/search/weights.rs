//! The weights of the ranking, in one struct, so that a search can run with other ones.

use serde::{Deserialize, Serialize};

use super::columns::Column;

/// The weights of the ranking.
///
/// If a field names no other source, its value was tuned by hand on the 225 questions that `cargo xtask relevance`
/// asks (215 with an answer, 10 without). The idf of a term is about 8 if one name of 4,632 has it and 1 if a third of
/// them have it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// A term in the name of a procedure. The other columns are relative to this.
    pub name: f32,
    /// A term in its field, publisher, results or keywords.
    pub topic: f32,
    /// A term in the names of its papers and cases.
    pub papers: f32,
    /// A term in its steps, conditions and legal bases. Low: long texts have every common word.
    pub text: f32,
    /// In long columns a term that occurs `f` times counts `f / (f + saturation + length / saturation_length)`.
    pub saturation: f32,
    /// The column length, in terms, that slows the count down as much as one occurrence speeds it up.
    pub saturation_length: f32,

    /// Trust in the official wording of an everyday phrase ("sổ đỏ"). Below 1: the words as typed rank first.
    pub official: f32,
    /// Trust in a spelling correction. A match of the word as typed always ranks above.
    pub corrected: f32,
    /// What is left of a match in a name if the query has marks and the name has other ones.
    pub other_marks: f32,
    /// What is left of a match if a term only begins with the unfinished last word.
    pub prefix: f32,

    /// What the nearness of the nearest wording adds to the score, which is at most 1 without it.
    pub near: f32,
    /// The least score by words that counts as 1: below it, the best hit by words is not much of a hit.
    pub least_best: f32,
    /// The least share of a wording's weight that the query must have for the wording to be near.
    pub least_covered: f32,
    /// The power of this share in the nearness.
    pub covered_power: f32,
    /// The power of the share of the query's weight that the wording explains.
    pub explained_power: f32,
    /// What the wordings of a procedure add together: the share of the query's weight that any of them has.
    pub together: f32,
    /// The same for words that are neighbours in the query and in a wording.
    pub together_pairs: f32,
    /// The power of the number of wordings that this is divided by: many wordings have many words.
    pub together_size: f32,
    /// A wording of this nearness is said to have made the hit.
    pub near_enough: f32,
    /// A query that is so near to a wording of a life event tells of it.
    pub near_event: f32,
    /// The power of the share of the query that a wording of an event explains.
    pub story_power: f32,
    /// The factor if a wording of an event is near to one clause of the query only.
    pub story_clause: f32,
    /// A procedure of less nearness, and of too low a score by words, is noise.
    pub least_near: f32,
    /// A query that says something out of scope is still answered if the best hit is so near.
    pub near_in_scope: f32,
    /// The same for its support.
    pub support_in_scope: f32,
    /// What is left of the nearness to one clause of a query that has several.
    pub clause: f32,
    /// What is left of the nearness of an official name.
    pub name_as_wording: f32,

    /// What is left of the idf of a term that no name has.
    pub not_in_names: f32,
    /// What is left of the idf of a light word, which tells a story around the query ("mẹ", "hôm").
    pub light: f32,
    /// What is left of the weight of a concept that names a place.
    pub place: f32,
    /// The most that a concept weighs: a phrase of ten words is still one thing.
    pub most_weight: f32,
    /// The share of an expansion of several words that its pairs of neighbours decide.
    pub pairs_share: f32,
    /// What two neighbouring concepts add if a name has them side by side, as a share of their mean weight.
    pub pair: f32,

    /// How much a name that says little else is raised.
    pub density: f32,
    /// How many bytes of a name count as much as idf 1.
    pub density_bytes: f32,
    /// The bonus of a name that has all words of the query side by side, stop phrases too, times the square of the
    /// number of its pairs: two words are side by side in many names, five only in the one that was meant.
    pub run: f32,
    /// The same if some of the words had to be corrected.
    pub corrected_run: f32,

    /// The factor of a procedure of the office's level.
    pub own_level: f32,
    /// The factor of a procedure that a province publishes for itself.
    pub provincial: f32,
    /// The factor instead if the query names this province, or else if the office is in it.
    pub own_province: f32,

    /// Hits below this share of the best score are noise.
    pub least_share: f32,
    /// A procedure whose words score less, and whose wordings are not near, is no hit. An exact name scores about 2, the
    /// name of a paper alone about 0.5.
    pub least_score: f32,
    /// A query that says something out of scope is still answered if the best hit covers concepts of this weight beside
    /// it: two words that are not in every name.
    pub in_scope: f32,

    /// A query of at most so many concepts is never declined as a chance match.
    pub few_concepts: usize,
    /// A hit has a concept if it has this share of it: more than its long text can give.
    pub present: f32,
    /// The certainty of a hit is its score times (this plus the weight of the concepts that its name has in pairs of
    /// neighbours).
    pub scattered: f32,
    /// A best hit that lacks some concept and is below all of these is a chance match: the query is declined.
    pub answered: Certainty,
    /// A best hit that lacks some concept and is below all of these is only a guess.
    pub sure: Certainty,
}

/// How certain a hit is, by its words and by its wordings. The values of [`Weights::TUNED`] were chosen on 565 questions
/// with an answer, of which 0.5 % are below `answered`, and 60 without one, of which 80 % are (93 % of those that are
/// plainly outside).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certainty {
    /// The certainty of its words; see [`Weights::scattered`].
    pub words: f32,
    /// Its nearness.
    pub nearness: f32,
    /// How much of a wording the query has; about 30 for two words that are not common, 90 for four.
    pub support: f32,
}

impl Weights {
    /// The weights that the site and the indexer use.
    pub const TUNED: Self = Self {
        name: 1.0,
        topic: 0.5,
        papers: 0.35,
        text: 0.15,
        saturation: 0.3,
        saturation_length: 800.0,
        official: 0.95,
        corrected: 0.5,
        other_marks: 0.6,
        prefix: 0.8,
        near: 1.5,
        least_best: 2.5,
        least_covered: 0.35,
        covered_power: 1.3,
        explained_power: 1.0,
        near_enough: 0.4,
        near_event: 0.6,
        story_power: 0.5,
        story_clause: 0.9,
        least_near: 0.08,
        near_in_scope: 0.7,
        support_in_scope: 90.0,
        clause: 0.55,
        together: 0.42,
        together_pairs: 0.27,
        together_size: 0.14,
        name_as_wording: 1.4,
        not_in_names: 0.4,
        light: 0.25,
        place: 0.25,
        most_weight: 14.0,
        pairs_share: 0.33,
        pair: 0.6,
        density: 2.0,
        density_bytes: 8.0,
        run: 0.05,
        corrected_run: 0.04,
        own_level: 1.03,
        provincial: 0.8,
        own_province: 1.1,
        least_share: 0.4,
        least_score: 0.15,
        in_scope: 5.0,
        few_concepts: 2,
        present: 0.25,
        scattered: 2.0,
        answered: Certainty { words: 2.5, nearness: 0.45, support: 30.0 },
        sure: Certainty { words: 5.0, nearness: 0.6, support: 90.0 },
    };

    /// The columns of single words with their weights; those that are searched for prefixes come first.
    pub(super) fn columns(&self) -> [(Column, f32); 4] {
        [(Column::Name, self.name), (Column::Topic, self.topic), (Column::Papers, self.papers), (Column::Text, self.text)]
    }
}
