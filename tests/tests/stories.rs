//! What people come for, from the first word to a form in hand and the page where it is filed; and an officer's dossier.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use tests::{Browser, Server, sample_catalogue};

use crate::stage::{Stage, set_clock, stage};

tests! {
    chromium: [
        each_story_leads_to_a_form_and_to_the_filing_page,
        the_stories_are_told_without_a_network,
        what_cannot_be_filed_online_has_no_link,
        an_officers_dossier_goes_into_the_forms_of_the_office,
        the_ticks_of_an_event_stay_on_the_device,
    ],
}

/// The page on which the sample's office receives dossiers, with all its parameters.
const FILING: &str = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?province=tinh-mau&ward=xa-mau&agency=mau&\
                      searchType=PROVINCE&commune=WARD&provinceCode=00&wardCode=00000&formalityId=";

/// What somebody says.
struct Story {
    said: &'static str,
    /// The life event that the search offers, and the step to take.
    event: Option<(&'static str, &'static str)>,
    /// The procedure.
    code: &'static str,
    /// The identifier of its record on the portal.
    record: &'static str,
    /// The file of its form, and words of the form.
    form: (&'static str, &'static str),
}

const STORIES: [Story; 5] = [
    Story {
        said: "con mới sinh",
        event: Some(("Sinh con", "Khai sinh")),
        code: "1.001193",
        record: "019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7",
        form: ("1.001193-to-khai.docx", "TỜ KHAI ĐĂNG KÝ KHAI SINH"),
    },
    Story {
        said: "mất bằng lái",
        event: None,
        code: "3.000348",
        record: "019d2bf7-bdb6-7217-affe-2819858d612c",
        form: ("3.000348-de-nghi.docx", "ĐỀ NGHỊ ĐỔI, CẤP LẠI GIẤY PHÉP LÁI XE"),
    },
    Story {
        said: "bố mất",
        event: Some(("Người thân qua đời", "Khai tử")),
        code: "1.000656",
        record: "019d2bfd-3fac-7489-b53b-9c6c958f2da4",
        form: ("1.000656-to-khai.docx", "TỜ KHAI ĐĂNG KÝ KHAI TỬ"),
    },
    Story {
        said: "mở quán ăn",
        event: Some(("Mở quán ăn", "Đăng ký hộ kinh doanh")),
        code: "1.001612",
        record: "019d2bfb-d76d-737f-81b9-69258b07240b",
        form: ("1.001612-giay-de-nghi.docx", "GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH"),
    },
    Story {
        said: "sang tên đất",
        event: Some(("Mua bán, tặng cho nhà đất", "Sang tên trên giấy chứng nhận")),
        code: "1.013831",
        record: "019d2bfa-7ece-728d-9b60-6563e0a7a94e",
        form: ("1.013831-don-dang-ky.docx", "ĐƠN ĐĂNG KÝ BIẾN ĐỘNG ĐẤT ĐAI"),
    },
];

/// A phone.
fn hold_a_phone(browser: &Browser) -> Result<()> {
    let size = json!({ "width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": true });
    browser.command("Emulation.setDeviceMetricsOverride", size).map(drop)
}

/// Types what is said into the search box of the start page, and goes to the procedure.
fn find(story: &Story, browser: &Browser, server: &Server) -> Result<()> {
    browser.open(&server.at(""))?;
    browser.type_into("#o-tim", story.said)?;
    browser.wait_for_engine()?;
    match story.event {
        Some((event, step)) => {
            browser.click_on(".event-hint a", event)?;
            browser.wait_for("h1", event)?;
            browser.click_on(".event-steps h2 a", step)?;
        }
        None => browser.click(".hit a")?,
    }
    browser.wait_for_address(&format!("/thu-tuc/{}/", story.code))?;
    browser.wait_for("article .papers", "Giấy tờ cần có")
}

/// Takes the form along, reads it, and looks where it is filed.
fn take_form(story: &Story, browser: &Browser) -> Result<()> {
    let (file, words) = story.form;
    let size = std::fs::metadata(sample_catalogue().join("bieu-mau").join(file))?.len();
    let script = "const done = arguments[arguments.length - 1];
        fetch(document.querySelector('.form a[download]').href)
          .then(async (answer) => done(answer.ok ? (await answer.arrayBuffer()).byteLength : answer.status), (error) => done(`${error}`))";
    assert_eq!(browser.run_to_end(script, Vec::new())?, json!(size), "{file}");
    browser.click(".form-text summary")?;
    browser.wait_for(".form-text", words)?;
    let filed = browser.run("return document.querySelector('.file-online a').href")?;
    assert_eq!(filed, json!(format!("{FILING}{}", story.record)), "{}", story.said);
    Ok(())
}

