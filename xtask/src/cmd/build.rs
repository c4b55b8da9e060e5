//! `cargo xtask build`: the app, then a site made with it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::programs::{self, Profile};
use crate::run::{status, target_dir};
use crate::steps::Steps;
use crate::web;

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

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let profile = Profile::of(args.release);
    let mut steps = Steps::of(web::steps(profile) + 1);
    let app = web::build(profile, &["indexer"], &mut steps)?;
    let out = args.out.clone().unwrap_or_else(default_site);
    site(profile, &args.catalog, &app, &out, &mut steps)?;
    Ok(ExitCode::SUCCESS)
}

/// The site's folder if the developer names none.
pub(super) fn default_site() -> PathBuf {
    target_dir().join("site")
}

/// Builds the site of `catalog` in `out`, with an app and an indexer that are built already. The indexer prints
/// its findings about the catalogue; they are no failure here.
pub(super) fn site(profile: Profile, catalog: &Path, app: &Path, out: &Path, steps: &mut Steps) -> Result<()> {
    steps.run(format!("site of {} into {}", catalog.display(), out.display()), || {
        let mut indexer = programs::command(profile, "indexer");
        indexer.arg("build").arg(catalog).arg("--out").arg(out).arg("--app").arg(app);
        let ended = status(&mut indexer)?;
        match ended.code() {
            Some(0) => {}
            Some(1) => println!("xtask: the site is built; the findings are listed above"),
            _ => bail!("the indexer built no site ({ended}); its message is above"),
        }
        Ok(())
    })
}
