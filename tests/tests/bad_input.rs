//! Broken sources: the program never panics; it names the file, the record and the field, says what to do, and leaves
//! the old site whole unless it builds a new one.
//!
//! A case is a folder in `tests/suite/bad-input/`: `input/` is the catalogue, `expected.json` the exit code and the
//! printed lines. Cases that would be large or are not text are made here.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use libtest_mimic::Trial;
use serde::Deserialize;
use tempfile::TempDir;
use tests::{Run, Site, Tree, indexer, tree};

use crate::trials::trial;

tests! {
    site: [
        a_truncated_archive_is_refused,
        an_archive_that_unpacks_to_far_too_much_is_refused,
        #[cfg(unix)] links_out_of_the_catalogue_are_refused_and_named,
        #[cfg(unix)] a_link_in_the_app_is_not_published,
        #[cfg(unix)] a_link_in_the_place_of_the_site_is_not_replaced,
        a_file_that_is_no_text_is_refused,
        a_line_of_a_hundred_megabytes_does_not_hide_the_others,
        a_folder_of_something_else_is_not_replaced,
        a_file_in_the_place_of_the_site_is_not_replaced,
        an_app_with_files_missing_leaves_the_old_site,
        a_catalogue_that_is_not_there_is_named,
        a_release_that_lost_many_procedures_is_refused,
        a_good_catalogue_ends_well,
    ],
}

/// The exit code of a run that built a site, with findings.
const FINDINGS: i32 = 1;
/// The exit code of a run that failed.
const IMPOSSIBLE: i32 = 2;

const SITE: &str = "ten = \"Xã Thử\"\ncap = \"xa\"\nduong_day_nong = \"số thử\"\n";
/// A record with every part that the law asks for.
const RECORD: &str = r#"{"code":"1.000001","name":"Đăng ký nuôi voi","isWard":true,"executingAgencies":"Xã Mẫu","executionSteps":[{"description":"Nộp đơn"}],"executionMethods":[{"submissionMethod":"DIRECT","processingTime":1,"processingTimeUnit":"DAY"}],"executionCases":[{"profileComponents":[{"name":"Đơn nuôi voi","originalQty":1}]}],"subjectTypesDetails":[{"name":"Công dân"}],"legalBasisesDetails":[{"code":"1/2026/NĐ-CP"}]}"#;

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

/// A correct catalogue of one procedure.
pub(crate) fn small_catalogue() -> Result<Catalogue> {
    Catalogue::new()?.with("a.jsonl", RECORD)
}

/// A folder with a good site, over which the program builds.
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

    /// Checks that the old site is unchanged and that nothing was left beside it.
    fn is_untouched(&self) -> Result<()> {
        let now = tree(&self.site())?;
        let changed: Vec<_> =
            self.before.keys().chain(now.keys()).filter(|path| self.before.get(*path) != now.get(*path)).collect();
        ensure!(changed.is_empty(), "the old site was changed: {changed:?}");
        ensure!(fs::read_dir(self.folder.path())?.count() == 1, "something is left beside the site");
        Ok(())
    }
}

/// Builds over a good site and checks what holds for any bad input.
fn build(catalogue: &Path, exit: i32) -> Result<Run> {
    let target = Target::with_a_site()?;
    let run = target.build(catalogue)?;
    run.did_not_panic()?.ended_with(exit)?;
    if exit == IMPOSSIBLE {
        target.is_untouched()?;
    }
    Ok(run)
}

/// The same, and checks that some words are printed.
fn build_says(catalogue: &Path, exit: i32, says: &[&str]) -> Result<()> {
    let run = build(catalogue, exit)?;
    says.iter().try_for_each(|words| run.says(words).map(drop))
}

#[derive(Deserialize)]
struct Expected {
    exit: i32,
    /// Every printed line, except what follows once the site is built.
    says: Vec<String>,
}

