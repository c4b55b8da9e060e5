//! What the program makes of sources that are not as they should be: it never crashes, it names the file,
//! the record and the field, it says what to do, and a site that was there stays whole unless a new one
//! is built.
//!
//! A case is a folder in `suite/bad-input/`: `input/` is the catalogue, `expected.json` the exit code and
//! what must be said. Cases that would be large or are no text are made here.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;
use tempfile::TempDir;
use tests::{Run, Site, Tree, indexer, tree};

/// The exit code of a run that built a site and found something in its sources.
const FINDINGS: i32 = 1;
/// The exit code of a run that could not be carried out.
const IMPOSSIBLE: i32 = 2;

const SITE: &str = "ten = \"Xã Thử\"\ncap = \"xa\"\nduong_day_nong = \"số thử\"\n";
const RECORD: &str = r#"{"code":"1.000001","name":"Đăng ký thử","isWard":true}"#;

/// A catalogue in a temporary folder.
pub(crate) struct Catalogue(TempDir);

impl Catalogue {
    fn new() -> Result<Self> {
        let folder = Self(tempfile::tempdir()?);
        folder.with("site.toml", SITE)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Result<Self> {
        fs::write(self.0.path().join(name), content)?;
        Ok(self)
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

/// A catalogue of one procedure, with nothing wrong in it.
pub(crate) fn small_catalogue() -> Result<Catalogue> {
    Catalogue::new()?.with("a.jsonl", RECORD)
}

/// A folder with a good site in it, for the program to build over.
struct Target {
    folder: TempDir,
    before: Tree,
}

impl Target {
    fn with_a_site() -> Result<Self> {
        let site = Site::build_with(&small_catalogue()?.path(), None)?;
        let target = Self { folder: tempfile::tempdir()?, before: site.files()? };
        for (path, bytes) in &target.before {
            let file = target.site().join(path);
            fs::create_dir_all(file.parent().context("a folder")?)?;
            fs::write(file, bytes)?;
        }
        Ok(target)
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    fn build(&self, catalogue: &Path) -> Result<Run> {
        indexer([Path::new("build"), catalogue, Path::new("--out"), &self.site(), Path::new("--date"), Path::new("2026-11-22")])
    }

    /// The old site is as it was, and nothing lies beside it.
    fn is_untouched(&self) -> Result<()> {
        let now = tree(&self.site())?;
        let changed: Vec<_> =
            self.before.keys().chain(now.keys()).filter(|path| self.before.get(*path) != now.get(*path)).collect();
        ensure!(changed.is_empty(), "the old site was changed: {changed:?}");
        ensure!(fs::read_dir(self.folder.path())?.count() == 1, "something is left beside the site");
        Ok(())
    }
}

/// Builds over a good site and checks everything that holds for any bad input.
fn build(catalogue: &Path, exit: i32, says: &[&str]) -> Result<()> {
    let target = Target::with_a_site()?;
    let run = target.build(catalogue)?;
    run.did_not_panic()?.ended_with(exit)?;
    for words in says {
        run.says(words)?;
    }
    if exit == IMPOSSIBLE {
        target.is_untouched()?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Expected {
    exit: i32,
    says: Vec<String>,
}

#[test]
fn every_case_of_the_suite_ends_as_expected() -> Result<()> {
    let suite = tests::workspace().join("tests/suite/bad-input");
    let mut wrong = Vec::new();
    for case in fs::read_dir(&suite).with_context(|| suite.display().to_string())? {
        let folder = case?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Err(error) = run_case(&folder) {
            wrong.push(format!("{name}: {error:#}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases fail:\n{}", wrong.len(), wrong.join("\n\n"));
    Ok(())
}

fn run_case(folder: &Path) -> Result<()> {
    let expected: Expected = serde_json::from_slice(&fs::read(folder.join("expected.json"))?)?;
    let says: Vec<_> = expected.says.iter().map(String::as_str).collect();
    build(&folder.join("input"), expected.exit, &says)
}

#[test]
fn a_truncated_archive_is_refused() -> Result<()> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    for number in 0..200 {
        writeln!(gzip, "{}", RECORD.replace("000001", &format!("{number:06}")))?;
    }
    let whole = gzip.finish()?;
    let catalogue = Catalogue::new()?.with("nguon.jsonl.gz", &whole[..whole.len() / 2])?;
    build(&catalogue.path(), IMPOSSIBLE, &["nguon.jsonl.gz", "hãy tải lại"])
}

#[test]
fn an_archive_that_unpacks_to_far_too_much_is_refused() -> Result<()> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(RECORD.as_bytes())?;
    std::io::copy(&mut std::io::repeat(b' ').take(64 << 20), &mut gzip)?;
    let catalogue = Catalogue::new()?.with("nguon.jsonl.gz", gzip.finish()?)?;
    build(&catalogue.path(), IMPOSSIBLE, &["nguon.jsonl.gz", "hơn 100 lần cỡ của nó", "hãy tải lại"])
}

#[cfg(unix)]
#[test]
fn links_out_of_the_catalogue_are_refused_and_named() -> Result<()> {
    use std::os::unix::fs::symlink;
    let elsewhere = Catalogue::new()?.with("bi-mat.jsonl", RECORD)?;
    let secret = elsewhere.path().join("bi-mat.jsonl");
    let links = ["nguon.jsonl", "thu-muc", "local.xlsx", "local.toml", "stats.toml", "calendar.toml", "synonyms.toml"];
    for link in links {
        let catalogue = small_catalogue()?;
        let leads_to = if link == "thu-muc" { elsewhere.path() } else { secret.clone() };
        symlink(leads_to, catalogue.path().join(link))?;
        build(&catalogue.path(), IMPOSSIBLE, &[link, "là liên kết", "hãy chép"])?;
    }
    let catalogue = small_catalogue()?;
    fs::remove_file(catalogue.path().join("site.toml"))?;
    symlink(elsewhere.path().join("site.toml"), catalogue.path().join("site.toml"))?;
    build(&catalogue.path(), IMPOSSIBLE, &["site.toml", "hãy chép"])
}

#[cfg(unix)]
#[test]
fn a_link_in_the_app_is_not_published() -> Result<()> {
    let (target, app, catalogue) = (Target::with_a_site()?, tempfile::tempdir()?, small_catalogue()?);
    std::os::unix::fs::symlink(catalogue.path().join("site.toml"), app.path().join("app.js"))?;
    let arguments = [Path::new("build"), &catalogue.path(), Path::new("--out"), &target.site(), Path::new("--app"), app.path()];
    indexer(arguments)?.did_not_panic()?.ended_with(IMPOSSIBLE)?.says("app.js")?.says("là liên kết")?;
    target.is_untouched()
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_site_is_not_replaced() -> Result<()> {
    let (target, catalogue) = (Target::with_a_site()?, small_catalogue()?);
    let link = target.folder.path().join("link");
    std::os::unix::fs::symlink(target.site(), &link)?;
    let run = indexer([Path::new("build"), &catalogue.path(), Path::new("--out"), &link])?;
    run.did_not_panic()?.ended_with(IMPOSSIBLE)?.says("là liên kết tới")?.says("--out")?;
    fs::remove_file(link)?;
    target.is_untouched()
}

#[test]
fn a_file_that_is_no_text_is_refused() -> Result<()> {
    let catalogue = Catalogue::new()?.with("nguon.json", [0xFF, 0xFE, 0x00, 0x41, 0x80])?;
    build(&catalogue.path(), IMPOSSIBLE, &["nguon.json", "UTF-8", "hãy"])
}

#[test]
fn a_line_of_a_hundred_megabytes_does_not_hide_the_others() -> Result<()> {
    let long = format!(r#"{{"code":"1.000002","name":"Dài","note":"{}"}}"#, "a".repeat(100 << 20));
    let catalogue = Catalogue::new()?.with("nguon.jsonl", format!("{RECORD}\n{long}\n"))?;
    build(&catalogue.path(), FINDINGS, &["nguon.jsonl", "dòng 2", "100 MB", "hãy", "Đã đọc 2 = đăng 1 + không đăng 1"])
}

#[test]
fn a_folder_of_something_else_is_not_replaced() -> Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("ảnh.jpg"), "x")?;
    let run = indexer([Path::new("build"), &small_catalogue()?.path(), Path::new("--out"), folder.path()])?;
    run.did_not_panic()?.ended_with(IMPOSSIBLE)?.says(&folder.path().display().to_string())?.says("hãy chọn thư mục trống")?;
    assert_eq!(tree(folder.path())?.into_keys().collect::<Vec<_>>(), ["ảnh.jpg"]);
    Ok(())
}

#[test]
fn a_file_in_the_place_of_the_site_is_not_replaced() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("site");
    fs::write(&file, "x")?;
    let run = indexer([Path::new("build"), &small_catalogue()?.path(), Path::new("--out"), &file])?;
    run.did_not_panic()?.ended_with(IMPOSSIBLE)?.says(&file.display().to_string())?.says("hãy")?;
    assert_eq!(fs::read_to_string(&file)?, "x");
    Ok(())
}

#[test]
fn an_app_with_files_missing_leaves_the_old_site() -> Result<()> {
    let (target, empty, catalogue) = (Target::with_a_site()?, tempfile::tempdir()?, small_catalogue()?);
    let arguments = [Path::new("build"), &catalogue.path(), Path::new("--out"), &target.site(), Path::new("--app"), empty.path()];
    indexer(arguments)?.did_not_panic()?.ended_with(IMPOSSIBLE)?.says("app.js")?.says("hãy")?;
    target.is_untouched()
}

#[test]
fn a_catalogue_that_is_not_there_is_named() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let missing = folder.path().join("khong-co");
    build(&missing, IMPOSSIBLE, &["khong-co", "hãy"])
}

#[test]
fn a_good_catalogue_ends_well() -> Result<()> {
    build(&small_catalogue()?.path(), 0, &["Đã đọc 1 = đăng 1 + không đăng 0"])
}