fn each_story_leads_to_a_form_and_to_the_filing_page() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    hold_a_phone(&browser)?;
    for story in &STORIES {
        find(story, &browser, &server).and_then(|()| take_form(story, &browser)).context(story.said)?;
        let is_wide = browser.run("return document.documentElement.scrollWidth > innerWidth")?;
        assert_eq!(is_wide, json!(false), "{}: the page scrolls sideways", story.said);
    }
    Ok(())
}

fn the_stories_are_told_without_a_network() -> Result<()> {
    let Stage { browser, mut server, site: _site } = stage()?;
    hold_a_phone(&browser)?;
    browser.open(&server.at("thong-tin/"))?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    server.stop()?;
    for story in &STORIES {
        find(story, &browser, &server).and_then(|()| take_form(story, &browser)).context(story.said)?;
    }
    // What is in force depends on the device's own day.
    browser.open(&server.at("thu-tuc/0.000102/"))?;
    browser.wait_for(".in-force", "Có hiệu lực đến hết ngày 28/2/2027")?;
    set_clock(&browser, "2027-03-05T09:00:00+07:00")?;
    browser.open(&server.at("thu-tuc/0.000102/"))?;
    browser.wait_for(".in-force", "Đã hết hiệu lực từ ngày 1/3/2027")?;
    browser.click(".in-force a")?;
    browser.wait_for("article h1", "Đăng ký bạn đọc bằng mã điện tử")
}

fn what_cannot_be_filed_online_has_no_link() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    for code in ["0.000101", "0.000102"] {
        browser.open(&server.at(&format!("thu-tuc/{code}/")))?;
        browser.wait_for("article .papers", "Giấy tờ cần có")?;
        assert_eq!(browser.texts(".file-online")?, [""; 0], "{code}");
    }
    // The office does not receive it: the link leads to the procedure's own page.
    browser.open(&server.at("thu-tuc/2.001195/"))?;
    browser.wait_for(".file-online", "Nộp trực tuyến")?;
    let filed = browser.run("return document.querySelector('.file-online a').href")?;
    let filed = filed.as_str().context("no address")?;
    ensure!(filed.starts_with("https://dichvucong.gov.vn/thu-tuc-hanh-chinh/"), "{filed}");
    Ok(())
}

fn an_officers_dossier_goes_into_the_forms_of_the_office() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.004194/"))?;
    browser.click_on(".choice label", "Đăng ký theo danh sách")?;
    browser.click_on(".tick", "Tờ khai CT01 của từng người")?;
    browser.wait_for(".standing", "còn thiếu 1")?;
    browser.wait_for(".lacking", "Văn bản đề nghị đăng ký tạm trú kèm danh sách")?;
    browser.run(
        "const fill = (css, value) => {
           const field = document.querySelector(css);
           Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
           for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
         };
         fill('.filing input[type=date]', '2026-11-25');
         fill('.filing input[type=time]', '16:05');",
    )?;
    browser.wait_for(".expected", "Dự kiến thứ Hai, 30/11/2026")?;
    browser.click(".for-office summary")?;
    browser.wait_for(".form-links a", "Mẫu 04")?;
    let forms = browser.run("return [...document.querySelectorAll('.form-links a')].map((form) => form.href)")?;
    let forms: Vec<String> = serde_json::from_value(forms)?;
    assert_eq!(forms.len(), 4);
    for (at, words) in ["Tờ khai CT01 của từng người", "Văn bản đề nghị đăng ký tạm trú", "từ chối tiếp nhận", "30 tháng 11"]
        .into_iter()
        .enumerate()
    {
        browser.open(&forms[at])?;
        browser.wait_for(".form-sheet", "16 giờ 05 phút, ngày 25 tháng 11 năm 2026")?;
        browser.wait_for(".form-sheet", words)?;
    }
    Ok(())
}

fn the_ticks_of_an_event_stay_on_the_device() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    let ticked = "return [...document.querySelectorAll('.tick')].filter((paper) => paper.querySelector('input').checked)
        .map((paper) => paper.innerText.trim())";
    browser.open(&server.at("viec/qua-doi/"))?;
    browser.click_on(".tick", "Tờ khai đăng ký khai tử")?;
    browser.reload()?;
    browser.wait_for(".event-papers button", "Bỏ hết dấu")?;
    assert_eq!(browser.run(ticked)?, json!(["Tờ khai đăng ký khai tử"]));
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".facts-list", "1 hồ sơ")?;
    browser.open(&server.at("viec/qua-doi/"))?;
    browser.click_on(".event-papers button", "Bỏ hết dấu")?;
    browser.reload()?;
    browser.wait_for(".tick", "Tờ khai đăng ký khai tử")?;
    assert_eq!(browser.run(ticked)?, json!([]));
    Ok(())
}
