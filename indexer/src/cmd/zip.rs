//! `indexer zip`: packs a whole site into one file.

use std::path::PathBuf;

use anyhow::bail;

use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::{say, say_error};
use crate::site::SiteFiles;
use crate::site::{verify, zip};

/// Gói cả trang vào một tệp .zip để mang đi.
#[derive(clap::Args)]
pub struct Zip {
    /// Thư mục trang web, do `indexer build` làm ra.
    site: PathBuf,
    /// Tệp .zip sẽ ghi. Phải chưa có, hoặc là tệp do lệnh này làm ra.
    #[arg(long, value_name = "TỆP")]
    out: PathBuf,
}

impl Zip {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        zip::check_target(&self.out)?;
        let files = SiteFiles::open(&self.site)?;
        let found = verify::site(&files, None)?;
        if !found.problems.is_empty() {
            say_error!("{found}");
            bail!("{}: trang không nguyên vẹn nên chưa gói; hãy sửa những chỗ kê ở trên", self.site.display());
        }
        let bytes = zip::write(&files, &self.out)?;
        let (out, megabytes) = (self.out.display(), bytes as f64 / 1e6);
        say!("{}", tr!("Đã gói vào {} ({:.1} MB)", "Packed into {} ({:.1} MB)", out, megabytes));
        let there = tr!(
            "Ở máy khác: indexer verify {0}, rồi indexer serve {0}",
            "Elsewhere: indexer verify {0}, then indexer serve {0}",
            out
        );
        say!("  {there}");
        Ok(Outcome::Clean)
    }
}
