//! The packs of a finished site, in a folder or a zip. Each is checked against the release before it is read.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use catalog::release::{File, FileRole, RELEASE_FILE, Release};
use catalog::{Procedure, pack};
use serde::de::DeserializeOwned;

use crate::limits::{self, MOST_RECORDS};
use crate::site::SiteFiles;

/// The largest detail pack, in bytes, unpacked. The indexer fills them to 512 KB, but for a longer record.
const MOST_DETAILS: u64 = 16 << 20;
const COPY_AGAIN: &str = "trang này không nguyên vẹn; hãy chép lại từ nơi xuất bản";

/// A finished site, open for reading its packs.
pub struct Packs {
    files: SiteFiles,
    release: Release,
}

impl Packs {
    /// Opens the site in a folder or a zip.
    ///
    /// # Errors
    /// There is no site, it is of another version of the format, or its `release.json` is damaged.
    pub fn open(site: &Path) -> Result<Self> {
        Self::of(SiteFiles::open(site)?).with_context(|| site.display().to_string())
    }

    /// Opens the site with these files.
    ///
    /// # Errors
    /// There is no `release.json`, it is of another version of the format, or it is damaged.
    pub fn of(files: SiteFiles) -> Result<Self> {
        let json = files.read(RELEASE_FILE)?.with_context(|| format!("không có {RELEASE_FILE}; {COPY_AGAIN}"))?;
        let advice = "trang này không dùng được; hãy lấy bản do chương trình cùng phiên bản xuất bản";
        let release = Release::parse(&json).context(advice)?;
        ensure!(release.id == Release::id_of(&release.files), "danh sách tệp không khớp mã bản phát hành; {COPY_AGAIN}");
        Ok(Self { files, release })
    }

    /// The release of the site.
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// The value of the pack of a role that only one pack has.
    ///
    /// # Errors
    /// The pack is missing or differs from the release.
    pub fn only<T: DeserializeOwned>(&self, role: FileRole) -> Result<T> {
        self.read(self.release.file(role).with_context(|| format!("{RELEASE_FILE} kê thiếu một phần của trang; {COPY_AGAIN}"))?)
    }

    /// All procedures, in their order, with the local facts of the office.
    ///
    /// # Errors
    /// A pack is missing or differs from the release, or there are too many procedures.
    pub fn procedures(&self) -> Result<Vec<Procedure>> {
        let mut procedures = Vec::new();
        for file in self.release.details() {
            ensure!(file.unpacked <= MOST_DETAILS, "{}: giải nén ra quá lớn; {COPY_AGAIN}", file.path);
            procedures.extend(self.read::<Vec<Procedure>>(file)?);
            ensure!(procedures.len() <= MOST_RECORDS, "trang có hơn {MOST_RECORDS} thủ tục; {COPY_AGAIN}");
        }
        let (found, stated) = (procedures.len(), self.release.procedures);
        ensure!(found == stated as usize, "trang có {found} thủ tục mà {RELEASE_FILE} ghi {stated}; {COPY_AGAIN}");
        Ok(procedures)
    }

    fn read<T: DeserializeOwned>(&self, file: &File) -> Result<T> {
        // The path is from outside; in a folder it must not lead out of it.
        limits::within(Path::new(""), &file.path)?;
        let bytes = self.files.read(&file.path)?.with_context(|| format!("{}: thiếu; {COPY_AGAIN}", file.path))?;
        pack::open(&bytes, &file.sha256, file.unpacked).with_context(|| format!("{}: {COPY_AGAIN}", file.path))
    }
}
