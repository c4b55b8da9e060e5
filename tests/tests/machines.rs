//! What programs read of a site: valid HTML, addresses, structured data, plain texts, open data.

use std::collections::BTreeSet;
use std::io::Read;

use anyhow::{Context, Result, ensure};
use html5gum::{Token, Tokenizer};
use serde_json::Value;
use tests::html::{Element, elements};
use tests::{Browser, Site, Tree};

use crate::stage::{PREFIX, need_browser};

tests! {
    site: [
        every_page_is_read_without_an_error,
        every_page_says_its_own_address_and_its_path,
        a_procedure_is_structured_data_that_claims_no_more_than_its_source,
        nothing_names_an_address_that_nobody_knows,
        every_procedure_has_a_picture_for_previews,
        every_procedure_and_field_has_a_plain_text,
        the_open_data_holds_every_procedure,
        all_is_reached_by_links,
        publishing_the_same_again_writes_nothing,
    ],
    chromium: [
        an_unknown_address_shows_a_whole_page_at_every_depth,
        structured_data_breaks_no_policy,
    ],
}

const ADDRESS: &str = "https://mau.example/xa";

fn text<'a>(files: &'a Tree, path: &str) -> Result<&'a str> {
    let bytes = files.get(path).with_context(|| format!("no {path}"))?;
    Ok(std::str::from_utf8(bytes)?)
}

fn pages(files: &Tree) -> impl Iterator<Item = &str> {
    files.keys().map(String::as_str).filter(|path| path.ends_with(".html"))
}

fn every_page_is_read_without_an_error() -> Result<()> {
    for site in [Site::sample()?, Site::sample_at(ADDRESS)?] {
        let files = site.files()?;
        for path in pages(&files) {
            let html = text(&files, path)?;
            ensure!(!html.contains("<!>"), "{path}: a mark of the renderer");
            let errors = Tokenizer::new(html).filter_map(|token| match token {
                Ok(Token::Error(error)) => Some(error.value.to_string()),
                _ => None,
            });
            assert_eq!(errors.collect::<Vec<_>>(), Vec::<String>::new(), "{path}");
            check_structure(&elements(html)).with_context(|| path.to_owned())?;
        }
    }
    Ok(())
}

/// What the tokens do not show: ids, the places that refer to them, and attributes on the wrong element.
fn check_structure(page: &[Element]) -> Result<()> {
    let ids: BTreeSet<_> = page.iter().filter_map(|element| element.get("id")).collect();
    ensure!(ids.len() == page.iter().filter(|element| element.get("id").is_some()).count(), "an id is used twice");
    for element in page {
        let names: BTreeSet<_> = element.attributes.iter().map(|(name, _)| name).collect();
        ensure!(names.len() == element.attributes.len(), "<{}> has an attribute twice", element.name);
        for key in ["for", "aria-labelledby", "aria-describedby", "aria-controls"] {
            let lost = element.get(key).into_iter().flat_map(str::split_whitespace).find(|id| !ids.contains(id));
            ensure!(lost.is_none(), "<{}> {key}: no element {lost:?}", element.name);
        }
        let is_choice = matches!(element.get("type"), Some("checkbox" | "radio"));
        ensure!(!is_choice || element.get("autocomplete").is_none(), "autocomplete on a choice");
        ensure!(element.name != "img" || element.get("alt").is_some(), "a picture without a text");
    }
    let place = |name: &str| page.iter().position(|element| element.name == name);
    let first_address = page.iter().position(|element| element.get("href").is_some() && element.name != "base");
    ensure!(place("base") < first_address, "<base> after an address");
    Ok(())
}

/// The content of a `meta` element.
fn meta<'a>(page: &'a [Element], name: &str) -> Option<&'a str> {
    let is_it = |element: &&Element| [element.get("name"), element.get("property")].contains(&Some(name));
    page.iter().filter(|element| element.name == "meta").find(is_it)?.get("content")
}

