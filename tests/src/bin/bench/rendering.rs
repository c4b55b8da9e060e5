//! Measures how long it takes to render every procedure's page, natively and on one core.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use app::ssr::{Assets, Meta, Renderer};
use catalog::OfficeFacts;
use tests::{Searcher, Table, searcher};

/// Renders the pages of the site in a folder.
pub(crate) fn measure(site: &Path, release: catalog::release::Release, table: &mut Table) -> Result<()> {
    let names = Searcher::open(site)?.names().clone();
    let paths: Vec<String> = names.lines.iter().map(|line| format!("/thu-tuc/{}/", line.code)).collect();
    let renderer = Renderer::new(release, names, searcher::procedures(site)?, OfficeFacts::default(), Assets::default());
    let begun = Instant::now();
    let bytes: usize = paths.iter().map(|path| renderer.page(path, Meta::default()).len()).sum();
    table.number("drawing every procedure's page", begun.elapsed().as_secs_f64(), "s");
    table.number("  a page", bytes as f64 / 1e3 / paths.len().max(1) as f64, "KB");
    Ok(())
}
