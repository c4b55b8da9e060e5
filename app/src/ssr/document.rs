//! The HTML document around a page: its head, its scripts and styles, and what programs read of it.

use std::borrow::Cow;
use std::fmt::Write;

use catalog::Office;

use crate::components::title::{HeadTexts, full_title};
use crate::link;
use crate::policy;

/// The files that every page links to, by their hashed addresses. A site without its scripts can still be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// Styles.
    pub style: Option<Asset>,
    /// Styles for browsers without script.
    pub no_script_style: Option<Asset>,
    /// The start script, which loads the app.
    pub start: Option<Asset>,
    /// Files that it fetches along with the app, because the app will need them.
    pub early: Vec<String>,
    /// The manifest.
    pub manifest: Option<String>,
    /// The icon.
    pub icon: Option<String>,
}

/// A file that a browser checks before use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its address.
    pub address: String,
    /// Its hash for the `integrity` attribute ("sha256-…"). Browsers refuse a file with another hash.
    pub integrity: String,
}

/// What a page says to search engines and to previews of links. Its parts are empty where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// A description instead of the one that the page has by itself.
    pub description: Option<String>,
    /// The public address of the page.
    pub canonical: Option<String>,
    /// A picture for previews.
    pub picture: Option<Picture>,
    /// The address of the same facts as plain text, relative to the site.
    pub plain: Option<String>,
    /// The same facts as JSON-LD.
    pub data: Option<String>,
    /// The origins that may show the page in a frame, for the service worker, which answers without the host's headers.
    pub embedders: Vec<String>,
}

/// A picture beside links to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its public address.
    pub address: String,
    /// What it says, for those who do not see it.
    pub text: String,
    /// Its width and height in pixels, if it is made for previews: they then show it large. Otherwise it is an icon.
    pub size: Option<(usize, usize)>,
}

/// The levels of folders at which the page for unknown addresses looks for its styles and its script.
const DEPTHS: usize = 5;

impl Asset {
    /// The attributes of the element that loads the file: its address, as the attribute `name`, and its hash.
    fn attributes(&self, name: &str) -> String {
        format!("{name}=\"{}\" integrity=\"{}\"", self.address, self.integrity)
    }

    /// The same file from `depth` folders up. `./` makes the address one of this folder, whatever `<base>` says.
    fn up(&self, depth: usize) -> Self {
        Self { address: format!("{}{}", above(depth), self.address), integrity: self.integrity.clone() }
    }
}

/// The address of the folder that is so many levels up.
fn above(depth: usize) -> String {
    if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
}

/// Where a page's links lead from.
pub(super) enum Base {
    /// From the root of the site, as seen from the page's own address.
    Relative,
    /// From this absolute path, which ends with `/`.
    Root(String),
    /// Nobody knows at which depth the page is shown: see [`not_found_links`].
    Unknown,
}

/// A page, ready to be put into its document.
pub(super) struct Document<'a> {
    pub office: &'a Office,
    pub assets: &'a Assets,
    /// Its address within the site: "/thu-tuc/1.004194/".
    pub path: &'a str,
    pub base: Base,
    pub head: HeadTexts,
    pub meta: Meta,
    pub body: String,
}

