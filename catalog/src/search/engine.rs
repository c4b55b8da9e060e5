//! All that answers queries: the names from the start, and whatever has been loaded besides.

use std::sync::Arc;

use super::answer::Answer;
use super::corpus::Corpus;
use super::locality::Locality;
use super::name_index::NameIndex;
use super::nearest::NearestWording;
use super::postings::Postings;
use super::ranking;
use super::suggest::suggest;
use super::weights::Weights;
use super::wordings::Wordings;
use crate::Names;

/// The search engine of a site.
pub struct SearchEngine {
    names: Arc<Names>,
    locality: Locality,
    name_index: NameIndex,
    wordings: Option<(Arc<Wordings>, NearestWording)>,
    tiers: Vec<Box<dyn Postings>>,
}

impl SearchEngine {
    /// An engine that searches names. `locality` says whose procedures rank first.
    pub fn new(names: Arc<Names>, locality: Locality) -> Self {
        let name_index = NameIndex::new(&names);
        Self { names, locality, name_index, wordings: None, tiers: Vec::new() }
    }

    /// Adds people's words.
    pub fn add_wordings(&mut self, wordings: Arc<Wordings>) {
        let nearest = NearestWording::new(&self.names, &wordings);
        self.wordings = Some((wordings, nearest));
    }

    /// Adds a tier of the index.
    pub fn add_tier(&mut self, tier: Box<dyn Postings>) {
        self.tiers.push(tier);
    }

    /// The names that it searches.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// How people ask for the procedures, once it is loaded.
    pub fn wordings(&self) -> Option<&Wordings> {
        self.wordings.as_ref().map(|(wordings, _)| &**wordings)
    }

    /// At most `most` whole phrases for what is typed so far, the likeliest first; none until the wordings are there.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<String> {
        let suggest =
            |(wordings, nearest): &(Arc<Wordings>, NearestWording)| suggest(typed, &self.names, wordings, nearest, most);
        self.wordings.as_ref().map(suggest).unwrap_or_default()
    }

    /// Answers a query.
    pub fn answer(&self, query: &str) -> Answer {
        self.answer_with(query, &Weights::TUNED)
    }

    /// Answers a query with other weights than the site's, to measure them.
    pub fn answer_with(&self, query: &str, weights: &Weights) -> Answer {
        let Self { names, locality, name_index, wordings, tiers } = self;
        let (wordings, nearest) = wordings.as_ref().map(|(wordings, nearest)| (&**wordings, nearest)).unzip();
        ranking::answer(query, &Corpus { names, locality, name_index, wordings, nearest, tiers, weights })
    }
}
