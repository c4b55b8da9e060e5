//! The files of a finished site, in a folder or in a zip. They are only read, and within limits, because a USB stick may
//! have been in other hands.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, ensure};
use catalog::release::RELEASE_FILE;
use zip::ZipArchive;

use crate::limits::{self, Limits};

/// The zip of a site. The whole country has 5,000 pages and 110 MB, and a sixth of that as a zip.
const ZIP: Limits = Limits { bytes: 512 << 20, unpacked: 1 << 30, ratio: 100, parts: MOST_FILES };
/// A file in a folder.
const FILE: Limits = limits::SITE_FILE;
/// The most files of a site: ten times what the whole country needs.
const MOST_FILES: usize = 50_000;
const DAMAGED: &str = "tệp nén bị hỏng hoặc chép thiếu; hãy chép lại từ nơi đã nén";

/// A finished site, open for reading.
pub struct SiteFiles {
    from: From,
}

enum From {
    /// The paths of the files within the site, and their paths on the disk.
    Folder(BTreeMap<String, PathBuf>),
    Zip(Zip),
}

/// An archive in memory, because the USB stick may be removed at any time.
struct Zip {
    /// The paths of the files within the site, and their indexes in the archive.
    places: BTreeMap<String, usize>,
    archive: Mutex<ZipArchive<Cursor<Vec<u8>>>>,
}

impl SiteFiles {
    /// Opens the site in a folder or a zip.
    ///
    /// # Errors
    /// There is no site (no `release.json` at the top), or it exceeds the limits.
    pub fn open(path: &Path) -> anyhow::Result<Self> {
        let files = if path.is_dir() {
            Self::folder(path)?
        } else {
            Self::of_zip(limits::file(path, &ZIP)?).with_context(|| path.display().to_string())?
        };
        let found = files.paths().any(|file| file == RELEASE_FILE);
        ensure!(found, "{}: không có release.json: không phải trang đã xuất bản, hoặc chép chưa xong", path.display());
        Ok(files)
    }

    /// All files below a folder.
    pub(crate) fn folder(path: &Path) -> anyhow::Result<Self> {
        let mut files = BTreeMap::new();
        collect(path, "", 0, &mut files)?;
        Ok(Self { from: From::Folder(files) })
    }

    /// The files of a zip, from its bytes.
    ///
    /// # Errors
    /// It is damaged, exceeds the limits, names a file outside of the site, or names one twice.
    pub fn of_zip(bytes: Vec<u8>) -> anyhow::Result<Self> {
        Ok(Self { from: From::Zip(Zip::read(bytes)?) })
    }

    /// The paths of all files, separated by `/`, sorted.
    pub fn paths(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        match &self.from {
            From::Folder(files) => Box::new(files.keys().map(String::as_str)),
            From::Zip(zip) => Box::new(zip.places.keys().map(String::as_str)),
        }
    }

    /// How many bytes a file has. None if it does not exist, or its disk does not say.
    pub(crate) fn size(&self, path: &str) -> Option<u64> {
        match &self.from {
            From::Folder(files) => Some(fs::symlink_metadata(files.get(path)?).ok()?.len()),
            From::Zip(zip) => {
                let mut archive = zip.archive.lock().unwrap_or_else(PoisonError::into_inner);
                Some(archive.by_index_raw(*zip.places.get(path)?).ok()?.size())
            }
        }
    }

    /// Reads a file. None if it does not exist.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        match &self.from {
            From::Folder(files) => files.get(path).map(|place| limits::file(place, &FILE)).transpose(),
            From::Zip(zip) => zip.places.get(path).map(|place| zip.part(*place)).transpose(),
        }
    }
}

impl Zip {
    fn read(bytes: Vec<u8>) -> anyhow::Result<Self> {
        limits::check_zip(&bytes, &ZIP, DAMAGED)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).context(DAMAGED)?;
        let mut places = BTreeMap::new();
        for at in 0..archive.len() {
            let part = archive.by_index(at).context(DAMAGED)?;
            let name = part.name().context(DAMAGED)?.into_owned();
            if name.ends_with('/') {
                continue;
            }
            limits::within(Path::new(""), &name)?;
            ensure!(places.insert(name.clone(), at).is_none(), "tệp \"{name}\" có hai lần trong tệp nén; {DAMAGED}");
        }
        Ok(Self { places: without_top_folder(places), archive: Mutex::new(archive) })
    }

    fn part(&self, at: usize) -> anyhow::Result<Vec<u8>> {
        // A reader that panicked has changed nothing, so its poisoned lock can be used.
        let mut archive = self.archive.lock().unwrap_or_else(PoisonError::into_inner);
        let mut bytes = Vec::new();
        let part = archive.by_index(at).context(DAMAGED)?;
        part.take(ZIP.unpacked).read_to_end(&mut bytes).context(DAMAGED)?;
        Ok(bytes)
    }
}

