//! Signing a site and verifying a copy of it, as an office does it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use catalog::release::FileRole;
use tempfile::TempDir;
use tests::{FaultyServer, Run, Site, built_app, edition, indexer, sample_catalogue};

use crate::stage::{PREFIX, Stage, stage};

tests! {
    site: [
        a_signed_site_verifies_until_one_byte_is_changed,
        every_damage_to_a_copy_is_named,
    ],
    chromium: [
        a_release_that_the_office_did_not_sign_is_refused_and_the_stored_one_stays,
    ],
}

/// An office's desk: a folder with its keys and its site.
struct Desk {
    folder: TempDir,
}

const PASSWORD: &str = "mật khẩu dài";

impl Desk {
    fn new() -> Result<Self> {
        let desk = Self { folder: tempfile::tempdir()? };
        fs::write(desk.at("mat-khau"), format!("{PASSWORD}\n"))?;
        Ok(desk)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keygen(&self, name: &str) -> Result<Run> {
        self.run(&["keygen", "@", "--password-file", "@mat-khau"], name)
    }

    fn build(&self, more: &[&str]) -> Result<Run> {
        self.build_of(&sample_catalogue(), more)
    }

    fn build_of(&self, catalogue: &Path, more: &[&str]) -> Result<Run> {
        let app = built_app().map(|app| app.to_string_lossy().into_owned());
        let catalogue = catalogue.to_string_lossy().into_owned();
        let mut arguments = vec!["build", &catalogue, "--out", "@site", "--date", "2026-11-21"];
        arguments.extend(app.iter().flat_map(|app| ["--app", app]));
        arguments.extend(more);
        self.run(&arguments, "")
    }

    fn sign(&self, key: &str) -> Result<Run> {
        self.run(&["sign", "@site", "--password-file", "@mat-khau", "--key", "@"], key)
    }

    /// Runs the program. An argument "@name" is that file on the desk, and "@" is the file `last`.
    fn run(&self, arguments: &[&str], last: &str) -> Result<Run> {
        let place = |argument: &&str| match argument.strip_prefix('@') {
            Some("") => self.at(last).into_os_string(),
            Some(name) => self.at(name).into_os_string(),
            None => (*argument).into(),
        };
        indexer(arguments.iter().map(place))
    }
}

fn a_signed_site_verifies_until_one_byte_is_changed() -> Result<()> {
    let desk = Desk::new()?;
    desk.keygen("khoa")?.ended_with(0)?.says("Đã tạo khóa số")?;
    desk.keygen("khoa")?.ended_with(2)?.says("không ghi đè lên khóa")?;
    desk.build(&["--key", "@khoa.pub"])?.says("Bản này chưa ký")?;
    desk.run(&["verify", "@site"], "")?.ended_with(1)?.says("chưa ký mà trang đòi chữ ký")?;
    desk.sign("khoa")?.ended_with(0)?.says("Đã ký")?;
    desk.run(&["verify", "@site"], "")?.ended_with(0)?.says("chữ ký đúng với khóa đi kèm trang")?.says("Trang nguyên vẹn")?;
    desk.run(&["verify", "@site", "--key", "@khoa.pub"], "")?.ended_with(0)?.says("chữ ký đúng với khóa bạn đưa")?;

    desk.keygen("khoa-khac")?.ended_with(0)?;
    desk.run(&["verify", "@site", "--key", "@khoa-khac.pub"], "")?.ended_with(1)?.says("ký bằng khóa khác")?;
    desk.sign("khoa-khac")?.ended_with(2)?.says("trang này ghim khóa khác")?;
    fs::write(desk.at("mat-khau"), "mật khẩu sai")?;
    desk.sign("khoa")?.ended_with(2)?.says("sai mật khẩu")?;

    let release = desk.at("site/release.json");
    let text = fs::read_to_string(&release)?;
    fs::write(&release, text.replacen("\"made\": 2026", "\"made\": 2025", 1))?;
    desk.run(&["verify", "@site"], "")?.ended_with(1)?.says("chữ ký không khớp bản phát hành")?;
    fs::write(&release, text)?;
    // If a page and its hash in the list are both changed, only the signature of the list shows it.
    let page = desk.at("site/index.html");
    let (list, old) = (desk.at("site/SHA256SUMS"), fs::read(&page)?);
    let hash = |bytes: &[u8]| catalog::release::sha256(bytes);
    fs::write(&page, b"<!DOCTYPE html>")?;
    let lines = fs::read_to_string(&list)?;
    fs::write(&list, lines.replace(&hash(&old), &hash(b"<!DOCTYPE html>")))?;
    desk.run(&["verify", "@site"], "")?.ended_with(1)?.says("không phải danh sách đã ký")?;

    desk.build(&["--key", "@khoa.pub"])?.says("Bản này chưa ký")?;
    ensure!(!desk.at("site/release.json.minisig").exists(), "the old signature is beside the new release");
    Ok(())
}

fn a_release_that_the_office_did_not_sign_is_refused_and_the_stored_one_stays() -> Result<()> {
    let Stage { browser, server: _server, site: _site } = stage()?;
    let desk = Desk::new()?;
    for key in ["khoa", "khoa-khac"] {
        desk.keygen(key)?.ended_with(0)?;
    }
    desk.build(&["--key", "@khoa.pub"])?;
    let server = FaultyServer::start(&desk.at("site"), PREFIX)?;
    // Built but not yet signed: the page can be read, and says why it cannot be searched.
    browser.open_page(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("#app-trouble", "bản phát hành không được nhận: chưa có chữ ký")?;
    browser.wait_for(".papers", "Tờ khai đăng ký kết hôn")?;

    desk.sign("khoa")?.ended_with(0)?;
    browser.open(&server.at("thong-tin/"))?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;

    // Somebody else publishes a release in place of the office's.
    let edition = edition("Bản giả.")?;
    desk.build_of(edition.path(), &["--key", "@khoa-khac.pub"])?;
    desk.sign("khoa-khac")?.ended_with(0)?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".device-copy", "bản phát hành được ký bằng khóa khác với khóa đã ghim")?;
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article h1", "Thủ tục đăng ký kết hôn")?;
    let forged = browser.run("return document.querySelector('main').textContent.includes('Bản giả.')")?;
    assert_eq!(forged, false, "the forged release is shown");

    desk.build_of(edition.path(), &["--key", "@khoa.pub"])?;
    desk.sign("khoa")?.ended_with(0)?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".device-copy .good", "Đã lưu bản mới")
}

