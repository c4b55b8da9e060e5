//! The site on somebody else's page: shown where the office allows it, and nothing stored there.

use std::fs;

use anyhow::Result;
use serde_json::json;
use tempfile::TempDir;
use tests::{Browser, Engine, FaultyServer, Site, sample_with};

use crate::stage::{PREFIX, need_browser};

tests! {
    site: [a_site_says_who_may_show_it],
    chromium: [
        one_line_puts_the_search_on_another_page_and_nothing_is_stored,
        a_page_that_the_office_does_not_name_shows_nothing_of_it,
        without_headers_the_page_itself_refuses,
    ],
}

/// A site that a page of this origin may show.
fn site_for(origin: &str) -> Result<Site> {
    let office = fs::read_to_string(tests::sample_catalogue().join("site.toml"))?;
    let allowed = format!("nhung_tai = [\"{origin}\"]\n{office}");
    Site::build(sample_with(&[("site.toml", &allowed)])?.path())
}

fn a_site_says_who_may_show_it() -> Result<()> {
    let site = site_for("https://www.xamau.example")?;
    for file in ["_headers", ".htaccess"] {
        assert!(site.text(file)?.contains("frame-ancestors 'self' https://www.xamau.example"), "{file}");
    }
    let wrong = site_for("https://www.xamau.example/tin")?;
    assert!(wrong.text("_headers")?.contains("frame-ancestors 'none'"));
    assert!(wrong.report.findings.iter().any(|finding| finding.field == "nhung_tai"), "{:?}", wrong.report.findings);
    Ok(())
}

/// Somebody else's page, on another origin than the site's.
struct Elsewhere {
    folder: TempDir,
    server: FaultyServer,
}

impl Elsewhere {
    fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let server = FaultyServer::start(folder.path(), "")?;
        Ok(Self { folder, server })
    }

    /// The origin, by the name that is not the site's: cookies and storage are not shared.
    fn origin(&self) -> String {
        self.server.at("").trim_end_matches('/').replace("127.0.0.1", "localhost")
    }

    /// Shows a page with the line of an office's guide and an element.
    fn show(&self, browser: &Browser, site: &str, element: &str) -> Result<()> {
        let page = format!("<!DOCTYPE html><title>Bộ Mẫu</title><script src=\"{site}nhung.js\" defer></script>{element}");
        fs::write(self.folder.path().join("index.html"), page)?;
        browser.open_page(&format!("{}/", self.origin()))
    }
}

/// What the frame of the element shows, and what is stored at its origin. The test reads it through the browser's own
/// inspector, because a page cannot look into another's frame.
fn frame(browser: &Browser, script: &str) -> Result<serde_json::Value> {
    browser.run_in_frame("niem-yet", script)
}

fn one_line_puts_the_search_on_another_page_and_nothing_is_stored() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let elsewhere = Elsewhere::new()?;
    let site = site_for(&elsewhere.origin())?;
    let server = site.serve(PREFIX)?;
    let browser = Browser::start()?;
    elsewhere.show(&browser, &server.at(""), "<niem-yet></niem-yet>")?;
    let opened = || frame(&browser, "return document.querySelector('#app[data-open] .top.framed') !== null");
    browser.wait_until_so("the app opens in the frame", || opened().is_ok_and(|open| open == json!(true)))?;
    let height = || browser.run("return document.querySelector('niem-yet').shadowRoot.querySelector('iframe').clientHeight");
    browser.wait_until_so("the frame is as high as its page", || height().is_ok_and(|height| height.as_u64() > Some(600)))?;

    elsewhere.show(&browser, &server.at(""), "<niem-yet thu-tuc=\"1.000894\"></niem-yet>")?;
    let title = || frame(&browser, "return document.querySelector('#app[data-open] article h1')?.textContent");
    browser.wait_until_so("the procedure", || title().is_ok_and(|title| title.to_string().contains("kết hôn")))?;
    frame(&browser, "document.querySelector('.tick input, .tick')?.click()")?;
    let stored = "return (async () => [localStorage.length, sessionStorage.length, document.cookie,
        (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])()";
    assert_eq!(frame(&browser, stored)?, json!([0, 0, "", 0, 0]));
    let outside = "return [...document.querySelectorAll('#app a[href^=http]')]
        .filter((link) => !link.href.startsWith(document.baseURI)).length > 0";
    assert_eq!(frame(&browser, outside)?, json!(true));
    Ok(())
}

fn a_page_that_the_office_does_not_name_shows_nothing_of_it() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let elsewhere = Elsewhere::new()?;
    let site = site_for("https://www.xamau.example")?;
    let server = site.serve(PREFIX)?;
    let browser = Browser::start()?;
    elsewhere.show(&browser, &server.at(""), "<niem-yet></niem-yet>")?;
    let link = "return document.querySelector('niem-yet').shadowRoot.querySelector('a').href";
    browser.wait_until_so("the link below the frame", || browser.run(link).is_ok_and(|link| link == json!(server.at(""))))?;
    // The browser's own page for a refused frame.
    let shown = frame(&browser, "return document.querySelector('#app') === null")?;
    assert_eq!(shown, json!(true));
    Ok(())
}

fn without_headers_the_page_itself_refuses() -> Result<()> {
    need_browser(Engine::Chromium)?;
    let elsewhere = Elsewhere::new()?;
    let site = site_for("https://www.xamau.example")?;
    let server = FaultyServer::start(site.path(), PREFIX)?;
    let browser = Browser::start()?;
    elsewhere.show(&browser, &server.at(""), "<niem-yet></niem-yet>")?;
    let text = || frame(&browser, "return document.querySelector('#app').textContent");
    browser.wait_until_so("only a link is left", || text().is_ok_and(|text| text == json!("Mở trang thủ tục hành chính ↗")))?;
    Ok(())
}
