//! Postings: which procedures have a term in which column. The ranking reads them through [`Postings`] and does
//! not know whether they come from tantivy or from the names.

use super::columns::Column;

/// A procedure that has a term in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The procedure's ordinal.
    pub ordinal: u32,
    /// How often the column has the term; 1 in columns of names, where repetition says nothing.
    pub frequency: u32,
    /// How many terms the column has; tantivy rounds it. 1 in columns of names.
    pub length: u32,
}

/// A source of postings.
pub trait Postings: Send + Sync {
    /// Calls `visit` with each posting of a term. A column that this source does not have gives none.
    fn visit(&self, column: Column, term: &str, visit: &mut dyn FnMut(Posting));

    /// The terms of a column that begin with `prefix`, at most `most` of them, sorted.
    fn prefix_terms(&self, column: Column, prefix: &str, most: usize) -> Vec<String>;

    /// How many procedures have a term in a column.
    fn frequency(&self, column: Column, term: &str) -> u32;
}
