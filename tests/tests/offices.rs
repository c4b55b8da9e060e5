//! A site that serves many offices: each has a start page and facts of its own over the same release.

use std::fs;

use anyhow::{Context, Result};
use catalog::release::{FileRole, Offices};
use catalog::{pack, release::OfficeLine};
use serde_json::{Value, json};
use tempfile::TempDir;
use tests::{Browser, Engine, Server, Site, sample_with};

use crate::stage::{PREFIX, need_browser};

tests! {
    site: [
        each_office_has_a_page_and_a_small_part_of_its_own,
        an_office_that_changes_changes_nothing_else,
    ],
    chromium: [
        a_chosen_office_lays_its_facts_over_the_site_also_without_a_network,
        a_shared_link_shows_the_facts_of_the_senders_office,
        an_office_that_is_gone_leaves_the_common_catalogue,
        a_counter_screen_of_an_office_keeps_it_after_a_visit,
    ],
}

/// The offices of the tests: Xã Voi registers marriages at a desk of its own, Phường Trâu does not receive them.
const VOI: &str = "ten = \"Xã Voi\"\ncap = \"xa\"\ntinh = \"Tỉnh Mẫu\"\nduong_day_nong = \"0000 111\"\nhay_hoi = [\"khai tử\"]\n\
don_vi_cu = [\"Xã Ngựa\"]\n[[thu_tuc]]\nma = \"1.000894\"\npham_vi = \"giải quyết\"\nnoi_nhan = \"Quầy voi\"\n";
const TRAU: &str = "ten = \"Phường Trâu\"\ncap = \"xa\"\ntinh = \"Thành phố Mẫu Hai\"\nduong_day_nong = \"0000 222\"\n\
[[thu_tuc]]\nma = \"1.000894\"\npham_vi = \"không tiếp nhận\"\n";

fn catalogue(voi: &str) -> Result<TempDir> {
    sample_with(&[("offices/00001.toml", voi), ("offices/00002.toml", TRAU)])
}

fn offices(site: &Site) -> Result<Offices> {
    let release = site.release()?;
    let file = release.file(FileRole::Offices).context("no offices")?;
    Ok(pack::open(&fs::read(site.path().join(&file.path))?, &file.sha256, file.unpacked)?)
}

fn line(site: &Site, code: &str) -> Result<OfficeLine> {
    offices(site)?.by_code(code).cloned().context("no such office")
}

fn each_office_has_a_page_and_a_small_part_of_its_own() -> Result<()> {
    let site = Site::build(catalogue(VOI)?.path())?;
    let names: Vec<String> = offices(&site)?.lines.into_iter().map(|line| line.name).collect();
    assert_eq!(names, ["Xã Voi", "Phường Trâu"], "sorted by province");
    let page = site.text("o/00001/index.html")?;
    assert!(page.contains("<title>Thủ tục hành chính – Xã Voi</title>") && page.contains("0000 111"), "{page}");
    assert!(page.contains("khai tử") && !page.contains("Phường Trâu"), "{page}");
    assert!(site.text("o/index.html")?.contains("href=\"o/mau-hai/\""), "provinces are links");
    assert!(site.text("o/mau-hai/index.html")?.contains("href=\"o/00002/\""), "offices are links");

    let path = line(&site, "00001")?.overlay_path();
    let part = site.text(&path)?;
    assert!(part.len() < 8 << 10, "{} bytes", part.len());
    let manifest: Value = serde_json::from_str(&part)?;
    assert_eq!(manifest["name"], "Thủ tục hành chính – Xã Voi");
    assert_eq!((manifest["start_url"].as_str(), manifest["scope"].as_str()), (Some("./"), Some("./../../")));
    if site.release()?.file(FileRole::App).is_some() {
        assert!(page.contains(&format!("rel=\"manifest\" href=\"{path}\"")), "{page}");
    }
    let one = Site::sample()?;
    assert_eq!(one.release()?.file(FileRole::Offices), None);
    assert!(!one.path().join("o").exists(), "a site of one office has no list of offices");
    Ok(())
}

fn an_office_that_changes_changes_nothing_else() -> Result<()> {
    let mut site = Site::build_with(catalogue(VOI)?.path(), None)?;
    let before = (site.files()?, line(&site, "00001")?, line(&site, "00002")?);
    site.republish(catalogue(&VOI.replace("Quầy voi", "Quầy số 9"))?.path())?;
    assert_ne!(line(&site, "00001")?.overlay, before.1.overlay);
    assert_eq!(line(&site, "00002")?, before.2);
    let details = |release: &catalog::release::Release| release.details().map(|file| file.path.clone()).collect::<Vec<_>>();
    let now = site.release()?;
    assert!(details(&now).iter().all(|path| before.0.contains_key(path)), "no pack of the nation changes");
    Ok(())
}

