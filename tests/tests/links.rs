//! Texts of the sources are shown, and become links only if they are the address of a page, of mail or of a telephone.
//! No text in data can become a script.

use anyhow::Result;
use app::ssr::{Assets, Meta, Renderer};
use catalog::{FormFile, OfficeFacts};
use tests::html::elements;
use tests::{Site, workspace};

tests! {
    site: [
        only_an_address_becomes_a_link,
        no_component_writes_raw_html,
    ],
}

const HOSTILE: [&str; 8] = [
    "javascript:alert(1)",
    "\u{1}javascript:alert(1)",
    " \tjava\tscript:alert(1)@mau.vn",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "//other.example/",
    "http://other.example/",
    "https://dichvucong.gov.vn@other.example/\"><script>alert(1)</script>",
];

/// The addresses of the links on a page, if every field that can name an address contains `text`.
fn links(site: &Site, path: &str, text: &str) -> Result<Vec<String>> {
    let mut release = site.release()?;
    let office = &mut release.office;
    for place in [&mut office.portal, &mut office.feedback, &mut office.hotline, &mut office.directions] {
        text.clone_into(place);
    }
    let mut procedures = tests::searcher::procedures(site.path())?;
    for procedure in &mut procedures {
        text.clone_into(&mut procedure.source.url);
        procedure.legal_bases.iter_mut().for_each(|basis| text.clone_into(&mut basis.title));
        procedure
            .cases
            .iter_mut()
            .flat_map(|case| &mut case.documents)
            .for_each(|paper| paper.forms.push(FormFile::of_raw(text)));
    }
    let names = site.searcher()?.names().clone();
    let page = Renderer::new(release, names, procedures, OfficeFacts::default(), Assets::default()).page(path, Meta::default());
    anyhow::ensure!(!page.contains("<script>alert"), "{path}: {text:?} became a script");
    let links = elements(&page).into_iter().filter(|element| element.name == "a");
    Ok(links.filter_map(|link| link.get("href").map(str::to_owned)).collect())
}

fn only_an_address_becomes_a_link() -> Result<()> {
    let site = Site::build_with(&tests::sample_catalogue(), None)?;
    for path in ["/", "/thu-tuc/1.001193/", "/thong-tin/", "/linh-vuc/", "/cong-khai/"] {
        let ours = links(&site, path, "")?;
        for text in HOSTILE {
            assert_eq!(links(&site, path, text)?, ours, "{path}: {text:?} added a link");
        }
        let more = links(&site, path, "https://a.example/")?;
        assert!(more.len() > ours.len(), "{path}: an address did not become a link: {more:?}");
    }
    Ok(())
}

fn no_component_writes_raw_html() -> Result<()> {
    let sources = tests::tree(&workspace().join("app/src"))?;
    let raw = |text: &[u8]| {
        ["inner_html", "insert_adjacent_html", "outer_html", "document.write"]
            .iter()
            .any(|word| text.windows(word.len()).any(|part| part == word.as_bytes()))
    };
    let found: Vec<_> = sources.iter().filter(|(_, text)| raw(text)).map(|(path, _)| path).collect();
    assert!(found.is_empty(), "raw HTML in {found:?}");
    Ok(())
}
