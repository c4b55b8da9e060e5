//! From a question to hits: the same code in the browser's search worker, on the page while the worker
//! is still on its way, and in the indexer.
//!
//! An index is postings: which procedures have which word in which [`Column`]. They come from tantivy
//! ([`TantivyIndex`]) or from a plain scan of the names ([`NameScan`]); the ranking does not know which.
//! tantivy's own queries are not used: what matters here (a word counts once, in its best column; pairs
//! of syllables; exact marks; how much of the question is covered) is simpler to say over postings than
//! as a tree of boosted clauses, and leaves the query parser, the collectors and the automata out of a
//! phone's download.

mod columns;
mod filter;
mod lexicon;
mod mend;
mod phrases;
pub mod protocol;
mod question;
mod rank;
mod scan;
mod sense;
mod tally;
mod tantivy_index;
mod typing;
mod variants;

pub use columns::{Column, Tier};
pub use filter::{Counts, Filter, Selection};
pub use lexicon::Lexicon;
pub use phrases::Intent;
pub use question::OutOfScope;
pub use rank::{Answer, Hit, Locality, Posting, Postings};
pub use scan::NameScan;
pub use sense::{search_index, search_names};
pub use tantivy_index::{IndexError, IndexFiles, TantivyIndex};
pub use typing::decode as decode_keys;
pub use variants::{Variants, by_name};
