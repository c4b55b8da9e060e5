//! What programs read of a site: search engines, previews of links, assistants, other catalogues. Each text here says
//! what the pages say, and never more.
//!
//! | module | what it makes |
//! |---|---|
//! | `service` | a procedure as JSON-LD: schema.org, and the terms of CPSV-AP where schema.org has none |
//! | `plain` | a procedure and a field as Markdown, beside their pages |
//! | `preview` | the picture of a procedure beside links to it |
//! | `lists` | `sitemap.xml` and `llms.txt` |
//! | `record` | a procedure as a line of the open data |
//! | `open_data` | the whole catalogue as CSV, NDJSON and JSON-LD, and what its columns mean |

mod lists;
mod open_data;
mod plain;
mod preview;
mod record;
mod service;

use std::sync::Arc;

use app::ssr::{Meta, Picture};
use catalog::release::{Offices, Release};
use catalog::{Line, Names, Procedure};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::staging::Staging;
use crate::accent::Accent;

/// A site, as far as programs ask for it.
pub(super) struct Site<'a> {
    /// Its public address, without the final slash, if it is known.
    pub address: Option<&'a str>,
    /// The picture that previews of its other links show, relative to the site. None if the site has no app, which brings
    /// it.
    pub picture: Option<&'a str>,
    /// The office's colour.
    pub accent: Option<Accent>,
    /// Its release.
    pub release: &'a Release,
    /// Its names.
    pub names: &'a Names,
    /// Its procedures, in the order of the names.
    pub procedures: &'a [Arc<Procedure>],
    /// The offices that it serves.
    pub offices: &'a Offices,
    /// Which procedures have a picture for previews, by ordinal.
    pub pictured: &'a [bool],
}

/// A page that has a file of its own and can be found by search engines.
pub(super) struct Page {
    /// Its address within the site: "/thu-tuc/1.004194/".
    pub path: String,
    subject: Subject,
}

