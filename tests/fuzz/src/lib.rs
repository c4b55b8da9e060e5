//! Arbitrary bytes for everything that reads something from outside. A target takes bytes, hands them to one
//! reader as the program would, and goes on with what comes of it; whatever the bytes are, it must come back.
//!
//! `cargo xtask fuzz` runs the targets under libFuzzer, which looks for bytes that reach new code. Every
//! target has a few files to begin with in `corpus/`; what once made one fail is kept there too. The whole-site
//! tests replay them all (`tests/tests/fuzz_corpus.rs`).

mod carried;
mod made;
mod names;
mod packs;
mod parts;
mod sheet;
mod sources;

pub use carried::made_site;
pub use made::{procedures, release_json, sample_names};
pub use packs::{PatchParts, made_index};
pub use sheet::workbook_parts;

/// Hands bytes to a reader. True where they were understood: a target whose first files are not is of no
/// use.
pub type Target = fn(&[u8]) -> bool;

/// Every target, by the name of its folder in `corpus/`.
pub const TARGETS: [(&str, Target); 22] = [
    ("source", sources::source),
    ("record-page", sources::record_page),
    ("hand", sources::hand),
    ("site", sources::site),
    ("calendar", sources::calendar),
    ("stats", sources::stats),
    ("synonyms", sources::synonyms),
    ("local-toml", sources::local_toml),
    ("local-sheet", sheet::local_sheet),
    ("release", packs::release),
    ("pack", packs::pack),
    ("names", packs::names),
    ("procedures", packs::procedures),
    ("facts", packs::facts),
    ("index", packs::index),
    ("updates", packs::updates),
    ("patch", packs::patch),
    ("archive", carried::archive),
    ("site-zip", carried::site_zip),
    ("question", names::question),
    ("keys", names::keys),
    ("address", names::address),
];

/// A target by its name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|(known, _)| *known == name).map(|(_, target)| target)
}
