//! What a search returns. The search worker sends an [`Answer`] to the page in postcard's encoding.

use serde::{Deserialize, Serialize};

use super::intent::Intent;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The hits, best first; none if no procedure fits.
    pub hits: Vec<Hit>,
    /// The part of a procedure that the query asks for.
    pub intent: Option<Intent>,
    /// Corrected words: as typed and as understood, both without marks.
    pub corrected: Vec<(String, String)>,
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
}

/// Something that no office answers, such as a divorce (ly hôn), which a court decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOfScope {
    /// The words of the query that say it.
    pub said: String,
    /// Who answers it, in Vietnamese; empty if nobody is named.
    pub ask: String,
}
