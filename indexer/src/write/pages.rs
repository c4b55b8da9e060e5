//! The HTML pages: rendered by the app's own components.

use std::fmt::Write;

use app::ssr::Renderer;
use catalog::{FieldForms, Names};
use rayon::prelude::*;

use super::staging::Staging;
use crate::lang::tr;
use crate::progress;

/// Writes every page, and `sitemap.xml` if the site's address is known. Returns the number of pages.
/// `more` are the addresses of pages that are only there if something is in them: forms, the history.
pub(super) fn all(
    renderer: &Renderer,
    names: &Names,
    more: &[String],
    base_url: Option<&str>,
    staging: &Staging,
) -> anyhow::Result<usize> {
    let mut paths = paths(names);
    paths.extend_from_slice(more);
    let bar = progress::bar(tr!("Dựng trang", "Make pages"), paths.len());
    paths.par_iter().map(String::as_str).chain(NEED_SCRIPT).try_for_each(|path| {
        bar.inc(1);
        staging.write(&format!("{}index.html", path.trim_start_matches('/')), renderer.page(path, base_url).as_bytes())
    })?;
    bar.finish_and_clear();
    staging.write("404.html", renderer.not_found(base_url).as_bytes())?;
    if let Some(base_url) = base_url {
        staging.write("sitemap.xml", sitemap(base_url, &paths).as_bytes())?;
    }
    Ok(paths.len())
}

/// The addresses whose pages only the browser draws, because their content depends on the query after `?`. Each
/// needs a file, or a reload would find nothing.
const NEED_SCRIPT: [&str; 5] = ["/in/", "/mau-01/", "/mau-02/", "/mau-03/", "/mau-04/"];

/// The addresses of the forms of fields. A field without forms has no such page.
pub(super) fn of_forms(names: &Names, forms: &[FieldForms]) -> Vec<String> {
    let with_forms = names.fields.iter().filter(|facet| FieldForms::in_field(forms, &facet.name).is_some());
    with_forms.map(|facet| format!("/bieu-mau/{}/", facet.slug)).collect()
}

/// The address of every page within the site.
fn paths(names: &Names) -> Vec<String> {
    let fixed = ["/", "/tra-cuu/", "/linh-vuc/", "/thong-tin/", "/cong-khai/", "/bieu-mau/", "/thay-doi/"].map(str::to_owned);
    let fields = names.fields.iter().map(|facet| format!("/linh-vuc/{}/", facet.slug));
    let procedures = names.lines.iter().map(|line| format!("/thu-tuc/{}/", line.code));
    let all_events = (!names.events.is_empty()).then(|| "/viec/".to_owned());
    let events = names.events.iter().map(|event| format!("/viec/{}/", event.slug));
    fixed.into_iter().chain(all_events).chain(events).chain(fields).chain(procedures).collect()
}

fn sitemap(base_url: &str, paths: &[String]) -> String {
    let site = base_url.trim_end_matches('/').replace('&', "&amp;").replace('<', "&lt;");
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in paths {
        let _ = writeln!(xml, "<url><loc>{site}{path}</loc></url>");
    }
    xml.push_str("</urlset>\n");
    xml
}

#[cfg(test)]
mod tests {
    use catalog::{Code, Procedure};

    use super::*;

    #[test]
    fn only_fields_with_forms_have_a_page_of_forms() {
        let procedure = |code: &str, field: &str| {
            let blank = Procedure::blank(Code::parse(code).unwrap(), "Nuôi voi".into());
            Procedure { fields: vec![field.to_owned()], ..blank }
        };
        let names = Names::of(&[procedure("1.000001", "Voi"), procedure("1.000002", "Trâu")]);
        let forms = [FieldForms { field: "Voi".into(), forms: 1, held: 0 }];
        assert_eq!(of_forms(&names, &forms), ["/bieu-mau/voi/"]);
        let paths = paths(&names);
        assert!(paths.contains(&"/bieu-mau/".to_owned()) && paths.contains(&"/linh-vuc/trau/".to_owned()));
    }
}
