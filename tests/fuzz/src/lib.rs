//! Fuzz targets for everything that reads input from outside. A target passes bytes to one reader, as the program
//! would, and uses the result. It must return for any bytes.
//!
//! `cargo xtask fuzz` runs the targets under libFuzzer, which looks for bytes that reach new code. Each target has a
//! few seed files in `corpus/`, and the files that once made it fail. The whole-site tests replay them all
//! (`tests/tests/fuzz_corpus.rs`).

mod carried;
mod documents;
mod made;
mod names;
mod packs;
mod parts;
mod sheet;
mod sources;

pub use carried::made_site;
pub use made::{procedures, release_json, sample_names};
pub use packs::{PatchParts, made_events, made_index, made_wordings};
pub use sheet::workbook_parts;

/// Passes bytes to a reader. Returns whether the reader understood them: a target that understands none of its seed
/// files tests nothing.
pub type Target = fn(&[u8]) -> bool;

/// Every target, by the name of its folder in `corpus/`.
pub const TARGETS: [(&str, Target); 32] = [
    ("source", sources::source),
    ("interface", sources::interface),
    ("list-table", sources::list_table),
    ("list-sheet", sheet::list_sheet),
    ("record-page", sources::record_page),
    ("document", documents::document),
    ("hand", sources::hand),
    ("site", sources::site),
    ("calendar", sources::calendar),
    ("stats", sources::stats),
    ("ratings", sources::ratings),
    ("synonyms", sources::synonyms),
    ("local-toml", sources::local_toml),
    ("local-sheet", sheet::local_sheet),
    ("workbook", sheet::workbook),
    ("release", packs::release),
    ("pack", packs::pack),
    ("names", packs::names),
    ("procedures", packs::procedures),
    ("facts", packs::facts),
    ("wordings", packs::wordings),
    ("ten-thuong-goi", sources::wordings),
    ("su-kien", sources::event),
    ("events", packs::events),
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
