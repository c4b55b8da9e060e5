//! Puts the script that loads the app's second file into the app's own script.
//!
//! As a separate module it would cost one more request. Also, its name and the app's could not both contain
//! a hash, because each script names the other.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::split::{LINK, Parts};

/// The second file, as the app's folder has it.
const PAGES: &str = "app_pages.wasm";

/// The placeholder for the hash of the second file; `indexer/src/write/assets.rs` fills it in.
const PAGES_INTEGRITY: &str = "{integrity of app_pages.wasm}";

/// Joins the scripts in the app's folder and copies the second file there.
///
/// # Errors
/// A file cannot be read or written, or the scripts are not as expected.
pub(crate) fn join(parts: &Parts, app: &Path) -> Result<()> {
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("{}: cannot read", path.display()));
    let script = app.join("app.js");
    let joined = joined(&read(&script)?, &read(&parts.link)?).context("the scripts around the app do not fit")?;
    fs::write(&script, joined).with_context(|| format!("{}: cannot write", script.display()))?;
    let pages = app.join(PAGES);
    fs::copy(&parts.pages, &pages).with_context(|| format!("{}: cannot write", pages.display()))?;
    Ok(())
}

/// The app's script with the splitter's inside; none if one of them is not as expected.
fn joined(app: &str, link: &str) -> Option<String> {
    let import = app.lines().find(|line| line.starts_with("import ") && line.contains(LINK))?;
    let module = import.split_whitespace().nth(3)?;
    let (_, link) = link.split_once(';')?;
    let (link, rest) = link.split_once("export const ")?;
    let (loader, load) = rest.split_once(" = ")?;
    // Streaming needs a MIME type that a plain host may not send.
    let by_bytes = "src.then((found) => found.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
    let load = load.replace("WebAssembly.instantiateStreaming(src, imports)", by_bytes);
    let fetched = "fetch(new URL(\"./split_pages.wasm\", import.meta.url))";
    let load = load.contains(fetched).then(|| load.replace(fetched, &checked_fetch()))?;
    Some(format!(
        "{}\n{link}const {module} = {{ {loader}: {} }};\n",
        app.replacen(import, "", 1),
        load.trim_end().trim_end_matches(';')
    ))
}

/// Fetches the second file with its hash. The browser's cached copy may be damaged; then the host is asked
/// once more.
fn checked_fetch() -> String {
    let fetch = |cache| {
        format!("fetch(new URL(\"{PAGES}\", import.meta.url), {{ integrity: \"{PAGES_INTEGRITY}\", cache: \"{cache}\" }})")
    };
    format!("{}.catch(() => {})", fetch("default"), fetch("reload"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_file_is_loaded_by_the_script_of_the_first() {
        let app = "import * as import1 from \"./__wasm_split.js\"\nstart(import1);\n";
        let link = "import { initSync } from \"./main.js\";\nfunction shared() {}\n\
                    export const __load_pages = wrap(() => fetch(new URL(\"./split_pages.wasm\", import.meta.url)), WebAssembly.instantiateStreaming(src, imports));\n";
        let joined = joined(app, link).unwrap();
        assert!(!joined.contains("import "), "{joined}");
        assert!(joined.contains("const import1 = { __load_pages: wrap(() => fetch(new URL(\"app_pages.wasm\""), "{joined}");
        assert!(joined.contains("{ integrity: \"{integrity of app_pages.wasm}\", cache: \"default\" }).catch("), "{joined}");
        assert!(!joined.contains("instantiateStreaming"), "{joined}");
    }
}