/// A browser in front of a site of two offices.
fn stage() -> Result<(Browser, Server, Site)> {
    need_browser(Engine::Chromium)?;
    let site = Site::build(catalogue(VOI)?.path())?;
    let server = site.serve(PREFIX)?;
    Ok((Browser::start()?, server, site))
}

fn a_chosen_office_lays_its_facts_over_the_site_also_without_a_network() -> Result<()> {
    let (browser, mut server, mut site) = stage()?;
    browser.open(&server.at(""))?;
    browser.click_on(".which-office a", "Chọn xã, phường của bạn")?;
    browser.wait_for(".find-office", "Tên xã, phường, đặc khu")?;
    browser.type_into("#tim-co-quan", "xa ngua")?;
    browser.wait_for(".offices", "Xã Voi, Mẫu – gồm Xã Ngựa")?;
    browser.click_on(".offices a", "Xã Voi")?;
    browser.wait_for_address("o/00001/")?;
    browser.wait_for(".which-office", "Bạn đang xem thông tin của Xã Voi.")?;
    browser.wait_for(".office-card", "0000 111")?;

    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article", "Quầy voi")?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for("section:has(.clearing)", "Cơ quan đã chọn\nXã Voi")?;
    browser.click(".device-copy button")?;
    browser.wait_for(".device-copy .good", "Đã lưu")?;
    site.republish(catalogue(&VOI.replace("Quầy voi", "Quầy số 9"))?.path())?;
    browser.open(&server.at("thong-tin/"))?;
    browser.wait_for(".device-copy", "Đã lưu bản mới.")?;
    server.stop()?;
    for page in ["thu-tuc/1.000894/", "o/00001/"] {
        browser.open(&server.at(page))?;
        browser.wait_for(".top .office", "Xã Voi")?;
    }
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article", "Quầy số 9")?;
    assert_eq!(browser.texts(".problem")?, Vec::<String>::new());

    browser.open(&server.at("o/"))?;
    browser.click_on("button", "Bỏ chọn, xem danh mục chung")?;
    browser.wait_for(".which-office", "Chọn xã, phường của bạn")?;
    browser.wait_for(".top .office", "Xã Mẫu")?;
    Ok(())
}

fn a_shared_link_shows_the_facts_of_the_senders_office() -> Result<()> {
    let (browser, server, _site) = stage()?;
    browser.open(&server.at("o/00001/"))?;
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article", "Quầy voi")?;
    let shared = browser.value(".share-code input")?;
    assert!(shared.ends_with("thu-tuc/1.000894/?co-quan=00001"), "{shared}");

    browser.open(&server.at("o/00002/"))?;
    browser.open(&shared)?;
    browser.wait_for("article", "Quầy voi")?;
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for("article", "Không tiếp nhận tại đây")?;
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}

fn an_office_that_is_gone_leaves_the_common_catalogue() -> Result<()> {
    let (browser, server, _site) = stage()?;
    browser.open(&server.at("o/00001/"))?;
    browser.run("localStorage.setItem(Object.keys(localStorage).find((key) => key.startsWith('co-quan ')), '99999')")?;
    browser.open(&server.at("thu-tuc/1.000894/"))?;
    browser.wait_for(".problem", "trang này không có cơ quan mang mã 99999")?;
    browser.wait_for("article h1", "kết hôn")?;
    browser.click_on(".problem a", "Chọn lại cơ quan")?;
    browser.wait_for("h1", "Chọn cơ quan của bạn")?;
    Ok(())
}

fn a_counter_screen_of_an_office_keeps_it_after_a_visit() -> Result<()> {
    let (browser, server, _site) = stage()?;
    browser.open(&server.at("o/00001/?man-hinh=quay"))?;
    browser.wait_for("body", "Xã Voi")?;
    let kept = "return Object.keys(localStorage).filter((key) => key.startsWith('co-quan ')).map((key) => localStorage[key])";
    browser.click(".resting .start")?;
    browser.click_on("button", "Xong, xóa hết")?;
    browser.wait_for(".resting .start", "Chạm để bắt đầu")?;
    assert_eq!(browser.run(kept)?, json!(["00001"]));
    browser.reload()?;
    browser.wait_for("body", "Xã Voi")?;
    assert_eq!(browser.run(kept)?, json!(["00001"]));
    Ok(())
}
