//! The pictures of the guide for an office: the window, from the folder to the published site.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;
use tests::{Browser, Server, sample_with, workspace};

use crate::camera::{Part, WINDOW, capture, rest, set_screen};

/// The folder of the pictures in the repository.
const FOLDER: &str = "docs/huong-dan";
/// The quality of the JPEG, in per cent.
const QUALITY: u32 = 80;

/// A list as a spreadsheet writes it: the last zero of a code is gone.
const LIST: (&str, &str) = (
    "danh-sach.csv",
    "Mã số,Tên thủ tục hành chính,Lĩnh vực\n1.00157,Tạm ngừng kinh doanh của hộ kinh doanh,Hộ kinh doanh\n1.001193,Đăng ký khai sinh,Hộ tịch\n",
);

/// Takes the pictures anew. Returns their paths.
///
/// # Errors
/// A page does not come, or a file cannot be written.
pub(crate) fn write() -> Result<Vec<PathBuf>> {
    let (disk, sample) = (tempfile::tempdir()?, sample_with(&[LIST])?);
    let catalogue = disk.path().join("thu-tuc-xa-mau");
    fs::rename(sample.path(), &catalogue).context("the sample cannot be moved")?;
    let window = Server::window(&disk.path().join("van-phong"))?;
    let browser = Browser::start()?;
    set_screen(&browser, WINDOW)?;
    let take = |name: &str| take(&browser, disk.path(), name);

    browser.open_page(&window.at(&format!("chon?thu_muc={}", catalogue.display())))?;
    let folder = take("1-chon-thu-muc.jpg")?;
    browser.open_page(&window.at(&format!("chon?thu_muc={}", catalogue.display())))?;
    browser.click_on("button", "Dùng thư mục này")?;
    browser.wait_for("h2", "Đã kiểm tra")?;
    let checked = take("2-kiem-tra.jpg")?;
    browser.open_page(&window.at(""))?;
    browser.click_on("button", "Xuất bản")?;
    browser.wait_for("h2", "Đã xuất bản")?;
    Ok(vec![folder, checked, take("3-xuat-ban.jpg")?])
}

/// Takes a picture of the page that is open, as if the folders were on a disk of Windows.
fn take(browser: &Browser, disk: &Path, name: &str) -> Result<PathBuf> {
    let shown = json!(disk.to_str().context("the path of a folder")?);
    browser.run(&include_str!("guide.js").replace("DISK", &shown.to_string()))?;
    rest(browser)?;
    let part = Part { top: 0, width: WINDOW.width, height: WINDOW.height };
    let picture = capture(browser, part, json!({ "format": "jpeg", "quality": QUALITY }))?;
    let file = workspace().join(FOLDER).join(name);
    fs::write(&file, picture).with_context(|| file.display().to_string())?;
    Ok(file)
}
