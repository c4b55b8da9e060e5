//! The counter screen: one stranger after another on a touch screen. Nobody leaves it, nobody finds what the one before
//! left, and a phone downloads none of it.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tests::{Browser, Request, Server, Wanted};

use crate::stage::{Stage, stage, stage_for};

tests! {
    chromium: [
        only_a_counter_downloads_its_files,
        a_counter_stays_one_over_restarts,
        a_visit_leaves_nothing_and_keeps_what_staff_have_set,
        links_out_of_the_site_become_codes,
        a_long_press_is_a_press_and_two_fingers_are_none,
        everything_to_touch_is_large_and_low,
        the_page_is_worked_from_the_lowest_third,
    ],
}

/// The address that makes a device a counter screen.
const COUNTER: &str = "?man-hinh=quay";
/// The usual screens: upright and lying.
pub(crate) const SCREENS: [(u32, u32); 2] = [(1080, 1920), (1920, 1080)];

/// Sets the size of the window, with a screen that fingers touch.
pub(crate) fn touch_screen(browser: &Browser, (width, height): (u32, u32)) -> Result<()> {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    browser.command("Emulation.setDeviceMetricsOverride", size)?;
    browser.command("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 })).map(drop)
}

/// Opens the counter and begins a visit.
fn begin(browser: &Browser, server: &Server) -> Result<()> {
    touch_screen(browser, SCREENS[0])?;
    browser.open(&server.at(COUNTER))?;
    tap(browser, ".resting .start", "Chạm để bắt đầu")?;
    is_gone(browser, ".resting")
}

fn is_gone(browser: &Browser, css: &str) -> Result<()> {
    browser.wait_until(&format!("{css} to be gone"), &format!("return !document.querySelector({})", json!(css)))
}

/// The middle of the first element that shows a text.
fn middle(browser: &Browser, css: &str, text: &str) -> Result<(f64, f64)> {
    browser.wait_for(css, text)?;
    let script = format!(
        "const found = [...document.querySelectorAll({})].find((one) => one.getClientRects().length && one.textContent.includes({}));
         found.scrollIntoView({{ block: 'nearest' }});
         const box = found.getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2];",
        json!(css),
        json!(text)
    );
    let place = browser.run(&script)?;
    place[0].as_f64().zip(place[1].as_f64()).with_context(|| format!("{css}: no place"))
}

fn tap(browser: &Browser, css: &str, text: &str) -> Result<()> {
    touch(browser, &[middle(browser, css, text)?])
}

/// Touches with as many fingers as there are places, and lets go.
fn touch(browser: &Browser, places: &[(f64, f64)]) -> Result<()> {
    let points: Vec<Value> = places.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": points }))?;
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).map(drop)
}

fn only_a_counter_downloads_its_files() -> Result<()> {
    let wanted = Wanted { record: true, ..Wanted::default() };
    let Stage { browser: mut phone, server, site } = stage_for(wanted)?;
    let release = site.release()?;
    let files: Vec<_> = release.files.iter().filter(|file| file.role.is_for_counter()).map(|file| &file.path).collect();
    assert_eq!(files.len(), 3);
    phone.open(&server.at("thong-tin/"))?;
    phone.click(".device-copy button")?;
    phone.wait_for(".device-copy .good", "Đã lưu")?;
    let has = |requests: &[Request], file: &str| requests.iter().any(|request| request.address.ends_with(file));
    let asked = phone.close_and_list_requests()?;
    assert!(!files.iter().any(|file| has(&asked, file)), "a phone has downloaded the counter");
    let mut counter = Browser::start_as(wanted)?;
    begin(&counter, &server)?;
    let asked = counter.close_and_list_requests()?;
    assert!(files.iter().all(|file| has(&asked, file)), "the counter lacks a file");
    Ok(())
}

fn a_counter_stays_one_over_restarts() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    begin(&browser, &server)?;
    browser.open(&server.at("thu-tuc/1.001193/"))?;
    browser.wait_for(".resting .start", "Chạm để bắt đầu")
}

fn a_visit_leaves_nothing_and_keeps_what_staff_have_set() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    begin(&browser, &server)?;
    let address = browser.address()?;
    let kept = "return JSON.stringify(Object.entries(localStorage).concat(Object.entries(sessionStorage)).sort())";
    let before = browser.run(kept)?;
    tap(&browser, ".often a", "khai tử")?;
    tap(&browser, ".hit > a", "khai tử")?;
    tap(&browser, ".tick", "")?;
    browser.wait_until("a ticked paper", "return document.querySelector('.tick input:checked') !== null")?;
    tap(&browser, ".look button", "Tương phản")?;
    assert_eq!(browser.address()?, address, "the address tells what was looked at");
    assert_ne!(browser.run(kept)?, before, "the visit has left nothing that could be cleared");
    tap(&browser, ".look .finish", "")?;
    browser.wait_for(".resting .start", "Chạm để bắt đầu")?;
    assert_eq!(browser.run(kept)?, before);
    assert_eq!(browser.run("return history.length")?, 2, "the visit is in the history");
    assert_eq!(browser.run("return document.documentElement.hasAttribute('data-contrast')")?, false);
    let page = browser.run("return document.querySelector('.counter').textContent")?;
    assert!(!page.as_str().unwrap_or_default().contains("Thủ tục đăng ký khai tử"), "the page is still there");
    Ok(())
}