fn data(page: &[Element]) -> Result<Option<Value>> {
    let script = page.iter().find(|element| element.get("type") == Some("application/ld+json"));
    script.map(|script| serde_json::from_str(&script.text).context(script.text.clone())).transpose()
}

fn every_page_says_its_own_address_and_its_path() -> Result<()> {
    let files = Site::sample_at(ADDRESS)?.files()?;
    let map = text(&files, "sitemap.xml")?;
    let mut listed = 0;
    for path in pages(&files).filter(|path| path.ends_with("index.html")) {
        let page = elements(text(&files, path)?);
        let address = format!("{ADDRESS}/{}", path.trim_end_matches("index.html"));
        if !map.contains(&format!("<loc>{address}</loc>")) {
            continue;
        }
        listed += 1;
        let canonical = page.iter().find(|element| element.get("rel") == Some("canonical")).and_then(|link| link.get("href"));
        assert_eq!(canonical, Some(address.as_str()), "{path}");
        assert_eq!(meta(&page, "og:url"), Some(address.as_str()), "{path}");
        for name in ["description", "og:title", "og:description", "og:site_name"] {
            ensure!(meta(&page, name).is_some_and(|text| text.len() > 5), "{path}: {name}");
        }
        let data = data(&page)?.with_context(|| format!("{path}: no data"))?;
        let graph = data["@graph"].as_array().context("no graph")?;
        let crumbs = graph.iter().find(|node| node["@type"] == "BreadcrumbList");
        ensure!(path == "index.html" || crumbs.is_some(), "{path}: no path");
        for item in crumbs.into_iter().flat_map(|crumbs| crumbs["itemListElement"].as_array()).flatten() {
            let to = item["item"].as_str().and_then(|item| item.strip_prefix(ADDRESS)).context("another site")?;
            text(&files, &format!("{}index.html", to.trim_start_matches('/')))?;
        }
    }
    assert_eq!(listed, map.matches("<loc>").count());
    ensure!(map.contains("</loc><lastmod>20"), "no day in the map");
    Ok(())
}

fn a_procedure_is_structured_data_that_claims_no_more_than_its_source() -> Result<()> {
    let site = Site::sample_at(ADDRESS)?;
    let files = site.files()?;
    for procedure in tests::searcher::procedures(site.path())? {
        let page = elements(text(&files, &format!("thu-tuc/{}/index.html", procedure.code))?);
        let data = data(&page)?.context("no data")?;
        let service = &data["@graph"][0];
        assert_eq!(service["@type"][0], "GovernmentService");
        assert_eq!(service["identifier"], procedure.code.as_str());
        let channels = service["availableChannel"].as_array().map_or(0, Vec::len);
        assert_eq!(channels, procedure.channels.len(), "{}", procedure.code);
        let papers = procedure.cases.iter().flat_map(|case| case.papers()).count();
        assert_eq!(service["cpsv:hasInput"].as_array().map_or(0, Vec::len), papers, "{}", procedure.code);
        let fees: Vec<_> = procedure.channels.iter().flat_map(|channel| &channel.fees).map(|fee| fee.charge).collect();
        for offer in service["offers"].as_array().into_iter().flatten() {
            let price = offer["price"].as_u64().context("a price")?;
            let is_stated = fees.iter().any(|charge| charge.amount().is_some_and(|(value, _)| value == price));
            ensure!(is_stated || (price == 0 && fees.contains(&catalog::Charge::Free)), "{}: {price}", procedure.code);
        }
    }
    Ok(())
}

fn nothing_names_an_address_that_nobody_knows() -> Result<()> {
    let files = Site::sample()?.files()?;
    ensure!(!files.contains_key("sitemap.xml"));
    for path in pages(&files) {
        let page = elements(text(&files, path)?);
        ensure!(data(&page)?.is_none() && meta(&page, "og:url").is_none(), "{path}");
        ensure!(page.iter().all(|element| element.get("rel") != Some("canonical")), "{path}");
    }
    Ok(())
}

