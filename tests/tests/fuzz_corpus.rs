//! Replays every corpus file of every fuzz target. Random fuzzing is `cargo xtask fuzz`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use fuzz::{TARGETS, Target};
use libtest_mimic::Trial;
use tests::workspace;

use crate::trials::trial;

/// A test for each corpus file, which its target must survive, and one for each target.
///
/// # Errors
/// A folder of `tests/fuzz/corpus/` cannot be read, is empty, or has no target.
pub(crate) fn trials() -> Result<Vec<Trial>> {
    let corpus = workspace().join("tests/fuzz/corpus");
    for folder in list(&corpus)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        ensure!(fuzz::target(&name).is_some(), "{}: there is no such target", folder.display());
    }
    let mut trials = Vec::new();
    for (name, target) in TARGETS {
        let files = list(&corpus.join(name))?;
        ensure!(!files.is_empty(), "tests/fuzz/corpus/{name} is empty; `cargo run -p fuzz --bin fuzz-seeds` fills it");
        trials.extend(files.iter().cloned().map(|file| replay(name, target, file)));
        trials.push(trial("site", "fuzz", &format!("{name}_understands_a_file"), move || understands(target, &files)));
    }
    Ok(trials)
}

/// The entries of a folder, sorted by name.
fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn replay(name: &str, target: Target, file: PathBuf) -> Trial {
    let shown = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    trial("site", "fuzz", &format!("{name}/{shown}"), move || {
        target(&fs::read(&file)?);
        Ok(())
    })
}

/// A target that rejects all its files tests nothing.
fn understands(target: Target, files: &[PathBuf]) -> Result<()> {
    for file in files {
        if target(&fs::read(file)?) {
            return Ok(());
        }
    }
    anyhow::bail!("no file is understood; `cargo run -p fuzz --bin fuzz-seeds` rewrites those of our own formats")
}
