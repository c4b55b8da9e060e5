//! The lists from which programs start: `sitemap.xml` for search engines, `llms.txt` for assistants.

use std::fmt::Write;

use app::ssr::escape;
use catalog::grouped;
use jiff::civil::Date;

use super::{PLAIN, Page, Site, Subject};

/// `sitemap.xml`. A procedure has the day on which its source last changed it, or a release did; a page of which nobody
/// knows that has none.
pub(super) fn sitemap(site: &Site<'_>, address: &str, pages: &[Page]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in pages {
        let day = changed(site, page).map(|day| format!("<lastmod>{day}</lastmod>")).unwrap_or_default();
        let _ = writeln!(xml, "<url><loc>{}{}</loc>{day}</url>", escape(address), page.path);
    }
    xml.push_str("</urlset>\n");
    xml
}

fn changed(site: &Site<'_>, page: &Page) -> Option<Date> {
    match page.subject {
        Subject::Procedure(at) => {
            let procedure = site.procedures.get(at)?;
            procedure.source.updated.max(procedure.changed)
        }
        Subject::Home => Some(site.release.made),
        _ => None,
    }
}

/// `llms.txt`: what the site is, and the plain text of each field, which leads on to the procedures.
pub(super) fn llms(site: &Site<'_>) -> String {
    let (office, release) = (&site.release.office, site.release);
    let mut text = format!("# Thủ tục hành chính – {}\n\n", office.name);
    let _ = writeln!(
        text,
        "> {} thủ tục hành chính: giấy tờ, phí, lệ phí, thời hạn, cách nộp, trình tự, căn cứ pháp lý. \
         Nguồn không ghi phí không có nghĩa là miễn phí.\n",
        grouped(u64::from(release.procedures))
    );
    let _ = writeln!(text, "Mỗi trang `thu-tuc/<mã>/` có bản chữ thuần `thu-tuc/<mã>/{PLAIN}`.\n\n## Dữ liệu\n");
    text.push_str("- [Mô tả tập dữ liệu (DCAT)](du-lieu/danh-muc.jsonld)\n- [Bảng thủ tục (CSV)](du-lieu/thu-tuc.csv)\n");
    text.push_str("\n## Lĩnh vực\n\n");
    for (field, size) in site.names.fields.iter().zip(site.names.field_sizes()) {
        let _ =
            writeln!(text, "- [{}](linh-vuc/{}/{PLAIN}): {size} thủ tục", field.name.replace(['[', ']', '\n'], " "), field.slug);
    }
    text
}
