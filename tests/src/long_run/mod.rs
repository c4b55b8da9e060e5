//! A page that stays open for weeks, as on the screen of a counter, and a device that takes many releases: the memory
//! and storage that they use must not grow.

mod reading;

use anyhow::{Result, ensure};
use serde_json::json;
use tempfile::TempDir;

use crate::{Browser, FaultyServer, Site, built_app, edition};

pub use reading::Reading;

const QUESTIONS: &str = include_str!("../bin/bench/questions.txt");

/// How many rounds one script does, because the time of a script is limited.
const AT_ONCE: u32 = 50;

/// A browser and a site that is published many times.
pub struct LongRun {
    browser: Browser,
    server: FaultyServer,
    publishing: Publishing,
    rounds: u32,
}

/// How often something was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Questions that were answered.
    pub searched: u64,
    /// Procedures that were opened.
    pub opened: u64,
}

impl LongRun {
    /// Publishes a first release with the app that `NIEM_YET_APP` names, opens it and stores it offline.
    ///
    /// # Errors
    /// The site is not built, or the browser fails.
    pub fn begin() -> Result<Self> {
        let publishing = Publishing::new()?;
        let server = FaultyServer::start(publishing.site.path(), "/sub/mau")?;
        let browser = Browser::start()?;
        browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("watch.js") }))?;
        browser.command("Performance.enable", json!({}))?;
        let run = Self { browser, server, publishing, rounds: 0 };
        run.browser.open(&run.server.at("thong-tin/"))?;
        run.browser.wait_for(".device-copy button", "Lưu")?;
        run.browser.click(".device-copy button")?;
        run.browser.wait_for(".device-copy .good", "Đã lưu")?;
        run.go_home()?;
        Ok(run)
    }

    /// Searches and opens a procedure `rounds` times without loading the page again, and ends at the front page.
    ///
    /// # Errors
    /// The app does not answer as it should.
    pub fn use_it(&mut self, rounds: u32) -> Result<Done> {
        let questions: Vec<&str> = QUESTIONS.lines().collect();
        let mut done = Done::default();
        let end = self.rounds + rounds;
        while self.rounds < end {
            let at_once = AT_ONCE.min(end - self.rounds);
            let arguments = vec![json!(at_once), json!(self.rounds), json!(questions)];
            let counts = self.browser.run_to_end(include_str!("use.js"), arguments)?;
            ensure!(counts["troubles"] == json!([]), "{counts:#}");
            let count = |what: &str| counts[what].as_u64().unwrap_or_default();
            done.searched += count("searched");
            done.opened += count("opened");
            self.rounds += at_once;
        }
        Ok(done)
    }

    /// Publishes the next release and waits until the device has stored it. The page looks for it when it opens.
    ///
    /// # Errors
    /// The device does not store it.
    pub fn update(&mut self) -> Result<()> {
        self.publishing.publish()?;
        self.browser.open(&self.server.at("thong-tin/"))?;
        self.browser.wait_for(".device-copy .good", "Đã lưu bản mới")?;
        self.browser.reload()?;
        self.browser.wait_for(".facts-list", &self.publishing.site.release()?.id)?;
        self.go_home()
    }

    /// What is used now.
    ///
    /// # Errors
    /// The browser does not report it.
    pub fn reading(&self) -> Result<Reading> {
        Reading::of(&self.browser)
    }

    /// Every reading is taken on the same page, with the search engine ready.
    fn go_home(&self) -> Result<()> {
        self.browser.open(&self.server.at("tra-cuu/"))?;
        self.browser.wait_for_engine()?;
        self.browser.click(".office")?;
        self.browser.wait_for(".fields", "")?;
        // Pages that the browser keeps for "back" must not count.
        self.browser.command("Page.resetNavigationHistory", json!({}))?;
        // Nor must what an idle service worker holds of a deleted cache until its garbage is collected. A browser ends an
        // idle one after half a minute.
        self.browser.command("ServiceWorker.enable", json!({}))?;
        self.browser.command("ServiceWorker.stopAllWorkers", json!({})).map(drop)
    }
}

/// A site that is published again with two catalogues in turn.
struct Publishing {
    catalogues: [TempDir; 2],
    site: Site,
    turn: usize,
}

impl Publishing {
    fn new() -> Result<Self> {
        ensure!(built_app().is_some(), "NIEM_YET_APP names no built app; `cargo xtask endure` builds one");
        let catalogues = [edition("Trước hết,")?, edition("Đầu tiên,")?];
        let site = Site::build(catalogues[0].path())?;
        Ok(Self { catalogues, site, turn: 0 })
    }

    fn publish(&mut self) -> Result<()> {
        self.turn = 1 - self.turn;
        self.site.republish(self.catalogues[self.turn].path())
    }
}
