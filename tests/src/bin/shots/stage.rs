//! A browser and a server that do the steps of scenes. Each scene begins with nothing stored in the browser and a
//! server that serves every file.

use std::cell::RefCell;

use anyhow::{Context, Result};
use catalog::release::{FileRole, Release};
use serde_json::json;
use tests::{Browser, Fault, FaultyServer, Site, Which};

use crate::camera::{Screen, set_screen};
use crate::scene::{Place, Scene, Step};

/// Some pages show the site's address, so the port is the same each time unless it is taken.
const FIRST_PORT: u16 = 8_390;
const PREFIX: &str = "/xa-mau";
/// Browsers on phones have a share sheet; a headless browser has none.
const SHARE_SHEET: &str = "if (navigator.maxTouchPoints > 0) navigator.share = async () => {}";

/// A browser, and a server for its pages.
pub(crate) struct Stage {
    browser: Browser,
    server: FaultyServer,
    release: Release,
    /// The browser's identifiers of the scripts that run before those of a page.
    injected: RefCell<Vec<String>>,
}

impl Stage {
    /// Starts a browser and a server for a site. Stages that run at once have different numbers.
    ///
    /// # Errors
    /// One of the two does not start.
    pub(crate) fn set(site: &Site, number: u16) -> Result<Self> {
        let port = FIRST_PORT + number;
        let server = FaultyServer::start_on(port, site.path(), PREFIX).or_else(|_| {
            println!("port {port} is taken: the site has another address in these pictures");
            FaultyServer::start(site.path(), PREFIX)
        })?;
        Ok(Self { browser: Browser::start()?, server, release: site.release()?, injected: RefCell::default() })
    }

    /// Does the steps of a scene on a screen. Returns the browser, which shows the result.
    ///
    /// # Errors
    /// A step cannot be done; the message names it.
    pub(crate) fn perform(&self, scene: &Scene, screen: Screen) -> Result<&Browser> {
        self.clear()?;
        set_screen(&self.browser, screen)?;
        scene.steps.iter().try_for_each(|step| self.take(step).with_context(|| format!("{step:?}")))?;
        Ok(&self.browser)
    }

    /// Undoes what the scene before changed.
    fn clear(&self) -> Result<()> {
        self.server.heal();
        self.server.connect();
        self.set_script(true)?;
        self.browser.open_page("about:blank")?;
        for script in self.injected.take() {
            self.browser.command("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": script }))?;
        }
        let stored = json!({ "origin": self.server.at("").trim_end_matches(&format!("{PREFIX}/")), "storageTypes": "all" });
        self.browser.command("Storage.clearDataForOrigin", stored)?;
        self.inject(SHARE_SHEET)?;
        self.set_clock(&format!("{}T09:00:00+07:00", self.release.made))
    }

    fn take(&self, step: &Step) -> Result<()> {
        let browser = &self.browser;
        match step {
            Step::Open(address) => browser.open(&self.server.at(address)),
            Step::Page(address) => {
                browser.open_page(&self.server.at(address))?;
                browser.wait_until("the page to be loaded", "return document.readyState === 'complete'")
            }
            Step::See(Place { css, text }) => browser.wait_for(css, text),
            Step::Engine => browser.wait_for_engine(),
            Step::Click(Place { css, text }) => browser.click_on(css, text),
            Step::Type(Place { css, text }) => browser.type_into(css, text),
            Step::Run(script) => browser.run(script).map(drop),
            Step::Inject(script) => self.inject(script),
            Step::Clock(moment) => self.set_clock(moment),
            Step::NoScript => self.set_script(false),
            Step::Offline => {
                self.server.disconnect();
                Ok(())
            }
            Step::Fail(role, fault) => {
                self.fail(*role, *fault);
                Ok(())
            }
        }
    }

    fn inject(&self, script: &str) -> Result<()> {
        let answer = self.browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
        let identifier = answer["value"]["identifier"].as_str().context("the script has no name")?;
        self.injected.borrow_mut().push(identifier.to_owned());
        Ok(())
    }

    /// Stops the clock of pages, so that pictures do not depend on how fast the machine is.
    fn set_clock(&self, moment: &str) -> Result<()> {
        self.inject(&format!("{{ const now = Date.parse('{moment}'); Date.now = () => now; }}"))
    }

    fn set_script(&self, runs: bool) -> Result<()> {
        self.browser.command("Emulation.setScriptExecutionDisabled", json!({ "value": !runs })).map(drop)
    }

    fn fail(&self, role: FileRole, fault: Fault) {
        let files = self.release.files.iter().filter(|file| file.role == role);
        let paths: Vec<String> = files.map(|file| file.path.clone()).collect();
        self.server.fail(Which::that(move |path| paths.iter().any(|known| known == path)), fault);
    }
}
