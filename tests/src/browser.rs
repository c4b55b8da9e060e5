//! A real browser, so that a test reads like use: open, type, wait for the words, press a button.
//!
//! The methods wait for their end: a test has nothing to do meanwhile. Nothing here measures time; a wait
//! that takes very long ends the test with what was on the screen.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::config::WebDriverConfig;
use thirtyfour::extensions::cdp::ChromeCommand;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, RequestData, SessionId, WindowHandle};
use tokio::runtime::Runtime;
use tokio::time::timeout;

use crate::chromedriver::ChromeDriver;
use crate::workspace;

/// How long to wait for what must come. Far longer than it takes, so that a slow machine fails no test.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a script may run that tells by itself when it is done.
const LONGEST_SCRIPT: Duration = Duration::from_secs(300);
const PAUSE: Duration = Duration::from_millis(40);

const FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    // Wide enough for the filters to stand open beside the results.
    "--window-size=1200,900",
];

/// Says when the app has taken over from the static page: the element it stands in is another one then.
const SEE_TAKEOVER: &str = "
    new MutationObserver(() => {
      const app = document.getElementById('app');
      if (app && !window.staticPage) window.staticPage = app;
      if (app && app !== window.staticPage) window.appIsOpen = true;
    }).observe(document, { childList: true, subtree: true });";

/// What sort of browser a test wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whether pages may run no script.
    pub no_script: bool,
}

/// A browser with a fresh profile; it closes when it is dropped.
pub struct Browser {
    driver: Option<WebDriver>,
    runtime: Runtime,
    // Dropped after the session is closed, in this order.
    _chromedriver: ChromeDriver,
    profile: TempDir,
}

impl Browser {
    /// Starts a browser.
    ///
    /// # Errors
    /// ChromeDriver or Chromium does not start.
    pub fn start() -> Result<Self> {
        Self::start_as(Wanted::default())
    }

