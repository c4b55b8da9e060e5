//! Watch mode: the same app, but its pages open again after each build, and no device copy is served.
//!
//! The app's own script gets the lines for that, so the indexer puts them into the site like the rest of the app,
//! under the same strict policy, and the server needs no part in it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Waits for the next release of the site.
const RELOAD: &str = include_str!("../../../indexer/src/site/serve/reload/reload.js");
/// Replaces the service worker.
const SERVICE_WORKER: &str = include_str!("../../../indexer/src/site/serve/reload/sw.js");

/// Changes an app that was just assembled.
pub(super) fn add_to(app: &Path) -> Result<()> {
    let script = app.join("app.js");
    let text = fs::read_to_string(&script).with_context(|| format!("{}: cannot read", script.display()))?;
    for (file, text) in [(script, text + RELOAD), (app.join("sw.js"), SERVICE_WORKER.to_owned())] {
        fs::write(&file, text).with_context(|| format!("{}: cannot write", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apps_script_grows_and_its_service_worker_is_replaced() {
        let app = tempfile::tempdir().unwrap();
        fs::write(app.path().join("app.js"), "start();").unwrap();
        fs::write(app.path().join("sw.js"), "keep();").unwrap();
        add_to(app.path()).unwrap();
        let read = |name| fs::read_to_string(app.path().join(name)).unwrap();
        assert!(read("app.js").starts_with("start();\n") && read("app.js").ends_with(RELOAD));
        assert_eq!(read("sw.js"), SERVICE_WORKER);
    }
}
