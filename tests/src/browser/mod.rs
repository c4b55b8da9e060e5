//! A real browser. A test reads like use: open, type, wait for the words, press a button.
//!
//! The methods block. Nothing here measures time; a wait that takes far too long fails the test and reports what was
//! on the screen.

mod devtools;
mod driver;
mod engine;
mod eye;
mod hand;
mod processes;
mod trouble;

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::WindowHandle;
use thirtyfour::common::config::WebDriverConfig;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;
use tokio::time::timeout;

use driver::Driver;
pub use engine::Engine;

/// How long to wait for something that must happen: far longer than it takes, so that no test fails because the
/// machine is slow.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a script may run that reports its own end.
const LONGEST_SCRIPT: Duration = Duration::from_secs(300);
const PAUSE: Duration = Duration::from_millis(40);

/// The browser that a test wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Its engine.
    pub engine: Engine,
    /// Whether scripts are disabled; only Chromium can do this.
    pub no_script: bool,
    /// Whether every request is recorded for [`Browser::close_and_list_requests`]; only Chromium can do this.
    pub record: bool,
    /// Whether V8 compiles no JavaScript, so that the heap holds what the page made and little else; only Chromium can do
    /// this.
    pub interpreted: bool,
}

/// A browser with a fresh profile; it closes when it is dropped.
pub struct Browser {
    session: Option<WebDriver>,
    runtime: Runtime,
    // Dropped after the session is closed, in this order.
    driver: Driver,
    profile: TempDir,
    engine: Engine,
}

impl Browser {
    /// Starts Chromium.
    ///
    /// # Errors
    /// ChromeDriver or Chromium does not start.
    pub fn start() -> Result<Self> {
        Self::start_as(Wanted::default())
    }

    /// Starts the wanted browser.
    ///
    /// # Errors
    /// The driver or the browser does not start.
    pub fn start_as(wanted: Wanted) -> Result<Self> {
        let profile = tempfile::tempdir().context("no temporary folder")?;
        let driver = Driver::start(wanted.engine, profile.path())?;
        let runtime = Runtime::new()?;
        let capabilities = engine::capabilities(wanted, profile.path())?;
        let config = WebDriverConfig::builder().reqwest_timeout(LONGEST_SCRIPT).build()?;
        let session = WebDriver::new_with_config(driver.address(), capabilities, config);
        let session = runtime.block_on(session).with_context(|| format!("{} does not start", wanted.engine.name()))?;
        Ok(Self { session: Some(session), runtime, driver, profile, engine: wanted.engine })
    }

    fn session(&self) -> Result<&WebDriver> {
        self.session.as_ref().context("the browser is closed")
    }

    /// Waits for an answer of the browser.
    fn wait<T>(&self, answer: impl Future<Output = WebDriverResult<T>>) -> Result<T> {
        Ok(self.runtime.block_on(answer)?)
    }

    /// Opens an address and waits until the app has taken over from the static page.
    ///
    /// # Errors
    /// The app does not open.
    pub fn open(&self, address: &str) -> Result<()> {
        self.open_page(address)?;
        self.wait_for_app()
    }

    /// Opens an address and does not wait for the app.
    ///
    /// # Errors
    /// The page cannot be loaded.
    pub fn open_page(&self, address: &str) -> Result<()> {
        self.wait(self.session()?.goto(address)).with_context(|| format!("{address} cannot be opened"))
    }

    /// Reloads the page and waits for the app.
    ///
    /// # Errors
    /// The app does not open.
    pub fn reload(&self) -> Result<()> {
        match self.engine {
            // Firefox's driver bypasses the service worker, as a reader does only with Shift held.
            Engine::Firefox => self.reload_by_script()?,
            Engine::Chromium | Engine::WebKit => self.wait(self.session()?.refresh())?,
        }
        self.wait_for_app()
    }

    fn reload_by_script(&self) -> Result<()> {
        self.run("window.isToBeLeft = true; location.reload()")?;
        self.wait_until("the page to be loaded anew", "return window.isToBeLeft === undefined && document.body !== null")
    }

    /// Goes back in the history, like the browser's button.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn back(&self) -> Result<()> {
        self.wait(self.session()?.back())
    }

    /// The current tab, to return to it later.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn tab(&self) -> Result<WindowHandle> {
        self.wait(self.session()?.window())
    }

    /// Opens an address in a new tab and waits for the app there. Returns the tab.
    ///
    /// # Errors
    /// The app does not open.
    pub fn open_tab(&self, address: &str) -> Result<WindowHandle> {
        let tab = self.wait(self.session()?.new_tab())?;
        self.go_to_tab(&tab)?;
        self.open(address)?;
        Ok(tab)
    }

    /// Goes to a tab.
    ///
    /// # Errors
    /// It is closed.
    pub fn go_to_tab(&self, tab: &WindowHandle) -> Result<()> {
        self.wait(self.session()?.switch_to_window(tab.clone()))
    }

    /// The address of the page.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn address(&self) -> Result<String> {
        Ok(self.wait(self.session()?.current_url())?.to_string())
    }

    /// Runs a script in the page and returns its value.
    ///
    /// # Errors
    /// The script throws.
    pub fn run(&self, script: &str) -> Result<Value> {
        Ok(self.wait(self.session()?.execute(script, Vec::new()))?.json().clone())
    }

    /// Runs a script in the frame within the shadow of an element, and returns its value.
    ///
    /// # Errors
    /// There is no such frame, or the script throws.
    pub fn run_in_frame(&self, css: &str, script: &str) -> Result<Value> {
        let session = self.session()?;
        let find = format!("return document.querySelector('{css}').shadowRoot.querySelector('iframe')");
        let running = async {
            session.enter_default_frame().await?;
            session.execute(find, Vec::new()).await?.element()?.enter_frame().await?;
            let value = session.execute(script, Vec::new()).await;
            session.enter_default_frame().await?;
            value
        };
        Ok(self.wait(running)?.json().clone())
    }

    /// Runs a script in the page that calls its last argument when it is done.
    ///
    /// # Errors
    /// The script throws, or does not end in time.
    pub fn run_to_end(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let session = self.session()?;
        let running = async {
            session.set_script_timeout(LONGEST_SCRIPT).await?;
            session.execute_async(script, arguments).await
        };
        Ok(self.wait(running)?.json().clone())
    }

    /// The private memory of Chromium's processes for pages and their workers, in bytes; `None` if the system does not
    /// report it.
    pub fn memory(&self) -> Option<u64> {
        processes::memory_of_pages(self.driver.process())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(session) = self.session.take() else { return };
        let closing = self.runtime.block_on(async { timeout(PATIENCE, session.clone().quit()).await });
        if !matches!(closing, Ok(Ok(()))) {
            // An endless script keeps the browser from closing. It must not outlive the test.
            let _ = session.leak();
            processes::end_all_of(self.profile.path());
        }
    }
}
