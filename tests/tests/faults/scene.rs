//! A browser before a server that fails on purpose, with two releases to serve, and what a reader sees.

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

/// How long a page is given to do all that it does by itself.
const TIME_TO_SETTLE: Duration = Duration::from_secs(1);
const MARRIAGE: &str = "Thủ tục đăng ký kết hôn";
/// A procedure whose details stand in another pack than those of the marriage registration.
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

/// The `release.json` of a site, said to be of another format.
pub(crate) fn of_format(site: &Path, format: u32) -> Result<String> {
    let json = String::from_utf8(file(site, RELEASE_FILE)?)?;
    let told = |format: u32| format!("\"format\": {format}");
    ensure!(json.contains(&told(FORMAT)), "{RELEASE_FILE} tells no format");
    Ok(json.replacen(&told(FORMAT), &told(format), 1))
}

impl Scene {
    /// Has the device keep the first release.
    pub(crate) fn keep(&self) -> Result<()> {
        self.browser.open(&self.server.at("thong-tin/"))?;
        self.press_keep()?;
        self.browser.wait_for(".device-copy .good", "Đã lưu")
    }

    pub(crate) fn press_keep(&self) -> Result<()> {
        self.browser.click_on(".device-copy button", "Lưu để dùng khi không có mạng")
    }

    /// Opens the page that says what the device keeps, and waits until it says something of it.
    pub(crate) fn is_told_of_copy(&self, text: &str) -> Result<String> {
        self.browser.open(&self.server.at("thong-tin/")).context(Harm::Blank)?;
        self.says(".device-copy", text)
    }

    /// The device says that its copy is whole.
    pub(crate) fn has_copy(&self) -> Result<String> {
        self.browser.open(&self.server.at("thong-tin/")).context(Harm::Blank)?;
        self.says(".device-copy .good", "Đã lưu")
    }

    /// The device says that it has a newer release than the one that is shown.
    pub(crate) fn has_newer_copy(&self) -> Result<String> {
        self.browser.open(&self.server.at("thong-tin/")).context(Harm::Blank)?;
        self.says(".device-copy .good", "Đã lưu bản mới")
    }

    /// Waits until a place says something; gives the whole of it.
    pub(crate) fn says(&self, css: &str, text: &str) -> Result<String> {
        self.browser.wait_for(css, text).context(Harm::Silent)?;
        let said = self.browser.texts(css)?;
        Ok(said.into_iter().find(|said| said.contains(text)).unwrap_or_default().replace('\n', " "))
    }

    /// Everything answers from a release: the search in all its parts, and pages with their papers.
    pub(crate) fn answers(&self, word: &str) -> Result<()> {
        self.search("dang ky ket hon")?;
        self.browser.wait_for_engine().context(Harm::Lost)?;
        self.shows_marriage(word)?;
        self.browser.open(&self.server.at(OTHER.0)).context(Harm::Lost)?;
        self.browser.wait_for("article h1", OTHER.1).context(Harm::Lost)?;
        self.browser.wait_for(".papers", "").context(Harm::Lost)
    }

    /// The marriage registration is shown as a release has it, by the app.
    pub(crate) fn shows_marriage(&self, word: &str) -> Result<()> {
        self.browser.open(&self.server.at("thu-tuc/1.000894/")).context(Harm::Lost)?;
        self.reads_marriage(word)
    }

    /// The same of the page at hand, whoever has drawn it.
    pub(crate) fn reads_marriage(&self, word: &str) -> Result<()> {
        self.browser.wait_for("article h1", MARRIAGE).context(Harm::Blank)?;
        self.browser.wait_for(".papers", "Tờ khai đăng ký kết hôn").context(Harm::Wrong)?;
        self.browser.wait_until("the step of the release", &step_begins(word)).context(Harm::Wrong)
    }

    /// Searches; the best hit is the right one, with whatever is there of the engine.
    pub(crate) fn search(&self, question: &str) -> Result<()> {
        self.browser.open(&self.server.at(&format!("tra-cuu/?q={}", question.replace(' ', "+")))).context(Harm::Blank)?;
        self.browser.wait_for_first(".hit a", MARRIAGE).context(Harm::Wrong)
    }

    /// Gives the page time for what it does by itself.
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
