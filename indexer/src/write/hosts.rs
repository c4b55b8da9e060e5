//! What hosts can be told by a file of the site: its headers, how long a file may be kept, and the types of files. The site
//! needs none of it. The headers repeat the policy of each page, and add what only a header can say.

use std::fmt::Write;

use app::policy;
use app::ssr::escape;
use catalog::media_type;

use super::staging::Staging;

/// A file that is named by its content never changes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A page names files that stay on the host for three releases, so an older one is whole too.
const SHORT: &str = "public, max-age=300, stale-while-revalidate=86400";
/// What says which release there is.
const ASK: &str = "no-cache";
/// The files of that.
const POINTERS: [&str; 3] = ["release.json", "release.json.minisig", "sw.js"];
/// The folders of pages. Forms stand among pages of forms, and are named one by one.
const PAGES: [&str; 9] = ["thu-tuc", "linh-vuc", "danh-muc", "viec", "thay-doi", "o", "tra-cuu", "thong-tin", "cong-khai"];
/// Endings whose type hosts do not know, or not always.
const ENDINGS: [&str; 11] = ["wasm", "webmanifest", "pack", "md", "jsonl", "jsonld", "webp", "gz", "minisig", "ods", "xml"];
/// The most files that are named one by one: Cloudflare reads 100 rules.
const MOST_NAMED: usize = 60;

/// Writes the files for the hosts that the program knows.
pub(super) fn all(embedders: &[String], staging: &Staging) -> anyhow::Result<()> {
    let headers = policy::headers(embedders);
    let hashes = staging.hashes();
    let named = hashes.iter().filter(|(path, hash)| is_named_alone(path, hash));
    let mut named: Vec<&str> = named.map(|(path, _)| path.as_str()).collect();
    // The files of the app first: every page needs them.
    named.sort_by_key(|path| path.contains('/'));
    named.truncate(MOST_NAMED);
    staging.write("_headers", for_netlify(&headers, &named).as_bytes())?;
    staging.write(".htaccess", for_apache(&headers).as_bytes())?;
    staging.write("web.config", for_iis(&headers).as_bytes())?;
    // GitHub Pages would run the files through Jekyll, which leaves some out and makes pages of others.
    staging.write(".nojekyll", b"")
}

/// Whether a file is named by its content, and is in no folder of which all files are, or pages.
fn is_named_alone(path: &str, hash: &str) -> bool {
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    hash.get(..16).is_some_and(|hash| path.contains(hash)) && folder != "data" && !PAGES.contains(&folder)
}

/// `_headers`, which Netlify and Cloudflare Pages read. Where two rules fit a file, Cloudflare sends both values, so no two
/// say how long a file is kept.
fn for_netlify(headers: &[(&str, String)], named: &[&str]) -> String {
    let mut file = headers.iter().fold("/*\n".to_owned(), |mut file, (name, value)| {
        let _ = writeln!(file, "  {name}: {value}");
        file
    });
    let pages = PAGES.iter().map(|folder| (format!("{folder}/*"), SHORT)).chain([(String::new(), SHORT)]);
    let named = named.iter().map(|path| ((*path).to_owned(), FOR_EVER)).chain([("data/*".to_owned(), FOR_EVER)]);
    let pointers = POINTERS.iter().map(|path| ((*path).to_owned(), ASK));
    for (path, life) in pages.chain(named).chain(pointers) {
        let _ = writeln!(file, "/{path}\n  Cache-Control: {life}");
    }
    file
}

