//! What changed from release to release: the history, its pages and feeds, and the addresses of procedures that are gone.

use std::fs;

use anyhow::{Context, Result};
use catalog::release::history::{HISTORY_FILE, HistoryEntry, Turn};
use tests::{Site, edition, sample_catalogue, sample_with};

tests! {
    site: [
        a_change_is_in_the_history_on_its_pages_and_in_the_feeds,
        the_address_of_a_procedure_that_is_gone_keeps_a_page,
        a_damaged_history_is_continued_and_so_is_one_under_another_name,
    ],
}

const MARRIAGE: &str = "thu-tuc/1.000894";

fn history(site: &Site) -> Result<Vec<HistoryEntry>> {
    let text = site.text(HISTORY_FILE)?;
    text.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect()
}

fn a_change_is_in_the_history_on_its_pages_and_in_the_feeds() -> Result<()> {
    let mut site = Site::build_with(&sample_catalogue(), None)?;
    assert_eq!(history(&site)?, []);
    assert!(site.text("thay-doi/index.html")?.contains("Chưa ghi thay đổi nào"));
    assert!(!site.text(&format!("{MARRIAGE}/index.html"))?.contains("Thay đổi gì?"));

    site.republish(edition("Trước hết,")?.path())?;
    let entries = history(&site)?;
    assert_eq!(entries.len(), 1, "{entries:?}");
    for page in ["thay-doi", "thay-doi/ho-tich", MARRIAGE] {
        let html = site.text(&format!("{page}/index.html"))?;
        assert!(html.contains("Trước hết, Hai bạn điền chung") && html.contains("Đổi trình tự"), "{page}: {html}");
        let feed = site.text(&format!("{page}/thay-doi.xml"))?;
        assert!(feed.contains("<entry>") && feed.contains("Nay: Trước hết,"), "{page}: {feed}");
    }
    assert!(!site.text("thay-doi/dat-dai/thay-doi.xml")?.contains("<entry>"), "another field has no entry");

    site.republish(edition("Sau đó,")?.path())?;
    assert_eq!(history(&site)?.len(), 2, "the history is continued");
    Ok(())
}

fn the_address_of_a_procedure_that_is_gone_keeps_a_page() -> Result<()> {
    let mut site = Site::build_with(&sample_catalogue(), None)?;
    let less = sample_with(&[])?;
    fs::remove_file(less.path().join(format!("{MARRIAGE}.toml")))?;
    for word in ["", "Một.", "Hai."] {
        let next = edition(word)?;
        fs::remove_file(next.path().join(format!("{MARRIAGE}.toml")))?;
        site.republish(next.path())?;
    }
    let page = site.text(&format!("{MARRIAGE}/index.html"))?;
    assert!(page.contains("Không còn trong danh mục này từ bản đăng"), "{page}");
    let entries = history(&site)?;
    assert!(entries.iter().any(|entry| entry.turn == Turn::Repealed { replaced_by: Vec::new() }), "{entries:?}");

    let text = fs::read_to_string(sample_catalogue().join(format!("{MARRIAGE}.toml")))?;
    site.republish(sample_with(&[])?.path())?;
    let moved = sample_with(&[("thu-tuc/1.999999.toml", &text.replace("1.000894", "1.999999"))])?;
    fs::remove_file(moved.path().join(format!("{MARRIAGE}.toml")))?;
    site.republish(moved.path())?;
    let page = site.text(&format!("{MARRIAGE}/index.html"))?;
    assert!(page.contains("có mã mới từ bản đăng") && page.contains("thu-tuc/1.999999/"), "{page}");
    Ok(())
}

fn a_damaged_history_is_continued_and_so_is_one_under_another_name() -> Result<()> {
    let mut site = Site::build_with(&sample_catalogue(), None)?;
    site.republish(edition("Một.")?.path())?;
    let file = site.path().join(HISTORY_FILE);
    let text = fs::read_to_string(&file)?;
    fs::write(&file, [b"h\xFFng\n", text.as_bytes()].concat())?;
    site.republish(edition("Hai.")?.path())?;
    assert_eq!(history(&site)?.len(), 2, "a line that cannot be read is left out");

    let office = fs::read_to_string(sample_catalogue().join("site.toml"))?;
    let renamed = sample_with(&[("site.toml", &office.replace("\"Xã Mẫu\"", "\"UBND xã Mẫu\""))])?;
    site.republish(renamed.path())?;
    let entries = history(&site)?;
    assert!(entries.len() > 2 && entries[0].turn != Turn::Added, "a corrected name keeps what was there: {entries:?}");
    Ok(())
}
