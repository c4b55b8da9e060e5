//! The site in a real browser. "No network" is a server that has ended.

use anyhow::Result;
use tests::{Browser, Server, Site, Wanted, built_app};

/// Sites are served under a sub-path: nothing may count on standing at the root of a host.
const PREFIX: &str = "/sub/mau";

/// A browser before a served site. Fields are dropped in their order.
struct Stage {
    browser: Browser,
    server: Server,
    site: Site,
}

/// Sets the stage; nothing where browser tests are not wanted or the app is not built.
fn stage(wanted: Wanted) -> Result<Option<Stage>> {
    if std::env::var_os("NIEM_YET_NO_BROWSER").is_some() {
        println!("skipped: NIEM_YET_NO_BROWSER is set");
        return Ok(None);
    }
    if built_app().is_none() {
        println!("skipped: NIEM_YET_APP names no built app; `cargo xtask test` builds one");
        return Ok(None);
    }
    let site = Site::sample()?;
    let server = site.serve(PREFIX)?;
    Ok(Some(Stage { browser: Browser::start_as(wanted)?, server, site }))
}

/// Sets the stage, or ends the test.
macro_rules! stage {
    () => {
        stage!(Wanted::default())
    };
    ($wanted:expr) => {
        match stage($wanted)? {
            Some(stage) => stage,
            None => return Ok(()),
        }
    };
}

#[test]
fn a_copy_on_the_device_works_without_a_network() -> Result<()> {
    let Stage { browser, mut server, site: _site } = stage!();
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
fn a_newer_release_replaces_the_copy_on_the_device() -> Result<()> {
    let Stage { browser, mut server, mut site } = stage!();
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
    browser.wait_for("article h1", "Đăng ký thử")
}

#[test]
fn pages_are_whole_without_script() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!(Wanted { no_script: true });
    browser.open_page(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for("article h1", "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân")?;
    browser.wait_for(".papers", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân")?;
    browser.wait_for(".channels", "3 ngày làm việc")?;
    browser.wait_for(".channels", "Lệ phí: do HĐND cấp tỉnh quy định")?;
    browser.open_page(&server.at(""))?;
    let shown =
        browser.run("return [...document.querySelectorAll('.needs-script')].filter((e) => e.checkVisibility()).length")?;
    assert_eq!(shown, 0, "something is shown that needs script");
    browser.click(".fields a")?;
    browser.wait_for("h1", "")?;
    browser.wait_for_address("/linh-vuc/")?;
    browser.click(".hit a")?;
    browser.wait_for_address("/thu-tuc/")?;
    browser.wait_for(".papers h2", "Giấy tờ cần có")
}

#[test]
fn back_reload_and_a_shared_link_show_what_was_seen() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!();
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

/// The question, the filter and the hits that were seen before.
fn shows(browser: &Browser, seen: &[String]) -> Result<()> {
    browser.wait_for("article, .hit a", &seen[0])?;
    browser.wait_for_engine()?;
    browser.wait_for_first(".hit a", &seen[0])?;
    assert_eq!(browser.value("#o-tim")?, "cấp giấy");
    assert_eq!(browser.texts("#loc-cap option:checked")?.concat().split(" (").next(), Some("Cấp xã"));
    assert_eq!(browser.texts(".hit a")?, seen);
    Ok(())
}

#[test]
fn nothing_is_asked_of_anyone_else_and_nothing_is_complained_of() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!();
    for path in ["", "tra-cuu/?q=khai+sinh", "thu-tuc/1.001193/", "linh-vuc/", "linh-vuc/ho-tich/", "thong-tin/"] {
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

#[test]
fn an_address_that_leads_nowhere_shows_ways_on() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!();
    browser.open(&server.at("khong-co"))?;
    browser.wait_for("h1", "Không có trang này")?;
    browser.click("main a[href='linh-vuc/']")?;
    browser.wait_for("h1", "Lĩnh vực")?;
    // An old link to a procedure, in the static page and then in the app.
    browser.open_page(&server.at("thu-tuc/9.999999/"))?;
    browser.wait_for("h1", "Không có trang này")
}

#[test]
fn a_question_without_hits_shows_ways_on() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!();
    browser.open(&server.at("tra-cuu/"))?;
    browser.type_into("#o-tim", "xyzzy qwertz")?;
    browser.wait_for(".nothing", "Không tìm thấy thủ tục phù hợp")?;
    browser.click(".nothing a")?;
    browser.wait_for("h1", "Lĩnh vực")?;
    browser.wait_for(".fields a", "Hộ tịch")
}

#[test]
fn the_search_box_is_worked_with_the_keyboard() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!();
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", "tách thửa")?;
    browser.wait_for_first(".hit a", "Tách thửa")?;
    browser.type_into("#o-tim", " đất")?;
    assert_eq!(browser.value("#o-tim")?, "tách thửa đất");
    browser.type_into("#o-tim", "\u{e00c}")?;
    assert_eq!(browser.value("#o-tim")?, "", "Escape empties the box");
    browser.wait_for_engine()?;
    browser.type_into("#o-tim", "con nuôi\u{e007}")?;
    browser.wait_for_address("q=con+nuôi")?;
    browser.wait_for_first(".hit a", "nuôi con nuôi")
}

#[test]
fn what_was_typed_before_the_app_opened_is_kept() -> Result<()> {
    let Stage { browser, server, site: _site } = stage!();
    // Slow enough that the page is there long before the app.
    let slow =
        serde_json::json!({ "offline": false, "latency": 100, "downloadThroughput": 100_000, "uploadThroughput": 100_000 });
    browser.command("Network.enable", serde_json::json!({}))?;
    browser.command("Network.emulateNetworkConditions", slow)?;
    browser.open_page(&server.at(""))?;
    browser.type_into("#o-tim", "khai tử")?;
    assert_eq!(browser.run("return window.appIsOpen ?? false")?, false, "the app was quicker than the typist");
    browser.wait_for_app()?;
    assert_eq!(browser.value("#o-tim")?, "khai tử");
    browser.wait_for_first(".hit a", "Thủ tục đăng ký khai tử")
}

#[test]
fn a_damaged_file_is_told_and_the_page_stays_readable() -> Result<()> {
    let Stage { browser, server, site } = stage!();
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
