//! The office's own forms: the folder `bieu-mau/` of a catalogue. A file that cannot be published is a finding.

use std::path::{Path, PathBuf};

use catalog::release::sha256;
use catalog::text::slug;
use catalog::{FormKind, HeldFile};

use super::super::document;
use super::super::files::{Entry, entries, open_elsewhere};
use super::super::record::RecordOrigin;
use super::super::text;
use super::check::{FORM, check, is_safe_name};
use crate::findings::{Finding, Kind};
use crate::limits::{self, MOST_DEPTH, MOST_FILES};

/// The folder's name, in a catalogue and in a site.
pub(crate) const FOLDER: &str = "bieu-mau";
/// The most letters of a name in an address.
const MOST_IN_ADDRESS: usize = 60;

/// A file of the office, checked.
pub(super) struct OfficeFile {
    /// Its path within the catalogue, for findings.
    pub label: String,
    /// Its path within the folder, in NFC.
    pub name: String,
    pub kind: FormKind,
    pub held: HeldFile,
    pub path: PathBuf,
}

/// What is in the folder.
#[derive(Default)]
struct Listing {
    /// The path within the folder and on the disk of each file.
    paths: Vec<(String, PathBuf)>,
    /// How many files there are too many.
    left_out: usize,
    findings: Vec<Finding>,
}

/// The files of the folder, and what is wrong with others. None if there is no folder.
pub(super) fn read(catalogue: &Path) -> anyhow::Result<Option<(Vec<OfficeFile>, Vec<Finding>)>> {
    let folder = catalogue.join(FOLDER);
    if !folder.is_dir() {
        return Ok(None);
    }
    let Listing { mut paths, left_out, mut findings } = Listing::of(&folder, MOST_FILES)?;
    findings.extend((left_out > 0).then(|| too_many(left_out)));
    paths.sort();
    let mut files = Vec::new();
    for (name, path) in paths {
        match open(&name, &path) {
            Ok(file) => files.push(file),
            Err(error) => findings.push(refused(&name, &format!("{error:#}"))),
        }
    }
    Ok(Some((files, findings)))
}

impl Listing {
    fn of(folder: &Path, most: usize) -> anyhow::Result<Self> {
        let mut listing = Self::default();
        listing.add(folder, "", 0, most)?;
        Ok(listing)
    }

    fn add(&mut self, folder: &Path, prefix: &str, depth: usize, most: usize) -> anyhow::Result<()> {
        for Entry { name, path, kind } in entries(folder)? {
            let label = format!("{prefix}{name}");
            if kind.is_dir() && depth < MOST_DEPTH {
                self.add(&path, &format!("{label}/"), depth + 1, most)?;
            } else if kind.is_dir() {
                let what = format!("thư mục lồng quá {MOST_DEPTH} lớp; hãy chuyển các tệp trong đó ra ngoài");
                self.findings.push(refused(&label, &what));
            } else if let Some(finding) = open_elsewhere(&format!("{FOLDER}/{}", shown(&label)), &name) {
                self.findings.push(finding);
            } else if self.paths.len() < most {
                self.paths.push((label, path));
            } else {
                self.left_out += 1;
            }
        }
        Ok(())
    }
}

fn too_many(left_out: usize) -> Finding {
    let what = format!("có hơn {MOST_FILES} tệp, {left_out} tệp không được đăng");
    RecordOrigin::of_file(FOLDER, Kind::BadForm, &what, "Hãy chỉ giữ mẫu của các thủ tục trong danh mục")
}

fn open(name: &str, path: &Path) -> anyhow::Result<OfficeFile> {
    anyhow::ensure!(name.split('/').all(is_safe_name), "tên tệp có ký tự ẩn, ký tự đổi chiều chữ hoặc \"..\"; hãy đổi tên tệp");
    let bytes = limits::read(path, &FORM)?;
    let (kind, ending) = check(name, &bytes)?;
    let text = if ending == "docx" { document::words_of(&bytes).unwrap_or_default() } else { String::new() };
    let held = HeldFile { path: address(name, &bytes, ending), bytes: bytes.len() as u64, text };
    Ok(OfficeFile { label: format!("{FOLDER}/{name}"), name: text::line(name), kind, held, path: path.to_owned() })
}

/// The address of a file in a site: readable, and with the hash of its content.
fn address(name: &str, bytes: &[u8], ending: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let words: String = slug(&text::line(stem)).chars().take(MOST_IN_ADDRESS).collect();
    let words = if words.is_empty() { "mau" } else { words.trim_matches('-') };
    format!("{FOLDER}/{words}-{}.{ending}", &sha256(bytes)[..16])
}

/// The name of a file as a finding shows it: characters that could mislead are written as their numbers.
fn shown(name: &str) -> String {
    name.chars()
        .map(|c| if is_safe_name(&c.to_string()) || c == '/' { c.to_string() } else { c.escape_unicode().to_string() })
        .collect()
}

fn refused(name: &str, message: &str) -> Finding {
    let (what, todo) = message.rsplit_once("; ").unwrap_or((message, "hãy thay tệp này"));
    let todo = format!("Mẫu này không được đăng; {todo}");
    RecordOrigin::of_file(&format!("{FOLDER}/{}", shown(name)), Kind::BadForm, what, &todo)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_too_many_too_deep_or_open_in_word_is_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/".repeat(MOST_DEPTH + 1));
        fs::create_dir_all(&deep).unwrap();
        for path in ["1.docx", "2.docx", "a/3.docx", ".ẩn", "Thumbs.db", "~$1.docx"] {
            fs::write(folder.path().join(path), "").unwrap();
        }
        fs::write(deep.join("4.docx"), "").unwrap();
        let listing = Listing::of(folder.path(), 2).unwrap();
        assert_eq!((listing.paths.len(), listing.left_out), (2, 1));
        let whats: Vec<&str> = listing.findings.iter().map(|finding| finding.what.as_str()).collect();
        assert!(whats.len() == 2, "{whats:?}");
        assert!(whats.iter().any(|what| what.contains("lồng quá 8 lớp")) && whats.iter().any(|what| what.contains("đang mở")));
        assert!(too_many(1).what.contains("1 tệp không được đăng"));
    }
}
