//! The catalogue of an office: the result of reading, and the input of writing a site.

use std::collections::BTreeMap;

use catalog::release::{LifeEvent, sha256};
use catalog::search::Wordings;
use catalog::{Code, Local, Office, OfficeFacts, Procedure};
use serde::Serialize;

use crate::accent::Accent;
use crate::findings::Report;
use crate::read::FormSource;
pub use crate::read::StatedFace;

/// Everything that an office publishes.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The office.
    pub office: Office,
    /// The office's calendar, figures, counts and face.
    pub facts: OfficeFacts,
    /// What the office states of its face, to be written into a workbook.
    pub stated_face: StatedFace,
    /// The office's own colour.
    pub accent: Option<Accent>,
    /// The pictures of its face.
    pub pictures: Vec<PictureFile>,
    /// Its procedures, sorted by field, publisher and code. No code occurs twice.
    pub procedures: Vec<Procedure>,
    /// How people ask for the procedures, in their order.
    pub wordings: Wordings,
    /// Việc trong đời, in the order in which they are shown. [`Wordings::events`] says how people tell of each.
    pub events: Vec<LifeEvent>,
    /// The forms that the office publishes, sorted by address.
    pub forms: Vec<FormSource>,
    /// The offices that the site serves besides the one that publishes it, sorted by code.
    pub offices: Vec<OfficeEntry>,
    /// The number of records that were read, published and rejected, and the findings.
    pub report: Report,
}

/// One of the offices that a site serves, such as the communes of the country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OfficeEntry {
    /// The code of its administrative unit (mã đơn vị hành chính), which is its address: "04306".
    pub code: String,
    /// The names of units that were merged into it.
    pub former: Vec<String>,
    /// The office.
    pub office: Office,
    /// What it says of procedures.
    pub facts: BTreeMap<Code, Local>,
}

/// A picture that a site publishes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its address, relative to the site; the hash of its content is in its name.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl PictureFile {
    /// A picture under a name with its hash.
    pub(crate) fn new(stem: &str, ending: &str, bytes: Vec<u8>) -> Self {
        Self { path: format!("{stem}-{}.{ending}", &sha256(&bytes)[..16]), bytes }
    }
}
