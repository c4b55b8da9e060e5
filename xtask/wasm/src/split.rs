//! Cuts the app in several files, so that the first answer waits only for what it needs.
//!
//! The functions marked in `app/src/bin/app/`, and what only they use, go into WebAssembly files that the first one
//! loads. Measured: 182 KB instead of 213 (Brotli) before the first answer.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_split_cli_support::{Options, transform};

/// How the first file imports the script that loads the others.
pub(crate) const LINK: &str = "./__wasm_split.js";

/// The files that the splitter writes.
pub(crate) struct Parts {
    /// The first file.
    pub(crate) main: PathBuf,
    /// The files that the first one loads, in the order of their names.
    pub(crate) later: Vec<Later>,
    /// The script that loads them: a module that the first file imports.
    pub(crate) link: PathBuf,
}

/// A file that the first one loads.
pub(crate) struct Later {
    /// The file as the splitter writes it; the script that loads it says the same name.
    pub(crate) split: PathBuf,
    /// Its name in the app's folder.
    pub(crate) name: String,
}

/// Cuts the app's WebAssembly and writes its parts to a folder.
///
/// # Errors
/// The file cannot be read or split; the message names it.
pub(crate) fn split(wasm: &Path, folder: &Path) -> Result<Parts> {
    let bytes = fs::read(wasm).with_context(|| format!("{}: cannot read", wasm.display()))?;
    let (main, link) = (folder.join("app.wasm"), folder.join(LINK));
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let made = transform(options).map_err(|error| anyhow!("{}: cannot split: {error:#}", wasm.display()))?;
    let mut later = made.split_modules.into_iter().map(Later::of).collect::<Result<Vec<_>>>()?;
    later.sort_by(|one, other| one.name.cmp(&other.name));
    let is_clear = later.windows(2).all(|pair| pair[0].name != pair[1].name);
    ensure!(is_clear, "{}: two later files have one name; name each chunk in `Later::of`", wasm.display());
    Ok(Parts { main, later, link })
}

impl Later {
    /// `split_pages.wasm` holds what the mark `pages` names, `chunk_1.wasm` what several marks share.
    fn of(split: PathBuf) -> Result<Self> {
        let stem = split.file_stem().and_then(OsStr::to_str).unwrap_or_default();
        let name = match stem.split_once('_') {
            Some(("split", mark)) => format!("app_{mark}.wasm"),
            Some(("chunk", _)) => "app_shared.wasm".to_owned(),
            _ => bail!("{}: not a name that the splitter gives", split.display()),
        };
        Ok(Self { split, name })
    }

    /// Its name as the splitter gave it.
    pub(crate) fn split_name(&self) -> String {
        self.split.file_name().unwrap_or_default().display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_a_name_in_the_app() {
        let name = |split: &str| Later::of(PathBuf::from(split)).map(|later| later.name).ok();
        assert_eq!(name("x/split_pages.wasm").as_deref(), Some("app_pages.wasm"));
        assert_eq!(name("x/chunk_1.wasm").as_deref(), Some("app_shared.wasm"));
        assert_eq!(name("x/other.wasm"), None);
    }
}
