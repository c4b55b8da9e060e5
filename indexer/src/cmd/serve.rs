//! `indexer serve`: serves a site on this machine.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

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
        let address = listener.local_addr()?;
        let prefix = serve::normal_prefix(&self.prefix);
        let url = format!("http://{address}{prefix}/");
        say!("{}", tr!("Trang đang mở tại {} (dừng: Ctrl+C)", "The site is open at {} (stop: Ctrl+C)", url));
        axum::serve(listener, serve::router(self.site, files, &prefix)).await.context("máy chủ dừng vì lỗi")
    }
}
