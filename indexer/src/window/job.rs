//! Work that takes a while: checking, publishing, packing. One at a time, in a thread of its own, while the pages show
//! how far it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, bail, ensure};
use jiff::Timestamp;

use super::{Window, locked};
use crate::cmd::new::site_beside;
use crate::findings::{self, Presented, Report};
use crate::site::{SiteFiles, verify, zip};
use crate::write::App;
use crate::{foreign, read, write};

/// What the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    Check,
    Publish,
    /// Publishes although many procedures of the old site are missing.
    PublishSmaller,
    Zip,
}

/// A piece of work, running or done.
#[derive(Clone)]
pub(super) struct Job {
    pub task: Task,
    pub begun: Instant,
    /// None while it runs.
    pub done: Option<Arc<Result<Done, String>>>,
}

/// What came out of it.
pub(super) struct Done {
    /// What the catalogue's check says. None for a zip.
    pub report: Option<Report>,
    /// The same as a page of its own.
    pub report_page: Option<String>,
    /// A sentence about it.
    pub summary: String,
}

impl Task {
    /// What the person reads while it runs.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Check => "Đang kiểm tra",
            Self::Publish | Self::PublishSmaller => "Đang xuất bản",
            Self::Zip => "Đang đóng gói",
        }
    }

    fn run(self, folder: &Path) -> anyhow::Result<Done> {
        match self {
            Self::Check => check(folder),
            Self::Publish => publish(folder, false),
            Self::PublishSmaller => publish(folder, true),
            Self::Zip => pack(folder),
        }
    }
}

/// Starts work on a catalogue, unless some is running.
pub(super) fn start(window: &Arc<Window>, task: Task) {
    let Some(folder) = locked(&window.folder).clone() else { return };
    let mut job = locked(&window.job);
    if job.as_ref().is_some_and(|job| job.done.is_none()) {
        return;
    }
    *job = Some(Job { task, begun: Instant::now(), done: None });
    let window = Arc::clone(window);
    std::thread::spawn(move || {
        let done = std::panic::catch_unwind(|| task.run(&folder));
        let failed = "chương trình gặp lỗi bên trong; trang cũ vẫn còn nguyên, hãy báo cho người làm chương trình";
        let done = done.unwrap_or_else(|_| bail_with(failed)).map_err(|error| foreign::told(&error));
        if let Some(job) = locked(&window.job).as_mut() {
            job.done = Some(Arc::new(done));
        }
    });
}

fn bail_with<T>(message: &'static str) -> anyhow::Result<T> {
    bail!(message)
}

/// The zip of the site that is made from a catalogue, beside both.
fn zip_of(folder: &Path) -> PathBuf {
    let mut name = site_beside(folder).into_os_string();
    name.push(".zip");
    PathBuf::from(name)
}

fn check(folder: &Path) -> anyhow::Result<Done> {
    let catalogue = read::catalogue(folder)?;
    let summary = format!("Danh mục có {} thủ tục đăng được.", catalogue.procedures.len());
    let report_page = Some(findings::html(&Presented::of(&catalogue))?);
    Ok(Done { report: Some(catalogue.report), report_page, summary })
}

fn publish(folder: &Path, accept_shrink: bool) -> anyhow::Result<Done> {
    let out = site_beside(folder);
    write::check_target(&out)?;
    let catalogue = read::catalogue(folder)?;
    let (report, report_page) = (catalogue.report.clone(), findings::html(&Presented::of(&catalogue))?);
    ensure!(!catalogue.procedures.is_empty(), "không thủ tục nào đăng được; hãy kiểm tra danh mục, trang cũ vẫn còn nguyên");
    let options = write::Options { app: App::of(None), base_url: None, made: Timestamp::now(), key: None, accept_shrink };
    let summary = write::site(catalogue, &out, &options)?;
    Ok(Done { report: Some(report), report_page: Some(report_page), summary: summary.to_string() })
}

fn pack(folder: &Path) -> anyhow::Result<Done> {
    let (site, out) = (site_beside(folder), zip_of(folder));
    zip::check_target(&out)?;
    let files = SiteFiles::open(&site)?;
    let found = verify::site(&files, None)?;
    ensure!(found.problems.is_empty(), "trang không nguyên vẹn nên chưa đóng gói; hãy xuất bản lại");
    let bytes = zip::write(&files, &out).context("không ghi được tệp nén")?;
    let summary = format!("Đã đóng gói cả trang vào {} ({:.1} MB).", out.display(), bytes as f64 / 1e6);
    Ok(Done { report: None, report_page: None, summary })
}
