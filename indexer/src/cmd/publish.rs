//! `indexer publish`: copies a site to where a host serves it.

use std::path::PathBuf;

use anyhow::bail;

use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::{say, say_error};
use crate::site::{SiteFiles, host_limits, publish, verify};

/// Chép trang tới nơi máy chủ phát, đúng thứ tự, chỉ những tệp đã đổi.
#[derive(clap::Args)]
pub struct Publish {
    /// Thư mục trang web do `indexer build` làm ra, hoặc tệp .zip của nó.
    site: PathBuf,
    /// Thư mục mà máy chủ phát: ổ mạng, thư mục git của trang, thư mục chờ tải lên.
    #[arg(long, value_name = "THƯ-MỤC")]
    to: PathBuf,
}

impl Publish {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let files = SiteFiles::open(&self.site)?;
        publish::refuse_overlap(&self.site, &self.to)?;
        let found = verify::site(&files, None)?;
        if !found.problems.is_empty() {
            say_error!("{found}");
            bail!("{}: trang không nguyên vẹn nên chưa chép gì; hãy sửa những chỗ kê ở trên", self.site.display());
        }
        let done = publish::site(&files, &self.to)?;
        say!("{}", done.told(&self.to));
        for host in host_limits::too_large_for(&files) {
            say!("  {}", tr!("Lưu ý: {}", "Note: {}", host));
        }
        Ok(Outcome::Clean)
    }
}
