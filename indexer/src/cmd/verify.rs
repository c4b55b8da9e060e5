//! `indexer verify`: checks that a copy of a site is complete and signed.

use std::path::PathBuf;

use crate::findings::Outcome;
use crate::say::say;
use crate::site::SiteFiles;
use crate::site::{signing, verify};

/// Kiểm một trang đã xuất bản hay một bản chép của nó, từng tệp một.
#[derive(clap::Args)]
pub struct Verify {
    /// Thư mục trang web, hoặc tệp .zip của nó.
    site: PathBuf,
    /// Tệp khóa công khai (.pub); không có thì dùng khóa đi kèm trang.
    #[arg(long, value_name = "TỆP")]
    key: Option<PathBuf>,
}

impl Verify {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let key = self.key.as_deref().map(signing::public_key).transpose()?;
        let found = verify::site(&SiteFiles::open(&self.site)?, key.as_ref())?;
        say!("{found}");
        Ok(if found.problems.is_empty() { Outcome::Clean } else { Outcome::Findings })
    }
}
