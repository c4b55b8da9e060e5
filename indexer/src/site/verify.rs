//! Checks that a copy of a site is complete, file by file: a folder on a host or a USB stick, or a zip.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::Context;
use catalog::release::{File, RELEASE_FILE, Release, sha256};
use catalog::signature::{KEY_FILE, PublicKey, SIGNATURE_FILE};
use catalog::{pack, written_day};

use crate::site::SiteFiles;
use crate::site::signing;
use crate::site::sums;

/// A file that is not as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do.
    pub todo: &'static str,
}

/// What was found in a copy of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// The release, if its file can be read.
    pub release: Option<Release>,
    /// How many files were compared with their hash.
    pub compared: usize,
    /// What is known about the signature.
    pub signed: String,
    /// What is wrong, in the order of the files.
    pub problems: Vec<Problem>,
}

const COPY_AGAIN: &str = "chép lại tệp này từ nơi xuất bản";
const PUBLISH_AGAIN: &str = "xuất bản lại, rồi chép lại cả trang";
const DELETE: &str = "xóa tệp này nếu không phải của bạn";
const DO_NOT_USE: &str = "không dùng bản này; hỏi người xuất bản";
const SIGN: &str = "ký bằng `indexer sign`, hoặc lấy bản đã ký";

/// The public key in a site, if it has one.
///
/// # Errors
/// The file cannot be read, or is not a key.
pub fn pinned_key(files: &SiteFiles) -> anyhow::Result<Option<PublicKey>> {
    let Some(bytes) = files.read(KEY_FILE)? else { return Ok(None) };
    Ok(Some(PublicKey::parse(&String::from_utf8_lossy(&bytes)).context(KEY_FILE)?))
}

/// Compares the files of a site with its lists, and its signature with a key: `key`, or else the one in the site.
///
/// # Errors
/// A file cannot be read at all.
pub fn site(files: &SiteFiles, key: Option<&PublicKey>) -> anyhow::Result<Findings> {
    let json = files.read(RELEASE_FILE)?.context("không có release.json")?;
    let mut found = Findings { release: None, compared: 0, signed: String::new(), problems: Vec::new() };
    let list = files.read(sums::FILE)?;
    found.check_signature(files, &json, list.as_deref(), key)?;
    match Release::parse(&json) {
        Ok(release) => found.check_release(files, release)?,
        Err(error) => found.problem(RELEASE_FILE, error.to_string(), PUBLISH_AGAIN),
    }
    match list {
        Some(list) => found.check_list(files, &String::from_utf8_lossy(&list))?,
        None => found.problem(sums::FILE, "thiếu, nên không so được các trang", PUBLISH_AGAIN),
    }
    found.problems.sort_by(|one, other| one.path.cmp(&other.path));
    found.problems.dedup_by(|one, other| one.path == other.path);
    Ok(found)
}

impl Findings {
    fn problem(&mut self, path: &str, what: impl Into<String>, todo: &'static str) {
        self.problems.push(Problem { path: path.to_owned(), what: what.into(), todo });
    }

    /// Checks every file that a device stores: that it exists and has its size and hash, and that packs can be opened.
    fn check_release(&mut self, files: &SiteFiles, release: Release) -> anyhow::Result<()> {
        if release.id != Release::id_of(&release.files) {
            self.problem(RELEASE_FILE, "danh sách tệp không khớp mã bản phát hành", DO_NOT_USE);
        }
        for file in &release.files {
            self.compared += 1;
            if let Some((what, todo)) = check_file(file, files.read(&file.path)?.as_deref()) {
                self.problem(&file.path, what, todo);
            }
        }
        self.release = Some(release);
        Ok(())
    }

