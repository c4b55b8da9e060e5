//! The site in a real browser. To have no network, tests stop the server.

use anyhow::Result;
use tests::{Browser, Wanted};

use crate::stage::{Stage, stage, stage_for};

tests! {
    chromium: [
        a_newer_release_replaces_the_copy_on_the_device,
        pages_are_whole_without_script,
        the_app_draws_the_offices_figures,
        back_reload_and_a_shared_link_show_what_was_seen,
        only_the_site_is_asked_and_the_console_stays_empty,
        an_unknown_address_offers_other_ways,
        a_question_without_hits_offers_other_ways,
        the_search_box_works_with_the_keyboard,
        arrow_keys_lead_through_the_hits_and_back_to_the_box,
        recent_questions_are_stored_until_they_are_cleared,
        without_storage_recent_questions_last_as_long_as_the_page,
        enter_on_a_touch_screen_closes_its_keyboard,
        text_typed_before_the_app_opened_stays,
        a_damaged_file_is_reported_and_the_page_stays_readable,
    ],
}

// Keys in WebDriver's encoding.
const ENTER: &str = "\u{e007}";
const SHIFT: &str = "\u{e008}";
const ESCAPE: &str = "\u{e00c}";
const UP: &str = "\u{e013}";
const DOWN: &str = "\u{e015}";

fn a_newer_release_replaces_the_copy_on_the_device() -> Result<()> {
    let Stage { browser, mut server, mut site } = stage()?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".device-copy button", "Lưu để dùng khi không có mạng")?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    site.republish(&crate::bad_input::small_catalogue()?.path())?;
    browser.reload()?;
    browser.wait_for(".device-copy .good", "Đã lưu bản mới")?;
    server.stop()?;
    browser.reload()?;
    browser.wait_for(".facts-list", &site.release()?.id)?;
    browser.open(&server.at("thu-tuc/1.000001/"))?;
    browser.wait_for("article h1", "Đăng ký nuôi voi")
}

fn pages_are_whole_without_script() -> Result<()> {
    let Stage { browser, server, site: _site } = stage_for(Wanted { no_script: true, ..Wanted::default() })?;
    browser.open_page(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for("article h1", "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân")?;
    browser.wait_for(".papers", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân")?;
    browser.wait_for("#cach-nop", "3 ngày làm việc")?;
    browser.wait_for("#cach-nop", "Lệ phí: do HĐND cấp tỉnh quy định")?;
    browser.open_page(&server.at(""))?;
    // Style sheets decide what is shown.
    browser.wait_until("the page to be loaded", "return document.readyState === 'complete'")?;
    let shown =
        browser.run("return [...document.querySelectorAll('.needs-script')].filter((e) => e.checkVisibility()).length")?;
    assert_eq!(shown, 0, "something that needs script is shown");
    browser.click(".fields a")?;
    browser.wait_for("h1", "")?;
    browser.wait_for_address("/linh-vuc/")?;
    browser.click(".hit a")?;
    browser.wait_for_address("/thu-tuc/")?;
    browser.wait_for(".papers h2", "Giấy tờ cần có")?;
    browser.click(".foot a[href='cong-khai/']")?;
    browser.wait_for("h1", "Công khai")?;
    browser.wait_for(".openness", "Danh mục này đăng 56 thủ tục hành chính.")?;
    browser.wait_for(".chart", "Giải quyết tại đây")
}

fn the_app_draws_the_offices_figures() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thong-tin/"))?;
    browser.click("main a[href='cong-khai/']")?;
    browser.wait_for("h1", "Công khai")?;
    browser.wait_for(".openness", "Danh mục này đăng 56 thủ tục hành chính.")?;
    browser.wait_for(".openness", "Chỉ số cải cách hành chính (PAR INDEX)")?;
    browser.click(".last-changed a")?;
    browser.wait_for_address("/thu-tuc/")
}

fn back_reload_and_a_shared_link_show_what_was_seen() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", "cấp giấy")?;
    browser.wait_for_engine()?;
    browser.choose("#loc-cap", "Cấp xã")?;
    browser.wait_for_address("cap=xa")?;
    browser.wait_for_address("q=cấp+giấy")?;
    let (address, seen) = (browser.address()?, browser.texts(".hit a")?);
    assert!(seen.len() > 1, "{seen:?}");

    browser.click(".hit a")?;
    browser.wait_for("article h1", &seen[0])?;
    browser.back()?;
    shows(&browser, &seen)?;
    browser.reload()?;
    shows(&browser, &seen)?;
    let other = Browser::start()?;
    other.open(&address)?;
    shows(&other, &seen)
}

