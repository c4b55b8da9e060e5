//! The window that a double click opens: from nothing to a published site, by clicks alone.

use std::fs;

use anyhow::{Context, Result, ensure};
use tests::{Browser, Server, sample_catalogue};

tests! {
    chromium: [
        an_office_gets_from_an_empty_folder_to_a_site,
    ],
}

const PROCEDURE: &str = "thu-tuc/1.001193.toml";

fn an_office_gets_from_an_empty_folder_to_a_site() -> Result<()> {
    let home = tempfile::tempdir()?;
    let catalogue = home.path().join("thủ tục");
    let window = Server::window(home.path())?;
    let browser = Browser::start()?;

    browser.open_page(&window.at(""))?;
    browser.click_on("a", "Chọn thư mục")?;
    browser.type_into("#ten", "thủ tục")?;
    browser.click_on("button", "Tạo")?;
    browser.wait_for(".wrong", "hãy chép vào đây bảng Excel")?;

    fs::create_dir(catalogue.join("thu-tuc"))?;
    fs::copy(sample_catalogue().join(PROCEDURE), catalogue.join(PROCEDURE))?;
    fs::write(catalogue.join("danh-sach.csv"), "Mã số,Tên thủ tục\n1.00119,Đăng ký khai sinh\n")?;
    browser.click_on("button", "Kiểm tra lại")?;
    browser.wait_for("h2", "Đây là thủ tục của văn phòng nào?")?;
    browser.type_into("#ten", "Xã Mẫu")?;
    browser.click_on("button", "Ghi lại và kiểm tra")?;
    browser.wait_for("main", "Danh mục có 1 thủ tục đăng được")?;
    browser.wait_for("table", "danh-sach.csv")?;
    browser.click_on("button", "Xuất bản")?;
    browser.wait_for("h2", "Đã xuất bản")?;
    browser.click_on("button", "Đóng gói")?;
    browser.wait_for("h2", "Đã đóng gói")?;
    ensure!(home.path().join("thủ tục-trang.zip").is_file(), "no zip");

    browser.open_page(&window.at("xem-trang"))?;
    browser.wait_for("body", "Xã Mẫu")?;
    browser.open_page(&window.at("huong-dan"))?;
    browser.wait_for("h1", "Hướng dẫn cho văn phòng")?;
    let broken = browser.run("return [...document.images].filter(image => !image.naturalWidth).map(image => image.src)")?;
    ensure!(broken.as_array().context("a list")?.is_empty(), "pictures are missing: {broken}");
    Ok(())
}
