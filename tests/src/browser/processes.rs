//! The processes of a browser, as Linux tells them. Other systems tell nothing here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What all processes of a browser carry in their environment, with the path of its profile: ours alone,
/// for that is drawn at random.
pub(super) const MARK: &str = "NIEM_YET_BROWSER_PROFILE";

/// Ends the processes that were started for a profile.
pub(super) fn end_all_of(profile: &Path) {
    for process in all_of(profile) {
        let _ = Command::new("kill").arg("-KILL").args(process.file_name()).status();
    }
}

/// Bytes that Chromium's processes for pages have to themselves.
pub(super) fn memory_of_pages(profile: &Path) -> Option<u64> {
    let pages = all_of(profile).into_iter().filter(|process| {
        let arguments = fs::read(process.join("cmdline")).unwrap_or_default();
        arguments.windows(RENDERER.len()).any(|window| window == RENDERER)
    });
    let memory: Vec<u64> = pages.filter_map(|process| own_memory(&process)).collect();
    (!memory.is_empty()).then(|| memory.iter().sum())
}

const RENDERER: &[u8] = b"--type=renderer";

/// Their folders in `/proc`.
fn all_of(profile: &Path) -> Vec<PathBuf> {
    let mark = format!("{MARK}={}", profile.display());
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten().map(|process| process.path());
    processes.filter(|process| environment(process).split(|byte| *byte == 0).any(|entry| entry == mark.as_bytes())).collect()
}

fn environment(process: &Path) -> Vec<u8> {
    fs::read(process.join("environ")).unwrap_or_default()
}

fn own_memory(process: &Path) -> Option<u64> {
    let status = fs::read_to_string(process.join("status")).ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?;
    Some(kilobytes.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
