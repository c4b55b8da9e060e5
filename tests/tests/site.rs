//! The files of a built site.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use catalog::release::{FORMAT, FileRole, LifeEvent, sha256};
use catalog::{OfficeFacts, pack};
use tests::html::{Element, elements, target};
use tests::{Site, Tree};

use crate::bad_input::small_catalogue;

tests! {
    site: [
        building_twice_gives_the_same_bytes,
        the_release_lists_its_files_as_they_are,
        the_packs_hold_every_procedure_in_the_order_of_the_names,
        the_office_facts_are_a_small_pack,
        a_list_shows_the_offices_time,
        related_procedures_are_others_of_the_site,
        every_procedure_and_field_has_a_page,
        a_life_event_has_a_page_with_its_steps_and_papers,
        every_link_within_the_site_leads_to_a_file,
        every_page_describes_itself_and_allows_only_the_site,
        publishing_again_replaces_the_whole_site,
    ],
}

/// The pages of a site: the path of each file, and its elements.
fn pages(files: &Tree) -> Result<Vec<(&str, Vec<Element>)>> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| Ok((path.as_str(), elements(std::str::from_utf8(bytes)?)))).collect()
}

fn first<'a>(page: &'a [Element], name: &str) -> Option<&'a Element> {
    page.iter().find(|element| element.name == name)
}

fn building_twice_gives_the_same_bytes() -> Result<()> {
    let (one, two) = (Site::sample()?.files()?, Site::sample()?.files()?);
    let other: Vec<_> = one.keys().chain(two.keys()).filter(|path| one.get(*path) != two.get(*path)).collect();
    assert!(other.is_empty(), "these files differ: {other:?}");
    Ok(())
}

fn the_release_lists_its_files_as_they_are() -> Result<()> {
    let site = Site::sample()?;
    let (release, files) = (site.release()?, site.files()?);
    assert_eq!(release.format, FORMAT);
    for file in &release.files {
        let bytes = files.get(&file.path).with_context(|| format!("{} is listed, not there", file.path))?;
        assert_eq!((bytes.len() as u64, sha256(bytes)), (file.bytes, file.sha256.clone()), "{}", file.path);
    }
    let listed: BTreeSet<_> = release.files.iter().map(|file| &file.path).collect();
    assert_eq!(listed.len(), release.files.len(), "a file is listed twice");
    let packs: BTreeSet<_> = files.keys().filter(|path| path.starts_with("data/")).collect();
    assert!(packs.is_subset(&listed), "packs that no device will store: {:?}", packs.difference(&listed));
    Ok(())
}

fn the_packs_hold_every_procedure_in_the_order_of_the_names() -> Result<()> {
    let site = Site::sample()?;
    let codes: Vec<_> = tests::searcher::procedures(site.path())?.into_iter().map(|procedure| procedure.code).collect();
    let lines: Vec<_> = site.searcher()?.names().lines.iter().map(|line| line.code.clone()).collect();
    assert_eq!(codes, lines);
    assert_eq!(lines.len(), site.release()?.procedures as usize);
    Ok(())
}

fn the_office_facts_are_a_small_pack() -> Result<()> {
    let site = Site::sample()?;
    let release = site.release()?;
    let file = release.file(FileRole::Office).context("no facts of the office")?;
    let facts: OfficeFacts = pack::open(&site.files()?[&file.path], &file.sha256, file.unpacked)?;
    assert!(facts.calendar.years().ends_with(&[2025, 2026]));
    assert_eq!(facts.openness.procedures, release.procedures);
    assert!(facts.openness.times.cut > 0 && facts.openness.received_here() > 0);
    assert!(facts.stats.periods.iter().all(|period| period.adds_up() == Some(true)) && !facts.stats.indicators.is_empty());
    ensure!(file.bytes < 2048, "{} bytes", file.bytes);
    Ok(())
}

fn a_list_shows_the_offices_time() -> Result<()> {
    let site = Site::sample()?;
    let searcher = site.searcher()?;
    let lines = &searcher.names().lines;
    let time = |code: &str| lines.iter().find(|line| line.code.as_str() == code).map(|line| line.time.to_string());
    assert_eq!(time("1.004873").as_deref(), Some("2 ngày làm việc tại đây"));
    assert_eq!(time("1.004194").as_deref(), Some("3 ngày làm việc"));
    Ok(())
}

