//! Where the app comes from: a folder that `cargo xtask app` has filled, or this program itself.

use std::path::PathBuf;

use anyhow::{Context, ensure};

use crate::limits;

/// The files of the app inside this program, packed, by name. `indexer/build.rs` makes the list; it is empty without
/// the feature `embedded-app`.
const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded_app.rs"));

const MISSING: &str = "thiếu hoặc sai tệp của phần mềm tra cứu; hãy dựng lại";

/// The app that a site gets.
#[derive(Clone, Debug)]
pub enum App {
    /// The app in a folder.
    Folder(PathBuf),
    /// The app inside this program.
    Embedded,
}

impl App {
    /// The app in `folder` if the user names one. Otherwise the one inside this program, or the one in the folder `app`
    /// beside it. None if there is none.
    pub fn of(folder: Option<PathBuf>) -> Option<Self> {
        match folder {
            Some(folder) => Some(Self::Folder(folder)),
            None if !EMBEDDED.is_empty() => Some(Self::Embedded),
            None => beside_program().map(Self::Folder),
        }
    }

    /// Whether there can be files at all, for an error that names the folder.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        match self {
            Self::Folder(folder) => {
                ensure!(folder.is_dir(), "{}: không có thư mục phần mềm tra cứu này", folder.display());
                Ok(())
            }
            Self::Embedded => Ok(()),
        }
    }

    /// Reads a file.
    pub(super) fn read(&self, name: &str) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Folder(folder) => limits::file(&folder.join(name), &limits::APP_FILE).context(MISSING),
            Self::Embedded => {
                let (_, packed) = EMBEDDED.iter().find(|(known, _)| *known == name).context(MISSING)?;
                zstd::decode_all(*packed).context(MISSING)
            }
        }
    }
}

fn beside_program() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.parent()?.join("app");
    folder.is_dir().then_some(folder)
}
