//! The catalogue of an office: the result of reading, and the input of writing a site.

use catalog::release::LifeEvent;
use catalog::search::Wordings;
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
    /// How people ask for the procedures, in their order.
    pub wordings: Wordings,
    /// Việc trong đời, in the order in which they are shown. [`Wordings::events`] says how people tell of each.
    pub events: Vec<LifeEvent>,
    /// The number of records that were read, published and rejected, and the findings.
    pub report: Report,
}
