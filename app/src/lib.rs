//! The pages of Niêm Yết.
//!
//! One set of components with two renderings: the indexer renders them to HTML (feature `ssr`), the browser
//! runs them (feature `csr`). Everything that a page needs comes from [`store::Store`], so components do not
//! know which rendering they are in.

// The type of a view is as deep as its page; the search page is deeper than the compiler's default limit.
#![recursion_limit = "256"]

mod age;
mod app;
#[cfg(feature = "csr")]
pub mod browser;
mod components;
#[cfg(any(feature = "csr", test))]
mod counter;
pub mod dossier;
mod lasting;
mod link;
mod pages;
#[cfg(feature = "ssr")]
pub mod policy;
#[cfg(any(feature = "csr", test))]
mod recent_queries;
pub mod route;
mod search_navigation;
pub mod search_state;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod store;
pub mod words;

use app::App;
#[cfg(feature = "csr")]
pub use counter::{CounterFile, open as open_counter};
pub use pages::other_page;