/// A test for each case folder.
///
/// # Errors
/// There is no case.
pub(crate) fn suite() -> Result<Vec<Trial>> {
    let suite = tests::workspace().join("tests/suite/bad-input");
    let cases = fs::read_dir(&suite).with_context(|| suite.display().to_string())?;
    let mut folders = cases.map(|case| Ok(case?.path())).collect::<Result<Vec<_>>>()?;
    ensure!(!folders.is_empty(), "{} has no case", suite.display());
    folders.sort();
    let name = |folder: &Path| folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(folders.into_iter().map(|folder| trial("site", "bad_input", &name(&folder), move || run_case(&folder))).collect())
}

fn run_case(folder: &Path) -> Result<()> {
    let expected: Expected = serde_json::from_slice(&fs::read(folder.join("expected.json"))?)?;
    let input = folder.join("input");
    let said = build(&input, expected.exit)?.said.replace(&input.display().to_string(), "input");
    // The numbers of pages, bytes and seconds do not depend on the input's faults.
    let findings = said.split("Đã xuất bản").next().unwrap_or_default().trim_end();
    let lines: Vec<_> = findings.lines().map(str::trim_end).collect();
    ensure!(lines == expected.says, "expected:\n{}\n\nprinted:\n{}", expected.says.join("\n"), lines.join("\n"));
    Ok(())
}

fn a_truncated_archive_is_refused() -> Result<()> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    for number in 0..200 {
        writeln!(gzip, "{}", RECORD.replace("000001", &format!("{number:06}")))?;
    }
    let whole = gzip.finish()?;
    let catalogue = Catalogue::new()?.with("nguon.jsonl.gz", &whole[..whole.len() / 2])?;
    build_says(&catalogue.path(), IMPOSSIBLE, &["nguon.jsonl.gz", "hãy tải lại"])
}

fn an_archive_that_unpacks_to_far_too_much_is_refused() -> Result<()> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(RECORD.as_bytes())?;
    std::io::copy(&mut std::io::repeat(b' ').take(64 << 20), &mut gzip)?;
    let catalogue = Catalogue::new()?.with("nguon.jsonl.gz", gzip.finish()?)?;
    build_says(&catalogue.path(), IMPOSSIBLE, &["nguon.jsonl.gz", "hơn 100 lần cỡ của nó", "hãy tải lại"])
}

#[cfg(unix)]
fn links_out_of_the_catalogue_are_refused_and_named() -> Result<()> {
    use std::os::unix::fs::symlink;
    let elsewhere = Catalogue::new()?.with("bi-mat.jsonl", RECORD)?;
    let secret = elsewhere.path().join("bi-mat.jsonl");
    let links = ["nguon.jsonl", "thu-muc", "local.xlsx", "local.toml", "stats.toml", "calendar.toml", "synonyms.toml", "su-kien"];
    for link in links {
        let catalogue = small_catalogue()?;
        let leads_to = if ["thu-muc", "su-kien"].contains(&link) { elsewhere.path() } else { secret.clone() };
        symlink(leads_to, catalogue.path().join(link))?;
        build_says(&catalogue.path(), IMPOSSIBLE, &[link, "là liên kết", "hãy chép"])?;
    }
    let catalogue = small_catalogue()?;
    fs::remove_file(catalogue.path().join("site.toml"))?;
    symlink(elsewhere.path().join("site.toml"), catalogue.path().join("site.toml"))?;
    build_says(&catalogue.path(), IMPOSSIBLE, &["site.toml", "hãy chép"])
}

#[cfg(unix)]
fn a_link_in_the_app_is_not_published() -> Result<()> {
    let (target, app, catalogue) = (Target::with_a_site()?, tempfile::tempdir()?, small_catalogue()?);
    std::os::unix::fs::symlink(catalogue.path().join("site.toml"), app.path().join("app.js"))?;
    let arguments = [Path::new("build"), &catalogue.path(), Path::new("--out"), &target.site(), Path::new("--app"), app.path()];
    indexer(arguments)?.did_not_panic()?.ended_with(IMPOSSIBLE)?.says("app.js")?.says("là liên kết")?;
    target.is_untouched()
}

