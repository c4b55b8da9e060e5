//! The openness page in its static file, which is read with scripts disabled.

use std::fs;

use anyhow::{Context, Result, ensure};
use indexer::write::Options;
use tests::html::{Element, elements};
use tests::{Site, sample_catalogue, sample_with};

use crate::bad_input::small_catalogue;

tests! {
    site: [
        the_page_counts_what_is_published_shortened_and_online,
        the_latest_changes_are_linked,
        the_offices_figures_are_tables_with_every_number_as_text,
        a_total_that_does_not_add_up_is_shown_with_a_note,
        a_catalogue_without_local_facts_says_so_and_invents_nothing,
        the_page_is_in_the_sitemap,
    ],
}

/// The page of a site.
struct Page {
    elements: Vec<Element>,
}

impl Page {
    fn of(site: &Site) -> Result<Self> {
        let html = site.files()?.remove("cong-khai/index.html").context("no page")?;
        Ok(Self { elements: elements(std::str::from_utf8(&html)?) })
    }

    /// The texts of all elements with this name.
    fn texts(&self, name: &str) -> Vec<&str> {
        self.elements.iter().filter(|element| element.name == name).map(|element| element.text.as_str()).collect()
    }

    fn says(&self, name: &str, text: &str) -> Result<()> {
        let texts = self.texts(name);
        ensure!(texts.iter().any(|said| said.contains(text)), "no <{name}> says \"{text}\": {texts:#?}");
        Ok(())
    }
}

/// The sample with other figures of the office.
fn with_stats(stats: &str) -> Result<Site> {
    let folder = sample_with(&[("stats.toml", stats)])?;
    Site::build_with(folder.path(), None)
}

fn the_page_counts_what_is_published_shortened_and_online() -> Result<()> {
    let page = Page::of(&Site::sample()?)?;
    assert_eq!(page.texts("h1"), ["Công khai"]);
    page.says("p", "Danh mục này đăng 56 thủ tục hành chính.")?;
    page.says("p", "Văn phòng ghi 12 thủ tục tiếp nhận tại đây.")?;
    page.says("p", "Văn phòng rút ngắn thời hạn của 5 trong 6 thủ tục so được với luật định.")?;
    page.says("p", "Tính đến ngày đăng 21/11/2026, bản cũ nhất đã 227 ngày")?;
    page.says("caption", "Theo mức độ dịch vụ công trực tuyến")?;
    page.says("caption", "Theo việc ghi phí, lệ phí")?;
    page.says("th", "Rút ngắn từ 20 % trở lên")
}

fn the_latest_changes_are_linked() -> Result<()> {
    let page = Page::of(&Site::sample()?)?;
    let procedures = |element: &&Element| element.get("href").is_some_and(|href| href.starts_with("thu-tuc/"));
    assert_eq!(page.elements.iter().filter(procedures).count(), 10);
    page.says("span", "7/7/2026 · 1.013225")
}

fn the_offices_figures_are_tables_with_every_number_as_text() -> Result<()> {
    let page = Page::of(&Site::sample()?)?;
    page.says("caption", "Quý III năm 2026 (từ 1/7/2026 đến 30/9/2026)")?;
    page.says("caption", "Chỉ số hiệu quả quản trị và hành chính công (PAPI): Tỉnh Mẫu")?;
    for cell in ["402", "62,8 %", "99 %", "88,4/100", "5/40"] {
        page.says("td", cell)?;
    }
    let hidden = |element: &&Element| element.name == "svg" && element.get("aria-hidden") != Some("true");
    assert_eq!(page.elements.iter().filter(hidden).count(), 0, "a screen reader reads a bar");
    Ok(())
}

fn a_total_that_does_not_add_up_is_shown_with_a_note() -> Result<()> {
    let site = with_stats(
        "[[ky]]\nten = \"Tháng 10\"\ntu = 2026-10-01\nden = 2026-10-31\ntiep_nhan = 726\ntruoc_han = 458\ndung_han = 211\n\
         tre_han = 15\nnguon = \"Báo cáo thử\"\n",
    )?;
    let html = String::from_utf8(site.files()?.remove("cong-khai/index.html").context("no page")?)?;
    ensure!(html.contains("Số liệu văn phòng cung cấp chưa khớp: 458 + 211 + 15 = 684, nhưng tổng ghi 726."), "not said");
    let page = Page::of(&site)?;
    page.says("td", "726")?;
    page.says("p", "Nguồn: Báo cáo thử")?;
    page.says("p", "Văn phòng chưa cung cấp kết quả PAR INDEX, SIPAS, PAPI, PCI.")
}

fn a_catalogue_without_local_facts_says_so_and_invents_nothing() -> Result<()> {
    let page = Page::of(&Site::build_with(&small_catalogue()?.path(), None)?)?;
    page.says("p", "Văn phòng chưa cung cấp thông tin riêng")?;
    assert_eq!(page.texts("caption"), ["Theo mức độ dịch vụ công trực tuyến", "Theo việc ghi phí, lệ phí"]);
    Ok(())
}

fn the_page_is_in_the_sitemap() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let (out, base_url) = (folder.path().join("site"), Some("https://xa.example/tthc".to_owned()));
    let catalogue = indexer::read::catalogue(&sample_catalogue())?;
    indexer::write::site(
        catalogue,
        &out,
        &Options {
            app: None,
            base_url,
            made: "2026-11-21T00:00:00+07:00".parse()?,
            key: None,
            accept_shrink: false,
            previous: None,
        },
    )?;
    let map = fs::read_to_string(out.join("sitemap.xml"))?;
    ensure!(map.contains("<loc>https://xa.example/tthc/cong-khai/</loc>"), "{map}");
    Ok(())
}
