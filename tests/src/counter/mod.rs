//! A counter screen in Chromium with a clock that tests move, its simulated visitors, and a look for what they left.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::{Browser, FaultyServer, Reading, Wanted};

/// What visitors type besides the words that are looked for afterwards. Letters and spaces: every way to type takes them.
const QUESTIONS: [&str; 6] = ["khai sinh", "ket hon", "tam tru", "khai tu", "thuong tru", "chung thuc"];
/// What every visitor types before a word that nobody else types: no file holds it by chance.
const MARK: &str = "zqjxw";
/// How long a visitor is away until everything is cleared, in ms: more than 90 s of rest and 120 s of countdown.
const AWAY: u32 = 212_000;
/// How many visitors one script does, because the time of a script is limited.
const AT_ONCE: u32 = 20;

/// A counter screen.
pub struct CounterScreen {
    /// Its browser.
    pub browser: Browser,
    /// Its server.
    pub server: FaultyServer,
    visitors: u32,
}

/// What visitors did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visited {
    /// Questions that were answered.
    pub searched: u64,
    /// Procedures that were opened.
    pub opened: u64,
    /// Papers that were ticked.
    pub ticked: u64,
    /// Visits that ended at the resting screen.
    pub left: u64,
}

impl CounterScreen {
    /// Opens the counter screen of a site.
    ///
    /// # Errors
    /// It does not come to rest.
    pub fn open(site: &Path) -> Result<Self> {
        let server = FaultyServer::start(site, "/sub/mau")?;
        let browser = Browser::start_as(Wanted { interpreted: true, ..Wanted::default() })?;
        for script in [include_str!("clock.js"), include_str!("../long_run/watch.js")] {
            browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))?;
        }
        browser.command("Performance.enable", json!({}))?;
        let metrics = json!({ "width": 1080, "height": 1920, "deviceScaleFactor": 1, "mobile": false });
        browser.command("Emulation.setDeviceMetricsOverride", metrics)?;
        let screen = Self { browser, server, visitors: 0 };
        screen.browser.open(&screen.server.at("?man-hinh=quay"))?;
        screen.rests()?;
        Ok(screen)
    }

    /// Waits until the screen rests.
    ///
    /// # Errors
    /// It does not.
    pub fn rests(&self) -> Result<()> {
        self.browser.wait_for(".resting .start", "Chạm để bắt đầu")
    }

    /// Lets visitors come, one after another.
    ///
    /// # Errors
    /// The screen does not answer one of them as it should.
    pub fn visit(&mut self, count: u32) -> Result<Visited> {
        let mut visited = Visited::default();
        let end = self.visitors + count;
        while self.visitors < end {
            let at_once = AT_ONCE.min(end - self.visitors);
            let arguments = vec![json!(at_once), json!(self.visitors), json!(QUESTIONS), json!(AWAY), json!(MARK)];
            let counts = self.browser.run_to_end(include_str!("visitors.js"), arguments)?;
            ensure!(counts["troubles"] == json!([]), "{counts:#}");
            let count = |what: &str| counts[what].as_u64().unwrap_or_default();
            visited.searched += count("searched");
            visited.opened += count("opened");
            visited.ticked += count("ticked");
            visited.left += count("left");
            self.visitors += at_once;
        }
        Ok(visited)
    }

    /// Moves the clock on; every timer fires at its time.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn pass(&self, milliseconds: u32) -> Result<()> {
        self.browser.run_to_end("moveClock(arguments[0]).then(arguments[1])", vec![json!(milliseconds)]).map(drop)
    }

    /// Lets hours pass in steps of a minute, in each of which a timer fires once. The page may load itself anew meanwhile.
    ///
    /// # Errors
    /// The page does not answer.
    pub fn pass_hours(&self, hours: u32) -> Result<()> {
        let script = "const [minutes, done] = arguments; (async () => { for (let at = 0; at < minutes; at++) await leap(60000); done(); })()";
        for _ in 0..hours {
            // A page that loads itself anew ends its script.
            if self.browser.run_to_end(script, vec![json!(60)]).is_err() {
                self.browser.wait_for_app()?;
            }
        }
        Ok(())
    }

    /// The places in which what a visitor typed can still be found, and the marks of a visit that is not over.
    ///
    /// # Errors
    /// The browser does not answer.
    pub fn traces(&self) -> Result<Vec<String>> {
        let answer = self.browser.run_to_end(include_str!("traces.js"), Vec::new())?;
        let found: BTreeMap<String, String> = serde_json::from_value(answer["found"].clone()).context("no traces")?;
        let mut traces: Vec<String> =
            found.iter().filter(|(_, text)| text.contains(MARK)).map(|(place, _)| place.clone()).collect();
        ensure!(!found["markup"].is_empty() && found["local"].contains("quay "), "the look itself finds nothing: {found:?}");
        let session: Value = serde_json::from_str(&found["session"])?;
        traces.extend((session != json!({})).then(|| format!("session storage: {session}")));
        let address = self.server.at("");
        traces.extend(
            (!found["address"].starts_with(&address) || found["address"].contains("q=")).then(|| found["address"].clone()),
        );
        let kept: BTreeMap<String, String> = serde_json::from_str(&found["local"])?;
        traces.extend(kept.into_keys().filter(|key| !key.starts_with("quay ")).map(|key| format!("local storage: {key}")));
        traces.extend(answer["history"].as_u64().filter(|length| *length > 3).map(|length| format!("history of {length}")));
        Ok(traces)
    }

    /// Closes the browser and looks for what visitors typed in every file that it has written.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn close_and_search_files(mut self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        search(self.browser.close()?, &mut found)?;
        Ok(found)
    }

    /// What is used now.
    ///
    /// # Errors
    /// The browser does not report it.
    pub fn reading(&self) -> Result<Reading> {
        Reading::of(&self.browser)
    }
}

/// Looks for [`MARK`] in the files of a folder, as UTF-8 and as UTF-16.
fn search(folder: &Path, found: &mut Vec<String>) -> Result<()> {
    let wide: Vec<u8> = MARK.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let has = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            search(&path, found)?;
        } else if let Ok(bytes) = fs::read(&path)
            && (has(&bytes, MARK.as_bytes()) || has(&bytes, &wide))
        {
            found.push(path.display().to_string());
        }
    }
    Ok(())
}