fn every_procedure_has_a_picture_for_previews() -> Result<()> {
    let files = Site::sample_at(ADDRESS)?.files()?;
    let procedures = pages(&files).filter(|path| path.starts_with("thu-tuc/"));
    for path in procedures {
        let page = elements(text(&files, path)?);
        let address = meta(&page, "og:image").with_context(|| format!("{path}: no picture"))?;
        let picture = address.strip_prefix(ADDRESS).and_then(|path| files.get(path.trim_start_matches('/')));
        let picture = picture.with_context(|| format!("{path}: no {address}"))?;
        ensure!(picture.starts_with(b"\x89PNG") && picture.len() < 60_000, "{address}: {} bytes", picture.len());
        // The first chunk of a PNG begins with its width and height.
        let size = [16, 20]
            .map(|at| picture.get(at..at + 4).map(|bytes| bytes.iter().fold(0, |size, byte| size << 8 | u32::from(*byte))));
        let said = ["og:image:width", "og:image:height"].map(|name| meta(&page, name).and_then(|size| size.parse().ok()));
        assert_eq!((size, said), ([Some(1200), Some(630)], [Some(1200), Some(630)]), "{address}");
        let words = meta(&page, "og:image:alt").unwrap_or_default();
        ensure!(words.starts_with(meta(&page, "og:title").unwrap_or("-")), "{address}: {words}");
    }
    let unknown = Site::sample()?.files()?;
    assert_eq!(unknown.keys().filter(|path| path.starts_with("thu-tuc/") && path.ends_with(".png")).count(), 0);
    Ok(())
}

fn every_procedure_and_field_has_a_plain_text() -> Result<()> {
    let site = Site::sample()?;
    let files = site.files()?;
    let searcher = site.searcher()?;
    let llms = text(&files, "llms.txt")?;
    for field in &searcher.names().fields {
        let path = format!("linh-vuc/{}/noi-dung.md", field.slug);
        ensure!(llms.contains(&format!("({path})")), "llms.txt does not lead to {path}");
        text(&files, &path)?;
    }
    for line in &searcher.names().lines {
        let path = format!("thu-tuc/{}/noi-dung.md", line.code);
        let plain = text(&files, &path)?;
        ensure!(plain.starts_with("# ") && plain.contains(line.code.as_str()), "{path}");
        let page = elements(text(&files, &format!("thu-tuc/{}/index.html", line.code))?);
        let link = page.iter().find(|element| element.get("type") == Some("text/markdown")).and_then(|link| link.get("href"));
        assert_eq!(link, Some(path.as_str()));
    }
    let field = text(&files, "linh-vuc/ho-tich/noi-dung.md")?;
    ensure!(field.contains("](../../thu-tuc/1.001193/noi-dung.md)"), "{field}");
    Ok(())
}

fn the_open_data_holds_every_procedure() -> Result<()> {
    let site = Site::sample()?;
    let files = site.files()?;
    let codes: Vec<_> = site.searcher()?.names().lines.iter().map(|line| line.code.to_string()).collect();
    let mut table = csv::Reader::from_reader(text(&files, "du-lieu/thu-tuc.csv")?.trim_start_matches('\u{FEFF}').as_bytes());
    let rows = table.records().collect::<Result<Vec<_>, _>>()?;
    assert_eq!(rows.iter().map(|row| &row[0]).collect::<Vec<_>>(), codes);
    let cells = rows.iter().flatten();
    ensure!(!cells.clone().any(|cell| cell.starts_with(['=', '+', '-', '@'])), "a formula");

    let lines = |path: &str| -> Result<Vec<Value>> {
        let mut text = String::new();
        flate2::read::MultiGzDecoder::new(&files.get(path).with_context(|| path.to_owned())?[..]).read_to_string(&mut text)?;
        Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
    };
    let schema: Value = serde_json::from_str(text(&files, "du-lieu/thu-tuc.schema.json")?)?;
    let records = lines("du-lieu/thu-tuc.ndjson.gz")?;
    assert_eq!(records.iter().filter_map(|record| record["ma"].as_str()).collect::<Vec<_>>(), codes);
    for record in &records {
        let unknown = record.as_object().context("an object")?.keys().find(|key| schema["properties"].get(key).is_none());
        ensure!(unknown.is_none(), "the schema does not describe {unknown:?}");
    }
    assert_eq!(lines("du-lieu/thu-tuc.jsonld.gz")?.len(), codes.len());
    let description: Value = serde_json::from_str(text(&files, "du-lieu/danh-muc.jsonld")?)?;
    let parts = description["dcat:dataset"]["dcat:distribution"].as_array().context("no distributions")?;
    for part in parts {
        let address = part["dcat:downloadURL"]["@id"].as_str().context("an address")?;
        text(&files, address.trim_start_matches("../"))
            .or_else(|_| files.contains_key(address.trim_start_matches("../")).then_some("").context(address.to_owned()))?;
    }
    Ok(())
}

