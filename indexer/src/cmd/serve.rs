//! `indexer serve`: serves a site on this machine.

use std::future::IntoFuture;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, ensure};

use crate::cli::value;
use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::say;
use crate::site::{SiteFiles, serve};
use crate::write;

/// Mở trang web đã xuất bản trên máy này.
#[derive(clap::Args)]
pub struct Serve {
    /// Thư mục trang web, do `indexer build` làm ra, hoặc tệp .zip do `indexer zip` làm ra.
    site: PathBuf,
    /// Cổng; 0 là một cổng còn trống.
    #[arg(long, default_value_t = 8080, value_parser = value::port)]
    port: u16,
    /// Đường dẫn con đặt trang, như "/mot-cua".
    #[arg(long, default_value = "")]
    prefix: String,
    /// Cho các máy khác trong mạng nội bộ cùng xem.
    #[arg(long)]
    lan: bool,
}

/// How long answers under way may take once the program is told to stop: a browser may hold a connection for ever.
const GRACE: Duration = Duration::from_secs(5);

impl Serve {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        write::recover(&self.site)?;
        ensure!(self.site.exists(), "{}: không có; hãy chạy `indexer build … --out {0}` trước", self.site.display());
        // Refuses a folder that is no site, and a zip with anything that does not belong in one.
        let files = SiteFiles::open(&self.site)?;
        tokio::runtime::Runtime::new().context("không khởi động được máy chủ")?.block_on(self.serve(files))?;
        Ok(Outcome::Clean)
    }

    async fn serve(self, files: SiteFiles) -> anyhow::Result<()> {
        let host = if self.lan { Ipv4Addr::UNSPECIFIED } else { Ipv4Addr::LOCALHOST };
        let listener = tokio::net::TcpListener::bind(SocketAddr::from((host, self.port)))
            .await
            .with_context(|| format!("cổng {} không mở được; hãy chọn cổng khác bằng --port", self.port))?;
        let port = listener.local_addr()?.port();
        let prefix = serve::normal_prefix(&self.prefix);
        let url = format!("http://{}{prefix}/", SocketAddr::from((shown(host), port)));
        say!("{}", tr!("Trang đang mở tại {} (dừng: Ctrl+C)", "The site is open at {} (stop: Ctrl+C)", url));
        let server = axum::serve(listener, serve::router(self.site, files, &prefix));
        let late = async {
            stopped().await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            ended = server.with_graceful_shutdown(stopped()).into_future() => ended.context("máy chủ dừng vì lỗi"),
            () = late => Ok(()),
        }
    }
}

/// The address to open: for the whole network, the one by which other machines reach this one.
fn shown(host: Ipv4Addr) -> IpAddr {
    // Nothing is sent: the system only chooses the way to an address that is nobody's.
    let own = || {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
        Some(socket.local_addr().ok()?.ip())
    };
    Some(host).filter(Ipv4Addr::is_unspecified).and_then(|_| own()).unwrap_or(host.into())
}

/// Waits until the program is told to stop: Ctrl+C, or a service manager. Answers under way are sent to their end.
async fn stopped() {
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => terminated.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<Option<()>>();
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_can_be_opened_is_shown() {
        assert_eq!(shown(Ipv4Addr::LOCALHOST), Ipv4Addr::LOCALHOST);
        // A machine without a network has none to show.
        assert!(shown(Ipv4Addr::UNSPECIFIED).is_ipv4());
    }
}
