//! Copies a site to a folder that a host serves, so that nobody who reads it meanwhile gets a mixture: first the files that
//! are named by their content, then the pages, and the release last. Only what differs is written, each file as a whole.
//! What no page needs any more is removed at the end: a site holds the files of the three releases before it by itself.
//!
//! The folder may hold other things (`.git`, `CNAME`): what is not in the list of a published site is never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail, ensure};
use catalog::release::{RELEASE_FILE, Release, sha256};
use catalog::signature::SIGNATURE_FILE;

use super::{SiteFiles, sums, whole_file};
use crate::lang::tr;
use crate::{limits, lock, progress};

/// The list of what a run that is not over writes. It is there only if one was cut off.
const BEGUN: &str = "SHA256SUMS.dang-chep";

/// What a run did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Files that were written.
    pub written: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were removed.
    pub removed: usize,
    /// Files that were there already.
    pub same: usize,
}

impl Done {
    /// The result in words.
    pub fn told(&self, to: &Path) -> String {
        let Self { written, bytes, removed, same } = *self;
        let (to, megabytes) = (to.display(), bytes as f64 / 1e6);
        if written + removed == 0 {
            return tr!("{} đã có đúng bản này, không phải chép gì", "{} has this release already, nothing to copy", to);
        }
        tr!(
            "Đã chép vào {}: {} tệp mới hoặc đã đổi ({:.1} MB), {} tệp giữ nguyên, {} tệp cũ đã xóa",
            "Copied to {}: {} files new or different ({:.1} MB), {} left as they were, {} old ones removed",
            to,
            written,
            megabytes,
            same,
            removed
        )
    }
}

/// Refuses a target that is the site itself, lies within it, or has it within.
///
/// # Errors
/// It does.
pub fn refuse_overlap(site: &Path, to: &Path) -> anyhow::Result<()> {
    if let Ok(real) = fs::read_link(to) {
        bail!("{}: là liên kết tới {}; hãy ghi thẳng thư mục đó ở --to", to.display(), real.display());
    }
    ensure!(!to.is_file(), "{}: là một tệp; hãy chọn một thư mục", to.display());
    // The target may be a folder that is not there yet.
    let real = to.ancestors().find_map(|folder| folder.canonicalize().ok());
    let (Ok(site), Some(there)) = (site.canonicalize(), real) else { return Ok(()) };
    let overlaps = there.starts_with(&site) || (to.exists() && site.starts_with(&there));
    ensure!(!overlaps, "{}: trùng hoặc lồng với thư mục trang; hãy chọn một thư mục khác cho máy chủ", to.display());
    Ok(())
}

/// Copies a whole site to a folder.
///
/// # Errors
/// The folder holds another office's site, a newer release, or a file of somebody else in the place of one of ours; another
/// run is copying; a file cannot be written. What is there can still be read then, and the next run goes on.
pub fn site(files: &SiteFiles, to: &Path) -> anyhow::Result<Done> {
    fs::create_dir_all(to).with_context(|| format!("{}: không tạo được thư mục", to.display()))?;
    let _claim = lock::claim(to)?;
    let done = copy(files, to);
    lock::unclaim(to);
    done
}

fn copy(files: &SiteFiles, to: &Path) -> anyhow::Result<Done> {
    refuse_other(&release(files)?, to)?;
    Run { files, to, list: list(files)?, old: listed(to, sums::FILE), begun: listed(to, BEGUN) }.copy()
}

fn release(files: &SiteFiles) -> anyhow::Result<Release> {
    let json = files.read(RELEASE_FILE)?.context("không có release.json")?;
    Ok(Release::parse(&json)?)
}

/// The hash of each file of a site, by path, with those that its own list does not name.
fn list(files: &SiteFiles) -> anyhow::Result<BTreeMap<String, String>> {
    let text = String::from_utf8(files.read(sums::FILE)?.context("không có SHA256SUMS")?).context(sums::FILE)?;
    let mut list: BTreeMap<String, String> = sums::lines(&text).map(|(hash, path)| (path.to_owned(), hash.to_owned())).collect();
    for path in [sums::FILE, SIGNATURE_FILE] {
        if let Some(bytes) = files.read(path)? {
            list.insert(path.to_owned(), sha256(&bytes));
        }
    }
    Ok(list)
}

