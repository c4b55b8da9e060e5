//! A release: what a site consists of, and the formats of its files. Reader and writer of each format are in
//! one file here, so that they cannot drift apart.

pub mod archive;
mod events;
mod files;
pub mod history;
mod media_type;
mod names;
mod offices;
mod overlay;
pub mod pack;
mod read;
mod seal;
pub mod signature;
pub(crate) mod string_table;
mod updates;

pub use events::{EventPaper, EventStep, LifeEvent, Needed};
pub use files::{FORMAT, File, FileRole, RELEASE_FILE, Release, ReleaseError, bytes_of, sha256};
pub use media_type::media_type;
pub use names::{EventLine, Facet, Line, Names, Shelf};
pub use offices::{OfficeLine, Offices};
pub use overlay::{Inlined, Overlay, OverlayFact};
pub use read::Json;
pub use seal::sealed;
pub use updates::{Past, Patch, Updates, Way};
