//! Puts all files of the app into one folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Fills `app` with the files of all `sources` and removes all others. If two have the same file, the later
/// one wins.
pub(super) fn assemble(sources: &[PathBuf], app: &Path) -> Result<()> {
    // Filled beside its place, then moved there: a test that is running finds the old app or the new one.
    let new = app.with_extension("new");
    remove(&new)?;
    for source in sources {
        copy_folder(source, &new)?;
    }
    remove(app)?;
    fs::rename(&new, app).with_context(|| format!("{}: cannot move to {}", new.display(), app.display()))
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{}: cannot remove", folder.display()))?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("{}: cannot create", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("{}: cannot read", from.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("{}: cannot read", from.display()))?;
        let (source, copy) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &copy)?;
        } else {
            fs::copy(&source, &copy).with_context(|| format!("{}: cannot copy to {}", source.display(), copy.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_sources_win_and_old_files_go() {
        let root = tempfile::tempdir().unwrap();
        let [plain, small, app] = ["plain", "small", "app"].map(|name| root.path().join(name));
        for (file, text) in [
            (plain.join("app.wasm"), "large"),
            (plain.join("icons/icon.svg"), "icon"),
            (small.join("app.wasm"), "small"),
            (app.join("old.js"), "old"),
        ] {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        assemble(&[plain, small], &app).unwrap();
        assert_eq!(fs::read_to_string(app.join("app.wasm")).unwrap(), "small");
        assert_eq!(fs::read_to_string(app.join("icons/icon.svg")).unwrap(), "icon");
        assert!(!app.join("old.js").exists());
    }
}
