//! `indexer check`: reads and reports, and writes nothing.

use std::path::PathBuf;

use crate::findings::Outcome;
use crate::read;

/// Chỉ đọc và kiểm tra một danh mục.
#[derive(clap::Args)]
pub struct Check {
    /// Thư mục danh mục: có `site.toml` và các tệp thủ tục.
    catalog: PathBuf,
    /// Kê hết mọi điều cần xem lại, không chỉ vài ví dụ mỗi loại.
    #[arg(long)]
    all: bool,
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let catalogue = read::catalogue(&self.catalog)?;
        catalogue.report.print(self.all);
        Ok(catalogue.report.outcome())
    }
}
