//! The way from a query to hits: the same code in the browser's search worker, on the page until the worker is ready,
//! and in the indexer.
//!
//! ```text
//! text ─▶ correct ─▶ query ─▶ scorer ─▶ ranking ─▶ Answer ─▶ filter, variants (on the page)
//!                      │         │
//!                    sense    postings (tantivy_index or scan)
//! ```
//!
//! tantivy stores the postings, but its own queries are not used. What matters here (a term counts once, in its best
//! column; pairs of syllables; exact marks; how much of the query is covered) is simpler over postings than as a tree of
//! boosted clauses, and a phone does not have to download the query parser, the collectors and the automata.
//!
//! ```
//! use catalog::search::{Locality, NameScan, search_names};
//! use catalog::{Code, CodeError, Names, Procedure};
//!
//! let birth = Procedure::blank(Code::parse("1.001193")?, "Đăng ký khai sinh".into());
//! let death = Procedure::blank(Code::parse("1.000656")?, "Đăng ký khai tử".into());
//! let names = Names::of(&[birth, death]);
//!
//! let answer = search_names(&names, &NameScan::new(&names), &Locality::default(), "khai tu cho ong");
//! assert_eq!(names.lines[answer.hits[0].ordinal as usize].name, "Đăng ký khai tử");
//! # Ok::<(), CodeError>(())
//! ```

mod answer;
mod columns;
mod corpus;
mod correct;
mod filter;
mod intent;
mod lexicon;
mod locality;
mod pack_directory;
mod phrases;
mod postings;
pub mod protocol;
mod query;
mod ranking;
mod replacement;
mod scan;
mod scorer;
mod sense;
mod tantivy_index;
mod variants;
mod weights;
mod whole_sense;

pub use answer::{Answer, Hit, OutOfScope};
pub use columns::{Column, Tier};
pub use correct::decode_keys;
pub use filter::{Counts, Filter, Selection};
pub use intent::Intent;
pub use lexicon::Lexicon;
pub use locality::Locality;
pub use postings::{Posting, Postings};
pub use scan::NameScan;
pub use tantivy_index::{IndexError, IndexFiles, TantivyIndex};
pub use variants::{Variants, by_name};

use corpus::Corpus;
use weights::Weights;
use whole_sense::WholeSense;

use crate::Names;

/// Searches the tiers of the index that are loaded.
pub fn search_index(
    names: &Names,
    titles: &TantivyIndex,
    texts: Option<&TantivyIndex>,
    locality: &Locality,
    query: &str,
) -> Answer {
    let sources = std::iter::once(titles).chain(texts).map(|tier| tier as &dyn Postings).collect();
    let sense = &WholeSense { titles, texts };
    ranking::answer(query, &Corpus { names, sources, sense, locality, weights: &Weights::TUNED })
}

/// Searches the names alone.
pub fn search_names(names: &Names, scan: &NameScan, locality: &Locality, query: &str) -> Answer {
    ranking::answer(query, &Corpus { names, sources: vec![scan], sense: scan, locality, weights: &Weights::TUNED })
}

#[cfg(test)]
mod tests;
