//! The page of a procedure, used by a citizen at home and an officer at the counter.

use anyhow::Result;
use tests::Browser;

use crate::stage::{Stage, set_clock, stage};

tests! {
    chromium: [
        a_citizen_ticks_papers_and_the_officer_opens_the_same_dossier,
        ticks_stay_on_the_device_until_they_are_cleared,
        stored_ticks_are_in_the_address_to_share,
        only_the_papers_of_the_chosen_case_are_shown,
        the_expected_day_counts_working_days_and_refuses_unannounced_years,
        the_offices_time_is_shown_beside_the_legal_one,
    ],
}

fn a_citizen_ticks_papers_and_the_officer_opens_the_same_dossier() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    browser.open(&server.at("thu-tuc/1.001193/"))?;
    browser.wait_for(".standing", "Hãy chọn trường hợp")?;
    browser.click_on(".choice label", "Không thuộc trường hợp nào ở trên")?;
    browser.wait_for(".standing", "Cần 3 giấy tờ: 3 bản chính")?;
    browser.click_on(".tick", "Tờ khai đăng ký khai sinh")?;
    browser.wait_for(".standing", "Có 1 trong 3 giấy tờ, còn thiếu 2")?;
    browser.wait_for(".lacking", "Giấy chứng sinh")?;
    browser.wait_for(".lacking", "Văn bản ủy quyền, nếu nhờ người khác đi làm")?;
    browser.reload()?;
    browser.wait_for(".standing", "còn thiếu 2")?;

    let counter = Browser::start()?;
    set_clock(&counter, &format!("{}T10:00:00+07:00", site.release()?.made))?;
    counter.open(&browser.address()?)?;
    counter.wait_for(".standing", "còn thiếu 2")?;
    counter.click_on(".tick", "Giấy chứng sinh")?;
    counter.click_on(".tick", "Giấy tờ tùy thân (xuất trình)")?;
    counter.wait_for(".standing", "✓ Đủ 3 giấy tờ: 3 bản chính")?;
    counter.click(".lacking button")?;
    counter.wait_for(".standing", "Cần 3 giấy tờ")
}

fn ticks_stay_on_the_device_until_they_are_cleared() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.wait_for(".standing", "Có 1 trong")?;
    browser.open(&server.at(""))?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".standing", "Có 1 trong")?;
    browser.click(".lacking button")?;
    browser.open(&server.at(""))?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".standing", "Đánh dấu giấy đã có")
}

fn stored_ticks_are_in_the_address_to_share() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.wait_for_address("#hs=")?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".standing", "Có 1 trong")?;
    browser.wait_for_address("thu-tuc/1.004873/#hs=")?;
    browser.click(".share-code summary")?;
    browser.wait_until(
        "the address to share to carry the tick",
        "return document.querySelector('.share-code input').value.includes('#hs=')",
    )?;
    // An address has only one fragment: the dossier replaces the part of the page.
    browser.open(&server.at("thu-tuc/1.004873/#giay-to"))?;
    browser.wait_for_address("thu-tuc/1.004873/#hs=")?;
    // Leaving the page and coming back does not overwrite another page's address.
    browser.open(&server.at("linh-vuc/ho-tich/"))?;
    browser.click_on(".hit a", "tình trạng hôn nhân")?;
    browser.wait_for(".standing", "Có 1 trong")?;
    browser.wait_for_address("thu-tuc/1.004873/#hs=")?;
    browser.back()?;
    browser.wait_for_address("/linh-vuc/ho-tich/")?;
    browser.wait_for("h1", "Hộ tịch")
}

fn only_the_papers_of_the_chosen_case_are_shown() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.001193/"))?;
    browser.click_on(".choice label", "Trẻ bị bỏ rơi")?;
    browser.wait_for(".standing", "Cần 4 giấy tờ")?;
    let shown = "return [...document.querySelectorAll('.case h3')].filter((h) => h.offsetParent).map((h) => h.textContent)";
    assert_eq!(browser.run(shown)?, serde_json::json!(["Mọi người", "Trẻ bị bỏ rơi"]));
    browser.click_on(".choice button", "Chọn trường hợp khác")?;
    browser.wait_for(".standing", "Hãy chọn trường hợp")
}

fn the_expected_day_counts_working_days_and_refuses_unannounced_years() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    let file = |day: &str, hour: &str| {
        browser.run(&format!(
            "for (const [kind, value] of [['date', '{day}'], ['time', '{hour}']]) {{
               const field = document.querySelector(`.filing input[type=${{kind}}]`);
               field.value = value;
               field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             }}"
        ))
    };
    browser.wait_for(".expected", "Dự kiến")?;
    // Two working days after the Friday before the holidays of 2 September: 31/8 (swapped), 1/9 and 2/9 are off.
    file("2026-08-28", "08:00")?;
    browser.wait_for(".expected", "Dự kiến thứ Sáu, 4/9/2026")?;
    file("2026-12-31", "08:00")?;
    browser.wait_for(".expected", "Lịch nghỉ năm 2027 chưa được công bố")?;
    file("", "08:00")?;
    browser.wait_for(".expected", "Hãy chọn ngày và giờ nộp")
}

fn the_offices_time_is_shown_beside_the_legal_one() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.wait_for(".times", "3 ngày làm việc")?;
    browser.wait_for(".times", "2 ngày làm việc")?;
    browser.wait_for(".times", "Giảm 33,3 %")?;
    browser.wait_for(".here", "Quyết định mẫu số 01/QĐ-MAU ngày 1/7/2026")
}
