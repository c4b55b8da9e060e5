//! The office's own forms: the folder `bieu-mau/` of a catalogue. A file that cannot be published is a finding.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use catalog::release::sha256;
use catalog::text::slug;
use catalog::{FormKind, HeldFile};

use super::super::document;
use super::super::record::RecordOrigin;
use super::super::text;
use super::check::{FORM, check, is_safe_name};
use crate::findings::{Finding, Kind};
use crate::limits::{self, MOST_DEPTH, MOST_FILES};

/// The folder's name, in a catalogue and in a site.
pub(crate) const FOLDER: &str = "bieu-mau";
/// The most letters of a name in an address.
const MOST_IN_ADDRESS: usize = 60;
/// What programs keep beside the files that people make.
const NOT_FORMS: [&str; 3] = ["~$", ".", "Thumbs.db"];

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

/// The files of the folder, and what is wrong with others. None if there is no folder.
pub(super) fn read(catalogue: &Path) -> anyhow::Result<Option<(Vec<OfficeFile>, Vec<Finding>)>> {
    let folder = catalogue.join(FOLDER);
    if !folder.is_dir() {
        return Ok(None);
    }
    let mut paths = Vec::new();
    list(&folder, "", 0, &mut paths)?;
    paths.sort();
    let (mut files, mut findings) = (Vec::new(), Vec::new());
    for (name, path) in paths {
        match open(&name, &path) {
            Ok(file) => files.push(file),
            Err(error) => findings.push(refused(&name, &format!("{error:#}"))),
        }
    }
    Ok(Some((files, findings)))
}

fn list(folder: &Path, prefix: &str, depth: usize, paths: &mut Vec<(String, PathBuf)>) -> anyhow::Result<()> {
    let unreadable = || format!("{}: không mở được thư mục", folder.display());
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if NOT_FORMS.iter().any(|beginning| name.starts_with(beginning)) {
            continue;
        }
        let is_folder = entry.file_type().with_context(unreadable)?.is_dir();
        if is_folder && depth < MOST_DEPTH {
            list(&entry.path(), &format!("{prefix}{name}/"), depth + 1, paths)?;
        } else if paths.len() < MOST_FILES {
            paths.push((format!("{prefix}{name}"), entry.path()));
        }
    }
    Ok(())
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