#[cfg(unix)]
fn a_link_in_the_place_of_the_site_is_not_replaced() -> Result<()> {
    let (target, catalogue) = (Target::with_a_site()?, small_catalogue()?);
    let link = target.folder.path().join("link");
    std::os::unix::fs::symlink(target.site(), &link)?;
    let run = indexer([Path::new("build"), &catalogue.path(), Path::new("--out"), &link])?;
    run.did_not_panic()?.ended_with(IMPOSSIBLE)?.says("là liên kết tới")?.says("--out")?;
    fs::remove_file(link)?;
    target.is_untouched()
}

fn a_file_that_is_no_text_is_refused() -> Result<()> {
    let catalogue = Catalogue::new()?.with("nguon.json", [0xFF, 0xFE, 0x00, 0x41, 0x80])?;
    build_says(&catalogue.path(), IMPOSSIBLE, &["nguon.json", "UTF-8", "hãy"])
}

fn a_line_of_a_hundred_megabytes_does_not_hide_the_others() -> Result<()> {
    let long = format!(r#"{{"code":"1.000002","name":"Dài","note":"{}"}}"#, "a".repeat(100 << 20));
    let catalogue = Catalogue::new()?.with("nguon.jsonl", format!("{RECORD}\n{long}\n"))?;
    build_says(&catalogue.path(), FINDINGS, &["nguon.jsonl", "dòng 2", "100 MB", "hãy", "Đã đọc 2 = đăng 1 + không đăng 1"])
}

fn a_folder_of_something_else_is_not_replaced() -> Result<()> {
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("ảnh.jpg"), "x")?;
    let run = indexer([Path::new("build"), &small_catalogue()?.path(), Path::new("--out"), folder.path()])?;
    run.did_not_panic()?.ended_with(IMPOSSIBLE)?.says(&folder.path().display().to_string())?.says("hãy chọn thư mục trống")?;
    assert_eq!(tree(folder.path())?.into_keys().collect::<Vec<_>>(), ["ảnh.jpg"]);
    Ok(())
}

fn a_file_in_the_place_of_the_site_is_not_replaced() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("site");
    fs::write(&file, "x")?;
    let run = indexer([Path::new("build"), &small_catalogue()?.path(), Path::new("--out"), &file])?;
    run.did_not_panic()?.ended_with(IMPOSSIBLE)?.says(&file.display().to_string())?.says("hãy")?;
    assert_eq!(fs::read_to_string(&file)?, "x");
    Ok(())
}

fn an_app_with_files_missing_leaves_the_old_site() -> Result<()> {
    let (target, empty, catalogue) = (Target::with_a_site()?, tempfile::tempdir()?, small_catalogue()?);
    let arguments = [Path::new("build"), &catalogue.path(), Path::new("--out"), &target.site(), Path::new("--app"), empty.path()];
    indexer(arguments)?.did_not_panic()?.ended_with(IMPOSSIBLE)?.says("app.js")?.says("hãy")?;
    target.is_untouched()
}

fn a_catalogue_that_is_not_there_is_named() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let missing = folder.path().join("khong-co");
    build_says(&missing, IMPOSSIBLE, &["khong-co", "hãy"])
}

fn a_release_that_lost_many_procedures_is_refused() -> Result<()> {
    let other = Catalogue::new()?.with("a.jsonl", RECORD.replace("000001", "000002"))?;
    build_says(&other.path(), IMPOSSIBLE, &["không còn 1 mã", "trang cũ vẫn còn nguyên", "--accept-shrink"])?;
    let target = Target::with_a_site()?;
    let arguments = [Path::new("build"), &other.path(), Path::new("--out"), &target.site(), Path::new("--accept-shrink")];
    indexer(arguments)?.did_not_panic()?.ended_with(0)?;
    Ok(())
}

fn a_good_catalogue_ends_well() -> Result<()> {
    build_says(&small_catalogue()?.path(), 0, &["Đã đọc 1 = đăng 1 + không đăng 0"])
}
