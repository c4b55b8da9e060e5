//! `indexer watch`: publishes a catalogue, serves the site on this machine, and publishes again what is changed. Pages that
//! are open reload by themselves.

mod changes;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf, absolute};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use catalog::release::RELEASE_FILE;
use jiff::Timestamp;

use super::build;
use crate::cli::value;
use crate::findings::Outcome;
use crate::foreign;
use crate::lang::tr;
use crate::say::{say, say_error};
use crate::site::serve;
use crate::write::{self, App};
use changes::Changes;

/// How long to wait between two looks at the catalogue.
const PAUSE: Duration = Duration::from_millis(300);
/// The wait is at least this many times as long as a look takes: a network drive is slow.
const REST: u32 = 5;

/// Vừa sửa vừa xem: xuất bản, mở trang trên máy này, và xuất bản lại mỗi khi danh mục đổi.
#[derive(clap::Args)]
pub struct Watch {
    /// Thư mục danh mục: có `site.toml` và các tệp thủ tục.
    catalog: PathBuf,
    /// Nơi đặt trang web. Phải trống, chưa có, hoặc là trang do chương trình này làm ra.
    #[arg(long, value_name = "TRANG")]
    out: PathBuf,
    /// Thư mục chứa phần mềm tra cứu (app.js, app_bg.wasm, …). Mặc định: phần mềm có sẵn trong chương trình này; không có
    /// thì thư mục `app` cạnh chương trình.
    #[arg(long, value_name = "THƯ-MỤC")]
    app: Option<PathBuf>,
    /// Cổng; 0 là một cổng còn trống.
    #[arg(long, default_value_t = 8080, value_parser = value::port)]
    port: u16,
    /// Vẫn xuất bản dù bản mới thiếu hơn 20 % thủ tục của trang cũ.
    #[arg(long)]
    accept_shrink: bool,
}

impl Watch {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        write::check_target(&self.out)?;
        check_apart(&self.catalog, &self.out)?;
        ensure!(self.catalog.is_dir(), "{}: không có thư mục này; hãy chỉ thư mục danh mục", self.catalog.display());
        // Before the first build, which may take long.
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port));
        let mut listener =
            Some(listener.with_context(|| format!("cổng {} không mở được; hãy chọn cổng khác bằng --port", self.port))?);
        let mut changes = Changes::new(self.catalog.clone());
        self.publish();
        loop {
            if self.out.join(RELEASE_FILE).is_file()
                && let Some(listener) = listener.take()
            {
                start(listener, self.out.clone())?;
            }
            self.wait(&mut changes);
            self.publish();
        }
    }

    /// Publishes once. A failure is only reported: the old site stays, and the next change can correct it.
    fn publish(&self) {
        let options = write::Options {
            app: App::of(self.app.clone()),
            base_url: None,
            made: Timestamp::now(),
            key: None,
            accept_shrink: self.accept_shrink,
            previous: None,
        };
        if let Err(error) = build::publish(&self.catalog, &self.out, &options, false) {
            say_error!("{}: {}", tr!("Lỗi", "Error"), foreign::told(&error));
            let next = tr!(
                "Trang cũ, nếu có, vẫn còn nguyên; hãy sửa rồi lưu lại, chương trình sẽ tự làm lại",
                "The old site, if any, is as it was; correct the catalogue and save it, and it is built again"
            );
            say_error!("  {next}");
        }
    }

    /// Waits until files have changed and nobody is writing them any more.
    fn wait(&self, changes: &mut Changes) {
        let mut seen: Option<PathBuf> = None;
        loop {
            let begun = Instant::now();
            let changed = changes.look();
            match (changed.into_iter().next(), &seen) {
                (Some(file), _) => seen = Some(file),
                (None, Some(file)) => {
                    let file = file.strip_prefix(&self.catalog).unwrap_or(file).display();
                    say!("\n{}", tr!("{} đã đổi; đang xuất bản lại …", "{} has changed; building again …", file));
                    return;
                }
                (None, None) => {}
            }
            thread::sleep(PAUSE.max(begun.elapsed() * REST));
        }
    }
}

/// Refuses a site within its catalogue, because writing it would change the catalogue for ever.
fn check_apart(catalog: &Path, out: &Path) -> anyhow::Result<()> {
    let inside = absolute(out)?.starts_with(absolute(catalog)?);
    ensure!(!inside, "{}: trang nằm trong danh mục; hãy chọn nơi khác bằng --out", out.display());
    Ok(())
}

/// Serves the site from another thread, until the program ends.
fn start(listener: TcpListener, site: PathBuf) -> anyhow::Result<()> {
    let failed = "không khởi động được máy chủ";
    listener.set_nonblocking(true).context(failed)?;
    let url = format!("http://{}/", listener.local_addr().context(failed)?);
    say!("{}", tr!("Trang đang mở tại {} (dừng: Ctrl+C)", "The site is open at {} (stop: Ctrl+C)", url));
    let runtime = tokio::runtime::Runtime::new().context(failed)?;
    thread::spawn(move || {
        runtime.block_on(async {
            let served = async { axum::serve(tokio::net::TcpListener::from_std(listener)?, serve::reloading(site)).await };
            if let Err(error) = served.await {
                say_error!("{}: {}", tr!("Máy chủ dừng", "The server has ended"), foreign::told(&error.into()));
            }
        });
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_within_its_catalogue_is_refused() {
        assert!(check_apart(Path::new("a"), Path::new("b")).is_ok());
        assert!(check_apart(Path::new("a"), Path::new("a-trang")).is_ok());
        let error = check_apart(Path::new("a"), Path::new("./a/trang")).unwrap_err().to_string();
        assert!(error.contains("--out"), "{error}");
    }
}