/// The paths within the site. Windows packs a folder together with its name: then every path begins with that folder.
fn without_top_folder(places: BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let Some((top, _)) = places.keys().next().and_then(|path| path.split_once('/')) else { return places };
    let top = format!("{top}/");
    let has_site = places.contains_key(&format!("{top}{RELEASE_FILE}"));
    if !has_site || !places.keys().all(|path| path.starts_with(&top)) {
        return places;
    }
    places.iter().map(|(path, at)| (path[top.len()..].to_owned(), *at)).collect()
}

fn collect(folder: &Path, prefix: &str, depth: usize, files: &mut BTreeMap<String, PathBuf>) -> anyhow::Result<()> {
    let failed = || format!("{}: không mở được", folder.display());
    ensure!(depth <= limits::MOST_DEPTH, "{}: thư mục lồng nhau quá sâu", folder.display());
    for entry in fs::read_dir(folder).with_context(failed)? {
        let entry = entry.with_context(failed)?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // A symlink counts as a file. Reading it is refused later.
        if entry.file_type().with_context(failed)?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), depth + 1, files)?;
        } else {
            files.insert(path, entry.path());
        }
        ensure!(files.len() <= MOST_FILES, "{}: có hơn {MOST_FILES} tệp; không phải trang đã xuất bản", folder.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn open(parts: &[(&str, &[u8])]) -> anyhow::Result<SiteFiles> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zip");
        fs::write(&path, zipped(parts)).unwrap();
        SiteFiles::open(&path)
    }

    #[test]
    fn a_folder_and_a_zip_give_the_same_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("release.json"), "{}").unwrap();
        fs::write(folder.path().join("data/a.pack"), "x").unwrap();
        let zip = open(&[("data/a.pack", b"x"), ("release.json", b"{}")]).unwrap();
        for files in [SiteFiles::open(folder.path()).unwrap(), zip] {
            assert_eq!(files.paths().collect::<Vec<_>>(), ["data/a.pack", "release.json"]);
            assert_eq!(files.read("data/a.pack").unwrap().as_deref(), Some(&b"x"[..]));
            assert_eq!(files.read("data/b.pack").unwrap(), None);
            assert_eq!((files.size("data/a.pack"), files.size("data/b.pack")), (Some(1), None));
        }
    }

    #[test]
    fn a_zip_without_a_release_or_with_unsafe_paths_is_refused() {
        let refused = |parts: &[(&str, &[u8])]| format!("{:#}", open(parts).err().unwrap());
        assert!(refused(&[("index.html", b"x")]).contains("release.json"));
        assert!(refused(&[("release.json", b"{}"), ("../x", b"x")]).contains("ra ngoài thư mục"));
        assert!(refused(&[("release.json", b"{}"), ("/x", b"x")]).contains("ra ngoài thư mục"));
        assert!(refused(&[("release.json", b"{}"), ("data\\..\\x", b"x")]).contains("ra ngoài thư mục"));
        assert!(refused(&[("release.json", b"{}"), ("x", &vec![0; 8 << 20])]).contains("giải nén ra hơn"));
    }

    #[test]
    fn a_site_may_be_zipped_with_its_folder() {
        let files = open(&[("trang/data/a.pack", b"x"), ("trang/release.json", b"{}")]).unwrap();
        assert_eq!(files.paths().collect::<Vec<_>>(), ["data/a.pack", "release.json"]);
        assert_eq!(files.read("data/a.pack").unwrap().as_deref(), Some(&b"x"[..]));
        assert!(open(&[("trang/release.json", b"{}"), ("x", b"x")]).is_err());
    }

    #[test]
    fn a_truncated_zip_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zip");
        let whole = zipped(&[("release.json", b"{}"), ("a", b"x")]);
        for length in [0, 10, whole.len() / 2, whole.len() - 1] {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(SiteFiles::open(&path).is_err(), "{length} bytes");
        }
    }
}
