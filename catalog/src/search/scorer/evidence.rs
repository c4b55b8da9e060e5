//! What one procedure has of a query, and the score that follows from it.

use crate::search::weights::Weights;

/// The score components of one procedure.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::search) struct Evidence {
    /// The weights of the query's concepts and pairs, each times the share that the procedure has of it.
    pub matched: f32,
    /// The same for the concepts alone, each counted once at most.
    pub covered: f32,
    /// The part of `covered` that does not name a place or something out of scope.
    pub in_scope: f32,
    /// The part of `matched` that the name has in pairs of neighbours.
    pub adjacent: f32,
    /// The idf of the words of its name that the query has.
    pub name_idf: f32,
    /// The bonus of a name that has all words of the query side by side.
    pub run: f32,
    /// How many concepts it has in more than its long text.
    pub concepts: u32,
    /// The score of its words, its locality included.
    pub score: f32,
}

impl Evidence {
    /// Whether the procedure has anything of the query.
    pub fn is_any(&self) -> bool {
        self.matched > 0.0 || self.run > 0.0
    }

    /// How well the procedure fits, before its locality and the bonus of a run. `asked` is the weight of all concepts of
    /// the query, `name_length` is in bytes.
    pub fn fit(&self, asked: f32, name_length: usize, weights: &Weights) -> f32 {
        let asked = asked.max(f32::EPSILON);
        let density = self.name_idf / (self.name_idf + name_length as f32 / weights.density_bytes);
        // The square root, because a long story has much that no procedure covers.
        self.matched / asked * (self.covered / asked).sqrt() * (1.0 + weights.density * density)
    }

    /// The certainty that the procedure is no chance match; see [`Weights::scattered`].
    pub fn certainty(&self, weights: &Weights) -> f32 {
        self.score * (weights.scattered + self.adjacent)
    }
}