impl Document<'_> {
    /// The whole HTML.
    pub(super) fn html(&self) -> String {
        let mut html = String::with_capacity(self.body.len() + self.meta.data.as_ref().map_or(0, String::len) + 3_000);
        html.push_str("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\">");
        self.write_frame(&mut html);
        self.write_texts(&mut html);
        self.write_files(&mut html);
        html.push_str("</head><body><div id=\"app\">");
        html.push_str(&self.linked(&self.body));
        html.push_str("</div>");
        if let Some(start) = &self.assets.start {
            html.push_str(&self.linked(&failure_notice(self.path)));
            for start in self.at_depths(start) {
                let (script, early) = (start.attributes("src"), self.assets.early.join(" "));
                let _ = write!(html, "<script defer {script} data-early=\"{early}\"></script>");
            }
        }
        html.push_str("</body></html>\n");
        html
    }

    /// The policy of the page, and where its links lead from.
    fn write_frame(&self, html: &mut String) {
        let (base, mark) = match &self.base {
            Base::Relative => (above(self.path.matches('/').count().saturating_sub(1)), ""),
            Base::Root(path) => (escape(path), ""),
            Base::Unknown => (above(0), " data-unknown"),
        };
        let _ = write!(
            html,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\
             <meta name=\"referrer\" content=\"no-referrer\">\
             <base href=\"{base}\"{mark}>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\">",
            policy::PAGE
        );
    }

    /// What people and programs are told of the page before they open it.
    fn write_texts(&self, html: &mut String) {
        let Meta { canonical, picture, plain, data, description, embedders } = &self.meta;
        let description = description.as_ref().unwrap_or(&self.head.description);
        let title = full_title(&self.head.title, &self.office.name);
        let _ = write!(html, "<title>{}</title>", escape(&title));
        let mut meta = |kind: &str, name: &str, content: &str| {
            if !content.is_empty() {
                let _ = write!(html, "<meta {kind}=\"{name}\" content=\"{}\">", escape(content));
            }
        };
        meta("name", "description", description);
        if !embedders.is_empty() {
            meta("name", "frame-ancestors", &policy::frames(embedders));
        }
        if let Some(address) = canonical {
            meta("property", "og:type", "website");
            meta("property", "og:locale", "vi_VN");
            meta("property", "og:site_name", &self.office.name);
            meta("property", "og:title", if self.head.title.is_empty() { &title } else { &self.head.title });
            meta("property", "og:description", description);
            meta("property", "og:url", address);
        }
        if let Some(Picture { address, text, size }) = picture {
            meta("property", "og:image", address);
            if let Some((width, height)) = size {
                meta("property", "og:image:width", &width.to_string());
                meta("property", "og:image:height", &height.to_string());
            }
            meta("property", "og:image:alt", text);
            meta("name", "twitter:card", if size.is_some() { "summary_large_image" } else { "summary" });
        }
        if let Some(address) = canonical {
            let _ = write!(html, "<link rel=\"canonical\" href=\"{}\">", escape(address));
        }
        if let Some(address) = plain {
            let _ = write!(html, "<link rel=\"alternate\" type=\"text/markdown\" href=\"{}\">", escape(address));
        }
        if let Some(data) = data {
            // No text can end the element: JSON writes `<` in another way.
            let _ = write!(html, "<script type=\"application/ld+json\">{}</script>", data.replace('<', "\\u003c"));
        }
    }

    /// Styles, and what a browser fetches early.
    fn write_files(&self, html: &mut String) {
        let assets = self.assets;
        let mut link = |attributes: String| {
            let _ = write!(html, "<link {attributes}>");
        };
        for style in assets.style.iter().flat_map(|style| self.at_depths(style)) {
            link(format!("rel=\"stylesheet\" {}", style.attributes("href")));
        }
        if !matches!(self.base, Base::Unknown) {
            assets.icon.iter().for_each(|href| link(format!("rel=\"icon\" href=\"{href}\"")));
            assets.manifest.iter().for_each(|href| link(format!("rel=\"manifest\" href=\"{href}\"")));
        }
        let no_script = assets.no_script_style.iter().flat_map(|style| self.at_depths(style));
        let links: String = no_script.map(|style| format!("<link rel=\"stylesheet\" {}>", style.attributes("href"))).collect();
        if !links.is_empty() {
            let _ = write!(html, "<noscript>{links}</noscript>");
        }
    }

    /// A part of the page, with links that lead where they should.
    fn linked<'a>(&self, part: &'a str) -> Cow<'a, str> {
        match self.base {
            Base::Unknown => not_found_links(part).into(),
            _ => part.into(),
        }
    }

    /// A file at each address at which it may be. Where it is not, the host answers with an error, which does no harm.
    fn at_depths(&self, asset: &Asset) -> Vec<Asset> {
        match self.base {
            Base::Unknown => (0..DEPTHS).map(|depth| asset.up(depth)).collect(),
            _ => vec![asset.clone()],
        }
    }
}

/// The page for unknown addresses with links that lead two folders up: procedures and fields, whose addresses end one
/// day, are two folders deep. `start.js` knows where it was found, and sets all links right at every depth.
fn not_found_links(body: &str) -> String {
    let form = format!(" action=\"{}\"", link::SEARCH);
    let body = body.replace(&form, &format!(" action=\"../../{}\"", link::SEARCH));
    let mut html = String::with_capacity(body.len() + 200);
    let mut parts = body.split(" href=\"");
    html.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let is_outside = ["https:", "mailto:", "tel:"].iter().any(|scheme| part.starts_with(scheme));
        html.push_str(if is_outside { " href=\"" } else { " href=\"../../" });
        html.push_str(part);
    }
    html
}

/// The notice for a page on which the app does not open. It is in the page from the start, and the styles show it
/// after a delay: if the script itself cannot be loaded, nothing else could show it. The app removes the notice;
/// a script that knows the reason writes it there and shows it at once.
fn failure_notice(path: &str) -> String {
    let here = match path.trim_start_matches('/') {
        "" | "404.html" => link::HOME,
        here => here,
    };
    format!(
        "<div id=\"app-trouble\" role=\"alert\"><p>Phần tra cứu chưa mở được. Nếu mạng chậm, hãy chờ thêm; nếu không, \
         hãy tải lại trang. Mọi thủ tục vẫn đọc được theo lĩnh vực.</p>\
         <p><a href=\"{here}\">Tải lại trang</a> <a href=\"{}\">Xem theo lĩnh vực</a></p></div>",
        link::FIELDS
    )
}

/// Escapes text for an attribute or an element.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