/// A list in the target. Empty if there is none: then nothing there is ours.
fn listed(to: &Path, name: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(to.join(name)).unwrap_or_default();
    let mut list: BTreeMap<String, String> = sums::lines(&text)
        .filter(|(_, path)| limits::within(to, path).is_ok())
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect();
    if !list.is_empty() {
        for path in [sums::FILE, SIGNATURE_FILE] {
            let hash = fs::read(to.join(path)).map(|bytes| sha256(&bytes));
            list.extend(hash.ok().map(|hash| (path.to_owned(), hash)));
        }
    }
    list
}

/// Refuses to replace the site of another office, or a release that devices would not come back from.
fn refuse_other(new: &Release, to: &Path) -> anyhow::Result<()> {
    // A site of an older format, or a damaged one, is replaced.
    let Ok(json) = limits::file(&to.join(RELEASE_FILE), &limits::RELEASE) else { return Ok(()) };
    let Ok(old) = Release::parse(&json) else { return Ok(()) };
    let to = to.display();
    let (name, other) = (&new.office.name, &old.office.name);
    ensure!(
        name == other,
        "{to}: đang là trang của {other}, không phải của {name}; hãy chọn đúng thư mục, hoặc dọn sạch nó nếu muốn thay"
    );
    ensure!(
        new.version >= old.version,
        "{to}: đang có bản mới hơn bản sắp chép, và máy của người dân không lùi về bản cũ; hãy dựng lại trang rồi chép"
    );
    Ok(())
}

/// One copying of a site.
struct Run<'a> {
    files: &'a SiteFiles,
    to: &'a Path,
    /// What the site holds.
    list: BTreeMap<String, String>,
    /// What the target held when a run ended there last.
    old: BTreeMap<String, String>,
    /// What a run that was cut off may have written.
    begun: BTreeMap<String, String>,
}