    /// Checks every other file of the site: mostly pages, and files of earlier releases. A file that the list does not
    /// name does not belong to the site.
    fn check_list(&mut self, files: &SiteFiles, list: &str) -> anyhow::Result<()> {
        let ours: BTreeSet<_> = self.release.iter().flat_map(|release| &release.files).map(|file| file.path.clone()).collect();
        let mut known: BTreeSet<&str> = [sums::FILE, SIGNATURE_FILE].into();
        for (hash, path) in sums::lines(list) {
            known.insert(path);
            if ours.contains(path) {
                continue;
            }
            self.compared += 1;
            match files.read(path)? {
                None => self.problem(path, "thiếu", COPY_AGAIN),
                Some(bytes) if sha256(&bytes) != hash => self.problem(path, "nội dung khác bản đã xuất bản", COPY_AGAIN),
                Some(_) => {}
            }
        }
        for path in files.paths().filter(|path| !known.contains(path)) {
            self.problem(path, "tệp lạ, không có trong bản đã xuất bản", DELETE);
        }
        Ok(())
    }

    fn check_signature(
        &mut self,
        files: &SiteFiles,
        json: &[u8],
        list: Option<&[u8]>,
        given: Option<&PublicKey>,
    ) -> anyhow::Result<()> {
        let signature = files.read(SIGNATURE_FILE)?.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        // A damaged key is reported with the other files.
        let own = pinned_key(files).ok().flatten();
        self.signed = match (signature, given.or(own.as_ref())) {
            (None, None) => "không có chữ ký".to_owned(),
            (None, Some(_)) => {
                self.problem(SIGNATURE_FILE, "bản này chưa ký mà trang đòi chữ ký", SIGN);
                "chưa ký".to_owned()
            }
            (Some(_), None) => "có chữ ký; hãy đưa khóa công khai bằng --key để kiểm".to_owned(),
            (Some(signature), Some(key)) => match key.check(json, &signature) {
                Ok(trusted) => {
                    self.check_signed_list(&trusted, list);
                    let whose = if given.is_some() { "bạn đưa" } else { "đi kèm trang" };
                    format!("chữ ký đúng với khóa {whose} (số {})", signing::number(key))
                }
                Err(error) => {
                    self.problem(SIGNATURE_FILE, error.to_string(), DO_NOT_USE);
                    "chữ ký SAI".to_owned()
                }
            },
        };
        Ok(())
    }

    /// The signature covers the list too, and the list covers every page.
    fn check_signed_list(&mut self, trusted: &str, list: Option<&[u8]>) {
        let signed = signing::signed_list(trusted);
        if signed.is_some() && signed != list.map(sha256).as_deref() {
            self.problem(sums::FILE, "không phải danh sách đã ký", DO_NOT_USE);
        }
    }
}

/// What is wrong with a file of the release, and what to do.
fn check_file(file: &File, bytes: Option<&[u8]>) -> Option<(String, &'static str)> {
    let Some(bytes) = bytes else { return Some(("thiếu".to_owned(), COPY_AGAIN)) };
    if bytes.len() as u64 != file.bytes {
        return Some((format!("dài {} byte, đúng ra {}", bytes.len(), file.bytes), COPY_AGAIN));
    }
    if sha256(bytes) != file.sha256 {
        return Some(("nội dung khác bản đã xuất bản".to_owned(), COPY_AGAIN));
    }
    let opened = if file.role.is_pack() { pack::unpack(bytes, &file.sha256, file.unpacked).err() } else { None };
    opened.map(|error| (error.to_string(), PUBLISH_AGAIN))
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(release) = &self.release {
            writeln!(
                f,
                "Bản {} của {}, {} thủ tục, xuất bản ngày {}",
                release.id,
                release.office.name,
                release.procedures,
                written_day(release.made)
            )?;
        }
        writeln!(f, "  đã so {} tệp; {}", self.compared, self.signed)?;
        if self.problems.is_empty() {
            return write!(f, "  Trang nguyên vẹn.");
        }
        let heads = ["Tệp", "Sai ở đâu", "Hãy làm gì"];
        let cells = |problem: &Problem| [problem.path.clone(), problem.what.clone(), problem.todo.to_owned()];
        let rows: Vec<_> = [heads.map(str::to_owned)].into_iter().chain(self.problems.iter().map(cells)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths = [width(0), width(1)];
        for [path, what, todo] in &rows {
            writeln!(f, "  {path:<0$}  {what:<1$}  {todo}", widths[0], widths[1])?;
        }
        write!(f, "  {} chỗ sai.", self.problems.len())
    }
}