/// Checks that the question, the filter and the hits are the same as before.
fn shows(browser: &Browser, seen: &[String]) -> Result<()> {
    browser.wait_for("article, .hit a", &seen[0])?;
    browser.wait_for_engine()?;
    browser.wait_for_first(".hit a", &seen[0])?;
    assert_eq!(browser.value("#o-tim")?, "cấp giấy");
    assert_eq!(browser.texts("#loc-cap option:checked")?.concat().split(" (").next(), Some("Cấp xã"));
    assert_eq!(browser.texts(".hit a")?, seen);
    Ok(())
}

fn only_the_site_is_asked_and_the_console_stays_empty() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    for path in ["", "tra-cuu/?q=khai+sinh", "thu-tuc/1.001193/", "linh-vuc/", "linh-vuc/ho-tich/", "thong-tin/", "cong-khai/"] {
        browser.open(&server.at(path))?;
        browser.wait_for("main", "")?;
        if path.starts_with("tra-cuu") {
            browser.wait_for_engine()?;
        }
        let others = browser.run(
            "return performance.getEntriesByType('resource').map((e) => e.name)
               .filter((name) => new URL(name).origin !== location.origin)",
        )?;
        assert_eq!(others, serde_json::json!([]), "{path} asks others");
        assert_eq!(browser.complaints()?, Vec::<String>::new(), "{path}");
    }
    Ok(())
}

fn an_unknown_address_offers_other_ways() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("khong-co"))?;
    browser.wait_for("h1", "Không có trang này")?;
    browser.click("main a[href='linh-vuc/']")?;
    browser.wait_for("h1", "Lĩnh vực")?;
    // An old link to a procedure, in the static page and then in the app.
    browser.open_page(&server.at("thu-tuc/9.999999/"))?;
    browser.wait_for("h1", "Không có trang này")
}

fn a_question_without_hits_offers_other_ways() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("tra-cuu/"))?;
    browser.type_into("#o-tim", "xyzzy qwertz")?;
    browser.wait_for(".nothing", "Không tìm thấy thủ tục phù hợp")?;
    browser.click(".nothing a")?;
    browser.wait_for("h1", "Lĩnh vực")?;
    browser.wait_for(".fields a", "Hộ tịch")
}

fn the_search_box_works_with_the_keyboard() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", "tách thửa")?;
    browser.wait_for_first(".hit a", "Tách thửa")?;
    browser.type_into("#o-tim", " đất")?;
    assert_eq!(browser.value("#o-tim")?, "tách thửa đất");
    browser.type_into("#o-tim", ESCAPE)?;
    assert_eq!(browser.value("#o-tim")?, "", "Escape empties the box");
    browser.wait_for_engine()?;
    browser.type_into("#o-tim", &format!("con nuôi{ENTER}"))?;
    browser.wait_for_address("q=con+nuôi")?;
    browser.wait_for_first(".hit a", "nuôi con nuôi")
}

fn arrow_keys_lead_through_the_hits_and_back_to_the_box() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("tra-cuu/?q=cấp"))?;
    browser.wait_for_engine()?;
    let hits = browser.texts(".hit > a")?;
    assert!(hits.len() > 2, "{hits:?}");
    let focused = || browser.texts(".hit > a:focus").map(|found| found.concat());

    browser.type_into("#o-tim", DOWN)?;
    assert_eq!(focused()?, hits[0]);
    browser.type_into(":focus", DOWN)?;
    assert_eq!(focused()?, hits[1]);
    browser.type_into(":focus", UP)?;
    assert_eq!(focused()?, hits[0]);
    // Shift with an arrow belongs to the browser.
    browser.type_into(":focus", &format!("{SHIFT}{DOWN}"))?;
    assert_eq!(focused()?, hits[0]);
    browser.type_into(":focus", UP)?;
    browser.type_into(":focus", " giấy")?;
    assert_eq!(browser.value("#o-tim")?, "cấp giấy", "the cursor is not at the end of the box");
    // The list is drawn again under the focus: for the better answer, and when the address changes.
    browser.type_into(":focus", DOWN)?;
    browser.wait_for_address("q=cấp+giấy")?;
    browser.wait_for_engine()?;
    let hits = browser.texts(".hit > a")?;
    assert_eq!(focused()?, hits[0]);
    browser.type_into(":focus", ESCAPE)?;
    assert_eq!(browser.texts("#o-tim:focus")?.len(), 1, "Escape does not lead back to the box");
    assert_eq!(browser.value("#o-tim")?, "cấp giấy", "Escape among the hits empties the box");
    browser.type_into("#o-tim", DOWN)?;
    // WebDriver would scroll the hit into view, so press the key by script.
    let down = serde_json::json!({ "type": "keyDown", "key": "ArrowDown", "windowsVirtualKeyCode": 40 });
    for _ in &hits {
        browser.command("Input.dispatchKeyEvent", down.clone())?;
    }
    assert_eq!(Some(&focused()?), hits.last());
    let whole = "const { top, bottom } = document.activeElement.parentElement.getBoundingClientRect();
                 return top >= 0 && bottom <= innerHeight";
    assert_eq!(browser.run(whole)?, true, "the hit is not in view");

    browser.type_into("#o-tim", DOWN)?;
    browser.type_into(":focus", ENTER)?;
    browser.wait_for("article h1", &hits[0])
}

