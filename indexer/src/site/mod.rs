//! Work on a finished site: reading its files from a folder or a zip, searching, signing, verifying, packing, copying it to
//! a host and serving it. Nothing here reads a catalogue or writes pages.

mod files;
pub mod host_limits;
mod packs;
pub mod publish;
pub mod searcher;
pub(crate) mod serve;
pub mod signing;
pub(crate) mod sums;
pub mod verify;
pub(crate) mod whole_file;
pub mod zip;

pub use files::SiteFiles;
pub use packs::Packs;
