//! The start of a browser test: a browser in front of a served site.

use std::env;

use anyhow::{Result, bail};
use tempfile::TempDir;
use tests::{Browser, Engine, Server, Site, Wanted, built_app};

use crate::trials::Missing;

/// Sites are served under a sub-path: nothing may rely on being at the root of a host.
pub(crate) const PREFIX: &str = "/sub/mau";

/// A browser in front of a served site. Fields are dropped in this order.
pub(crate) struct Stage {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
    pub(crate) site: Site,
}

/// Chromium in front of the sample site.
///
/// # Errors
/// Something is [`Missing`], or does not start.
pub(crate) fn stage() -> Result<Stage> {
    stage_for(Wanted::default())
}

/// Some other browser in front of the sample site.
///
/// # Errors
/// Something is [`Missing`], or does not start.
pub(crate) fn stage_for(wanted: Wanted) -> Result<Stage> {
    need_browser(wanted.engine)?;
    let site = Site::sample()?;
    let server = site.serve(PREFIX)?;
    let browser = Browser::start_as(wanted)?;
    // Pin the clock so that the staleness banner stays hidden; only Chromium allows it.
    if wanted.engine == Engine::Chromium {
        set_clock(&browser, &format!("{}T09:00:00+07:00", site.release()?.made))?;
    }
    Ok(Stage { browser, server, site })
}

/// Sets the clock of pages that are opened from now on; it runs on from that moment.
pub(crate) fn set_clock(browser: &Browser, moment: &str) -> Result<()> {
    let script =
        format!("{{ const now = Date.now.bind(Date), late = Date.parse('{moment}') - now(); Date.now = () => now() + late; }}");
    browser.command("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": script })).map(drop)
}

/// Checks that a browser test can run at all.
///
/// # Errors
/// [`Missing`] if browser tests are switched off, the app is not built, or the engine is not installed.
pub(crate) fn need_browser(engine: Engine) -> Result<()> {
    if env::var_os("NIEM_YET_NO_BROWSER").is_some() {
        bail!(Missing("NIEM_YET_NO_BROWSER is set".to_owned()));
    }
    if built_app().is_none() {
        bail!(Missing("no built app: NIEM_YET_APP is not set; run `cargo xtask test`".to_owned()));
    }
    let missing = engine.missing();
    if !missing.is_empty() {
        bail!(Missing(format!("no {}: {} missing; run `cargo xtask test`", engine.name(), missing.join(", "))));
    }
    Ok(())
}

/// The catalogue of the whole country.
///
/// # Errors
/// [`Missing`] if its records are not beside the repository.
pub(crate) fn national_catalogue() -> Result<TempDir> {
    let Some(catalogue) = tests::national_catalogue()? else {
        bail!(Missing("no national records: ../shared/data/ is not beside the repository".to_owned()));
    };
    Ok(catalogue)
}