    /// Starts a browser of some sort.
    ///
    /// # Errors
    /// ChromeDriver or Chromium does not start.
    pub fn start_as(wanted: Wanted) -> Result<Self> {
        let profile = tempfile::tempdir().context("no temporary folder")?;
        let chromedriver = ChromeDriver::start()?;
        let runtime = Runtime::new()?;
        let capabilities = capabilities(&profile, wanted)?;
        let config = WebDriverConfig::builder().reqwest_timeout(LONGEST_SCRIPT).build()?;
        let session = WebDriver::new_with_config(chromedriver.address(), capabilities, config);
        let session = runtime.block_on(session).context("Chromium does not start")?;
        let browser = Self { driver: Some(session), runtime, _chromedriver: chromedriver, profile };
        browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SEE_TAKEOVER }))?;
        Ok(browser)
    }

    fn driver(&self) -> Result<&WebDriver> {
        self.driver.as_ref().context("the browser is closed")
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
        self.wait(self.driver()?.goto(address)).with_context(|| format!("{address} cannot be opened"))
    }

    /// Reloads the page and waits for the app.
    ///
    /// # Errors
    /// The app does not open.
    pub fn reload(&self) -> Result<()> {
        self.wait(self.driver()?.refresh())?;
        self.wait_for_app()
    }

    /// The tab at hand, to come back to it.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn tab(&self) -> Result<WindowHandle> {
        self.wait(self.driver()?.window())
    }

    /// Opens an address in a new tab and waits for the app there; which tab it is.
    ///
    /// # Errors
    /// The app does not open.
    pub fn open_tab(&self, address: &str) -> Result<WindowHandle> {
        let tab = self.wait(self.driver()?.new_tab())?;
        self.go_to_tab(&tab)?;
        self.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SEE_TAKEOVER }))?;
        self.open(address)?;
        Ok(tab)
    }

    /// Goes to a tab.
    ///
    /// # Errors
    /// It is not there any more.
    pub fn go_to_tab(&self, tab: &WindowHandle) -> Result<()> {
        self.wait(self.driver()?.switch_to_window(tab.clone()))
    }

    /// Goes back in history, as with the button of the browser.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn back(&self) -> Result<()> {
        self.wait(self.driver()?.back())
    }

    /// Waits until the app has taken over from the static page.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_app(&self) -> Result<()> {
        self.wait_until("the app to open", "return window.appIsOpen === true")
    }

    /// Waits until the search engine is there as a whole: names, topics and long texts.
    ///
    /// # Errors
    /// It does not come.
    pub fn wait_for_engine(&self) -> Result<()> {
        let script =
            "return /^[\\d.]+ thủ tục$|^Không có thủ tục nào$/.test(document.querySelector('.status')?.innerText.trim() ?? '')";
        self.wait_until("the whole search engine", script)?;
        self.wait_until_still(".hits")
    }

    /// Waits until what an element shows has not changed for a while: the engine says that it is ready
    /// before its answer is drawn.
    fn wait_until_still(&self, css: &str) -> Result<()> {
        let mut before = self.texts(css)?;
        loop {
            std::thread::sleep(10 * PAUSE);
            let now = self.texts(css)?;
            if now == before {
                return Ok(());
            }
            before = now;
        }
    }

    /// Types into a field, after what stands there.
    ///
    /// # Errors
    /// There is no such field, or it takes no text.
    pub fn type_into(&self, css: &str, text: &str) -> Result<()> {
        let driver = self.driver()?;
        let typing = async { driver.find(By::Css(css)).await?.send_keys(text).await };
        self.wait(typing).with_context(|| format!("\"{text}\" cannot be typed into {css}"))
    }

    /// Clicks the first element that fits.
    ///
    /// # Errors
    /// There is none, or it cannot be clicked.
    pub fn click(&self, css: &str) -> Result<()> {
        self.click_on(css, "")
    }

    /// Clicks the first element that fits and shows a text. A list may be drawn anew under the pointer; a
    /// reader clicks again then, and so does this.
    ///
    /// # Errors
    /// There is none, or it cannot be clicked.
    pub fn click_on(&self, css: &str, text: &str) -> Result<()> {
        self.wait_for(css, text)?;
        let begun = Instant::now();
        loop {
            match self.click_once(css, text) {
                Ok(()) => return Ok(()),
                Err(error) if begun.elapsed() > PATIENCE => {
                    return Err(error.context(format!("{css} with \"{text}\" cannot be clicked{}", self.what_is_shown())));
                }
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    fn click_once(&self, css: &str, text: &str) -> Result<()> {
        let driver = self.driver()?;
        let clicking = async {
            for element in driver.find_all(By::Css(css)).await? {
                if element.text().await?.contains(text) {
                    return element.click().await.map(|()| true);
                }
            }
            Ok(false)
        };
        if self.wait(clicking)? { Ok(()) } else { bail!("it is not there any more") }
    }

    /// Chooses the option of a select that begins with a text.
    ///
    /// # Errors
    /// There is none.
    pub fn choose(&self, css: &str, text: &str) -> Result<()> {
        let driver = self.driver()?;
        let choosing = async {
            for option in driver.find_all(By::Css(format!("{css} option"))).await? {
                if option.text().await?.trim().starts_with(text) {
                    return option.click().await.map(|()| true);
                }
            }
            Ok(false)
        };
        if !self.wait(choosing)? {
            bail!("{css} has no choice \"{text}\"{}", self.what_is_shown());
        }
        Ok(())
    }

    /// Waits until an element that fits shows a text.
    ///
    /// # Errors
    /// It does not; the message says what is shown instead and where a picture of it is.
    pub fn wait_for(&self, css: &str, text: &str) -> Result<()> {
        let script = format!(
            "return [...document.querySelectorAll({})].some((e) => (e.innerText ?? '').normalize().includes({}))",
            json!(css),
            json!(text)
        );
        self.wait_until(&format!("{css} to show \"{text}\""), &script)
    }

    /// Waits until the first element that fits shows a text: for the best hit of a list.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_first(&self, css: &str, text: &str) -> Result<()> {
        let script =
            format!("return (document.querySelector({})?.innerText ?? '').normalize().includes({})", json!(css), json!(text));
        self.wait_until(&format!("the first {css} to show \"{text}\""), &script)
    }

    /// Waits until the address contains a text.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_for_address(&self, text: &str) -> Result<()> {
        let script = format!("return decodeURIComponent(location.href).includes({})", json!(text));
        self.wait_until(&format!("an address with \"{text}\""), &script)
    }

    /// Waits until a script gives true.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_until(&self, what: &str, script: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            // A page that is just being left answers with an error; the next one may answer well.
            if let Ok(Value::Bool(true)) = self.run(script) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("waited {} s in vain for {what}{}", PATIENCE.as_secs(), self.what_is_shown());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// The texts of all elements that fit.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script = format!("return [...document.querySelectorAll({})].map((e) => e.innerText.normalize())", json!(css));
        Ok(serde_json::from_value(self.run(&script)?)?)
    }

    /// What stands in a field.
    ///
    /// # Errors
    /// There is no such field.
    pub fn value(&self, css: &str) -> Result<String> {
        let value = self.run(&format!("return document.querySelector({})?.value", json!(css)))?;
        Ok(value.as_str().with_context(|| format!("{css} has no value{}", self.what_is_shown()))?.to_owned())
    }

    /// The address of the page.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn address(&self) -> Result<String> {
        Ok(self.wait(self.driver()?.current_url())?.to_string())
    }

    /// Runs a script in the page; what it returns.
    ///
    /// # Errors
    /// The script throws.
    pub fn run(&self, script: &str) -> Result<Value> {
        Ok(self.wait(self.driver()?.execute(script, Vec::new()))?.json().clone())
    }

    /// Runs a script in the page that calls its last argument when it is done.
    ///
    /// # Errors
    /// The script throws, or is never done.
    pub fn run_to_end(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let driver = self.driver()?;
        let running = async {
            driver.set_script_timeout(LONGEST_SCRIPT).await?;
            driver.execute_async(script, arguments).await
        };
        Ok(self.wait(running)?.json().clone())
    }

    /// Gives a command of the Chrome DevTools Protocol.
    ///
    /// # Errors
    /// The browser refuses.
    pub fn command(&self, name: &str, parameters: Value) -> Result<Value> {
        let command = ChromeCommand::ExecuteCdpCommand(name.to_owned(), parameters);
        let answer = self.wait(self.driver()?.cmd(command)).with_context(|| name.to_owned())?;
        Ok(answer.body)
    }

    /// What the browser has complained about since it was last asked: errors of scripts, files that did
    /// not come, what the page's policy forbade.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn complaints(&self) -> Result<Vec<String>> {
        let answer = self.wait(self.driver()?.cmd(ConsoleLog))?;
        let entries = answer.body["value"].as_array().cloned().unwrap_or_default();
        let severe = entries.iter().filter(|entry| entry["level"] == "SEVERE");
        Ok(severe.filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect())
    }

    /// For the message of a failure: the address, the words on the screen, and a picture.
    fn what_is_shown(&self) -> String {
        let words = self.run("return document.body?.innerText.slice(0, 600) ?? ''").ok();
        let words = words.as_ref().and_then(Value::as_str).unwrap_or("(nothing)").to_owned();
        let address = self.address().unwrap_or_default();
        let complaints = self.complaints().unwrap_or_default().join("\n  ");
        let picture = self.picture().map_or_else(|error| format!("none: {error:#}"), |file| file.display().to_string());
        format!("\nat {address}\nwhich shows:\n{words}\ncomplaints: {complaints}\npicture: {picture}")
    }

    /// Takes a picture of the page, to be looked at after the test.
    fn picture(&self) -> Result<PathBuf> {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        let folder = env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from).join("pictures");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{}.png", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        self.wait(self.driver()?.screenshot(&file))?;
        Ok(file)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(driver) = self.driver.take() else { return };
        let closing = self.runtime.block_on(async { timeout(PATIENCE, driver.clone().quit()).await });
        if !matches!(closing, Ok(Ok(()))) {
            // A script that never ends keeps the browser from closing; it must not outlive the test.
            let _ = driver.leak();
            end_processes_of(self.profile.path());
        }
    }
}