/// What a page is about. Numbers are places in [`Names`].
enum Subject {
    Home,
    Fixed(&'static str),
    Field(usize),
    /// A page below another: the forms or the changes of a field, or a procedure that is gone.
    Below((&'static str, &'static str), String),
    Event(usize),
    /// One of the lists of all procedures, by its title.
    Shelf(String),
    Procedure(usize),
}

/// Pages of every site, with the names by which a path of links leads to them.
const FIXED: [(&str, &str); 6] =
    [("/tra-cuu/", "Tra cứu"), FIELDS, ("/thong-tin/", "Thông tin"), ("/cong-khai/", "Công khai"), FORMS, CHANGES];
/// The page of all fields.
const FIELDS: (&str, &str) = ("/linh-vuc/", "Lĩnh vực");
/// The page of all forms.
const FORMS: (&str, &str) = ("/bieu-mau/", "Biểu mẫu");
/// The page of all changes.
const CHANGES: (&str, &str) = ("/thay-doi/", "Thay đổi");
/// The page of the lists of all procedures.
const SHELVES: (&str, &str) = ("/danh-muc/", "Tất cả thủ tục");
/// The page of all offices.
const OFFICES: (&str, &str) = ("/o/", "Cơ quan");
/// The page of all life events.
const EVENTS: (&str, &str) = ("/viec/", "Việc trong đời");

/// Writes everything but the pages themselves.
pub(super) fn write(site: &Site<'_>, pages: &[Page], staging: &Staging) -> anyhow::Result<()> {
    site.procedures.par_iter().try_for_each(|procedure| {
        staging.write(&format!("thu-tuc/{}/{PLAIN}", procedure.code), plain::procedure(procedure).as_bytes())
    })?;
    site.names.fields.iter().enumerate().try_for_each(|(at, field)| {
        staging.write(&format!("linh-vuc/{}/{PLAIN}", field.slug), plain::field(site.names, at).as_bytes())
    })?;
    staging.write("llms.txt", lists::llms(site).as_bytes())?;
    if let Some(address) = site.address {
        staging.write("sitemap.xml", lists::sitemap(site, address, pages).as_bytes())?;
        preview::write(site, staging)?;
    }
    open_data::write(site, staging)
}

/// Which procedures have a picture for previews, by ordinal, on a site with these addresses besides those that every site
/// has, and with as many offices.
pub(super) fn pictured(names: &Names, more: &[String], offices: usize) -> Vec<bool> {
    let pages = FIXED.len() + names.shelves().len() + names.events.len() + names.fields.len() + names.lines.len() + more.len();
    preview::pictured(names, pages, offices)
}

/// The name of the plain text of a page, beside its `index.html`. Not `index.md`: GitHub Pages would make another
/// `index.html` of it.
const PLAIN: &str = "noi-dung.md";

impl Site<'_> {
    /// Every page that search engines may list. `more` are the addresses of pages that are only there if something is in
    /// them: forms, the history.
    pub(super) fn pages(&self, more: Vec<String>) -> Vec<Page> {
        let Names { fields, lines, events, .. } = self.names;
        let page = |path: String, subject| Page { path, subject };
        let fixed = FIXED.into_iter().chain([SHELVES]).chain((!events.is_empty()).then_some(EVENTS));
        let fixed = fixed.map(|(path, name)| page(path.to_owned(), Subject::Fixed(name)));
        let events = events.iter().enumerate().map(|(at, event)| page(format!("/viec/{}/", event.slug), Subject::Event(at)));
        let shelves = self.names.shelves().into_iter().map(|(shelf, _)| {
            let path = format!("/danh-muc/{}/", self.names.shelf_slug(shelf));
            page(path, Subject::Shelf(self.names.shelf_title(shelf)))
        });
        let fields = fields.iter().enumerate();
        let fields = fields.map(|(at, field)| page(format!("/linh-vuc/{}/", field.slug), Subject::Field(at)));
        let more = more.into_iter().map(|path| {
            let subject = self.below(&path);
            page(path, subject)
        });
        let procedures = lines.iter().enumerate();
        let procedures = procedures.map(|(at, line)| page(format!("/thu-tuc/{}/", line.code), Subject::Procedure(at)));
        let home = [page("/".to_owned(), Subject::Home)].into_iter();
        home.chain(fixed).chain(shelves).chain(events).chain(fields).chain(procedures).chain(more).collect()
    }

    fn below(&self, path: &str) -> Subject {
        let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        if path.starts_with(OFFICES.0) {
            return self.about_offices(path, last);
        }
        let above = if path.starts_with(FORMS.0) { FORMS } else { CHANGES };
        let field = self.names.fields.iter().find(|facet| facet.slug == last);
        Subject::Below(above, field.map_or(last, |facet| &facet.name).to_owned())
    }

    /// The list of all offices, of those of a province, or an office's start page.
    fn about_offices(&self, path: &str, last: &str) -> Subject {
        let province = self.offices.provinces.iter().find(|facet| facet.slug == last).map(|facet| &facet.name);
        match province.or_else(|| self.offices.by_code(last).map(|line| &line.name)) {
            Some(name) if path != OFFICES.0 => Subject::Below(OFFICES, name.clone()),
            _ => Subject::Fixed(OFFICES.1),
        }
    }

    /// What the head of a page says. What needs the public address of the site is left out if that is not known.
    pub(super) fn meta(&self, page: &Page) -> Meta {
        let path = &page.path;
        let plain = matches!(page.subject, Subject::Procedure(_) | Subject::Field(_));
        Meta {
            description: self.line(page).map(description),
            canonical: self.address.map(|site| format!("{site}{path}")),
            picture: self.address.and_then(|site| self.picture(page, site)),
            plain: plain.then(|| format!("{}{PLAIN}", path.trim_start_matches('/'))),
            data: self.address.map(|site| self.data(page, site).to_string()),
            embedders: Vec::new(),
        }
    }

