//! A browser in front of a server that fails on purpose and can serve two releases, and checks of what a reader sees.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use catalog::release::{FORMAT, RELEASE_FILE};
use serde_json::json;
use tests::{Browser, Engine, FaultyServer, Site, Wanted, edition};

use super::Harm;
use crate::stage::PREFIX;

/// What the first step of the marriage registration begins with, in each release.
pub(crate) const ONE: &str = "Bản một.";
pub(crate) const TWO: &str = "Bản hai.";

/// How long a page gets for the work that it does by itself.
const TIME_TO_SETTLE: Duration = Duration::from_secs(1);
const MARRIAGE: &str = "Thủ tục đăng ký kết hôn";
/// A procedure whose details are in another pack than those of the marriage registration.
const OTHER: (&str, &str) = ("thu-tuc/1.004194/", "tạm trú");

/// The sites that every fault uses: built once, when the first fault asks for them, and removed with the last test.
#[derive(Default)]
pub(crate) struct Scenes(OnceLock<Result<Sites, String>>);

/// Two releases: the second published over the first, and the second published alone.
struct Sites {
    one: Site,
    two: Site,
    two_alone: Site,
}

impl Sites {
    fn build() -> Result<Self> {
        let (one, second) = (edition(ONE)?, edition(TWO)?);
        let mut two = Site::build(one.path())?;
        two.republish(second.path())?;
        Ok(Self { one: Site::build(one.path())?, two, two_alone: Site::build(second.path())? })
    }
}

impl Scenes {
    /// A fresh browser in front of a server with the first release.
    pub(crate) fn scene(&self, engine: Engine) -> Result<Scene> {
        let sites = self.0.get_or_init(|| Sites::build().map_err(|error| format!("{error:#}")));
        let sites = sites.as_ref().map_err(|error| anyhow!("{error}"))?;
        let server = FaultyServer::start(sites.one.path(), PREFIX)?;
        let path = |site: &Site| site.path().to_owned();
        Ok(Scene {
            browser: Browser::start_as(Wanted { engine, ..Wanted::default() })?,
            server,
            one: path(&sites.one),
            two: path(&sites.two),
            two_alone: path(&sites.two_alone),
        })
    }
}

pub(crate) struct Scene {
    pub(crate) browser: Browser,
    pub(crate) server: FaultyServer,
    pub(crate) one: PathBuf,
    pub(crate) two: PathBuf,
    pub(crate) two_alone: PathBuf,
}

/// A file of a site in a folder.
pub(crate) fn file(site: &Path, path: &str) -> Result<Vec<u8>> {
    fs::read(site.join(path)).with_context(|| path.to_owned())
}

/// The `release.json` of a site, with another format number.
pub(crate) fn of_format(site: &Path, format: u32) -> Result<String> {
    let json = String::from_utf8(file(site, RELEASE_FILE)?)?;
    let told = |format: u32| format!("\"format\": {format}");
    ensure!(json.contains(&told(FORMAT)), "{RELEASE_FILE} has no format");
    Ok(json.replacen(&told(FORMAT), &told(format), 1))
}

impl Scene {
    /// Saves the release on the device.
    pub(crate) fn save(&self) -> Result<()> {
        self.browser.open(&self.server.at("thong-tin/"))?;
        self.press_save()?;
        self.browser.wait_for(".device-copy .good", "Đã lưu")
    }

    pub(crate) fn press_save(&self) -> Result<()> {
        self.browser.click_on(".device-copy button", "Lưu để dùng khi không có mạng")
    }

    /// Opens the page about the stored copy, and waits until it says `text`. Returns the whole message.
    pub(crate) fn is_told_of_copy(&self, text: &str) -> Result<String> {
        self.browser.open(&self.server.at("thong-tin/")).context(Harm::Blank)?;
        self.says(".device-copy", text)
    }

    /// Waits until the page says that the stored copy is complete.
    pub(crate) fn has_copy(&self) -> Result<String> {
        self.browser.open(&self.server.at("thong-tin/")).context(Harm::Blank)?;
        self.says(".device-copy .good", "Đã lưu")
    }

    /// Waits until the page says that a newer release is stored.
    pub(crate) fn has_newer_copy(&self) -> Result<String> {
        self.browser.open(&self.server.at("thong-tin/")).context(Harm::Blank)?;
        self.says(".device-copy .good", "Đã lưu bản mới")
    }

    /// Waits until an element says `text`. Returns its whole text.
    pub(crate) fn says(&self, css: &str, text: &str) -> Result<String> {
        self.browser.wait_for(css, text).context(Harm::Silent)?;
        let said = self.browser.texts(css)?;
        Ok(said.into_iter().find(|said| said.contains(text)).unwrap_or_default().replace('\n', " "))
    }

    /// Checks that everything answers from a release: the whole search, and pages with their papers.
    pub(crate) fn answers(&self, word: &str) -> Result<()> {
        self.search("dang ky ket hon")?;
        self.browser.wait_for_engine().context(Harm::Lost)?;
        self.shows_marriage(word)?;
        self.browser.open(&self.server.at(OTHER.0)).context(Harm::Lost)?;
        self.browser.wait_for("article h1", OTHER.1).context(Harm::Lost)?;
        self.browser.wait_for(".papers", "").context(Harm::Lost)
    }

    /// Opens the marriage registration and checks that it comes from the release with `word`.
    pub(crate) fn shows_marriage(&self, word: &str) -> Result<()> {
        self.browser.open(&self.server.at("thu-tuc/1.000894/")).context(Harm::Lost)?;
        self.reads_marriage(word)
    }

    /// Checks the same of the open page, static or drawn by the app.
    pub(crate) fn reads_marriage(&self, word: &str) -> Result<()> {
        self.browser.wait_for("article h1", MARRIAGE).context(Harm::Blank)?;
        self.browser.wait_for(".papers", "Tờ khai đăng ký kết hôn").context(Harm::Wrong)?;
        self.browser.wait_until("the step of the release", &step_begins(word)).context(Harm::Wrong)
    }

    /// Searches, and checks that the best hit is right, with whatever part of the engine is loaded.
    pub(crate) fn search(&self, question: &str) -> Result<()> {
        self.browser.open(&self.server.at(&format!("tra-cuu/?q={}", question.replace(' ', "+")))).context(Harm::Blank)?;
        self.browser.wait_for_first(".hit a", MARRIAGE).context(Harm::Wrong)
    }

    /// Waits for the work that the page does by itself.
    pub(crate) fn settle(&self) {
        std::thread::sleep(TIME_TO_SETTLE);
    }

    /// Runs a script in every page before its own scripts.
    pub(crate) fn inject(&self, script: &str) -> Result<()> {
        self.browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).map(drop)
    }
}

fn step_begins(word: &str) -> String {
    format!(
        "return document.querySelector('main').textContent.normalize().includes({})",
        json!(format!("{word} Hai bạn điền chung"))
    )
}
