//! The messages between the page and its search worker, in postcard's encoding.

use serde::{Deserialize, Serialize};

use super::{Answer, Locality};
use crate::office::Office;
use crate::release::File;

/// From the page to the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "the large one is sent once")]
pub enum Request {
    /// Fetch the packs, check them and open the index. Comes once, first.
    Open {
        /// The address that the files' paths are relative to.
        base: String,
        /// The names pack.
        names: File,
        /// The wordings pack.
        wordings: File,
        /// The index over topics.
        topics: File,
        /// The index over the long texts.
        texts: File,
        /// Whose procedures rank first.
        locality: Locality,
    },
    /// Answer a query. The answer carries its number; an answer to an older query is out of date.
    Ask {
        /// The number of the query.
        number: u32,
        /// The query as typed.
        query: String,
    },
}

/// From the worker to the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// How much of the packs is there, in bytes.
    Progress {
        /// Bytes so far.
        loaded: u64,
        /// All bytes.
        total: u64,
    },
    /// The index answers from now on.
    Ready {
        /// Whether the long texts are in it too.
        complete: bool,
    },
    /// The answer to a query.
    Answer {
        /// The number of the query.
        number: u32,
        /// The answer.
        answer: Answer,
    },
    /// A part could not be opened; what was ready before still answers.
    Failed {
        /// What happened, in Vietnamese.
        what: String,
    },
}

impl Office {
    /// The level and the province whose procedures rank first in the search.
    pub fn locality(&self) -> Locality {
        Locality { level: Some(self.level), province: self.province.clone(), stated: Vec::new() }
    }
}
