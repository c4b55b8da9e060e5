//! Checks that a copy of a site is complete, file by file: a folder on a host or a USB stick, or a zip.

use std::collections::BTreeSet;
use std::fmt;

use anyhow::Context;
use catalog::release::{File, RELEASE_FILE, Release, sha256};
use catalog::signature::{KEY_FILE, PublicKey, SIGNATURE_FILE};
use catalog::{pack, written_day};

use crate::lang::{Text, tr};
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

const COPY_AGAIN: Text = Text("chép lại tệp này từ nơi xuất bản", "copy this file again from where it was published");
const PUBLISH_AGAIN: Text = Text("xuất bản lại, rồi chép lại cả trang", "publish again, then copy the whole site again");
const DELETE: Text = Text("xóa tệp này nếu không phải của bạn", "delete this file unless it is yours");
const DO_NOT_USE: Text = Text("không dùng bản này; hỏi người xuất bản", "do not use this copy; ask the publisher");
const SIGN: Text = Text("ký bằng `indexer sign`, hoặc lấy bản đã ký", "sign it with `indexer sign`, or take the signed one");

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
        None => found.problem(
            sums::FILE,
            tr!("thiếu, nên không so được các trang", "missing, so the pages cannot be compared"),
            PUBLISH_AGAIN,
        ),
    }
    found.problems.sort_by(|one, other| one.path.cmp(&other.path));
    found.problems.dedup_by(|one, other| one.path == other.path);
    Ok(found)
}

impl Findings {
    fn problem(&mut self, path: &str, what: impl Into<String>, todo: Text) {
        self.problems.push(Problem { path: path.to_owned(), what: what.into(), todo: todo.said() });
    }

    /// Checks every file that a device stores: that it exists and has its size and hash, and that packs can be opened.
    fn check_release(&mut self, files: &SiteFiles, release: Release) -> anyhow::Result<()> {
        if release.id != Release::id_of(&release.files) {
            self.problem(
                RELEASE_FILE,
                tr!("danh sách tệp không khớp mã bản phát hành", "the list of files does not fit the number of the release"),
                DO_NOT_USE,
            );
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
                None => self.problem(path, tr!("thiếu", "missing"), COPY_AGAIN),
                Some(bytes) if sha256(&bytes) != hash => {
                    self.problem(path, tr!("nội dung khác bản đã xuất bản", "differs from what was published"), COPY_AGAIN)
                }
                Some(_) => {}
            }
        }
        for path in files.paths().filter(|path| !known.contains(path)) {
            self.problem(
                path,
                tr!("tệp lạ, không có trong bản đã xuất bản", "unknown file, not part of what was published"),
                DELETE,
            );
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
            (None, None) => tr!("không có chữ ký", "no signature").to_owned(),
            (None, Some(_)) => {
                self.problem(
                    SIGNATURE_FILE,
                    tr!("bản này chưa ký mà trang đòi chữ ký", "not signed, though the site asks for a signature"),
                    SIGN,
                );
                tr!("chưa ký", "not signed").to_owned()
            }
            (Some(_), None) => {
                tr!("có chữ ký; hãy đưa khóa công khai bằng --key để kiểm", "signed; give the public key with --key to check it")
                    .to_owned()
            }
            (Some(signature), Some(key)) => match key.check(json, &signature) {
                Ok(trusted) => {
                    self.check_signed_list(&trusted, list);
                    let whose =
                        if given.is_some() { tr!("bạn đưa", "that you gave") } else { tr!("đi kèm trang", "of the site") };
                    tr!("chữ ký đúng với khóa {} (số {})", "signed with the key {} (number {})", whose, signing::number(key))
                }
                Err(error) => {
                    self.problem(SIGNATURE_FILE, error.to_string(), DO_NOT_USE);
                    tr!("chữ ký SAI", "WRONG signature").to_owned()
                }
            },
        };
        Ok(())
    }

    /// The signature covers the list too, and the list covers every page.
    fn check_signed_list(&mut self, trusted: &str, list: Option<&[u8]>) {
        let signed = signing::signed_list(trusted);
        if signed.is_some() && signed != list.map(sha256).as_deref() {
            self.problem(sums::FILE, tr!("không phải danh sách đã ký", "not the list that was signed"), DO_NOT_USE);
        }
    }
}

/// What is wrong with a file of the release, and what to do.
fn check_file(file: &File, bytes: Option<&[u8]>) -> Option<(String, Text)> {
    let Some(bytes) = bytes else { return Some((tr!("thiếu", "missing").to_owned(), COPY_AGAIN)) };
    if bytes.len() as u64 != file.bytes {
        return Some((tr!("dài {} byte, đúng ra {}", "{} bytes long, should be {}", bytes.len(), file.bytes), COPY_AGAIN));
    }
    if sha256(bytes) != file.sha256 {
        return Some((tr!("nội dung khác bản đã xuất bản", "differs from what was published").to_owned(), COPY_AGAIN));
    }
    let opened = if file.role.is_pack() { pack::unpack(bytes, &file.sha256, file.unpacked).err() } else { None };
    opened.map(|error| (error.to_string(), PUBLISH_AGAIN))
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(release) = &self.release {
            let which = tr!(
                "Bản {} của {}, {} thủ tục, xuất bản ngày {}",
                "Release {} of {}, {} procedures, published on {}",
                release.id,
                release.office.name,
                release.procedures,
                written_day(release.made)
            );
            writeln!(f, "{which}")?;
        }
        writeln!(f, "  {}; {}", tr!("đã so {} tệp", "compared {} files", self.compared), self.signed)?;
        if self.problems.is_empty() {
            return write!(f, "  {}", tr!("Trang nguyên vẹn.", "The site is complete."));
        }
        let heads = [tr!("Tệp", "File"), tr!("Sai ở đâu", "What is wrong"), tr!("Hãy làm gì", "What to do")];
        let cells = |problem: &Problem| [problem.path.clone(), problem.what.clone(), problem.todo.to_owned()];
        let rows: Vec<_> = [heads.map(str::to_owned)].into_iter().chain(self.problems.iter().map(cells)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
        let widths = [width(0), width(1)];
        for [path, what, todo] in &rows {
            writeln!(f, "  {path:<0$}  {what:<1$}  {todo}", widths[0], widths[1])?;
        }
        write!(f, "  {}", tr!("{} chỗ sai.", "{} problems.", self.problems.len()))
    }
}