fn related_procedures_are_others_of_the_site() -> Result<()> {
    let site = Site::sample()?;
    let procedures = tests::searcher::procedures(site.path())?;
    for (at, procedure) in procedures.iter().enumerate() {
        let related: BTreeSet<_> = procedure.related.iter().map(|at| *at as usize).collect();
        ensure!(related.len() == procedure.related.len() && related.len() <= 5, "{}: {related:?}", procedure.code);
        ensure!(related.iter().all(|other| *other != at && *other < procedures.len()), "{}: {related:?}", procedure.code);
    }
    let birth = procedures.iter().find(|procedure| procedure.code.as_str() == "1.001193").context("birth")?;
    let names: Vec<_> = birth.related.iter().map(|at| procedures[*at as usize].name.as_str()).collect();
    assert!(names.contains(&"Đăng ký thường trú"), "{names:?}");
    Ok(())
}

fn every_procedure_and_field_has_a_page() -> Result<()> {
    let site = Site::sample()?;
    let (searcher, files) = (site.searcher()?, site.files()?);
    let procedures = searcher.names().lines.iter().map(|line| format!("thu-tuc/{}/index.html", line.code));
    let fields = searcher.names().fields.iter().map(|term| format!("linh-vuc/{}/index.html", term.slug));
    let fixed = ["", "tra-cuu/", "linh-vuc/", "thong-tin/", "cong-khai/"].map(|path| format!("{path}index.html"));
    let fixed = fixed.into_iter().chain(["404.html".to_owned()]);
    let missing: Vec<_> = procedures.chain(fields).chain(fixed).filter(|path| !files.contains_key(path)).collect();
    assert!(missing.is_empty(), "no pages: {missing:?}");
    Ok(())
}

fn a_life_event_has_a_page_with_its_steps_and_papers() -> Result<()> {
    let site = Site::sample()?;
    let (searcher, files) = (site.searcher()?, site.files()?);
    let file = site.release()?.file(FileRole::Events).cloned().context("no life events")?;
    let events: Vec<LifeEvent> = pack::open(&files[&file.path], &file.sha256, file.unpacked)?;
    let lines: Vec<_> = events.iter().map(LifeEvent::line).collect();
    assert_eq!(lines, searcher.names().events);
    let page = |path: &str| {
        let bytes = files.get(path).with_context(|| format!("no {path}"))?;
        anyhow::Ok(elements(std::str::from_utf8(bytes)?))
    };
    let (home, all) = (page("index.html")?, page("viec/index.html")?);
    let leads_to = |page: &[Element], address: &str| page.iter().any(|element| element.get("href") == Some(address));
    for event in &events {
        let address = format!("viec/{}/", event.slug);
        ensure!(leads_to(&all, &address), "viec/ does not lead to {address}");
        let page = page(&format!("{address}index.html"))?;
        for ordinal in event.steps.iter().flat_map(|step| &step.procedures) {
            let code = &searcher.names().lines[*ordinal as usize].code;
            ensure!(leads_to(&page, &format!("thu-tuc/{code}/")), "{address} does not lead to {code}");
        }
        let boxes = page.iter().filter(|element| element.get("type") == Some("checkbox")).count();
        assert_eq!(boxes, event.papers.len(), "{address}");
    }
    let death = events.iter().find(|event| event.slug == "qua-doi").context("a death")?;
    assert_eq!(death.steps[0].name, "Khai tử");
    assert!(leads_to(&home, "viec/qua-doi/") && leads_to(&home, "viec/"));
    let event = |question: &str| searcher.answer(question).event.map(|place| events[place as usize].slug.as_str());
    assert_eq!(event("bo mat thi lam gi truoc"), Some("qua-doi"));
    assert_eq!(event("con mới sinh"), Some("sinh-con"));
    assert_eq!(event("đăng ký khai tử"), None);
    Ok(())
}

