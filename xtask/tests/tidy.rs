//! Rules of the house that no tool knows. Each test names the files that break its rule.

use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

/// A longer file needs a reason, in a comment that contains "over 400 lines".
const MOST_LINES: usize = 400;

/// The Rust files below a folder of the workspace, with their texts.
fn sources(folder: &str) -> Result<Vec<(PathBuf, String)>> {
    let mut found = Vec::new();
    add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder), &mut found)?;
    assert!(!found.is_empty(), "{folder}: no Rust file");
    Ok(found)
}

fn add(path: &Path, found: &mut Vec<(PathBuf, String)>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            add(&entry?.path(), found)?;
        }
    } else if path.extension().is_some_and(|ending| ending == "rs") {
        found.push((path.to_owned(), fs::read_to_string(path)?));
    }
    Ok(())
}

/// The lines of code, without comments, that contain one of some texts.
fn lines_with(folder: &str, texts: &[&str]) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (path, text) in sources(folder)? {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let bad = code.filter(|line| texts.iter().any(|text| line.contains(text)));
        found.extend(bad.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    Ok(found)
}

#[test]
fn the_catalogue_knows_no_file_network_or_dom() -> Result<()> {
    let found = lines_with("catalog/src", &["std::fs", "std::net", "web_sys", "js_sys", "gloo"])?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn components_never_name_pages() -> Result<()> {
    let found = lines_with("app/src/components", &["crate::pages"])?;
    assert!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[test]
fn no_file_is_long_without_a_reason() -> Result<()> {
    for folder in ["app/src", "catalog/src", "indexer/src", "tests", "xtask"] {
        let long = sources(folder)?.into_iter().filter(|(_, text)| text.lines().count() > MOST_LINES);
        let long: Vec<_> = long.filter(|(_, text)| !text.contains("over 400 lines")).map(|(path, _)| path).collect();
        assert!(long.is_empty(), "over {MOST_LINES} lines: {long:?}");
    }
    Ok(())
}
