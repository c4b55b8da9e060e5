//! `indexer check`: reads and reports, and writes nothing but the report.

use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::findings::{self, Outcome, Presented};
use crate::lang::tr;
use crate::read;
use crate::say::{self, say};
use crate::site::whole_file;

/// Chỉ đọc và kiểm tra một danh mục.
#[derive(clap::Args)]
pub struct Check {
    /// Thư mục danh mục: có `site.toml` và các tệp thủ tục.
    catalog: PathBuf,
    /// Kê hết mọi điều cần xem lại, không chỉ vài ví dụ mỗi loại.
    #[arg(long)]
    all: bool,
    /// Dạng của báo cáo: chữ (text), một trang web mở được không cần mạng (html), hay cho chương trình khác (json, sarif).
    #[arg(long, value_enum, value_name = "DẠNG", default_value_t = Format::Text)]
    format: Format,
    /// Tệp báo cáo sẽ ghi. Mặc định: in ra màn hình.
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
}

/// The form of the report. (Doc comments on the variants would become a long list in every help.)
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Html,
    Json,
    Sarif,
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let catalogue = read::catalogue(&self.catalog)?;
        let report = self.report(&catalogue)?;
        match &self.out {
            Some(path) => {
                whole_file::write(path, |file| Ok(file.write_all(report.as_bytes())?))?;
                let counts = catalogue.report.counts();
                say!("{}", tr!("Đã ghi báo cáo vào {}: {}", "Wrote the report to {}: {}", path.display(), counts));
            }
            None => say::document(&report)?,
        }
        Ok(catalogue.report.outcome())
    }

    fn report(&self, catalogue: &Catalogue) -> anyhow::Result<String> {
        let of = Presented::of(catalogue);
        match self.format {
            Format::Text => Ok(findings::text(&catalogue.report, self.all)),
            Format::Html => findings::html(&of),
            Format::Json => findings::json(&of),
            Format::Sarif => findings::sarif(&of),
        }
    }
}