    /// The picture that previews of links to a page show. Their readers need its public address.
    fn picture(&self, page: &Page, site: &str) -> Option<Picture> {
        let is_pictured = |at: &usize| self.pictured.get(*at).copied().unwrap_or_default();
        let at = if let Subject::Procedure(at) = page.subject { Some(at).filter(is_pictured) } else { None };
        match at.and_then(|at| self.names.lines.get(at)) {
            Some(line) => {
                let size = Some((preview::WIDTH, preview::HEIGHT));
                Some(Picture { address: format!("{site}/{}", preview::path(self, line)), text: preview::text(line), size })
            }
            None => self.picture.map(|picture| Picture { address: format!("{site}/{picture}"), text: self.title(), size: None }),
        }
    }

    fn title(&self) -> String {
        format!("Thủ tục hành chính – {}", self.release.office.name)
    }

    fn line(&self, page: &Page) -> Option<&Line> {
        if let Subject::Procedure(at) = page.subject { self.names.lines.get(at) } else { None }
    }

    /// The page as JSON-LD: what it is about, and the path of links that leads to it.
    fn data(&self, page: &Page, site: &str) -> Value {
        let address = format!("{site}{}", page.path);
        let about = match page.subject {
            Subject::Home => Some(self.website(site)),
            Subject::Procedure(at) => self.procedures.get(at).map(|procedure| service::of(procedure, self, site)),
            _ => None,
        };
        let crumbs = self.crumbs(page);
        let item = |(at, (name, path)): (usize, (String, String))| json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": format!("{site}{path}") });
        let crumbs = (crumbs.len() > 1).then(|| {
            let items: Vec<Value> = crumbs.into_iter().enumerate().map(item).collect();
            json!({ "@type": "BreadcrumbList", "@id": format!("{address}#duong-dan"), "itemListElement": items })
        });
        json!({ "@context": service::context(), "@graph": about.into_iter().chain(crumbs).collect::<Vec<_>>() })
    }

    /// The names and paths of the pages from the start page to a page.
    fn crumbs(&self, page: &Page) -> Vec<(String, String)> {
        let names = self.names;
        let fixed = |(path, name): (&str, &str)| (name.to_owned(), path.to_owned());
        let field = |at: usize| names.fields.get(at).map(|facet| (facet.name.clone(), format!("/linh-vuc/{}/", facet.slug)));
        let here = |name: &str| (name.to_owned(), page.path.clone());
        let above = match &page.subject {
            Subject::Home => vec![],
            Subject::Fixed(name) => vec![here(name)],
            Subject::Field(at) => [Some(fixed(FIELDS)), field(*at)].into_iter().flatten().collect(),
            Subject::Below(above, title) => vec![fixed(*above), here(title)],
            Subject::Event(at) => {
                [Some(fixed(EVENTS)), names.events.get(*at).map(|event| here(&event.title))].into_iter().flatten().collect()
            }
            Subject::Shelf(title) => vec![fixed(SHELVES), here(title)],
            Subject::Procedure(at) => {
                let line = names.lines.get(*at);
                let first = line.and_then(|line| line.fields.first()).and_then(|place| field(usize::from(*place)));
                [Some(fixed(FIELDS)), first, line.map(|line| here(&line.name))].into_iter().flatten().collect()
            }
        };
        [("Thủ tục hành chính".to_owned(), "/".to_owned())].into_iter().chain(above).collect()
    }

    /// The site, the office that publishes it, and where to search.
    fn website(&self, site: &str) -> Value {
        let office = &self.release.office;
        service::pruned(json!({
            "@type": "WebSite",
            "@id": format!("{site}/#trang"),
            "url": format!("{site}/"),
            "name": self.title(),
            "inLanguage": "vi",
            "publisher": {
                "@type": "GovernmentOffice",
                "name": office.receiver(),
                "address": office.address,
                "telephone": office.hotline,
            },
            "potentialAction": {
                "@type": "SearchAction",
                "target": { "@type": "EntryPoint", "urlTemplate": format!("{site}/tra-cuu/?q={{q}}") },
                "query-input": "required name=q",
            },
        }))
    }
}

/// A procedure in one sentence for lists of search engines: time, fee, and what else its page holds.
fn description(line: &Line) -> String {
    format!("{}. {}. Giấy tờ cần có, cách nộp, trình tự và căn cứ pháp lý.", line.time, line.fee)
}
