//! If the app does not open, the page stays readable and says why, and what to do. Each program of the site is damaged
//! in turn; a damaged program never runs.

use anyhow::{Context, Result};
use catalog::release::FileRole;
use serde_json::json;
use std::fs;
use std::path::PathBuf;
use tests::{Browser, Site};

use crate::stage::{Stage, stage};

tests! {
    chromium: [
        a_browser_without_webassembly_gets_a_message,
        a_missing_script_is_reported_without_script,
        a_damaged_script_does_not_run,
        a_damaged_program_does_not_run,
        a_missing_program_is_reported,
        missing_names_are_reported,
        a_damaged_second_file_is_reported_and_the_search_still_works,
        a_damaged_search_worker_is_reported_and_names_are_still_searched,
        the_message_disappears_when_the_app_opens,
    ],
}

const PROCEDURE: &str = "thu-tuc/1.001193/";

fn file(site: &Site, role: FileRole) -> Result<PathBuf> {
    let release = site.release()?;
    Ok(site.path().join(&release.file(role).with_context(|| format!("{role:?}"))?.path))
}

/// Flips one bit in the middle of a file.
fn damage(site: &Site, role: FileRole) -> Result<()> {
    let path = file(site, role)?;
    let mut bytes = fs::read(&path)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    Ok(fs::write(path, bytes)?)
}

fn remove(site: &Site, role: FileRole) -> Result<()> {
    Ok(fs::remove_file(file(site, role)?)?)
}

/// Checks that the page says what is wrong, can be read, and offers another way.
fn says_and_stays(browser: &Browser, words: &str) -> Result<()> {
    browser.wait_for("#app-trouble", words)?;
    browser.wait_for("#app-trouble a", "Tải lại trang")?;
    browser.wait_for(".papers", "Giấy chứng sinh")?;
    assert_eq!(browser.run("return document.querySelector('#app[data-open]') !== null")?, false, "the app has opened");
    browser.click_on("#app-trouble a", "Xem theo lĩnh vực")?;
    browser.wait_for_address("/linh-vuc/")?;
    browser.wait_for(".fields a", "Hộ tịch")
}

fn a_browser_without_webassembly_gets_a_message() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    let source = "delete window.WebAssembly";
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))?;
    browser.open_page(&server.at(PROCEDURE))?;
    says_and_stays(&browser, "Trình duyệt này quá cũ hoặc đang tắt WebAssembly")
}

fn a_missing_script_is_reported_without_script() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    remove(&site, FileRole::Start)?;
    browser.open_page(&server.at(PROCEDURE))?;
    browser.wait_until("the page to be loaded", "return document.readyState === 'complete'")?;
    assert_eq!(browser.texts("#app-trouble")?, [""], "the page gave up at once");
    says_and_stays(&browser, "Phần tra cứu chưa mở được. Nếu mạng chậm, hãy chờ thêm")
}

fn a_damaged_script_does_not_run() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    // The changed script would run; only its hash shows that it was changed.
    let path = file(&site, FileRole::App)?;
    fs::write(&path, fs::read_to_string(&path)? + "\nwindow.ran = true;\n")?;
    browser.open_page(&server.at(PROCEDURE))?;
    says_and_stays(&browser, "một tệp của trang không tải về được hoặc tải về bị hỏng")?;
    assert_eq!(browser.run("return window.ran ?? false")?, false, "it has run");
    Ok(())
}

fn a_damaged_program_does_not_run() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    damage(&site, FileRole::AppWasm)?;
    browser.open_page(&server.at(PROCEDURE))?;
    says_and_stays(&browser, "một tệp của trang không tải về được hoặc tải về bị hỏng")
}

fn a_missing_program_is_reported() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    remove(&site, FileRole::AppWasm)?;
    browser.open_page(&server.at(PROCEDURE))?;
    says_and_stays(&browser, "một tệp của trang không tải về được hoặc tải về bị hỏng")
}

fn missing_names_are_reported() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    remove(&site, FileRole::Names)?;
    browser.open_page(&server.at(PROCEDURE))?;
    says_and_stays(&browser, "Phần tra cứu chưa mở được: máy chủ thiếu một tệp")
}

fn a_damaged_second_file_is_reported_and_the_search_still_works() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    damage(&site, FileRole::AppPages)?;
    browser.open_page(&server.at("linh-vuc/"))?;
    browser.wait_for("#app-trouble", "phần hiện trang này chưa tải được")?;
    browser.wait_for(".fields a", "Hộ tịch")?;
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", "khai tử")?;
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")
}

fn a_damaged_search_worker_is_reported_and_names_are_still_searched() -> Result<()> {
    for (role, words) in
        [(FileRole::Worker, "tệp tải về không khớp bản phát hành"), (FileRole::WorkerWasm, "phần tìm kiếm không chạy được")]
    {
        let Stage { browser, server, site } = stage()?;
        damage(&site, role)?;
        browser.open(&server.at("tra-cuu/?q=khai+tử"))?;
        browser.wait_for(".problem", &format!("Phần tìm đầy đủ chưa mở được: {words}"))?;
        browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")?;
    }
    Ok(())
}

fn the_message_disappears_when_the_app_opens() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(PROCEDURE))?;
    browser.wait_until("no word of trouble", "return document.getElementById('app-trouble') === null")
}
