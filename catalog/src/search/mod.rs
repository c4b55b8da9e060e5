//! The way from a query to hits: the same code on the page, in the browser's search worker and in the indexer.
//!
//! ```text
//! text ─▶ correct ─▶ query ─▶ scorer ─▶ ranking ─▶ Answer ─▶ filter, variants (on the page)
//!                      │         │
//!                    sense    postings (name_index, tantivy_index)
//! ```
//!
//! The postings of names are made on the device from the names pack. tantivy stores those of everything else, but its own
//! queries are not used. What matters here (a term counts once, in its best column; pairs of syllables; exact marks; how
//! much of the query is covered) is simpler over postings than as a tree of boosted clauses, and a phone does not have to
//! download the query parser, the collectors and the automata.
//!
//! ```
//! use std::sync::Arc;
//!
//! use catalog::search::{Locality, SearchEngine};
//! use catalog::{Code, CodeError, Names, Procedure};
//!
//! let birth = Procedure::blank(Code::parse("1.001193")?, "Đăng ký khai sinh".into());
//! let death = Procedure::blank(Code::parse("1.000656")?, "Đăng ký khai tử".into());
//! let engine = SearchEngine::new(Arc::new(Names::of(&[birth, death])), Locality::default());
//!
//! let answer = engine.answer("khai tu cho ong");
//! assert_eq!(engine.names().lines[answer.hits[0].ordinal as usize].name, "Đăng ký khai tử");
//! # Ok::<(), CodeError>(())
//! ```

mod answer;
mod columns;
mod corpus;
mod correct;
mod engine;
mod filter;
mod heard;
mod intent;
mod lexicon;
mod locality;
mod name_index;
mod nearest;
mod pack_directory;
mod phrases;
mod postings;
pub mod protocol;
mod query;
mod ranking;
mod replacement;
mod scorer;
mod sense;
mod suggest;
mod tantivy_index;
mod terms;
mod variants;
mod weights;
mod word_table;
mod wordings;

pub use answer::{Answer, Hit, OutOfScope};
pub use columns::{Column, Tier};
pub use correct::decode_keys;
pub use engine::SearchEngine;
pub use filter::{Counts, Filter, Selection};
pub use intent::Intent;
pub use lexicon::Lexicon;
pub use locality::Locality;
pub use postings::{Posting, Postings};
pub use tantivy_index::{IndexError, IndexFiles, TantivyIndex};
pub use variants::{Variants, by_name};
pub use weights::Weights;
pub use wordings::{SaidAs, Wordings};

#[cfg(test)]
mod tests;