/// Every page can be reached by links alone, from the start page on.
fn all_is_reached_by_links() -> Result<()> {
    let files = Site::sample()?.files()?;
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut open = vec!["index.html".to_owned()];
    while let Some(path) = open.pop() {
        let page = elements(text(&files, &path)?);
        let base = page.iter().find(|element| element.name == "base").and_then(|base| base.get("href")).unwrap_or_default();
        let links = page.iter().filter(|element| element.name == "a").filter_map(|link| link.get("href"));
        for link in links {
            let to = tests::html::target(&path, base, link).map_err(anyhow::Error::msg)?;
            if let Some(to) = to.filter(|to| to.ends_with(".html") && reached.insert(to.clone())) {
                open.push(to);
            }
        }
    }
    let lost: Vec<_> = pages(&files).filter(|path| !reached.contains(*path)).collect();
    // Those that only a script draws have no links without one.
    let drawn = ["in", "mau-01", "mau-02", "mau-03", "mau-04"].map(|page| format!("{page}/index.html"));
    let expected = ["404.html", "app-shell.html"].map(str::to_owned).into_iter().chain(drawn);
    assert_eq!(lost, expected.filter(|path| files.contains_key(path)).collect::<Vec<_>>());
    Ok(())
}

fn publishing_the_same_again_writes_nothing() -> Result<()> {
    let mut site = Site::sample()?;
    let times = |site: &Site| -> Result<Vec<_>> {
        let files = site.files()?;
        files.keys().map(|path| Ok((path.clone(), std::fs::metadata(site.path().join(path))?.modified()?))).collect()
    };
    let before = (times(&site)?, site.files()?);
    site.republish(&tests::sample_catalogue())?;
    assert_eq!((times(&site)?, site.files()?), before);
    Ok(())
}

fn an_unknown_address_shows_a_whole_page_at_every_depth() -> Result<()> {
    need_browser(tests::Engine::Chromium)?;
    let site = Site::sample()?;
    for prefix in [PREFIX, ""] {
        let server = site.serve(prefix)?;
        let browser = Browser::start()?;
        for path in ["khong-co", "khong-co/", "thu-tuc/9.999999/", "a/b/c/d"] {
            browser.open(&server.at(path))?;
            browser.wait_for("#app[data-open] h1", "Không có trang này")?;
            let found = browser.run(
                "return [document.querySelector('main a').href, getComputedStyle(document.querySelector('.skip')).position]",
            )?;
            assert_eq!(found, serde_json::json!([server.at("linh-vuc/"), "absolute"]), "{path}");
        }
    }
    Ok(())
}

fn structured_data_breaks_no_policy() -> Result<()> {
    need_browser(tests::Engine::Chromium)?;
    let site = Site::sample_at(ADDRESS)?;
    let server = site.serve(PREFIX)?;
    let browser = Browser::start()?;
    browser.open(&server.at("thu-tuc/1.001193/"))?;
    browser.wait_for("#app[data-open] h1", "")?;
    assert_eq!(browser.complaints()?, Vec::<String>::new());
    Ok(())
}
