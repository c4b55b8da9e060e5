//! `cargo xtask build`: the app, then a site made with it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::run::{cargo, status, step, target_dir};
use crate::web::{self, Profile};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Build what an office publishes: slower to build, a fraction of the size
    #[arg(long)]
    release: bool,
    /// The folder of procedures
    #[arg(long, value_name = "DIR", default_value = "indexer/sample")]
    catalog: PathBuf,
    /// Where to write the site [default: target/site]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Findings in the catalogue are the indexer's to print; the site is there, so they are no failure here.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let out = args.out.clone().unwrap_or_else(default_site);
    site(Profile::of(args.release), &args.catalog, &out)?;
    Ok(ExitCode::SUCCESS)
}

/// Where a site goes when nobody says otherwise.
pub(super) fn default_site() -> PathBuf {
    target_dir().join("site")
}

/// Builds the app, and with it the site of `catalog` in `out`.
pub(super) fn site(profile: Profile, catalog: &Path, out: &Path) -> Result<()> {
    let app = web::build(profile)?;
    step(format!("site of {} into {}", catalog.display(), out.display()));
    let mut indexer = cargo(["run"]);
    indexer.args(profile.native_flags()).args(["--bin", "indexer", "--", "build"]).arg(catalog);
    let ended = status(indexer.arg("--out").arg(out).arg("--app").arg(&app))?;
    match ended.code() {
        Some(0) => {}
        Some(1) => step("the site is built, with the findings listed above"),
        _ => bail!("the indexer built no site ({ended}); its message is above"),
    }
    Ok(())
}
