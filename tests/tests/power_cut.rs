//! The indexer is killed in the middle of its work, as by a power cut: at any moment, the site's folder holds the whole
//! old site or the whole new one, and files left beside it do not disturb the next run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use catalog::release::{Release, sha256};
use tempfile::TempDir;
use tests::{Tree, indexer_file, sample_catalogue, tree};

tests! {
    site: [
        whenever_the_indexer_is_killed_the_old_site_or_the_new_one_is_there,
        an_old_site_that_was_moved_aside_is_restored_by_the_next_run,
    ],
}

const KILLS: usize = 12;

/// The offices of two catalogues. Every page names its office.
const OFFICES: [&str; 2] = ["Xã Mẫu", "Xã Khác"];

/// Two catalogues whose sites differ in every page, and a folder to which they are published in turn.
struct Place {
    folder: TempDir,
    catalogues: [PathBuf; 2],
    /// The number of pages, the same in both sites.
    pages: usize,
    /// How long a run takes.
    took: Duration,
}

impl Place {
    fn new() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let other = folder.path().join("other");
        copy(&sample_catalogue(), &other)?;
        for file in ["site.toml", "stats.toml"] {
            let text = fs::read_to_string(other.join(file))?.replace(OFFICES[0], OFFICES[1]);
            fs::write(other.join(file), text)?;
        }
        let catalogues = [sample_catalogue(), other];
        let began = Instant::now();
        let whole = |at: usize| {
            let out = folder.path().join(format!("whole-{at}"));
            let ended = publish(&catalogues[at], &out)?.wait()?;
            ensure!(ended.code().is_some_and(|code| code < 2), "the indexer ended with {ended}");
            Ok(pages(&tree(&out)?).count())
        };
        let pages = whole(0)?;
        ensure!(pages > 40 && whole(1)? == pages, "{pages} pages");
        let took = began.elapsed() / 2;
        Ok(Self { catalogues, pages, took, folder })
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// Which of the two sites is there. Checks that nothing of the other is.
    fn published(&self) -> Result<usize> {
        let now = tree(&self.site())?;
        let release = whole_release(&now)?;
        let which = OFFICES.iter().position(|office| release.office.name.ends_with(office)).context("another office's site")?;
        let (own, other) = (OFFICES[which], OFFICES[1 - which]);
        for (path, page) in pages(&now) {
            let titled = |office: &str| page.contains(&format!("– {office}</title>"));
            ensure!(titled(own) && !titled(other), "{path} is not {own}'s");
        }
        ensure!(pages(&now).count() == self.pages, "pages are missing");
        Ok(which)
    }
}

fn pages(site: &Tree) -> impl Iterator<Item = (&String, std::borrow::Cow<'_, str>)> {
    let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8_lossy(bytes)))
}

fn publish(catalogue: &Path, out: &Path) -> Result<Child> {
    let mut command = Command::new(indexer_file()?);
    command.arg("build").arg(catalogue).arg("--out").arg(out).args(["--date", "2026-11-22"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("the indexer does not start")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for (path, bytes) in tree(from)? {
        let file = to.join(path);
        fs::create_dir_all(file.parent().context("a folder")?)?;
        fs::write(file, bytes)?;
    }
    Ok(())
}

/// The release. Checks that every file of it exists and has its hash.
fn whole_release(site: &Tree) -> Result<Release> {
    let release = Release::parse(site.get("release.json").context("no release.json")?)?;
    for file in release.files.iter().chain(&release.updates) {
        let bytes = site.get(&file.path).with_context(|| format!("{} is missing", file.path))?;
        ensure!(sha256(bytes) == file.sha256, "{} has another hash", file.path);
    }
    Ok(release)
}

/// Waits for the moment to kill the run: a random one, or when the new site is complete and about to replace the old.
fn wait_for_a_moment(place: &Place, run: &mut Child, near_the_end: bool) -> Result<()> {
    if !near_the_end {
        sleep(place.took.mul_f64(fastrand::f64()));
        return Ok(());
    }
    let last_file = place.folder.path().join(".site.new/release.json");
    while !last_file.exists() && run.try_wait()?.is_none() {
        sleep(Duration::from_micros(50));
    }
    sleep(Duration::from_micros(fastrand::u64(0..20_000)));
    Ok(())
}

fn whenever_the_indexer_is_killed_the_old_site_or_the_new_one_is_there() -> Result<()> {
    let place = Place::new()?;
    publish(&place.catalogues[0], &place.site())?.wait()?;
    let mut finished = 0;
    for kill in 0..KILLS {
        let before = place.published()?;
        let mut run = publish(&place.catalogues[1 - before], &place.site())?;
        wait_for_a_moment(&place, &mut run, kill % 2 == 1)?;
        run.kill()?;
        run.wait()?;
        let after = place.published().with_context(|| format!("after kill {kill}"))?;
        finished += usize::from(after != before);
    }
    println!("{KILLS} kills: {finished} left the new site, {} the old one", KILLS - finished);
    let before = place.published()?;
    publish(&place.catalogues[1 - before], &place.site())?.wait()?;
    assert_eq!(place.published()?, 1 - before);
    let left: Vec<_> = fs::read_dir(place.folder.path())?.map(|entry| Ok(entry?.file_name())).collect::<Result<_>>()?;
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
    Ok(())
}

fn an_old_site_that_was_moved_aside_is_restored_by_the_next_run() -> Result<()> {
    let place = Place::new()?;
    copy(&place.folder.path().join("whole-0"), &place.folder.path().join(".site.old"))?;
    let nothing_to_publish = tempfile::tempdir()?;
    let run = tests::indexer([Path::new("build"), nothing_to_publish.path(), Path::new("--out"), &place.site()])?;
    run.did_not_panic()?.ended_with(2)?.says("đã đặt lại trang cũ")?;
    assert_eq!(place.published()?, 0);
    Ok(())
}
