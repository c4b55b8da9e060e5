//! Watch mode: serves a site and builds again what a change needs. The pages notice the new release themselves:
//! see `indexer/src/site/serve/reload/reload.js`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, ExitCode};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::watch::Watch;
use super::{build, server};
use crate::programs::{self, Profile};
use crate::run::target_dir;
use crate::steps::{Seconds, Steps};
use crate::web;

/// How often files are looked at.
const POLL: Duration = Duration::from_millis(200);
/// The sources of the app and the indexer.
const SOURCES: [&str; 6] = ["app", "catalog", "indexer", web::PUBLIC, "Cargo.toml", "Cargo.lock"];

/// What a change needs. Each work includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    /// The indexer reads the procedures again.
    Site,
    /// The files in `public/` are copied into the app.
    Assemble,
    /// Cargo compiles.
    Compile,
}

impl Work {
    /// What a changed file needs.
    fn after(file: &Path, catalog: &Path) -> Work {
        if file.starts_with(catalog) {
            Work::Site
        } else if file.starts_with(web::PUBLIC) {
            Work::Assemble
        } else {
            Work::Compile
        }
    }

    fn steps(self) -> usize {
        if self == Work::Compile { web::steps(Profile::Fast) + 1 } else { 1 }
    }
}

/// Builds the site, then serves it and builds it again after each change.
///
/// # Errors
/// The first build fails, or the server ends. A later build that fails is only reported.
pub(super) fn serve(catalog: &Path, port: u16) -> Result<ExitCode> {
    let roots = SOURCES.iter().map(PathBuf::from).chain([catalog.to_owned()]);
    let mut watch = Watch::new(roots.collect());
    let mut site = Site { catalog: catalog.to_owned(), out: target_dir().join("site-watch"), parts: Vec::new() };
    let mut steps = Steps::of(Work::Compile.steps() + 1);
    site.build(Work::Compile, &mut steps)?;
    steps.announce("server");
    let mut running = Server::start(&site.out, port)?;
    loop {
        thread::sleep(POLL);
        running.check()?;
        let changes = watch.changes();
        if let Some(work) = changes.iter().map(|file| Work::after(file, catalog)).max() {
            site.build_again(work, &changes);
        }
    }
}

/// The site that is served, and what it is built from.
struct Site {
    catalog: PathBuf,
    out: PathBuf,
    /// The folders of the app's parts, from the last time they were compiled.
    parts: Vec<PathBuf>,
}

impl Site {
    fn build(&mut self, work: Work, steps: &mut Steps) -> Result<()> {
        if work == Work::Compile {
            self.parts = web::compile(Profile::Fast, &["indexer"], steps)?;
        }
        let app = web::assemble_reloading(&self.parts)?;
        build::site(Profile::Fast, &self.catalog, &app, &self.out, steps)
    }

    /// Reports a failure and leaves the old site, so that the next change can correct it.
    fn build_again(&mut self, work: Work, changes: &[PathBuf]) {
        let more = if changes.len() > 1 { format!(" and {} more", changes.len() - 1) } else { String::new() };
        println!("\nxtask: {}{more} changed", changes[0].display());
        let begun = Instant::now();
        match self.build(work, &mut Steps::of(work.steps())) {
            Ok(()) => println!("xtask: built again in {}", Seconds(begun.elapsed())),
            Err(error) => println!("xtask: {error:#}\nxtask: the old site is still served; waiting for the next change"),
        }
    }
}

/// The running server. It ends with this program.
struct Server(Child);

impl Server {
    /// Starts a copy of the indexer, because Windows does not let cargo replace a program that is running.
    fn start(site: &Path, port: u16) -> Result<Self> {
        let indexer = programs::file(Profile::Fast, "indexer");
        let copy = target_dir().join("xtask").join("server").with_extension(std::env::consts::EXE_EXTENSION);
        fs::copy(&indexer, &copy).with_context(|| format!("{}: cannot copy", indexer.display()))?;
        let child = server(&copy, site, port).spawn().with_context(|| format!("{}: cannot start", copy.display()))?;
        Ok(Self(child))
    }

    /// Fails if the server has ended: it has printed why.
    fn check(&mut self) -> Result<()> {
        match self.0.try_wait().context("cannot watch the server")? {
            Some(ended) => bail!("the server ended ({ended}); its message is above"),
            None => Ok(()),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_needs_no_more_than_its_file_says() {
        let catalog = Path::new("indexer/sample");
        for (file, expected) in [
            ("indexer/sample/site.toml", Work::Site),
            ("public/styles.css", Work::Assemble),
            ("app/src/pages/home.rs", Work::Compile),
            ("indexer/data/synonyms.toml", Work::Compile),
        ] {
            assert_eq!(Work::after(Path::new(file), catalog), expected, "{file}");
        }
        assert!(Work::Site < Work::Assemble && Work::Assemble < Work::Compile);
    }
}