impl Run<'_> {
    fn copy(&self) -> anyhow::Result<Done> {
        // What is in the target and ours.
        let ours: BTreeSet<&String> = self.old.keys().chain(self.begun.keys()).collect();
        self.refuse_strangers(&ours)?;
        let mut done = Done::default();
        let mut paths: Vec<&str> = self.list.keys().map(String::as_str).collect();
        paths.sort_by_key(|path| self.turn(path));
        let wanted: Vec<&str> = paths.into_iter().filter(|path| !self.is_there(path)).collect();
        done.same = self.list.len() - wanted.len();
        let gone: Vec<&String> = ours.into_iter().filter(|path| !self.list.contains_key(*path)).collect();
        if wanted.is_empty() && gone.is_empty() && self.begun.is_empty() {
            return Ok(done);
        }
        self.begin(&wanted)?;
        let bar = progress::bar(tr!("Chép trang", "Copy the site"), wanted.len());
        for path in wanted {
            done.bytes += self.write(path)?;
            done.written += 1;
            bar.inc(1);
        }
        bar.finish_and_clear();
        for path in gone {
            done.removed += usize::from(self.remove(path)?);
        }
        let _ = fs::remove_file(self.to.join(BEGUN));
        Ok(done)
    }

    /// Refuses a target in which a file of somebody else has the name of one of ours.
    fn refuse_strangers(&self, ours: &BTreeSet<&String>) -> anyhow::Result<()> {
        for path in self.list.keys().filter(|path| !ours.contains(path)) {
            let place = limits::within(self.to, path)?;
            let is_strange = fs::symlink_metadata(&place).is_ok()
                && fs::read(&place).map(|bytes| sha256(&bytes)).ok().as_ref() != self.list.get(path);
            ensure!(
                !is_strange,
                "{}: không phải tệp của trang này mà trùng tên; hãy chuyển nó đi, hoặc chọn thư mục khác ở --to",
                place.display()
            );
        }
        Ok(())
    }

    /// When a file is written: what other files name, before those; the release when all that it names is there.
    fn turn(&self, path: &str) -> u8 {
        let is_named_by_hash = self.list.get(path).and_then(|hash| hash.get(..16)).is_some_and(|hash| path.contains(hash));
        match path {
            RELEASE_FILE => 4,
            SIGNATURE_FILE => 3,
            sums::FILE => 2,
            _ => u8::from(!is_named_by_hash),
        }
    }

    /// Whether the target has a file as the site has it. Somebody may have cut one off since it was listed.
    fn is_there(&self, path: &str) -> bool {
        let length = || fs::symlink_metadata(self.to.join(path)).ok().filter(fs::Metadata::is_file).map(|meta| meta.len());
        let is_listed = self.old.get(path).is_some_and(|hash| Some(hash) == self.list.get(path));
        is_listed && length().is_some_and(|length| self.files.size(path) == Some(length))
    }

    /// Notes what this run writes, so that the next one knows its files if this one is cut off.
    fn begin(&self, wanted: &[&str]) -> anyhow::Result<()> {
        let mut begun = self.begun.clone();
        begun.extend(wanted.iter().filter_map(|path| Some(((*path).to_owned(), self.list.get(*path)?.clone()))));
        whole_file::write(&self.to.join(BEGUN), |file| Ok(file.write_all(sums::of(&begun).as_bytes())?)).map(drop)
    }

    fn write(&self, path: &str) -> anyhow::Result<u64> {
        let place = limits::within(self.to, path)?;
        let bytes = self.files.read(path)?.with_context(|| format!("{path}: tệp của trang vừa mất; hãy chạy lại"))?;
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).with_context(|| format!("{}: không tạo được thư mục", folder.display()))?;
        }
        whole_file::write(&place, |file| Ok(file.write_all(&bytes)?))
            .context("chép chưa xong; trang ở đó vẫn đọc được, sửa xong hãy chạy lại lệnh này để chép tiếp")
    }

    /// Removes a file that no page needs, and the folders that it leaves empty. False if it was not there.
    fn remove(&self, path: &str) -> anyhow::Result<bool> {
        let place = limits::within(self.to, path)?;
        if fs::symlink_metadata(&place).is_err() {
            return Ok(false);
        }
        fs::remove_file(&place).with_context(|| format!("{}: không xóa được", place.display()))?;
        for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.to) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use catalog::{Level, Office};
    use jiff::civil::date;
    use tempfile::TempDir;

    use super::*;

    /// A site with some files, and a folder to publish it to.
    struct Desk(TempDir);

    impl Desk {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn to(&self) -> PathBuf {
            self.0.path().join("www")
        }

        fn site(&self, version: u64, office: &str, more: &[(&str, &str)]) -> SiteFiles {
            let folder = self.0.path().join("site");
            let _ = fs::remove_dir_all(&folder);
            let release = Release {
                format: catalog::release::FORMAT,
                id: Release::id_of(&[]),
                version,
                made: date(2026, 12, 1),
                updated: None,
                procedures: 0,
                office: Office::blank(office.into(), Level::Commune),
                files: Vec::new(),
                updates: None,
            };
            let json = String::from_utf8(release.to_json().unwrap()).unwrap();
            let mut hashes = BTreeMap::new();
            for (path, text) in more.iter().copied().chain([(RELEASE_FILE, json.as_str())]) {
                let place = folder.join(path);
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                fs::write(place, text).unwrap();
                hashes.insert(path.to_owned(), sha256(text.as_bytes()));
            }
            fs::write(folder.join(sums::FILE), sums::of(&hashes)).unwrap();
            SiteFiles::open(&folder).unwrap()
        }

        fn publish(&self, version: u64, more: &[(&str, &str)]) -> anyhow::Result<Done> {
            site(&self.site(version, "Xã Mẫu", more), &self.to())
        }

        fn read(&self, path: &str) -> Option<String> {
            fs::read_to_string(self.to().join(path)).ok()
        }
    }

    #[test]
    fn only_what_differs_is_written_and_what_nobody_needs_removed() {
        let desk = Desk::new();
        let first = desk.publish(1, &[("a/index.html", "một"), ("b/index.html", "b")]).unwrap();
        assert_eq!((first.written, first.removed), (4, 0));
        fs::write(desk.to().join("CNAME"), "xa.vn").unwrap();
        assert_eq!(desk.publish(1, &[("a/index.html", "một"), ("b/index.html", "b")]).unwrap().written, 0);
        let next = desk.publish(2, &[("a/index.html", "hai"), ("c.txt", "c")]).unwrap();
        assert_eq!((next.written, next.removed), (4, 1), "two files, the list and the release");
        assert_eq!((desk.read("a/index.html").as_deref(), desk.read("CNAME").as_deref()), (Some("hai"), Some("xa.vn")));
        assert!(!desk.to().join("b").exists() && desk.read(BEGUN).is_none());
    }

    #[test]
    fn the_release_comes_last_and_what_it_names_first() {
        let desk = Desk::new();
        let name = format!("data/{}.pack", &sha256(b"x")[..16]);
        let files = desk.site(1, "Xã Mẫu", &[("index.html", "trang"), (name.as_str(), "x")]);
        let to = desk.to();
        let run = Run { files: &files, to: &to, list: list(&files).unwrap(), old: BTreeMap::new(), begun: BTreeMap::new() };
        let mut paths: Vec<&str> = run.list.keys().map(String::as_str).collect();
        paths.sort_by_key(|path| run.turn(path));
        assert_eq!(paths, [name.as_str(), "index.html", sums::FILE, RELEASE_FILE]);
    }

    #[test]
    fn a_run_that_was_cut_off_is_gone_on_with() {
        let desk = Desk::new();
        desk.publish(1, &[("a.html", "một")]).unwrap();
        // Cut off after the first file of the second release.
        fs::write(desk.to().join("la.html"), "hai").unwrap();
        fs::write(desk.to().join(BEGUN), format!("{}  la.html\n", sha256(b"hai"))).unwrap();
        let done = desk.publish(3, &[("a.html", "một")]).unwrap();
        assert_eq!((done.removed, desk.read("la.html"), desk.read(BEGUN)), (1, None, None));
        // A file that was cut off on the way is written again.
        fs::write(desk.to().join("a.html"), "m").unwrap();
        assert_eq!(desk.publish(3, &[("a.html", "một")]).unwrap().written, 1);
    }

    #[test]
    fn what_belongs_to_others_is_left_alone() {
        let desk = Desk::new();
        fs::create_dir_all(desk.to()).unwrap();
        fs::write(desk.to().join("index.html"), "của người khác").unwrap();
        let refused = desk.publish(1, &[("index.html", "trang")]).unwrap_err().to_string();
        assert!(refused.contains("index.html") && refused.contains("hãy chuyển nó đi"), "{refused}");
        assert_eq!(desk.read("index.html").as_deref(), Some("của người khác"));
        assert!(desk.read(RELEASE_FILE).is_none());
    }

    #[test]
    fn another_office_and_an_older_release_are_refused() {
        let desk = Desk::new();
        desk.publish(5, &[("a.html", "một")]).unwrap();
        let other = site(&desk.site(6, "Xã Khác", &[("a.html", "hai")]), &desk.to()).unwrap_err().to_string();
        assert!(other.contains("trang của Xã Mẫu"), "{other}");
        let older = desk.publish(4, &[("a.html", "hai")]).unwrap_err().to_string();
        assert!(older.contains("bản mới hơn"), "{older}");
        assert_eq!(desk.read("a.html").as_deref(), Some("một"));
    }

    #[test]
    fn a_target_inside_of_the_site_is_refused() {
        let desk = Desk::new();
        desk.site(1, "Xã Mẫu", &[("a/b.html", "một")]);
        let folder = desk.0.path().join("site");
        for to in [folder.clone(), folder.join("a"), folder.join("chua/co"), desk.0.path().to_owned()] {
            assert!(refuse_overlap(&folder, &to).is_err(), "{}", to.display());
        }
        refuse_overlap(&folder, &desk.to()).unwrap();
    }

    #[test]
    fn a_list_that_leads_out_of_the_folder_removes_nothing_there() {
        let desk = Desk::new();
        desk.publish(1, &[("a.html", "một")]).unwrap();
        let outside = desk.0.path().join("quan-trong.txt");
        fs::write(&outside, "x").unwrap();
        fs::write(desk.to().join(BEGUN), format!("{}  ../quan-trong.txt\n", sha256(b"x"))).unwrap();
        desk.publish(2, &[("a.html", "một")]).unwrap();
        assert!(outside.exists());
    }
}
