//! Searches a built site natively, with the code and the packs of the browser's search worker.

use std::path::Path;

use anyhow::{Context, Result};
use catalog::release::{File, FileRole, RELEASE_FILE, Release};
use catalog::search::{Answer, IndexFiles, TantivyIndex, Tier, search_index};
use catalog::{Names, Procedure, pack};
use serde::de::DeserializeOwned;

use crate::limits;

/// A site that is open for searching.
pub struct Searcher {
    release: Release,
    names: Names,
    titles: TantivyIndex,
    texts: TantivyIndex,
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
        let tier = |tier, role| -> Result<TantivyIndex> {
            let files: IndexFiles = only(site, &release, role)?;
            Ok(TantivyIndex::open(tier, files)?)
        };
        let titles = tier(Tier::Titles, FileRole::Titles)?;
        let texts = tier(Tier::Texts, FileRole::Texts)?;
        Ok(Self { names: only(site, &release, FileRole::Names)?, titles, texts, release })
    }

    /// Answers a query.
    pub fn answer(&self, query: &str) -> Answer {
        search_index(&self.names, &self.titles, Some(&self.texts), &self.release.office.locality(), query)
    }

    /// The line of every procedure.
    pub fn names(&self) -> &Names {
        &self.names
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
