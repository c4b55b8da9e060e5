//! Searches a built site natively, with the code and the packs of the browser's search worker.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use catalog::release::{File, FileRole, RELEASE_FILE, Release};
use catalog::search::{Answer, IndexFiles, SaidAs, SearchEngine, TantivyIndex, Tier, Weights, Wordings};
use catalog::{Names, Procedure, pack};
use serde::de::DeserializeOwned;

use crate::limits;

/// A site that is open for searching.
pub struct Searcher {
    release: Release,
    engine: SearchEngine,
}

impl Searcher {
    /// Opens the packs of the site in a folder, each checked against the release.
    ///
    /// # Errors
    /// The folder has no release, or a pack is missing or differs from the release.
    pub fn open(site: &Path) -> Result<Self> {
        let path = site.join(RELEASE_FILE);
        let json = limits::file(&path, &limits::RELEASE).context("không đọc được; hãy chỉ thư mục trang đã xuất bản")?;
        let release = Release::parse(&json).with_context(|| path.display().to_string())?;
        let names: Names = only(site, &release, FileRole::Names)?;
        let wordings: Wordings = only(site, &release, FileRole::Wordings)?;
        let mut engine = SearchEngine::new(Arc::new(names), release.office.locality());
        engine.add_wordings(Arc::new(wordings));
        for (tier, role) in [(Tier::Topics, FileRole::Topics), (Tier::Texts, FileRole::Texts)] {
            let files: IndexFiles = only(site, &release, role)?;
            engine.add_tier(Box::new(TantivyIndex::open(tier, files)?));
        }
        Ok(Self { release, engine })
    }

    /// Answers a query.
    pub fn answer(&self, query: &str) -> Answer {
        self.engine.answer(query)
    }

    /// Answers a query with other weights, to measure them.
    pub fn answer_with(&self, query: &str, weights: &Weights) -> Answer {
        self.engine.answer_with(query, weights)
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

/// All procedures of a site, from its detail packs, in their order.
///
/// # Errors
/// A pack is missing or differs from the release.
pub fn procedures(site: &Path, release: &Release) -> Result<Vec<Procedure>> {
    let packs = release.details().map(|file| open::<Vec<Procedure>>(site, file));
    Ok(packs.collect::<Result<Vec<_>>>()?.concat())
}

fn only<T: DeserializeOwned>(site: &Path, release: &Release, role: FileRole) -> Result<T> {
    open(site, release.file(role).with_context(|| format!("release.json không kê phần {role:?}; hãy xuất bản lại"))?)
}

fn open<T: DeserializeOwned>(site: &Path, file: &File) -> Result<T> {
    let path = limits::within(site, &file.path)?;
    let bytes = limits::file(&path, &limits::PACK)?;
    pack::open(&bytes, &file.sha256, file.unpacked).with_context(|| format!("{}: hãy xuất bản lại", path.display()))
}
