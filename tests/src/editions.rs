//! The sample catalogue with a change, as an office would publish it next.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::sample_catalogue;

/// The sample with files replaced or added, given as paths within it and texts.
///
/// # Errors
/// A file cannot be read or written.
pub fn sample_with(files: &[(&str, &str)]) -> Result<TempDir> {
    let folder = tempfile::tempdir().context("no temporary folder")?;
    copy(&sample_catalogue(), folder.path())?;
    for (path, text) in files {
        let file = folder.path().join(path);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, text).with_context(|| (*path).to_owned())?;
    }
    Ok(folder)
}

/// The sample with `word` added to the first step of the marriage registration (1.000894).
///
/// # Errors
/// A file cannot be read or written.
pub fn edition(word: &str) -> Result<TempDir> {
    const PATH: &str = "thu-tuc/1.000894.toml";
    let text = fs::read_to_string(sample_catalogue().join(PATH)).context(PATH)?;
    sample_with(&[(PATH, &text.replacen("Hai bạn điền chung", &format!("{word} Hai bạn điền chung"), 1))])
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let to = to.join(path.file_name().context("a name")?);
        if path.is_dir() {
            fs::create_dir(&to)?;
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}
