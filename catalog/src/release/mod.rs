//! `release.json`: what one release of a site consists of. It is written last, so a release that can be
//! read is whole; every other file but the entry points has its content's hash in its name.

mod read;
mod seal;
mod updates;

use std::fmt::Write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Office;

pub use read::Json;
pub use seal::sealed;
pub use updates::{Past, Patch, Updates, Way};

/// The version of everything a release holds. A client refuses another one instead of guessing.
pub const FORMAT: u32 = 4;

/// The name of the file that holds a [`Release`], in the top folder of a site.
pub const RELEASE_FILE: &str = "release.json";

/// One release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    /// [`FORMAT`] of the indexer that wrote it.
    pub format: u32,
    /// The first 16 hex digits of a hash over all its files: two releases with one id are the same.
    pub id: String,
    /// When it was made, in seconds since 1970. A device never goes back to a lower one, so that nobody can
    /// pass off an old release as the newest.
    pub version: u64,
    /// The day it was made, in Vietnam.
    #[serde(with = "crate::day")]
    pub made: Date,
    /// The newest change among its sources, where they say.
    #[serde(with = "crate::day::optional")]
    pub updated: Option<Date>,
    /// How many procedures it holds.
    pub procedures: u32,
    /// The office that published it.
    #[serde(rename = "site")]
    pub office: Office,
    /// What a device keeps to work without a network, in the order it is needed.
    pub files: Vec<File>,
    /// [`Updates`], where the site had a release before this one.
    pub updates: Option<File>,
}

/// One file of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its address, relative to the site.
    pub path: String,
    /// What it is for.
    pub role: FileRole,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its size after decompression, for a pack; otherwise the same as `bytes`.
    pub unpacked: u64,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

/// What a file of a release is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileRole {
    /// The page that the service worker answers every address with.
    Shell,
    /// Styles.
    Style,
    /// The script that every page begins with, which brings the app.
    Start,
    /// The app's JavaScript.
    App,
    /// The app's WebAssembly.
    AppWasm,
    /// The second file of the app: the page of a procedure.
    AppPages,
    /// The search worker's JavaScript.
    Worker,
    /// The search worker's WebAssembly.
    WorkerWasm,
    /// [`crate::Names`].
    Names,
    /// [`crate::OfficeFacts`].
    Office,
    /// The search index over names and topics.
    Titles,
    /// The search index over the long texts.
    Texts,
    /// A detail pack: a list of [`crate::Procedure`]. They stand in the order of `Names::packs`.
    Details,
    /// Icons, the manifest and the like.
    Extra,
    /// [`Updates`]; not among the files that a device keeps.
    Updates,
    /// A list of [`Patch`]; not among the files that a device keeps.
    Patches,
}

/// Why a text is not a release that this program can use.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// Not the JSON of a release.
    #[error("release.json không đọc được")]
    Shape,
    /// Written by another version of the format.
    #[error("release.json theo định dạng {found}, chương trình này đọc định dạng {FORMAT}")]
    Format {
        /// The version that was found.
        found: u64,
    },
    /// Its bytes are not those that were written.
    #[error("release.json tải về bị hỏng; hãy tải lại")]
    Seal,
}

impl FileRole {
    /// Whether a file of this role is a [`crate::pack`].
    pub fn is_pack(self) -> bool {
        matches!(self, Self::Names | Self::Office | Self::Titles | Self::Texts | Self::Details | Self::Updates | Self::Patches)
    }
}

impl Release {
    /// The id of a release of these files.
    pub fn id_of(files: &[File]) -> String {
        let all: String = files.iter().fold(String::new(), |mut all, file| {
            let _ = writeln!(all, "{} {}", file.path, file.sha256);
            all
        });
        sha256(all.as_bytes())[..16].to_owned()
    }

    /// The only file of a role.
    pub fn file(&self, role: FileRole) -> Option<&File> {
        self.files.iter().find(|file| file.role == role)
    }

    /// The detail packs, in the order of `Names::packs`.
    pub fn details(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.role == FileRole::Details)
    }

    /// How many bytes a device keeps, as the files stand on the host.
    pub fn bytes(&self) -> u64 {
        bytes_of(&self.files)
    }
}

/// How many bytes files are together, as they stand on the host. Sizes that nothing vouches for yet may be
/// beyond all measure.
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
