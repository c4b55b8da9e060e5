//! The main job in every engine: search without marks, open, reload, save offline, lose the network, continue. And
//! what the page says if data arrives damaged.

use anyhow::{Context, Result};
use catalog::release::FileRole;
use libtest_mimic::Trial;
use tests::{Engine, Fault, FaultyServer, Wanted};

use crate::stage::{PREFIX, Stage, stage_for};
use crate::trials::trial;

/// Each test in each engine.
pub(crate) fn trials() -> Vec<Trial> {
    let in_engine = |engine: Engine| {
        [
            trial(engine.name(), "engines", "the_main_job_is_done", move || the_main_job(engine)),
            trial(engine.name(), "engines", "damaged_data_is_reported", move || damaged_data_is_reported(engine)),
        ]
    };
    Engine::ALL.into_iter().flat_map(in_engine).collect()
}

fn the_main_job(engine: Engine) -> Result<()> {
    let Stage { browser, mut server, site: _site } = stage_for(Wanted { engine, ..Wanted::default() })?;
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

/// Engines differ in how they report a failed fetch and a body that ended too early.
fn damaged_data_is_reported(engine: Engine) -> Result<()> {
    let Stage { browser, server: _server, site } = stage_for(Wanted { engine, ..Wanted::default() })?;
    let server = FaultyServer::start(site.path(), PREFIX)?;
    let names = site.release()?.file(FileRole::Names).context("the release has no names pack")?.path.clone();
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
