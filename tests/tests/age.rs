//! Every page says which release it shows and how old it is, even if the device's clock is wrong. The sites of tests
//! are made on 21 November 2026.

use anyhow::Result;
use tests::Wanted;

use crate::stage::{Stage, set_clock, stage, stage_for};

tests! {
    chromium: [
        a_new_release_shows_its_day_and_no_warning,
        an_old_release_shows_a_warning_on_every_page_and_nothing_moves,
        a_wrong_clock_is_reported,
        a_static_page_shows_only_the_day,
    ],
}

/// Whether a warning is shown.
const BAND: &str = "return document.querySelector('.age-band') !== null";

fn a_new_release_shows_its_day_and_no_warning() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at(""))?;
    browser.wait_for(".foot", "Bản ngày 21/11/2026, đăng hôm nay")?;
    assert_eq!(browser.run(BAND)?, false);
    set_clock(&browser, "2026-12-20T23:59:00+07:00")?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".foot", "Bản ngày 21/11/2026, đã 29 ngày")?;
    browser.wait_for(".facts-list", "21/11/2026, đã 29 ngày")?;
    assert_eq!(browser.run(BAND)?, false);
    Ok(())
}

fn an_old_release_shows_a_warning_on_every_page_and_nothing_moves() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    set_clock(&browser, "2027-01-05T09:00:00+07:00")?;
    browser.open(&server.at(""))?;
    browser.wait_for(".age-band [role=status]", "Dữ liệu này đăng đã 45 ngày, có thể đã khác.")?;
    let top = "return document.querySelector('.top').getBoundingClientRect().top";
    assert_eq!(browser.run(top)?.as_f64(), Some(0.0), "the page has moved from where the static one was");
    browser.click(".to-fields")?;
    browser.wait_for_address("/linh-vuc/")?;
    browser.click(".fields a")?;
    browser.click(".hit a")?;
    browser.wait_for("article h1", "")?;
    browser.wait_for(".age-band", "45 ngày")?;
    browser.click(".age-band button")?;
    browser.wait_until("the band to go", "return document.querySelector('.age-band') === null")?;
    browser.wait_for(".foot", "đã 45 ngày")?;
    browser.reload()?;
    browser.wait_for(".age-band", "45 ngày")
}

fn a_wrong_clock_is_reported() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    set_clock(&browser, "1970-01-01T09:00:00+07:00")?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".age-band", "Đồng hồ của máy này ghi ngày 1/1/1970, trước ngày đăng bản này")?;
    assert_eq!(browser.texts(".foot p:has(+ p a[href='cong-khai/'])")?, ["Bản ngày 21/11/2026"]);
    browser.wait_for(".expected", "Dự kiến")?;
    set_clock(&browser, "2099-06-01T09:00:00+07:00")?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".age-band", "đã hơn 72 năm")?;
    browser.wait_for(".age-band", "Nếu đồng hồ của máy sai")?;
    browser.wait_for(".expected", "Lịch nghỉ năm 2099 chưa được công bố")?;
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}

fn a_static_page_shows_only_the_day() -> Result<()> {
    let Stage { browser, server, site: _site } = stage_for(Wanted { no_script: true, ..Wanted::default() })?;
    for page in ["", "thu-tuc/1.004873/", "thong-tin/", "tra-cuu/"] {
        browser.open_page(&server.at(page))?;
        browser.wait_for(".foot", "Bản ngày 21/11/2026")?;
        assert_eq!(browser.run(BAND)?, false, "{page}");
        assert!(!browser.texts(".foot")?.concat().contains("hôm nay"), "{page}");
    }
    Ok(())
}
