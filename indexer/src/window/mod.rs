//! The window: what a double click on the program opens. A few pages in the browser of this machine lead from a folder
//! to a published site, with the same functions as the command line.
//!
//! Only this machine can reach it, and only with the token in its address, which other pages of the browser do not know.
//! Nothing leaves the machine.

mod folders;
mod guide;
mod job;
mod pages;
mod routes;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::Context;
use tokio::sync::Notify;

use crate::findings::Outcome;
use crate::lang::{self, Lang};
use crate::say::say;
use job::Job;

/// What the window knows.
#[derive(Default)]
struct Window {
    /// The chosen catalogue.
    folder: Mutex<Option<PathBuf>>,
    /// The work that runs, or that was done last.
    job: Mutex<Option<Job>>,
    /// The address at which the finished site is open, with its folder.
    open_site: Mutex<Option<(PathBuf, SocketAddr)>>,
    /// Told when the person ends the program.
    stop: Notify,
}

/// Opens the window and runs until the person ends it.
///
/// # Errors
/// No port of this machine can be opened.
pub fn run() -> anyhow::Result<Outcome> {
    // Its pages are in one language.
    lang::choose(Lang::Vi);
    let runtime = tokio::runtime::Runtime::new().context("không khởi động được; hãy chạy lại")?;
    runtime.block_on(serve())?;
    Ok(Outcome::Clean)
}

async fn serve() -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .context("không mở được cổng nào trên máy này; hãy khởi động lại máy rồi thử lại")?;
    let address = listener.local_addr()?;
    let token = token()?;
    let window =
        Arc::new(Window { folder: Mutex::default(), job: Mutex::default(), open_site: Mutex::default(), stop: Notify::new() });
    let router = routes::router(&token, address, Arc::clone(&window));
    let url = format!("http://{address}/{token}/");
    say!(
        "Niêm Yết đang mở trong trình duyệt. Nếu chưa thấy, hãy mở địa chỉ này:\n{url}\n(dừng: Ctrl+C, hoặc nút Đóng chương trình)"
    );
    if open::that_detached(&url).is_err() {
        say!("Máy này không có trình duyệt mặc định; hãy chép địa chỉ trên vào trình duyệt.");
    }
    let stopped = Arc::clone(&window);
    axum::serve(listener, router)
        .with_graceful_shutdown(async move { stopped.stop.notified().await })
        .await
        .context("cửa sổ dừng vì lỗi; hãy chạy lại chương trình")
}

/// 128 random bits in hex: a secret of this run.
fn token() -> anyhow::Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| anyhow::anyhow!("máy không cho số ngẫu nhiên; hãy chạy lại"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The value of a lock, also if a thread panicked while it had it: every value is written in one step.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
