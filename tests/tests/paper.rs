//! Printing and sharing: forms, notices, and the QR code of a dossier.

use anyhow::{Context, Result};
use serde_json::json;
use tests::qr::{CODES, Code};

use crate::stage::{Stage, stage};

tests! {
    chromium: [
        a_form_is_filled_from_the_dossier_and_from_what_is_typed,
        notices_of_a_field_open_by_their_address_and_print,
        the_qr_code_and_its_address_follow_the_ticks,
        every_qr_code_is_read_back,
        a_form_takes_its_days_from_the_procedures_page,
    ],
}

fn a_form_is_filled_from_the_dossier_and_from_what_is_typed() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.001193/"))?;
    browser.click_on(".choice label", "Không thuộc trường hợp nào ở trên")?;
    browser.click_on(".tick", "Tờ khai đăng ký khai sinh")?;
    browser.wait_for(".standing", "còn thiếu 2")?;
    browser.click(".for-office summary")?;
    browser.click_on(".form-links a", "Mẫu 02")?;
    browser.wait_for(".form-sheet", "Giấy chứng sinh")?;
    browser.wait_for_address("mau-02/?thu-tuc=1.001193#hs=")?;
    browser.wait_until(
        "the ticked paper not to be asked for",
        "return !/Tờ khai/.test(document.querySelector('.form-sheet').textContent)",
    )?;
    browser.reload()?;
    browser.wait_for(".form-sheet", "Giấy chứng sinh")?;
    browser.type_into("input[type=tel]", "0123")?;
    browser.wait_for(".form-sheet", "0123")
}

fn notices_of_a_field_open_by_their_address_and_print() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("in/?linh-vuc=ho-tich"))?;
    browser.wait_for(".sheet", "Thủ tục đăng ký khai sinh")?;
    browser.reload()?;
    browser.wait_for(".sheet", "Thủ tục đăng ký khai sinh")?;
    let printed = browser.command("Page.printToPDF", json!({ "preferCSSPageSize": true }))?;
    let pdf = printed["value"]["data"].as_str().context("no PDF")?;
    assert!(pdf.starts_with("JVBERi"), "not a PDF");
    assert!(pdf.len() > 20_000, "{} letters of base64 are too few for a field", pdf.len());
    Ok(())
}

fn the_qr_code_and_its_address_follow_the_ticks() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.click(".share-code summary")?;
    let code = "return document.querySelector('.share-code svg path').getAttribute('d')";
    let before = browser.run(code)?;
    browser.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.wait_until(
        "the address to carry the tick",
        "return document.querySelector('.share-code input').value.includes('#hs=')",
    )?;
    assert_ne!(browser.run(code)?, before);
    Ok(())
}

/// The pages with QR codes to print.
const PAGES_WITH_CODES: [&str; 6] = [
    "in/?linh-vuc=ho-tich",
    "in/?thu-tuc=1.001193",
    "in/?linh-vuc=ho-tich&kho=a3",
    "in/?kho=a1",
    "in/?linh-vuc=ho-tich&kho=nhan",
    "in/?thu-tuc=1.001193&kho=nhan",
];

/// The page on which the sample's office receives dossiers.
const FILING: &str = "https://dichvucong.gov.vn/tim-kiem-thu-tuc-hanh-chinh?province=tinh-mau&ward=xa-mau&";

/// Where a code must lead, by what it is labelled with.
fn wanted(label: &str) -> String {
    match label.rsplit_once("thủ tục ") {
        Some((_, code)) if code.starts_with(|c: char| c.is_ascii_digit()) => format!("thu-tuc/{code}/"),
        _ if label.contains("Lĩnh vực") => "linh-vuc/ho-tich/".to_owned(),
        _ => String::new(),
    }
}

fn every_qr_code_is_read_back() -> Result<()> {
    let Stage { browser, server, site } = stage()?;
    let files = site.files()?;
    for page in PAGES_WITH_CODES {
        browser.open(&server.at(page))?;
        browser.wait_until(
            "the codes",
            "return document.querySelectorAll('svg.qr').length > 1 || !!document.querySelector('.sheet .qr')",
        )?;
        let codes = Code::all(&browser.run(CODES)?)?;
        assert!(!codes.is_empty(), "{page}");
        for code in codes {
            let address = code.read()?;
            if code.label.starts_with("Mã QR tải mẫu") {
                let file = address.strip_prefix(&server.at("")).with_context(|| format!("{page}: {address}"))?;
                assert!(files.contains_key(file), "{page}: {}: {file}", code.label);
            } else if code.label.starts_with("Mã QR nộp trực tuyến") {
                assert!(address.starts_with(FILING) && address.contains("&formalityId="), "{page}: {}: {address}", code.label);
            } else {
                assert_eq!(address, server.at(&wanted(&code.label)), "{page}: {}", code.label);
            }
        }
    }
    browser.open(&server.at("thu-tuc/1.004873/"))?;
    browser.click(".share-code summary")?;
    browser.click_on(".tick", "Tờ khai cấp Giấy xác nhận")?;
    browser.wait_until("the tick in the address", "return location.hash.startsWith('#hs=')")?;
    let address = browser.run("return location.href")?;
    let codes = Code::all(&browser.run(CODES)?)?;
    let read: Vec<String> = codes.iter().map(Code::read).collect::<Result<_>>()?;
    assert_eq!(read, [address.as_str().context("no address")?]);
    Ok(())
}

fn a_form_takes_its_days_from_the_procedures_page() -> Result<()> {
    let Stage { browser, server, site: _site } = stage()?;
    browser.open(&server.at("mau-01/?thu-tuc=1.001193#hs=...202611160930"))?;
    browser.wait_for(".form-sheet", "9 giờ 30 phút, ngày 16 tháng 11 năm 2026")
}