fn links_out_of_the_site_become_codes() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    begin(&browser, &server)?;
    let address = browser.address()?;
    tap(&browser, ".often a", "khai sinh")?;
    tap(&browser, ".hit > a", "khai sinh")?;
    tap(&browser, "main a[href^='https:']", "")?;
    browser.wait_for(".over", "Mở bằng điện thoại của bạn")?;
    assert_eq!(browser.run("return document.querySelectorAll('.over .qr path').length")?, 1);
    tap(&browser, ".over button", "Đóng")?;
    is_gone(&browser, ".over")?;
    // A feed is no page of the app, and a click with a key held down opens a window.
    let click = |link: &str, held: &str| {
        browser.run(&format!(
            "const main = document.querySelector('main');
             main.insertAdjacentHTML('beforeend', {});
             main.lastElementChild.dispatchEvent(new MouseEvent('click', {{ bubbles: true, cancelable: true, {held}: true }}))",
            json!(link)
        ))
    };
    click("<a href='thay-doi/thay-doi.xml' rel='alternate'>x</a>", "none")?;
    browser.wait_for(".over", "Mở bằng điện thoại của bạn")?;
    tap(&browser, ".over button", "Đóng")?;
    for held in ["ctrlKey", "shiftKey", "metaKey"] {
        click("<a href='tra-cuu/'>x</a>", held)?;
    }
    assert_eq!(browser.run("return document.querySelector('main article') !== null")?, true, "the procedure is still there");
    assert_eq!(browser.address()?, address);
    Ok(())
}

fn a_long_press_is_a_press_and_two_fingers_are_none() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    begin(&browser, &server)?;
    let (x, y) = middle(&browser, ".look .size[data-step='2']", "")?;
    let finger = json!([{ "x": x, "y": y }]);
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": finger }))?;
    std::thread::sleep(std::time::Duration::from_millis(900));
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))?;
    browser.wait_until("larger letters", "return document.documentElement.dataset.size === '2'")?;
    let zoom = browser.run("return visualViewport.scale")?;
    let (x, y) = middle(&browser, "main h2", "Hay hỏi")?;
    let fingers = |apart: f64| json!([{ "x": x - apart, "y": y, "id": 1 }, { "x": x + apart, "y": y, "id": 2 }]);
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": fingers(20.0) }))?;
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchMove", "touchPoints": fingers(200.0) }))?;
    browser.command("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))?;
    assert_eq!(browser.run("return visualViewport.scale")?, zoom);
    Ok(())
}

/// Everything that can be pressed and is smaller than 64 px, and everything in the dock that is not in the lower part.
const TOO_SMALL: &str = "
    const seen = (one) => { const box = one.getBoundingClientRect(); return box.width > 1 && box.height > 1; };
    const name = (one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 30)}`;
    const all = [...document.querySelectorAll('.counter :is(a[href], button, summary, .tick, .check)')].filter(seen);
    const small = all.filter((one) => one.getBoundingClientRect().height < 63.5).map((one) => 'small ' + name(one));
    const upright = innerHeight > innerWidth;
    const high = [...document.querySelectorAll('.dock button')].filter(seen)
      .filter((one) => upright && one.getBoundingClientRect().top < innerHeight * 0.6).map((one) => 'high ' + name(one));
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page is wider than the screen'] : [];
    return [...small, ...high, ...wide];";

fn everything_to_touch_is_large_and_low() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    for screen in SCREENS {
        begin(&browser, &server)?;
        touch_screen(&browser, screen)?;
        assert_eq!(browser.run(TOO_SMALL)?, json!([]), "start page, {screen:?}");
        tap(&browser, ".often a", "khai sinh")?;
        browser.wait_for_first(".hit a", "khai sinh")?;
        assert_eq!(browser.run(TOO_SMALL)?, json!([]), "search, {screen:?}");
        tap(&browser, ".hit > a", "khai sinh")?;
        browser.wait_for(".papers", "Giấy")?;
        assert_eq!(browser.run(TOO_SMALL)?, json!([]), "procedure, {screen:?}");
        tap(&browser, ".look .size[data-step='3']", "")?;
        assert_eq!(browser.run(TOO_SMALL)?, json!([]), "procedure in the largest letters, {screen:?}");
        tap(&browser, ".look .finish", "")?;
    }
    Ok(())
}

fn the_page_is_worked_from_the_lowest_third() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    begin(&browser, &server)?;
    tap(&browser, ".look button", "Thấp")?;
    let above = "return [...document.querySelectorAll('.dock button')].filter((one) => one.getClientRects().length)
        .filter((one) => one.getBoundingClientRect().top < innerHeight * 2 / 3).map((one) => one.textContent)";
    assert_eq!(browser.run(above)?, json!([]));
    tap(&browser, ".dock button", "Chọn kết quả")?;
    tap(&browser, ".chooser button", "Mục sau")?;
    browser.wait_for(".chosen", "khai sinh")?;
    tap(&browser, ".chooser button", "Chọn")?;
    browser.wait_for_first(".hit a", "khai sinh")?;
    for _ in 0..2 {
        tap(&browser, ".chooser button", "Mục sau")?;
    }
    tap(&browser, ".chooser button", "Chọn")?;
    browser.wait_for("main h1", "hai sinh")?;
    assert_eq!(browser.run(above)?, json!([]));
    Ok(())
}
