//! Puts the script that loads the app's further files into the app's own script.
//!
//! As a separate module it would cost one more request. Also, its name and the app's could not both contain
//! a hash, because each script names the other.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::split::{LINK, Later, Parts};

/// Joins the scripts in the app's folder and copies the further files there.
///
/// # Errors
/// A file cannot be read or written, or the scripts are not as expected.
pub(crate) fn join(parts: &Parts, app: &Path) -> Result<()> {
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("{}: cannot read", path.display()));
    let script = app.join("app.js");
    let (app_script, link) = (read(&script)?, read(&parts.link)?);
    let joined = checked(link, &parts.later).and_then(|link| joined(&app_script, &link));
    let joined = joined.context("the scripts around the app do not fit")?;
    fs::write(&script, joined).with_context(|| format!("{}: cannot write", script.display()))?;
    for later in &parts.later {
        let copy = app.join(&later.name);
        fs::copy(&later.split, &copy).with_context(|| format!("{}: cannot write", copy.display()))?;
    }
    Ok(())
}

/// The splitter's script, each file fetched under its name in the app and with its hash; none if it does not fetch one.
fn checked(link: String, later: &[Later]) -> Option<String> {
    // Streaming needs a MIME type that a plain host may not send.
    let by_bytes = "src.then((found) => found.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
    let link = link.replace("WebAssembly.instantiateStreaming(src, imports)", by_bytes);
    later.iter().try_fold(link, |link, later| {
        let fetched = format!("fetch(new URL(\"./{}\", import.meta.url))", later.split_name());
        link.contains(&fetched).then(|| link.replace(&fetched, &checked_fetch(&later.name)))
    })
}

/// Fetches a file with its hash, for which `indexer/src/write/assets.rs` fills in the placeholder. The browser's cached
/// copy may be damaged; then the host is asked once more.
fn checked_fetch(name: &str) -> String {
    let fetch = |cache| {
        format!("fetch(new URL(\"{name}\", import.meta.url), {{ integrity: \"{{integrity of {name}}}\", cache: \"{cache}\" }})")
    };
    format!("{}.catch(() => {})", fetch("default"), fetch("reload"))
}

/// The app's script with the splitter's inside; none if one of them is not as expected. The app imports that script once
/// for each of its functions.
fn joined(app: &str, link: &str) -> Option<String> {
    let is_import = |line: &&str| line.starts_with("import ") && line.contains(LINK);
    let modules = app.lines().filter(is_import).map(|import| import.split_whitespace().nth(3));
    let modules = modules.collect::<Option<Vec<_>>>().filter(|modules| !modules.is_empty())?;
    let rest: String = app.lines().filter(|line| !is_import(line)).flat_map(|line| [line, "\n"]).collect();
    let (_, link) = link.split_once(';')?;
    let exports = link.split("export const ").skip(1).map(|export| Some(export.split_once(" = ")?.0));
    let exports = exports.collect::<Option<Vec<_>>>().filter(|names| !names.is_empty())?.join(", ");
    let link = link.replace("export const ", "const ");
    let modules: String = modules.iter().map(|module| format!("const {module} = {{ {exports} }};\n")).collect();
    Some(format!("{rest}{}\n{modules}", link.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK_SCRIPT: &str = "import { initSync } from \"./main.js\";\nfunction shared() {}\n\
        const __chunk_1 = makeLoad(() => fetch(new URL(\"./chunk_1.wasm\", import.meta.url)), WebAssembly.instantiateStreaming(src, imports));\n\
        export const __load_pages = wrap(() => fetch(new URL(\"./split_pages.wasm\", import.meta.url)), WebAssembly.instantiateStreaming(src, imports));\n\
        export const __load_counter = wrap(() => fetch(new URL(\"./split_counter.wasm\", import.meta.url)), WebAssembly.instantiateStreaming(src, imports));\n";

    fn later(split: &str, name: &str) -> Later {
        Later { split: split.into(), name: name.into() }
    }

    #[test]
    fn the_further_files_are_loaded_by_the_script_of_the_first() {
        let app = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
                   start(import1, import2);\n";
        let files = [later("a/chunk_1.wasm", "app_shared.wasm"), later("a/split_pages.wasm", "app_pages.wasm")];
        let joined = joined(app, &checked(LINK_SCRIPT.to_owned(), &files).unwrap()).unwrap();
        assert!(!joined.contains("import ") && !joined.contains("export "), "{joined}");
        assert!(joined.contains("const __load_pages = wrap(() => fetch(new URL(\"app_pages.wasm\""), "{joined}");
        assert!(joined.contains("{ integrity: \"{integrity of app_shared.wasm}\", cache: \"default\" }).catch("), "{joined}");
        for module in ["import1", "import2"] {
            assert!(joined.contains(&format!("const {module} = {{ __load_pages, __load_counter }};")), "{joined}");
        }
        assert!(!joined.contains("instantiateStreaming"), "{joined}");
    }

    #[test]
    fn a_file_that_nothing_fetches_is_an_error() {
        assert_eq!(checked(LINK_SCRIPT.to_owned(), &[later("a/split_other.wasm", "app_other.wasm")]), None);
    }
}
