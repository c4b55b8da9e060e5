//! Finds the processes of a browser, on Linux only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, iter};

/// The environment variable that marks all processes of a browser. Its value is the path of the profile, which has a
/// random name, so it matches only our own.
pub(super) const MARK: &str = "NIEM_YET_BROWSER_PROFILE";

/// Ends the processes that were started for a profile.
pub(super) fn end_all_of(profile: &Path) {
    for process in all_of(profile) {
        let _ = Command::new("kill").arg("-KILL").args(process.file_name()).status();
    }
}

/// The private memory of Chromium's page processes in bytes, given the driver's process. They overwrite their
/// environment, so they are found as descendants of the driver.
pub(super) fn memory_of_pages(driver: u32) -> Option<u64> {
    let parents = parents();
    let is_ours =
        |process: u32| iter::successors(Some(process), |child| parents.get(child).copied()).any(|known| known == driver);
    let pages = parents.keys().copied().filter(|process| is_ours(*process) && is_page(*process));
    let memory: Vec<u64> = pages.filter_map(own_memory).collect();
    (!memory.is_empty()).then(|| memory.iter().sum())
}

/// Each process with its parent.
fn parents() -> BTreeMap<u32, u32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|process| process.file_name().to_str()?.parse().ok());
    numbers.filter_map(|process| Some((process, of_status(process, "PPid:")?.parse().ok()?))).collect()
}

fn is_page(process: u32) -> bool {
    let arguments = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    arguments.windows(RENDERER.len()).any(|window| window == RENDERER)
}

const RENDERER: &[u8] = b"--type=renderer";

fn own_memory(process: u32) -> Option<u64> {
    Some(of_status(process, "RssAnon:")?.strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn of_status(process: u32, line: &str) -> Option<String> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    Some(status.lines().find_map(|told| told.strip_prefix(line))?.trim().to_owned())
}

/// The folders in `/proc` of the processes of a profile.
fn all_of(profile: &Path) -> Vec<PathBuf> {
    let mark = format!("{MARK}={}", profile.display());
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten().map(|process| process.path());
    processes.filter(|process| environment(process).split(|byte| *byte == 0).any(|entry| entry == mark.as_bytes())).collect()
}

fn environment(process: &Path) -> Vec<u8> {
    fs::read(process.join("environ")).unwrap_or_default()
}
