//! A site in one file: packed, verified and served, as an office does it.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;

use anyhow::{Context, Result};
use tests::{Run, Server, Site, edition, indexer, tree};

use crate::stage::{PREFIX, Stage, stage};

tests! {
    site: [
        a_site_is_packed_into_one_file_and_served_from_it,
    ],
    chromium: [
        the_app_works_from_a_zip,
        a_release_in_a_file_is_stored_without_a_network,
    ],
}

fn zip(site: &Path, out: &Path) -> Result<Run> {
    indexer(["zip".as_ref(), site.as_os_str(), "--out".as_ref(), out.as_os_str()])
}

fn a_site_is_packed_into_one_file_and_served_from_it() -> Result<()> {
    let (site, folder) = (Site::sample()?, tempfile::tempdir()?);
    let (one, two) = (folder.path().join("một.zip"), folder.path().join("hai.zip"));
    zip(site.path(), &one)?.ended_with(0)?.says("Đã gói vào")?;
    zip(site.path(), &two)?.ended_with(0)?;
    assert!(fs::read(&one)? == fs::read(&two)?, "the same site gives different bytes");
    zip(site.path(), &one)?.ended_with(0)?;
    assert_eq!(tree(folder.path())?.len(), 2, "something is left beside the zip");
    indexer(["verify".as_ref(), one.as_os_str()])?.ended_with(0)?.says("Trang nguyên vẹn")?;

    let letter = folder.path().join("thư.zip");
    fs::write(&letter, "thư của tôi")?;
    zip(site.path(), &letter)?.ended_with(2)?.says("đã có thứ khác")?;
    assert_eq!(fs::read_to_string(&letter)?, "thư của tôi");
    indexer(["serve".as_ref(), letter.as_os_str()])?.ended_with(2)?.says("tệp nén bị hỏng")?;
    fs::remove_file(site.path().join("index.html"))?;
    zip(site.path(), &one)?.ended_with(2)?.says("trang không nguyên vẹn")?;

    let server = Server::start(&one, "/sub/mau")?;
    let files = site.files()?;
    let (status, body) = get(&server.at("thu-tuc/1.001193/"))?;
    assert_eq!((status, body), (200, files["thu-tuc/1.001193/index.html"].clone()));
    assert_eq!(get(&server.at("linh-vuc"))?.0, 307);
    let (status, body) = get(&server.at("../../../etc/passwd"))?;
    assert_eq!((status, body), (404, files["404.html"].clone()));
    Ok(())
}

fn the_app_works_from_a_zip() -> Result<()> {
    let Stage { browser, server: _server, site } = stage()?;
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("a.zip");
    zip(site.path(), &file)?.ended_with(0)?;
    let server = Server::start(&file, PREFIX)?;
    browser.open(&server.at("tra-cuu/?q=khai+sinh"))?;
    browser.wait_for_engine()?;
    browser.click(".hit a")?;
    browser.wait_for("article h1", "Thủ tục đăng ký khai sinh")?;
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}

/// A plain request that sends the address exactly as it is written.
fn get(address: &str) -> Result<(u16, Vec<u8>)> {
    let (host, path) = address.trim_start_matches("http://").split_once('/').context("an address")?;
    let mut line = TcpStream::connect(host)?;
    write!(line, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    line.read_to_end(&mut answer)?;
    let head_end = answer.windows(4).position(|part| part == b"\r\n\r\n").context("no end of the headers")?;
    let head = String::from_utf8_lossy(&answer[..head_end]).into_owned();
    let status = head.split_whitespace().nth(1).context("no status")?.parse()?;
    Ok((status, answer[head_end + 4..].to_vec()))
}

fn a_release_in_a_file_is_stored_without_a_network() -> Result<()> {
    let Stage { browser, mut server, mut site } = stage()?;
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    zip(site.path(), &file("cũ.zip"))?.ended_with(0)?;
    browser.open(&server.at("thong-tin/"))?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    server.stop()?;

    site.republish(edition("Bản mang tới.")?.path())?;
    zip(site.path(), &file("mới.zip"))?.ended_with(0)?;
    let bytes = fs::read(file("mới.zip"))?;
    fs::write(file("thiếu.zip"), &bytes[..bytes.len() / 2])?;
    let choose = |name: &str| browser.type_into(".from-file input", &file(name).to_string_lossy());
    // A bad file is reported beside the stored copy, which stays.
    let refused = |why: &str, copy: &str| {
        browser.wait_for(".device-copy .problem", why)?;
        browser.wait_for(".device-copy .good", copy)?;
        browser.wait_for("#dang-giu ~ .facts-list", "Bản ngày")?;
        browser.wait_for(".device-copy .problem", why)
    };
    choose("thiếu.zip")?;
    refused("chép chưa trọn", "Đã lưu")?;
    choose("mới.zip")?;
    browser.wait_for(".device-copy .good", "Đã lưu bản mới")?;
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article h1", "Thủ tục đăng ký kết hôn")?;
    browser.wait_until(
        "the release that was brought",
        "return document.querySelector('main').textContent.includes('Bản mang tới.')",
    )?;

    browser.open(&server.at("thong-tin/"))?;
    choose("cũ.zip")?;
    refused("tệp này là bản cũ hơn bản đã lưu", "Đã lưu")
}