/// Ends the processes that were started with a profile: ours alone, for its name is drawn at random.
fn end_processes_of(profile: &Path) {
    let Ok(processes) = std::fs::read_dir("/proc") else { return };
    let profile = format!("--user-data-dir={}", profile.display());
    for process in processes.flatten() {
        let arguments = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        if arguments.split(|byte| *byte == 0).any(|argument| argument == profile.as_bytes()) {
            let _ = Command::new("kill").arg("-KILL").arg(process.file_name()).status();
        }
    }
}

fn capabilities(profile: &TempDir, wanted: Wanted) -> Result<ChromeCapabilities> {
    let mut capabilities = ChromeCapabilities::new();
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    if let Some(chromium) = env::var_os("CHROMIUM") {
        capabilities.set_binary(&chromium.to_string_lossy())?;
    }
    if wanted.no_script {
        let forbidden = json!({ "profile.managed_default_content_settings.javascript": 2 });
        capabilities.add_experimental_option("prefs", forbidden)?;
    }
    capabilities.insert_base_capability("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    // The page is read as it comes; what a test waits for, it names.
    capabilities.insert_base_capability("pageLoadStrategy".to_owned(), json!("eager"));
    Ok(capabilities)
}

/// ChromeDriver's own command for what the console shows.
#[derive(Debug)]
struct ConsoleLog;

impl FormatRequestData for ConsoleLog {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // Another command of ChromeDriver's with the same method: the type of the method is not ours.
        let like = ChromeCommand::ExecuteCdpCommand(String::new(), Value::Null).format_request(session);
        RequestData { uri: format!("/session/{session}/se/log").into(), ..like }.add_body(json!({ "type": "browser" }))
    }
}