fn every_damage_to_a_copy_is_named() -> Result<()> {
    let site = Site::sample()?;
    let verify = || indexer(["verify".as_ref(), site.path().as_os_str()]);
    verify()?.ended_with(0)?.says("Trang nguyên vẹn")?.says("không có chữ ký")?;
    let names = site.release()?.file(FileRole::Names).context("names")?.path.clone();
    let harm = |path: &str, bytes: Option<&[u8]>, words: &str| -> Result<()> {
        let place = site.path().join(path);
        let before = fs::read(&place).ok();
        match bytes {
            Some(bytes) => fs::write(&place, bytes)?,
            None => fs::remove_file(&place)?,
        }
        let run = verify()?;
        run.did_not_panic()?.ended_with(1).and_then(|run| run.says(path)?.says(words)).context(path.to_owned())?;
        match before {
            Some(before) => fs::write(&place, before)?,
            None => fs::remove_file(&place)?,
        }
        Ok(())
    };
    let mut flipped = fs::read(site.path().join(&names))?;
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    harm(&names, Some(&flipped), "nội dung khác")?;
    harm(&names, Some(&flipped[..middle]), "đúng ra")?;
    harm(&names, Some(b""), "dài 0 byte")?;
    harm(&names, None, "thiếu")?;
    harm("thu-tuc/1.001193/index.html", None, "thiếu")?;
    harm("thu-tuc/1.001193/index.html", Some(b"x"), "nội dung khác")?;
    harm("data/la.pack", Some(b"x"), "tệp lạ")?;
    harm("la.html", Some(b"x"), "tệp lạ")?;
    harm("SHA256SUMS", None, "thiếu")?;
    harm("release.json", Some(b"<!DOCTYPE html>"), "release.json không đọc được")?;
    harm("release.json", Some(br#"{"format":9999}"#), "định dạng 9999")?;

    verify()?.ended_with(0)?;
    fs::remove_file(site.path().join("release.json"))?;
    verify()?.ended_with(2)?.says("không có release.json")?;
    Ok(())
}
