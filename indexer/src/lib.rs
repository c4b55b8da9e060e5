//! Reads every procedure an office publishes and writes a static site that searches them.
//!
//! One direction: [`read`] makes a [`read::Catalogue`] of sources, with a finding for everything that is
//! wrong in them; [`mod@write`] makes a release of it. The command line only calls these two.

pub mod cmd;
pub mod findings;
pub mod guard;
pub mod limits;
mod progress;
pub mod read;
mod related;
pub mod searcher;
pub mod signing;
pub mod site_files;
pub mod verify;
mod whole_file;
pub mod write;
pub mod zipped;
