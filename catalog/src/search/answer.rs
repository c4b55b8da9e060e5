//! What a search returns. The search worker sends an [`Answer`] to the page in postcard's encoding.

use serde::{Deserialize, Serialize};

use super::intent::Intent;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The hits, best first; none if no procedure fits.
    pub hits: Vec<Hit>,
    /// Whether the hits are only the best guesses.
    pub is_doubtful: bool,
    /// The part of a procedure that the query asks for.
    pub intent: Option<Intent>,
    /// The query with the slips of its letters corrected; none if no letter was corrected.
    pub corrected: Option<String>,
    /// Everyday phrases of the query, each with the official wording that found the best hit.
    pub understood: Vec<(String, String)>,
    /// The words to mark in names, without marks: those that say what the query is about, as understood.
    pub marked: Vec<String>,
    /// The life event that the query tells of, as its place in `Names::events`.
    pub event: Option<u32>,
    /// What the query asks that no office answers. There are no hits then.
    pub out_of_scope: Option<OutOfScope>,
}

/// A procedure that fits a query.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// Its ordinal.
    pub ordinal: u32,
    /// How well it fits. Only comparable within one answer.
    pub score: f32,
    /// The wording that made it a hit, as its place in [`super::SaidAs::phrases`]; none if its name or its texts did.
    pub wording: Option<u32>,
}

/// Something that no office answers, such as a divorce (ly hôn), which a court decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOfScope {
    /// The words of the query that say it.
    pub said: String,
    /// Who answers it, in Vietnamese; empty if nobody is named.
    pub ask: String,
}
