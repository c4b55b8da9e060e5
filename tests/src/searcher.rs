//! Searches a built site without a browser, through the indexer's searcher. It reads only the site's files, as the
//! search worker does, so the format of a release is tested too.

use std::path::Path;

use anyhow::Result;
use catalog::search::{Answer, Hit, SaidAs, Weights};
use catalog::{Line, Names, Procedure};
use indexer::site::{Packs, searcher};

/// An open search.
pub struct Searcher {
    site: searcher::Searcher,
    weights: Weights,
}

impl Searcher {
    /// Opens the packs of the site in a folder.
    ///
    /// # Errors
    /// A pack is missing or not what `release.json` says.
    pub fn open(site: &Path) -> Result<Self> {
        Ok(Self { site: searcher::Searcher::open(site)?, weights: Weights::TUNED })
    }

    /// The same search with other weights.
    pub fn with_weights(self, weights: Weights) -> Self {
        Self { weights, ..self }
    }

    /// Answers a query.
    pub fn answer(&self, query: &str) -> Answer {
        self.site.answer_with(query, &self.weights)
    }

    /// At most `most` whole phrases for what is typed so far, the likeliest first.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<String> {
        self.site.suggest(typed, most)
    }

    /// The weights that it searches with.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The codes of the hits with other weights, best first.
    pub fn codes_with(&self, query: &str, weights: &Weights) -> Vec<&str> {
        let hits = self.site.answer_with(query, weights).hits;
        let lines = hits.iter().filter_map(|hit| self.names().lines.get(hit.ordinal as usize));
        lines.map(|line| line.code.as_str()).collect()
    }

    /// The lines of the hits, best first.
    pub fn hits(&self, query: &str) -> Vec<&Line> {
        let hits = self.answer(query).hits;
        hits.iter().filter_map(|hit| self.names().lines.get(hit.ordinal as usize)).collect()
    }

    /// The phrases of each hit, best first: its name, and how people ask for it.
    pub fn phrases(&self, query: &str) -> Vec<Vec<&str>> {
        let phrases = |hit: &Hit| {
            let name = self.names().lines.get(hit.ordinal as usize).map(|line| line.name.as_str());
            let said = self.site.said_as(hit.ordinal).into_iter().flat_map(SaidAs::phrases);
            name.into_iter().chain(said).collect()
        };
        self.answer(query).hits.iter().map(phrases).collect()
    }

    /// The codes of the hits, best first.
    pub fn codes(&self, query: &str) -> Vec<&str> {
        self.hits(query).into_iter().map(|line| line.code.as_str()).collect()
    }

    /// The lines of all procedures.
    pub fn names(&self) -> &Names {
        self.site.names()
    }
}

/// All procedures of a site, read from its detail packs, in order.
///
/// # Errors
/// A pack is missing or not what `release.json` says.
pub fn procedures(site: &Path) -> Result<Vec<Procedure>> {
    Packs::open(site)?.procedures()
}
