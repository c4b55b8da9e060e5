//! The verbs, one a file.

mod app;
mod bench;
mod build;
mod check;
mod dist;
mod endure;
mod fuzz;
mod relevance;
mod serve;
mod shots;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

/// What a developer can ask for.
#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Check the code without running it: formatting, clippy, documentation, house rules
    Check,
    /// Check the code, then run every test, in real browsers too
    Test(test::Args),
    /// Build the site and serve it on this machine; with --watch, build again what changes
    Serve(serve::Args),
    /// Build the app for the browser and, with it, a site from a folder of procedures
    Build(build::Args),
    /// Build only the app for the browser, into target/web/
    App(app::Args),
    /// Make what an office installs, into target/dist/: one program for Linux and one for Windows, with the app inside
    Dist,
    /// Feed arbitrary bytes to everything that reads, for as long as you like
    Fuzz(fuzz::Args),
    /// Measure the release app in a real browser
    Bench(bench::Args),
    /// Use a page as much as in several weeks and measure its memory
    Endure(endure::Args),
    /// Measure how well questions find their procedures
    Relevance(relevance::Args),
    /// Take pictures of every page in every state, and write a contact sheet
    Shots(shots::Args),
}

impl Verb {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self {
            Verb::Check => check::run(),
            Verb::Test(args) => test::run(&args),
            Verb::Serve(args) => serve::run(&args),
            Verb::Build(args) => build::run(&args),
            Verb::App(args) => app::run(&args),
            Verb::Dist => dist::run(),
            Verb::Fuzz(args) => fuzz::run(&args),
            Verb::Bench(args) => bench::run(&args),
            Verb::Endure(args) => endure::run(&args),
            Verb::Relevance(args) => relevance::run(&args),
            Verb::Shots(args) => shots::run(&args),
        }
    }
}