/// Every link, form, image, script and style sheet of every page leads to a file of the site, under any sub-path.
fn every_link_within_the_site_leads_to_a_file() -> Result<()> {
    let files = Site::sample()?.files()?;
    let mut broken = BTreeSet::new();
    for (path, page) in pages(&files)? {
        let base = first(&page, "base").and_then(|base| base.get("href")).unwrap_or_default();
        // The page for unknown addresses is shown at any depth, so it looks for its files at several: see `machines.rs`.
        let is_unknown = path == "404.html";
        let path = if is_unknown { "thu-tuc/0.000000/index.html" } else { path };
        let links = page.iter().filter(|element| element.name != "base" && !(is_unknown && element.get("integrity").is_some()));
        for link in links.flat_map(|element| ["href", "src", "action"].map(|key| element.get(key))).flatten() {
            let wrong = match target(path, base, link) {
                Ok(Some(file)) if !files.contains_key(&file) => format!("leads to no {file}"),
                Ok(_) => continue,
                Err(why) => why,
            };
            broken.insert(format!("{path}: \"{link}\" {wrong}"));
        }
    }
    let examples: Vec<_> = broken.iter().take(8).map(String::as_str).collect();
    assert!(broken.is_empty(), "{} broken links, such as\n{}", broken.len(), examples.join("\n"));
    Ok(())
}

fn every_page_describes_itself_and_allows_only_the_site() -> Result<()> {
    let files = Site::sample()?.files()?;
    for (path, page) in pages(&files)? {
        check_head(&page).with_context(|| path.to_owned())?;
        check_nothing_inline(&page).with_context(|| path.to_owned())?;
    }
    Ok(())
}

fn check_head(page: &[Element]) -> Result<()> {
    ensure!(first(page, "html").and_then(|html| html.get("lang")) == Some("vi"), "no lang");
    ensure!(first(page, "title").is_some_and(|title| title.text.len() > 5), "no title");
    let metas = || page.iter().filter(|element| element.name == "meta");
    ensure!(metas().any(|meta| meta.get("charset") == Some("utf-8")), "no charset");
    ensure!(metas().any(|meta| meta.get("name") == Some("viewport")), "no viewport");
    let policy = metas().find(|meta| meta.get("http-equiv") == Some("Content-Security-Policy"));
    let policy = policy.and_then(|meta| meta.get("content")).context("no policy")?;
    ensure!(policy == app::policy::PAGE, "a different policy: {policy}");
    ensure!(metas().any(|meta| meta.get("name") == Some("referrer")), "no referrer policy");
    Ok(())
}

fn check_nothing_inline(page: &[Element]) -> Result<()> {
    for element in page {
        let inline = element.attributes.iter().find(|(key, _)| key == "style" || key.starts_with("on"));
        ensure!(inline.is_none(), "<{}> has {inline:?}", element.name);
        ensure!(element.name != "style", "an inline style sheet");
        let is_data = element.get("type") == Some("application/ld+json");
        ensure!(element.name != "script" || is_data || element.get("src").is_some(), "an inline script");
    }
    let mut ids = BTreeSet::new();
    for id in page.iter().filter_map(|element| element.get("id")) {
        ensure!(ids.insert(id), "the id {id} is used twice");
    }
    ensure!(page.iter().filter(|element| element.name == "main").count() == 1, "not one <main>");
    Ok(())
}

fn publishing_again_replaces_the_whole_site() -> Result<()> {
    let mut site = Site::sample()?;
    let before = site.release()?.id;
    site.republish(&small_catalogue()?.path())?;
    let (release, files) = (site.release()?, site.files()?);
    assert_ne!(release.id, before);
    assert_eq!(release.procedures, 1);
    let pages: Vec<_> = files.keys().filter(|path| path.starts_with("thu-tuc/")).collect();
    assert_eq!(pages, ["thu-tuc/1.000001/index.html", "thu-tuc/1.000001/noi-dung.md"]);
    let beside = std::fs::read_dir(site.path().parent().context("a folder")?)?.count();
    assert_eq!(beside, 1, "something is left beside the site");
    site.republish(&tests::sample_catalogue())?;
    assert_eq!(site.release()?.id, before, "the same catalogue gives another release");
    Ok(())
}
