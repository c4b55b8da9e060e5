//! Rules of the house that no tool knows. Each test names the files that break its rule.

use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

/// The folders with our code.
const CODE: [&str; 6] = ["app", "catalog", "indexer", "public", "tests", "xtask"];

/// Left out: this file, which contains what it forbids, and the inputs of tests.
const LEFT_OUT: [&str; 3] = ["xtask/tests/tidy.rs", "tests/suite", "tests/fuzz/corpus"];

/// A longer file needs a reason, in a comment that contains "over 400 lines".
const MOST_LINES: usize = 400;

/// Which packages a package must not depend on: dependencies go from the indexer to the app to the catalogue.
const NEVER: [(&str, &[&str]); 4] = [
    ("catalog", &["app", "indexer", "tests", "fuzz"]),
    ("app", &["indexer", "tests", "fuzz"]),
    ("indexer", &["tests", "fuzz"]),
    ("xtask", &["app", "catalog", "indexer", "tests", "fuzz"]),
];

/// A file of the workspace, by its path there.
struct Source {
    path: String,
    text: String,
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The files with one of some endings, in folders of the workspace.
fn sources(folders: &[&str], endings: &[&str]) -> Result<Vec<Source>> {
    let mut found = Vec::new();
    for folder in folders {
        add(folder, endings, &mut found)?;
    }
    assert!(!found.is_empty(), "no file of {endings:?} in {folders:?}");
    Ok(found)
}

fn add(path: &str, endings: &[&str], found: &mut Vec<Source>) -> Result<()> {
    let file = workspace().join(path);
    if LEFT_OUT.contains(&path) {
        return Ok(());
    }
    if file.is_dir() {
        for entry in fs::read_dir(file)? {
            add(&format!("{path}/{}", entry?.file_name().display()), endings, found)?;
        }
    } else if endings.iter().any(|ending| path.ends_with(ending)) {
        found.push(Source { path: path.to_owned(), text: fs::read_to_string(file)? });
    }
    Ok(())
}

/// The documents for contributors: at the top of the repository and in `docs/`.
fn documents() -> Result<Vec<Source>> {
    let mut places = vec!["docs".to_owned()];
    for entry in fs::read_dir(workspace())? {
        places.push(entry?.file_name().display().to_string());
    }
    places.retain(|name| name == "docs" || name.ends_with(".md"));
    sources(&places.iter().map(String::as_str).collect::<Vec<_>>(), &[".md"])
}

fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "* ", "# "].iter().any(|mark| line.starts_with(mark))
}

/// Fails with the lines of code in Rust, without comments, that contain one of some texts.
fn never_in_code(folders: &[&str], texts: &[&str]) -> Result<()> {
    let mut bad = Vec::new();
    for source in sources(folders, &[".rs"])? {
        let code = source.text.lines().filter(|line| !is_comment(line));
        let lines = code.filter(|line| texts.iter().any(|text| line.contains(text)));
        bad.extend(lines.map(|line| format!("{}: {}", source.path, line.trim())));
    }
    none(&bad)
}

#[track_caller]
fn none(bad: &[String]) -> Result<()> {
    assert!(bad.is_empty(), "\n{}", bad.join("\n"));
    Ok(())
}

#[test]
fn dependencies_go_one_way() -> Result<()> {
    let mut bad = Vec::new();
    for (package, never) in NEVER {
        let manifest = fs::read_to_string(workspace().join(package).join("Cargo.toml"))?;
        let names = manifest.lines().filter_map(|line| line.split(['.', '=', ' ']).next());
        // A line of a table of its own: `[dependencies.app]`.
        let tables =
            manifest.lines().filter_map(|line| line.trim_end_matches(']').rsplit_once("dependencies.")).map(|(_, name)| name);
        bad.extend(names.chain(tables).filter(|name| never.contains(name)).map(|name| format!("{package} depends on {name}")));
    }
    none(&bad)
}

#[test]
fn the_catalogue_knows_no_file_network_or_dom() -> Result<()> {
    never_in_code(&["catalog/src"], &["std::fs", "std::net", "web_sys", "js_sys", "gloo"])
}

#[test]
fn components_never_name_pages() -> Result<()> {
    never_in_code(&["app/src/components"], &["crate::pages"])
}

#[test]
fn no_test_is_switched_off() -> Result<()> {
    never_in_code(&CODE, &["#[ignore"])
}

#[test]
fn nothing_is_left_to_do() -> Result<()> {
    let sources = sources(&CODE, &[".rs", ".js", ".css", "Cargo.toml"])?;
    let mut bad = Vec::new();
    for source in &sources {
        let lines = source.text.lines().filter(|line| line.contains("TODO") || line.contains("FIXME"));
        bad.extend(lines.map(|line| format!("{}: {}", source.path, line.trim())));
    }
    none(&bad)
}

#[test]
fn no_file_is_long_without_a_reason() -> Result<()> {
    let long = sources(&CODE, &[".rs"])?.into_iter().filter(|source| source.text.lines().count() > MOST_LINES);
    let without = long.filter(|source| !source.text.contains("over 400 lines"));
    none(&without.map(|source| format!("{}: over {MOST_LINES} lines", source.path)).collect::<Vec<_>>())
}

/// A browser closes at the end of the file what was left open: rules for the screen would then hold on paper only.
#[test]
fn every_block_of_styles_is_closed() -> Result<()> {
    let sources = sources(&["public"], &[".css"])?;
    let open = sources.iter().filter(|source| source.text.matches('{').count() != source.text.matches('}').count());
    none(&open.map(|source| format!("{}: a brace is missing", source.path)).collect::<Vec<_>>())
}

#[test]
fn every_path_in_comments_and_documents_exists() -> Result<()> {
    let mut bad = Vec::new();
    for source in sources(&CODE, &[".rs", ".js", ".css", "Cargo.toml"])? {
        let comments = source.text.lines().filter(|line| is_comment(line));
        bad.extend(comments.flat_map(missing_paths).map(|path| format!("{}: {path}", source.path)));
    }
    for document in documents()? {
        bad.extend(document.text.lines().flat_map(missing_paths).map(|path| format!("{}: {path}", document.path)));
    }
    none(&bad)
}

/// The paths in a line that begin with a folder of the repository but do not exist.
fn missing_paths(line: &str) -> Vec<String> {
    let is_in_path = |c: char| c.is_alphanumeric() || "_-./<>*".contains(c);
    let words = line.split(|c| !is_in_path(c)).map(|word| word.trim_end_matches('.'));
    let ours = words.filter(|word| word.split_once('/').is_some_and(|(root, _)| root == "docs" || CODE.contains(&root)));
    let missing = ours.filter(|word| !workspace().join(without_placeholders(word)).exists());
    missing.map(str::to_owned).collect()
}

/// A path as far as it is literal: `docs` of `docs/<name>.md`.
fn without_placeholders(path: &str) -> &str {
    let literal = path.find(['<', '*']).map_or(path, |end| &path[..end]);
    if literal.len() == path.len() { path } else { literal.rsplit_once('/').map_or(literal, |(folder, _)| folder) }
}

#[test]
fn a_missing_path_is_found() {
    assert_eq!(missing_paths("//! See `docs/none.md`, and app/src/nothing/."), ["docs/none.md", "app/src/nothing/"]);
    assert!(missing_paths("/// Not ours: /app/src/none.rs, https://example.org/docs/none, public/<file>.js").is_empty());
}
