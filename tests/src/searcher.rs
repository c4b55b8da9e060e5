//! A search over a built site, without a browser: what the search worker does, from the files alone. So
//! the format of a release is tested and not only the code that wrote it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use catalog::release::{FileRole, Release};
use catalog::search::{TantivyIndex, Tier, search_index};
use catalog::{Level, Line, Names, Procedure, pack};
use serde::de::DeserializeOwned;

/// An open search.
pub struct Searcher {
    names: Names,
    own_level: Level,
    tiers: [TantivyIndex; 2],
}

impl Searcher {
    /// Opens the packs of the site in a folder.
    ///
    /// # Errors
    /// A pack is missing or not what `release.json` says.
    pub fn open(site: &Path) -> Result<Self> {
        let release = Release::parse(&fs::read(site.join("release.json")).context("release.json")?)?;
        let tier = |tier, role| -> Result<TantivyIndex> { Ok(TantivyIndex::open(tier, the(site, &release, role)?)?) };
        let names = the(site, &release, FileRole::Names)?;
        let tiers = [tier(Tier::Titles, FileRole::Titles)?, tier(Tier::Texts, FileRole::Texts)?];
        Ok(Self { names, own_level: release.site.level, tiers })
    }

    /// The lines of the hits, best first.
    pub fn hits(&self, question: &str) -> Vec<&Line> {
        let [titles, texts] = &self.tiers;
        let answer = search_index(&self.names, titles, Some(texts), Some(self.own_level), question);
        answer.hits.iter().filter_map(|hit| self.names.lines.get(hit.ordinal as usize)).collect()
    }

    /// The codes of the hits, best first.
    pub fn codes(&self, question: &str) -> Vec<&str> {
        self.hits(question).into_iter().map(|line| line.code.as_str()).collect()
    }

    /// The lines of all procedures.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// All procedures of a site, from its detail packs, in their order.
///
/// # Errors
/// A pack is missing or not what `release.json` says.
pub fn procedures(site: &Path) -> Result<Vec<Procedure>> {
    let release = Release::parse(&fs::read(site.join("release.json")).context("release.json")?)?;
    let packs = release.details().map(|file| open::<Vec<Procedure>>(site, file));
    Ok(packs.collect::<Result<Vec<_>>>()?.concat())
}

fn the<T: DeserializeOwned>(site: &Path, release: &Release, role: FileRole) -> Result<T> {
    open(site, release.file(role).with_context(|| format!("the release has no {role:?}"))?)
}

fn open<T: DeserializeOwned>(site: &Path, file: &catalog::release::File) -> Result<T> {
    let bytes = fs::read(site.join(&file.path)).with_context(|| file.path.clone())?;
    pack::open(&bytes, &file.sha256, file.unpacked).with_context(|| file.path.clone())
}
