//! The data that the device stores is shown and cleared in one place.

use anyhow::Result;
use serde_json::json;

use crate::stage::{Stage, stage};

tests! {
    chromium: [
        everything_stored_is_shown_and_cleared,
        without_storage_there_is_nothing_to_clear,
    ],
}

/// Lists everything that is stored: keys of both storages, entries of all caches.
const STORED: &str = "
    const done = arguments[arguments.length - 1];
    (async () => {
      const found = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(`${name} ${request.url}`);
      done(found);
    })().catch((error) => done([String(error)]));";

fn everything_stored_is_shown_and_cleared() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", "khai tử")?;
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")?;
    browser.click(".hit a")?;
    browser.wait_for("article h1", "Thủ tục đăng ký khai tử")?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.wait_for(".standing", "Có 1 trong")?;
    browser.open(&server.at("thong-tin/"))?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    let facts = "section:has(.clearing)";
    browser.wait_for(facts, "Câu tìm gần đây\n1 câu")?;
    browser.wait_for(facts, "Hồ sơ đang chuẩn bị\n1 hồ sơ")?;
    browser.wait_for(facts, "Bản ngày 21/11/2026")?;
    assert!(browser.run_to_end(STORED, vec![])?.as_array().is_some_and(|found| found.len() > 10));

    browser.click_on(".clearing button", "Xóa hết khỏi máy này")?;
    browser.click_on(".clearing button", "Không xóa")?;
    browser.wait_for(facts, "1 hồ sơ")?;
    browser.click_on(".clearing button", "Xóa hết khỏi máy này")?;
    browser.click_on(".choices button", "Xóa hết")?;
    browser.wait_for(".clearing", "✓ Đã xóa. Máy này không còn giữ gì của trang này.")?;
    assert_eq!(browser.run_to_end(STORED, vec![])?, json!([]));
    assert_eq!(browser.texts(&format!("{facts} dd"))?, ["Không có", "Không có", "Không có"]);
    browser.wait_for(".device-copy button", "Lưu để dùng khi không có mạng")?;

    browser.type_into("#o-tim", "khai sinh")?;
    browser.wait_for_first(".hit a", "khai sinh")?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".standing", "Đánh dấu giấy đã có")?;
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}

fn without_storage_there_is_nothing_to_clear() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    let refuse = "for (const name of ['localStorage', 'sessionStorage', 'caches'])
                    Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError') } })";
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse }))?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for("section:has(.clearing)", "Hồ sơ đang chuẩn bị\nKhông có")?;
    browser.click_on(".clearing button", "Xóa hết khỏi máy này")?;
    browser.click_on(".choices button", "Xóa hết")?;
    browser.wait_for(".clearing", "✓ Đã xóa.")?;
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}
