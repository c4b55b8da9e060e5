//! Searches a built site natively, with the code and the packs of the browser's search worker.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use catalog::Names;
use catalog::release::{FileRole, Release};
use catalog::search::{Answer, IndexFiles, SaidAs, SearchEngine, TantivyIndex, Tier, Weights, Wordings};

use crate::site::Packs;

/// A site that is open for searching.
pub struct Searcher {
    release: Release,
    engine: SearchEngine,
}

impl Searcher {
    /// Opens the site in a folder or a zip, each pack checked against the release.
    ///
    /// # Errors
    /// There is no release, or a pack is missing or differs from the release.
    pub fn open(site: &Path) -> Result<Self> {
        let packs = Packs::open(site)?;
        let names: Names = packs.only(FileRole::Names)?;
        let wordings: Wordings = packs.only(FileRole::Wordings)?;
        let mut engine = SearchEngine::new(Arc::new(names), packs.release().office.locality());
        engine.add_wordings(Arc::new(wordings));
        for (tier, role) in [(Tier::Topics, FileRole::Topics), (Tier::Texts, FileRole::Texts)] {
            let files: IndexFiles = packs.only(role)?;
            engine.add_tier(Box::new(TantivyIndex::open(tier, files)?));
        }
        Ok(Self { release: packs.release().clone(), engine })
    }

    /// Answers a query.
    pub fn answer(&self, query: &str) -> Answer {
        self.engine.answer(query)
    }

    /// Answers a query with other weights, to measure them.
    pub fn answer_with(&self, query: &str, weights: &Weights) -> Answer {
        self.engine.answer_with(query, weights)
    }

    /// At most `most` whole phrases for what is typed so far, the likeliest first.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<String> {
        self.engine.suggest(typed, most)
    }

    /// How people ask for a procedure.
    pub fn said_as(&self, ordinal: u32) -> Option<&SaidAs> {
        self.engine.wordings()?.said_as(ordinal)
    }

    /// The line of every procedure.
    pub fn names(&self) -> &Names {
        self.engine.names()
    }

    /// The release of the site.
    pub fn release(&self) -> &Release {
        &self.release
    }
}
