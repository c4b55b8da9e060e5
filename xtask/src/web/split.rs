//! Step two: the app is cut in two, so that a first answer waits for what it needs only.
//!
//! The functions marked in `app/src/bin/app/second_file.rs`, and what only they use, go into a
//! WebAssembly file of their own that the first one loads. Measured: 182 KB instead of 213 (Brotli)
//! before a first answer.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use crate::run::step;

use super::{Profile, between, is_fresh};

/// The second file, as the site has it.
pub(super) const PAGES: &str = "app_pages.wasm";

/// What stands for the hash of the second file; see `indexer/src/write/assets.rs`.
const PAGES_INTEGRITY: &str = "{integrity of app_pages.wasm}";

/// The script that loads the second file, as the splitter writes it: a module that the first file imports.
const LINK: &str = "./__wasm_split.js";

/// Cuts `app.wasm` and returns the folder with its two parts and the script between them.
pub(super) fn split(profile: Profile, wasm: &Path) -> Result<PathBuf> {
    let input = wasm.join("app.wasm");
    let folder = between(&format!("split-{}", profile.name()));
    // The script is the last file the splitter writes.
    if !is_fresh(&folder.join(LINK), &input)? {
        step("app in two files");
        let bytes = fs::read(&input).with_context(|| format!("{}: cannot read", input.display()))?;
        let main = folder.join("app.wasm");
        let mut options = Options::new(&bytes);
        options.output_dir = &folder;
        options.main_out_path = &main;
        options.link_name = LINK;
        transform(options).map_err(|error| anyhow!("{}: cannot split: {error:#}", input.display()))?;
    }
    Ok(folder)
}

/// Puts the splitter's script into the app's own, and the second file beside it.
///
/// As a module of its own the script would be one more request, and its name and the app's could not both
/// carry a hash, because each names the other.
pub(super) fn join(split: &Path, app: &Path) -> Result<()> {
    let read = |path: PathBuf| fs::read_to_string(&path).with_context(|| format!("{}: cannot read", path.display()));
    let script = app.join("app.js");
    let joined = joined(&read(script.clone())?, &read(split.join(LINK))?).context("the scripts around the app do not fit")?;
    fs::write(&script, joined).with_context(|| format!("{}: cannot write", script.display()))?;
    let pages = app.join(PAGES);
    fs::copy(split.join("split_pages.wasm"), &pages).with_context(|| format!("{}: cannot write", pages.display()))?;
    Ok(())
}

/// The app's script with the splitter's in it; nothing where one of them is not as expected.
fn joined(app: &str, link: &str) -> Option<String> {
    let import = app.lines().find(|line| line.starts_with("import ") && line.contains(LINK))?;
    let module = import.split_whitespace().nth(3)?;
    let (_, link) = link.split_once(';')?;
    let (link, rest) = link.split_once("export const ")?;
    let (loader, load) = rest.split_once(" = ")?;
    // Streaming asks for a MIME type that a plain host may not send.
    let by_bytes = "src.then((found) => found.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
    let load = load.replace("WebAssembly.instantiateStreaming(src, imports)", by_bytes);
    // The indexer knows the hash: it puts it in, as it does in the file's name. What the browser has kept of
    // the file by chance may be damaged: then it is asked for once more, from the host.
    let fetched = "fetch(new URL(\"./split_pages.wasm\", import.meta.url))";
    let checked = |cache| {
        format!("fetch(new URL(\"{PAGES}\", import.meta.url), {{ integrity: \"{PAGES_INTEGRITY}\", cache: \"{cache}\" }})")
    };
    let checked = format!("{}.catch(() => {})", checked("default"), checked("reload"));
    let load = load.contains(fetched).then(|| load.replace(fetched, &checked))?;
    Some(format!(
        "{}\n{link}const {module} = {{ {loader}: {} }};\n",
        app.replacen(import, "", 1),
        load.trim_end().trim_end_matches(';')
    ))
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
