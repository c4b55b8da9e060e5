//! `release.json`: the files of one release of a site. The indexer writes it last, so a release that can be
//! read is complete; every other file except the entry points carries the hash of its content in its name.

use std::fmt::Write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::office::Office;

/// The version of all formats of a release. A client refuses every other version.
pub const FORMAT: u32 = 7;

/// The name of the file that holds a [`Release`], in the top folder of a site.
pub const RELEASE_FILE: &str = "release.json";

/// One release (bản phát hành).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    /// [`FORMAT`] of the indexer that wrote it.
    pub format: u32,
    /// The first 16 hex digits of a hash over all its files: two releases with the same id are the same.
    pub id: String,
    /// When it was made, in seconds since 1970. A device never goes back to a lower version, so nobody can
    /// pass off an old release as the newest.
    pub version: u64,
    /// The day it was made, in Vietnam.
    #[serde(with = "crate::calendar::date")]
    pub made: Date,
    /// The newest change among its sources, if they state one.
    #[serde(with = "crate::calendar::date::optional")]
    pub updated: Option<Date>,
    /// The number of its procedures.
    pub procedures: u32,
    /// The office that published it.
    #[serde(rename = "site")]
    pub office: Office,
    /// The files that devices store for use without a network, in the order in which they are needed; see
    /// [`Self::stored`].
    pub files: Vec<File>,
    /// [`super::Updates`], if the site had a release before this one.
    pub updates: Option<File>,
}

/// One file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its address, relative to the site.
    pub path: String,
    /// Its purpose.
    pub role: FileRole,
    /// Its size in bytes.
    pub bytes: u64,
    /// For a pack, its size in bytes after decompression; otherwise the same as `bytes`.
    pub unpacked: u64,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

/// The purpose of a file of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileRole {
    /// The page that the service worker answers every address with.
    Shell,
    /// Styles.
    Style,
    /// The script that every page starts with; it loads the app.
    Start,
    /// The app's JavaScript.
    App,
    /// The app's WebAssembly: the start page and the search.
    AppWasm,
    /// The app's second WebAssembly file: all other pages, and the offline cache.
    AppPages,
    /// The search worker's JavaScript.
    Worker,
    /// The search worker's WebAssembly.
    WorkerWasm,
    /// [`crate::Names`].
    Names,
    /// [`crate::OfficeFacts`].
    Office,
    /// [`crate::search::Wordings`].
    Wordings,
    /// A list of [`super::LifeEvent`], in the order of `Names::events`.
    Events,
    /// The newest part of the history: a list of [`super::history::HistoryEntry`].
    History,
    /// The search index over topics.
    Topics,
    /// The search index over the long texts.
    Texts,
    /// A detail pack: a list of [`crate::Procedure`]. The files follow the order of `Names::packs`.
    Details,
    /// Icons, the web manifest and the like.
    Extra,
    /// [`super::Updates`]; a device does not store it.
    Updates,
    /// A list of [`super::Patch`]; a device does not store it.
    Patches,
    /// A form (mẫu đơn, tờ khai) of the office.
    Form,
    /// What the app's second WebAssembly file and the one of the counter screen have in common.
    AppShared,
    /// The app's WebAssembly for a counter screen; only such a screen stores it.
    Counter,
    /// The styles of a counter screen; only such a screen stores them.
    CounterStyle,
    /// The script of the thread that watches a counter screen; only such a screen stores it.
    CounterWatchdog,
    /// [`super::Offices`], on a site of many offices.
    Offices,
}

/// Why a text is not a release that this program can use.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// Not the JSON of a release.
    #[error("release.json không đọc được")]
    Shape,
    /// Written in another version of the format.
    #[error("release.json theo định dạng {found}, chương trình này đọc định dạng {FORMAT}")]
    Format {
        /// The version of that file.
        found: u64,
    },
    /// The bytes changed after they were written.
    #[error("release.json tải về bị hỏng; hãy tải lại")]
    Seal,
}

impl FileRole {
    /// Whether only a counter screen needs a file of this role.
    pub fn is_for_counter(self) -> bool {
        matches!(self, Self::Counter | Self::CounterStyle | Self::CounterWatchdog)
    }

    /// Whether a file of this role is a [`super::pack`].
    pub fn is_pack(self) -> bool {
        matches!(
            self,
            Self::Names
                | Self::Wordings
                | Self::Office
                | Self::Events
                | Self::History
                | Self::Topics
                | Self::Texts
                | Self::Details
                | Self::Updates
                | Self::Patches
                | Self::Offices
        )
    }
}

impl Release {
    /// The id of a release with these files.
    pub fn id_of(files: &[File]) -> String {
        let all: String = files.iter().fold(String::new(), |mut all, file| {
            let _ = writeln!(all, "{} {}", file.path, file.sha256);
            all
        });
        sha256(all.as_bytes())[..16].to_owned()
    }

    /// The file of a role that only one file has.
    pub fn file(&self, role: FileRole) -> Option<&File> {
        self.files.iter().find(|file| file.role == role)
    }

    /// The detail packs, in the order of `Names::packs`.
    pub fn details(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.role == FileRole::Details)
    }

    /// The files that a device stores: a counter screen all, every other device all but those of such screens.
    pub fn stored(&self, counter: bool) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| counter || !file.role.is_for_counter())
    }

    /// The size in bytes of the files that a phone stores, as the host serves them.
    pub fn bytes(&self) -> u64 {
        bytes_of(self.stored(false))
    }
}

/// The size in bytes of some files together, as the host serves them. The sum saturates, because sizes that are
/// not verified yet may be arbitrarily large.
pub fn bytes_of<'a>(files: impl IntoIterator<Item = &'a File>) -> u64 {
    files.into_iter().fold(0, |sum, file| sum.saturating_add(file.bytes))
}

/// SHA-256 in hex.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