fn recent_questions_are_stored_until_they_are_cleared() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    assert_eq!(browser.texts(".recent")?, [""; 0]);
    browser.type_into("#o-tim", &format!("con nuôi{ENTER}"))?;
    browser.wait_for_first(".hit a", "nuôi con nuôi")?;
    // Only looked at: neither opened nor confirmed with Enter.
    browser.type_into("#o-tim", &format!("{ESCAPE}tách thửa"))?;
    browser.wait_for_first(".hit a", "Tách thửa")?;
    browser.type_into("#o-tim", &format!("{ESCAPE}khai tử"))?;
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")?;
    browser.click(".hit a")?;
    browser.wait_for("article h1", "Thủ tục đăng ký khai tử")?;
    browser.click(".office")?;
    browser.wait_for_first(".recent a", "khai tử")?;
    assert_eq!(browser.texts(".recent a")?, ["khai tử", "con nuôi"]);

    browser.type_into("#o-tim", &format!("Con Nuoi{ENTER}"))?;
    browser.wait_for_first(".hit a", "nuôi con nuôi")?;
    browser.click(".office")?;
    browser.wait_for_first(".recent a", "Con Nuoi")?;
    browser.reload()?;
    assert_eq!(browser.texts(".recent a")?, ["Con Nuoi", "khai tử"]);
    browser.click_on(".recent a", "khai tử")?;
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")?;
    assert_eq!(browser.value("#o-tim")?, "khai tử");

    browser.click(".office")?;
    browser.click(".recent button[aria-label='Xóa các câu tìm gần đây']")?;
    assert_eq!(browser.texts(".recent")?, [""; 0]);
    browser.reload()?;
    assert_eq!(browser.texts(".recent")?, [""; 0]);
    Ok(())
}

fn without_storage_recent_questions_last_as_long_as_the_page() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    let refuse = "for (const name of ['localStorage', 'sessionStorage'])
                    Object.defineProperty(window, name, { get() { throw new DOMException('refused', 'SecurityError') } })";
    browser.command("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": refuse }))?;
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", &format!("khai tử{ENTER}"))?;
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")?;
    browser.click(".office")?;
    browser.wait_for_first(".recent a", "khai tử")?;
    browser.reload()?;
    assert_eq!(browser.texts(".recent")?, [""; 0]);
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}

fn enter_on_a_touch_screen_closes_its_keyboard() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", &format!("khai tử{ENTER}"))?;
    assert_eq!(browser.texts("#o-tim:focus")?.len(), 1, "with a physical keyboard the box lost the focus");
    browser.command("Emulation.setTouchEmulationEnabled", serde_json::json!({ "enabled": true }))?;
    browser.type_into("#o-tim", ENTER)?;
    assert_eq!(browser.texts("#o-tim:focus")?.len(), 0, "the box kept the screen keyboard open");
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")
}

fn text_typed_before_the_app_opened_stays() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    // Slow enough that the page appears long before the app.
    let slow =
        serde_json::json!({ "offline": false, "latency": 100, "downloadThroughput": 100_000, "uploadThroughput": 100_000 });
    browser.command("Network.enable", serde_json::json!({}))?;
    browser.command("Network.emulateNetworkConditions", slow)?;
    browser.open_page(&server.at(""))?;
    browser.type_into("#o-tim", "khai tử")?;
    assert_eq!(
        browser.run("return document.querySelector('#app[data-open]') !== null")?,
        false,
        "the app was quicker than the typist"
    );
    browser.wait_for_app()?;
    assert_eq!(browser.value("#o-tim")?, "khai tử");
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")
}

fn a_damaged_file_is_reported_and_the_page_stays_readable() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    let names = site.release()?.files.into_iter().find(|file| file.role == catalog::release::FileRole::Names);
    let file = site.path().join(names.map(|file| file.path).unwrap_or_default());
    let mut bytes = std::fs::read(&file)?;
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    std::fs::write(&file, bytes)?;
    browser.open_page(&server.at("thu-tuc/1.001193/"))?;
    browser.wait_for("#app-trouble", "Phần tra cứu chưa mở được")?;
    browser.wait_for(".papers", "Giấy chứng sinh")
}