/// `.htaccess` of Apache. Without `mod_headers`, Apache still serves the site.
fn for_apache(headers: &[(&str, String)]) -> String {
    let mut file = String::from("AddDefaultCharset utf-8\n");
    for ending in ENDINGS {
        let _ = writeln!(file, "AddType \"{}\" .{ending}", media_type(&format!("x.{ending}")));
    }
    // Otherwise browsers unpack what people want to keep packed.
    file.push_str("<IfModule mod_mime.c>\nRemoveEncoding .gz\n</IfModule>\n<IfModule mod_headers.c>\n");
    for (name, value) in headers {
        let _ = writeln!(file, "Header always set {name} \"{value}\"");
    }
    let pointers = POINTERS.map(|name| name.replace('.', "\\.")).join("|");
    let lives = [("\\.(html|md|xml)$", SHORT), ("[0-9a-f]{16}\\.[a-z0-9]+$", FOR_EVER), (&format!("^({pointers})$"), ASK)];
    for (files, life) in lives {
        let _ = writeln!(file, "<FilesMatch \"{files}\">\nHeader set Cache-Control \"{life}\"\n</FilesMatch>");
    }
    file.push_str("</IfModule>\n");
    file
}

/// `web.config` of IIS. It refuses files whose type it is not told.
fn for_iis(headers: &[(&str, String)]) -> String {
    let mut types = String::new();
    for ending in ENDINGS {
        let of = media_type(&format!("x.{ending}"));
        let _ = write!(
            types,
            "<remove fileExtension=\".{ending}\"/><mimeMap fileExtension=\".{ending}\" mimeType=\"{of}\"/>\n      "
        );
    }
    let mut sent = String::new();
    for (name, value) in headers {
        let _ = write!(sent, "<add name=\"{name}\" value=\"{}\"/>\n      ", escape(value));
    }
    let place = |path: &str, cache: &str| {
        format!(
            "  <location path=\"{path}\"><system.webServer><staticContent><clientCache {cache}/></staticContent>\
             </system.webServer></location>\n"
        )
    };
    // One year, as the others are told in seconds.
    let kept = place(
        "data",
        "cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\"",
    );
    let asked = POINTERS.map(|path| place(path, "cacheControlMode=\"DisableCache\"")).concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n  <system.webServer>\n    <staticContent>\n      {}\n    \
         </staticContent>\n    <httpProtocol><customHeaders>\n      {}\n    </customHeaders></httpProtocol>\n    \
         <httpErrors errorMode=\"Custom\"><remove statusCode=\"404\"/><error statusCode=\"404\" path=\"404.html\" \
         responseMode=\"File\"/></httpErrors>\n  </system.webServer>\n{kept}{asked}</configuration>\n",
        types.trim_end(),
        sent.trim_end()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_gets_every_header() {
        let headers = policy::headers(&["https://xamau.vn".to_owned()]);
        let iis = for_iis(&headers);
        for (name, value) in &headers {
            assert!(for_netlify(&headers, &[]).contains(&format!("\n  {name}: {value}\n")), "{name}");
            assert!(for_apache(&headers).contains(&format!("\nHeader always set {name} \"{value}\"\n")), "{name}");
            assert!(iis.contains(&format!("<add name=\"{name}\" value=\"{}\"/>", escape(value))), "{name}");
            assert!(!value.contains(['"', '\n']), "{name} cannot be written to a file");
        }
        let mut reader = quick_xml::Reader::from_str(&iis);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
    }

    #[test]
    fn no_file_is_told_twice_how_long_it_is_kept() {
        const HASH: &str = "0123456789abcdef0123456789abcdef";
        for path in ["app-0123456789abcdef.js", "hinh/loi-vao-0123456789abcdef.jpg", "bieu-mau/to-khai-0123456789abcdef.docx"] {
            assert!(is_named_alone(path, HASH), "{path}");
        }
        for path in ["data/0123456789abcdef.pack", "o/00001/0123456789abcdef.webmanifest", "bieu-mau/index.html", "sw.js", ""] {
            assert!(!is_named_alone(path, HASH), "{path}");
        }
        let file = for_netlify(&[], &["app-0123456789abcdef.js"]);
        assert!(file.contains("\n/app-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"), "{file}");
        assert!(file.contains("\n/release.json\n  Cache-Control: no-cache\n"), "{file}");
        assert!(POINTERS.len() + PAGES.len() + MOST_NAMED + 3 <= 100, "Cloudflare reads no more rules");
    }
}
