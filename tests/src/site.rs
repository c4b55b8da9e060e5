//! A site in a temporary folder, built through the indexer's library.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use catalog::release::Release;
use indexer::findings::Report;
use indexer::write::{App, Options};
use tempfile::TempDir;

use crate::{Searcher, Server, built_app, sample_catalogue};

/// All sites of tests are made on the same day, so that they can be compared.
const DAY: &str = "2026-11-21T00:00:00+07:00";

/// A built site. Its folder is removed when it is dropped.
pub struct Site {
    _folder: TempDir,
    path: PathBuf,
    /// The indexer's findings about the sources.
    pub report: Report,
}

/// All files below a folder, by their path in it, with `/` between the parts.
pub type Tree = BTreeMap<String, Vec<u8>>;

impl Site {
    /// Builds the site of a catalogue, with the app if `NIEM_YET_APP` names one.
    ///
    /// # Errors
    /// The indexer does not build it.
    pub fn build(catalogue: &Path) -> Result<Self> {
        Self::build_with(catalogue, built_app().as_deref())
    }

    /// Builds the site of a catalogue with an app, or with none.
    ///
    /// # Errors
    /// The indexer does not build it.
    pub fn build_with(catalogue: &Path, app: Option<&Path>) -> Result<Self> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let path = folder.path().join("site");
        let report = write(catalogue, app, &path)?;
        Ok(Self { _folder: folder, path, report })
    }

    /// Builds the sample with the public address of the site.
    ///
    /// # Errors
    /// The indexer does not build it.
    pub fn sample_at(address: &str) -> Result<Self> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let path = folder.path().join("site");
        let report = write_at(&sample_catalogue(), built_app().as_deref(), &path, Some(address))?;
        Ok(Self { _folder: folder, path, report })
    }

    /// Builds the site of the catalogue that comes with the repository.
    ///
    /// # Errors
    /// The indexer does not build it.
    pub fn sample() -> Result<Self> {
        Self::build(&sample_catalogue())
    }

    /// Publishes another catalogue over this site.
    ///
    /// # Errors
    /// The indexer does not build it.
    pub fn republish(&mut self, catalogue: &Path) -> Result<()> {
        self.report = write(catalogue, built_app().as_deref(), &self.path)?;
        Ok(())
    }

    /// Serves the site under a sub-path ("/sub/mau"; empty for none).
    ///
    /// # Errors
    /// The server does not start.
    pub fn serve(&self, prefix: &str) -> Result<Server> {
        Server::start(&self.path, prefix)
    }

    /// Opens the search over the packs that the release names.
    ///
    /// # Errors
    /// A pack is missing or does not match the release.
    pub fn searcher(&self) -> Result<Searcher> {
        Searcher::open(&self.path)
    }

    /// The release, read from `release.json`.
    ///
    /// # Errors
    /// `release.json` cannot be read.
    pub fn release(&self) -> Result<Release> {
        let json = fs::read(self.path.join("release.json")).context("release.json")?;
        Ok(Release::parse(&json)?)
    }

    /// The text of one of its files.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn text(&self, path: &str) -> Result<String> {
        fs::read_to_string(self.path.join(path)).with_context(|| path.to_owned())
    }

    /// All its files.
    ///
    /// # Errors
    /// One cannot be read.
    pub fn files(&self) -> Result<Tree> {
        tree(&self.path)
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn write(catalogue: &Path, app: Option<&Path>, out: &Path) -> Result<Report> {
    write_at(catalogue, app, out, None)
}

fn write_at(catalogue: &Path, app: Option<&Path>, out: &Path, address: Option<&str>) -> Result<Report> {
    let catalogue = indexer::read::catalogue(catalogue)?;
    let report = catalogue.report.clone();
    let app = app.map(|app| App::Folder(app.to_owned()));
    let base_url = address.map(str::to_owned);
    let options = Options { app, base_url, made: DAY.parse()?, key: None, accept_shrink: true, previous: None };
    indexer::write::site(catalogue, out, &options)?;
    Ok(report)
}

/// Reads all files below a folder.
///
/// # Errors
/// One cannot be read.
pub fn tree(folder: &Path) -> Result<Tree> {
    let mut files = Tree::new();
    read_into(folder, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &Path, prefix: &str, files: &mut Tree) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}
