//! What reading a catalogue gives and what writing a site takes.

use catalog::search::Lexicon;
use catalog::{Office, OfficeFacts, Procedure};

use crate::findings::Report;

/// Everything that an office publishes.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The office.
    pub office: Office,
    /// The office's calendar, figures and counts.
    pub facts: OfficeFacts,
    /// Its procedures, sorted by field, publisher and code. No code occurs twice.
    pub procedures: Vec<Procedure>,
    /// Everyday words and the official words for them.
    pub lexicon: Lexicon,
    /// What was read, and the findings.
    pub report: Report,
}
