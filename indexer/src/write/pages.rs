//! The HTML pages: rendered by the app's own components.

use std::collections::HashMap;

use app::ssr::{Meta, Renderer, Served};
use catalog::{FieldForms, Names};
use rayon::prelude::*;

use super::meta::{Page, Site};
use super::staging::Staging;
use crate::lang::tr;
use crate::progress;

/// Writes every page. The start page of an office is drawn as that office's.
pub(super) fn all(
    renderer: &Renderer,
    offices: &[Served],
    site: &Site<'_>,
    pages: &[Page],
    staging: &Staging,
) -> anyhow::Result<()> {
    let offices: HashMap<String, &Served> = offices.iter().map(|served| (format!("/{}", served.page()), served)).collect();
    let write = |path: &str, meta: Meta| {
        let file = format!("{}index.html", path.trim_start_matches('/'));
        let html = match offices.get(path) {
            Some(served) => renderer.of_office(served).page(path, meta),
            None => renderer.page(path, meta),
        };
        staging.write(&file, html.as_bytes())
    };
    let bar = progress::bar(tr!("Dựng trang", "Make pages"), pages.len());
    pages.par_iter().try_for_each(|page| {
        bar.inc(1);
        write(&page.path, site.meta(page))
    })?;
    bar.finish_and_clear();
    NEED_SCRIPT.iter().try_for_each(|path| write(path, Meta::default()))?;
    staging.write("404.html", renderer.not_found(site.address).as_bytes())
}

/// The addresses whose pages only the browser draws, because their content depends on the query after `?`. Each
/// needs a file, or a reload would find nothing.
const NEED_SCRIPT: [&str; 5] = ["/in/", "/mau-01/", "/mau-02/", "/mau-03/", "/mau-04/"];

/// The addresses of the forms of fields. A field without forms has no such page.
pub(super) fn of_forms(names: &Names, forms: &[FieldForms]) -> Vec<String> {
    let with_forms = names.fields.iter().filter(|facet| FieldForms::in_field(forms, &facet.name).is_some());
    with_forms.map(|facet| format!("/bieu-mau/{}/", facet.slug)).collect()
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
    }
}
