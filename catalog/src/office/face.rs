//! How an office shows itself to people who come for the first time.

use serde::{Deserialize, Serialize};

/// The entrance and the desks of an office. Nothing of it is required.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// A photo of the entrance.
    pub entrance: Option<Picture>,
    /// The desks (quầy), in the order in which the office lists them.
    pub desks: Vec<Desk>,
}

/// A picture of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Its address, relative to the site; its content's hash is in its name.
    pub path: String,
    /// Its width in pixels.
    pub width: u16,
    /// Its height in pixels.
    pub height: u16,
    /// What it shows, for people who do not see it.
    pub alt: String,
}

/// A desk of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Its name: "Quầy 3: Tư pháp – hộ tịch".
    pub name: String,
    /// Who is in charge of it; empty if the office does not say.
    pub person: String,
    /// When it is open, if that differs from the office's hours.
    pub hours: String,
}
