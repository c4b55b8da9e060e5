//! The main job in every engine: ask without marks, open, reload, keep, lose the network, go on. And what is
//! said when data does not come as it should.

use anyhow::{Context, Result};
use catalog::release::FileRole;
use tests::{Engine, Fault, FaultyServer};

use crate::stage::{PREFIX, Stage};

#[test]
fn the_main_job_is_done_in_chromium() -> Result<()> {
    the_main_job(Engine::Chromium)
}

#[test]
fn the_main_job_is_done_in_firefox() -> Result<()> {
    the_main_job(Engine::Firefox)
}

#[test]
fn the_main_job_is_done_in_webkit() -> Result<()> {
    the_main_job(Engine::WebKit)
}

fn the_main_job(engine: Engine) -> Result<()> {
    let Stage { browser, mut server, site: _site } = stage!(in engine);
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", "dang ky khai sinh")?;
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai sinh")?;
    browser.wait_for_engine()?;
    browser.click(".hit a")?;
    browser.wait_for("article h1", "Thủ tục đăng ký khai sinh")?;
    browser.reload()?;
    browser.wait_for("article h1", "Thủ tục đăng ký khai sinh")?;
    browser.wait_for(".papers", "Giấy chứng sinh")?;

    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".device-copy button", "Lưu để dùng khi không có mạng")?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    server.stop()?;

    browser.reload()?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    browser.type_into("#o-tim", "tạm trú")?;
    browser.wait_for_engine()?;
    browser.click_on(".hit a", "Đăng ký tạm trú")?;
    browser.wait_for("article h1", "Đăng ký tạm trú")?;
    browser.wait_for(".papers", "Tờ khai")?;
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article h1", "Thủ tục đăng ký kết hôn")?;
    browser.wait_for(".papers", "Tờ khai đăng ký kết hôn")?;
    browser.open(&server.at("tra-cuu/?q=giay+chung+sinh"))?;
    browser.wait_for_engine()?;
    browser.wait_for(".hit a", "Thủ tục đăng ký khai sinh")
}

#[test]
fn damaged_data_is_told_in_chromium() -> Result<()> {
    damaged_data_is_told(Engine::Chromium)
}

#[test]
fn damaged_data_is_told_in_firefox() -> Result<()> {
    damaged_data_is_told(Engine::Firefox)
}

#[test]
fn damaged_data_is_told_in_webkit() -> Result<()> {
    damaged_data_is_told(Engine::WebKit)
}

/// Each engine has its own way of telling a fetch that failed or a body that ended too early.
fn damaged_data_is_told(engine: Engine) -> Result<()> {
    let Stage { browser, server: _server, site } = stage!(in engine);
    let server = FaultyServer::start(site.path(), PREFIX)?;
    let names = site.release()?.file(FileRole::Names).context("the release names no names")?.path.clone();
    for fault in [Fault::Flip, Fault::Cut { after: 0.5 }, Fault::Empty, Fault::Html, Fault::Status(503), Fault::Refuse] {
        server.fail(&names, fault);
        let told = (|| {
            browser.open_page(&server.at("thu-tuc/1.001193/"))?;
            browser.wait_for("#app-trouble", "Phần tra cứu chưa mở được")?;
            browser.wait_for(".papers", "Giấy chứng sinh")
        })();
        told.with_context(|| format!("{fault:?}"))?;
        server.heal();
    }
    browser.open(&server.at("thu-tuc/1.001193/"))?;
    browser.wait_for(".papers", "Giấy chứng sinh")
}
