//! The site's headers, for hosts that read them from a file of the site. They repeat the policy of each page, and add
//! what only a header can say.

use std::fmt::Write;

use app::policy;

use super::staging::Staging;

/// Writes the files for the hosts that the program knows.
pub(super) fn all(embedders: &[String], staging: &Staging) -> anyhow::Result<()> {
    staging.write("_headers", for_all_paths(embedders).as_bytes())?;
    staging.write(".htaccess", for_apache(embedders).as_bytes())?;
    // GitHub Pages would run the files through Jekyll, which leaves some out and makes pages of others.
    staging.write(".nojekyll", b"")
}

/// `_headers`, which Netlify and Cloudflare Pages read.
fn for_all_paths(embedders: &[String]) -> String {
    policy::headers(embedders).iter().fold("/*\n".to_owned(), |mut file, (name, value)| {
        let _ = writeln!(file, "  {name}: {value}");
        file
    })
}

/// `.htaccess` of Apache. Without `mod_headers`, Apache still serves the site.
fn for_apache(embedders: &[String]) -> String {
    let set = policy::headers(embedders).iter().fold(String::new(), |mut lines, (name, value)| {
        let _ = writeln!(lines, "Header always set {name} \"{value}\"");
        lines
    });
    format!(
        "AddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n<IfModule mod_headers.c>\n{set}</IfModule>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_host_gets_every_header() {
        let embedders = ["https://xamau.vn".to_owned()];
        for (name, value) in policy::headers(&embedders) {
            assert!(for_all_paths(&embedders).contains(&format!("\n  {name}: {value}\n")), "{name}");
            assert!(for_apache(&embedders).contains(&format!("\nHeader always set {name} \"{value}\"\n")), "{name}");
            assert!(!value.contains(['"', '\n']), "{name} cannot be written to a file");
        }
    }
}
