//! The pages of Niêm Yết.
//!
//! One set of components, two renderings: the indexer renders them to HTML (feature `ssr`), the browser
//! runs them (feature `csr`). What a page needs from outside stands behind [`store::Store`], so the
//! components do not know which of the two they are in.

// A view's type is as deep as its page; the search page is deeper than the compiler's usual limit.
#![recursion_limit = "256"]

mod age;
mod app;
#[cfg(feature = "csr")]
pub mod browser;
mod components;
pub mod dossier;
mod lasting;
pub mod link;
mod pages;
#[cfg(feature = "ssr")]
pub mod policy;
pub mod route;
mod search_navigation;
pub mod search_state;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod store;
mod words;

pub use app::App;
pub use pages::other_page;
