//! What a browser test begins with: a browser before a served site.

use anyhow::Result;
use tests::{Browser, Engine, Server, Site, Wanted, built_app};

/// Sites are served under a sub-path: nothing may count on standing at the root of a host.
pub(crate) const PREFIX: &str = "/sub/mau";

/// A browser before a served site. Fields are dropped in their order.
pub(crate) struct Stage {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
    pub(crate) site: Site,
}

/// Sets the stage; nothing where browser tests are not wanted, the app is not built, or the engine cannot be
/// had. `cargo xtask test` says aloud which engines are left out.
pub(crate) fn stage(wanted: Wanted) -> Result<Option<Stage>> {
    if !is_wanted() || !can_be_had(wanted.engine) {
        return Ok(None);
    }
    let site = Site::sample()?;
    let server = site.serve(PREFIX)?;
    let browser = Browser::start_as(wanted)?;
    // Whenever the tests run, nothing of the site is old; only Chromium lets its clock be set.
    if wanted.engine == Engine::Chromium {
        set_clock(&browser, &format!("{}T09:00:00+07:00", site.release()?.made))?;
    }
    Ok(Some(Stage { browser, server, site }))
}

/// Sets the clock of the pages that are opened from now on; it goes on from that moment.
pub(crate) fn set_clock(browser: &Browser, moment: &str) -> Result<()> {
    let script =
        format!("{{ const now = Date.now.bind(Date), late = Date.parse('{moment}') - now(); Date.now = () => now() + late; }}");
    browser.command("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": script })).map(drop)
}

/// Whether an engine is there. Without Chromium nothing is left out: the tests fail.
pub(crate) fn can_be_had(engine: Engine) -> bool {
    let missing = engine.missing();
    if engine == Engine::Chromium || missing.is_empty() {
        return true;
    }
    println!("skipped: no {}: {} missing", engine.name(), missing.join(", "));
    false
}

/// Whether browser tests are wanted and the app is built.
pub(crate) fn is_wanted() -> bool {
    if std::env::var_os("NIEM_YET_NO_BROWSER").is_some() {
        println!("skipped: NIEM_YET_NO_BROWSER is set");
        return false;
    }
    if built_app().is_none() {
        println!("skipped: NIEM_YET_APP names no built app; `cargo xtask test` builds one");
    }
    built_app().is_some()
}

/// Sets the stage, or ends the test.
macro_rules! stage {
    () => {
        stage!(tests::Wanted::default())
    };
    (in $engine:expr) => {
        stage!(tests::Wanted { engine: $engine, ..tests::Wanted::default() })
    };
    ($wanted:expr) => {
        match crate::stage::stage($wanted)? {
            Some(stage) => stage,
            None => return Ok(()),
        }
    };
}
