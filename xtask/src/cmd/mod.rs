//! The verbs, one a file.

mod app;
mod bench;
mod build;
mod endure;
mod fuzz;
mod relevance;
mod serve;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

/// What a developer can ask for.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Build the app for the browser and, with it, a site from a folder of procedures
    Build(build::Args),
    /// Build as above, then serve the site on this machine
    Serve(serve::Args),
    /// Build only the app for the browser, into target/web/
    App(app::Args),
    /// Check formatting and run every test, in a real browser too
    Test(test::Args),
    /// Give arbitrary bytes to everything that reads, and see that it comes back
    Fuzz(fuzz::Args),
    /// Measure the release app in a real browser
    Bench(bench::Args),
    /// Use a page for the equivalent of weeks and measure what it holds
    Endure(endure::Args),
    /// Measure how well questions find their procedures
    Relevance(relevance::Args),
}

impl Verb {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Verb::Build(args) => build::run(&args),
            Verb::Serve(args) => serve::run(&args),
            Verb::App(args) => app::run(&args),
            Verb::Test(args) => test::run(&args),
            Verb::Fuzz(args) => fuzz::run(&args),
            Verb::Bench(args) => bench::run(&args),
            Verb::Endure(args) => endure::run(&args),
            Verb::Relevance(args) => relevance::run(&args),
        }
    }
}
