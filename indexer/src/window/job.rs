//! Work that takes a while: checking, publishing, packing. One at a time, in a thread of its own, while the pages show
//! how far it is.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, bail, ensure};
use catalog::signature::{KEY_FILE, SIGNATURE_FILE};
use jiff::Timestamp;

use super::{Window, locked};
use crate::cmd::new::site_beside;
use crate::findings::{self, Presented, Report};
use crate::read::NoOffice;
use crate::site::{SiteFiles, verify, zip};
use crate::write::{App, Shrunk};
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
    pub done: Option<Arc<Result<Done, Failed>>>,
}

/// Why the work could not be done.
pub(super) struct Failed {
    /// What happened, and what to do.
    pub message: String,
    /// What the person can do about it here.
    pub remedy: Option<Remedy>,
}

/// What helps where work has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remedy {
    /// To say whose catalogue it is.
    NameOffice,
    /// To confirm that many procedures are gone.
    AcceptShrink,
}

impl Failed {
    fn of(error: &anyhow::Error) -> Self {
        let remedy =
            if error.is::<NoOffice>() { Some(Remedy::NameOffice) } else { error.is::<Shrunk>().then_some(Remedy::AcceptShrink) };
        Self { message: foreign::told(error), remedy }
    }
}

/// What came out of it.
pub(super) struct Done {
    /// What the catalogue's check says, and the same as a page of its own. None for a zip.
    pub checked: Option<(Report, String)>,
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

/// Chooses a catalogue and checks it.
///
/// # Errors
/// Work on another is running: its result would be shown for this one.
pub(super) fn open(window: &Arc<Window>, folder: PathBuf) -> anyhow::Result<()> {
    let mut job = locked(&window.job);
    let is_free = job.as_ref().is_none_or(|job| job.done.is_some());
    ensure!(is_free, "đang có việc chạy; hãy chờ xong rồi đổi thư mục");
    *job = None;
    drop(job);
    *locked(&window.folder) = Some(folder);
    start(window, Task::Check);
    Ok(())
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
        let done = done.unwrap_or_else(|_| bail_with(failed)).map_err(|error| Failed::of(&error));
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
    let summary = match catalogue.procedures.len() {
        0 => "Chưa có thủ tục nào đăng được. Hãy chép các tệp về thủ tục vào thư mục này, rồi bấm Kiểm tra lại.".to_owned(),
        count => format!("Danh mục có {count} thủ tục đăng được."),
    };
    let page = findings::html(&Presented::of(&catalogue))?;
    Ok(Done { checked: Some((catalogue.report, page)), summary })
}

fn publish(folder: &Path, accept_shrink: bool) -> anyhow::Result<Done> {
    let out = site_beside(folder);
    write::check_target(&out)?;
    ensure!(
        ![KEY_FILE, SIGNATURE_FILE].iter().any(|name| out.join(name).exists()),
        "trang cũ có chữ ký, mà cửa sổ này không ký được; hãy xuất bản bằng dòng lệnh: build với --key, rồi sign"
    );
    let mut catalogue = read::catalogue(folder)?;
    ensure!(!catalogue.procedures.is_empty(), "không thủ tục nào đăng được; hãy kiểm tra danh mục, trang cũ vẫn còn nguyên");
    let page = findings::html(&Presented::of(&catalogue))?;
    let checked = Some((std::mem::take(&mut catalogue.report), page));
    let options =
        write::Options { app: App::of(None), base_url: None, made: Timestamp::now(), key: None, accept_shrink, previous: None };
    let summary = write::site(catalogue, &out, &options)?;
    Ok(Done { checked, summary: summary.to_string() })
}

fn pack(folder: &Path) -> anyhow::Result<Done> {
    let (site, out) = (site_beside(folder), zip_of(folder));
    zip::check_target(&out)?;
    let files = SiteFiles::open(&site)?;
    let found = verify::site(&files, None)?;
    ensure!(found.problems.is_empty(), "trang không nguyên vẹn nên chưa đóng gói; hãy xuất bản lại");
    let bytes = zip::write(&files, &out).context("không ghi được tệp nén")?;
    let summary = format!("Đã đóng gói cả trang vào {} ({:.1} MB).", out.display(), bytes as f64 / 1e6);
    Ok(Done { checked: None, summary })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_folder_waits_for_the_work_on_this_one() {
        let window = Arc::new(Window::default());
        *locked(&window.job) = Some(Job { task: Task::Publish, begun: Instant::now(), done: None });
        let refused = open(&window, PathBuf::from("/khác")).unwrap_err().to_string();
        assert!(refused.contains("hãy chờ") && locked(&window.folder).is_none(), "{refused}");
    }

    #[test]
    fn what_helps_is_offered_where_it_helps() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.json"), "{}").unwrap();
        let failed = |task: Task| Failed::of(&task.run(folder.path()).err().unwrap());
        assert_eq!(failed(Task::Check).remedy, Some(Remedy::NameOffice));
        std::fs::write(folder.path().join("site.toml"), "ten = 1").unwrap();
        let failed = failed(Task::Publish);
        assert!(failed.remedy.is_none() && failed.message.contains("site.toml"), "{}", failed.message);
    }
}
