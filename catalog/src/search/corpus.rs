//! What is searched together.

use super::columns::Column;
use super::locality::Locality;
use super::name_index::NameIndex;
use super::nearest::NearestWording;
use super::postings::{Posting, Postings};
use super::sense::Sense;
use super::weights::Weights;
use super::wordings::Wordings;
use crate::Names;

/// How many terms a prefix may stand for: a short one begins thousands.
const MOST_PREFIX_TERMS: usize = 24;

/// The names, the postings, and what a search has to know beside them.
pub(super) struct Corpus<'a> {
    /// The names pack.
    pub names: &'a Names,
    /// The postings of the names.
    pub name_index: &'a NameIndex,
    /// The tiers that are loaded so far.
    pub tiers: &'a [Box<dyn Postings>],
    /// The wordings pack, once it is loaded.
    pub wordings: Option<&'a Wordings>,
    /// How people ask for the procedures, once it is loaded.
    pub nearest: Option<&'a NearestWording>,
    /// Whose procedures rank first.
    pub locality: &'a Locality,
    /// The weights of the ranking.
    pub weights: &'a Weights,
}

impl<'a> Corpus<'a> {
    /// How many procedures there are.
    pub fn size(&self) -> usize {
        self.names.lines.len()
    }

    /// What the words of a query mean here.
    pub fn sense(&self) -> Sense<'a> {
        Sense {
            names: self.name_index,
            tiers: self.tiers,
            lexicon: self.wordings.map(|wordings| &wordings.lexicon),
            nearest: self.nearest,
        }
    }

    /// Calls `visit` with each posting of a term in any source. An ordinal that the names do not have is skipped.
    pub fn visit(&self, column: Column, term: &str, mut visit: impl FnMut(Posting)) {
        for source in self.sources() {
            source.visit(column, term, &mut |posting| {
                if (posting.ordinal as usize) < self.size() {
                    visit(posting);
                }
            });
        }
    }

    /// The same for all terms that begin with `prefix`, up to a limit.
    pub fn visit_prefix(&self, column: Column, prefix: &str, mut visit: impl FnMut(Posting)) {
        for source in self.sources() {
            for term in source.prefix_terms(column, prefix, MOST_PREFIX_TERMS) {
                self.visit(column, &term, &mut visit);
            }
        }
    }

    fn sources(&self) -> impl Iterator<Item = &'a dyn Postings> {
        std::iter::once(self.name_index as &dyn Postings).chain(self.tiers.iter().map(|tier| &**tier))
    }
}
