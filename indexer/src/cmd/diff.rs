//! `indexer diff`: compares two catalogues or sites.

use std::io::Write;
use std::path::PathBuf;

use crate::diff;
use crate::diff::report::{self, Format};
use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::{self, say};
use crate::site::whole_file;

/// So sánh hai danh mục hoặc hai trang, để người có thẩm quyền duyệt: thủ tục nào mới, bãi bỏ, đổi mã, đổi những gì.
#[derive(clap::Args)]
pub struct Diff {
    /// Bản cũ: thư mục danh mục, thư mục trang đã xuất bản, hoặc tệp .zip của trang.
    old: PathBuf,
    /// Bản mới, cũng vậy.
    new: PathBuf,
    /// Dạng của bản so sánh: text để đọc, html để in khổ A4 và ký duyệt, json cho chương trình khác.
    #[arg(long, value_enum, value_name = "DẠNG", default_value_t)]
    format: Format,
    /// Tệp sẽ ghi. Mặc định: in ra màn hình.
    #[arg(long, value_name = "TỆP")]
    out: Option<PathBuf>,
}

impl Diff {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let found = diff::paths(&self.old, &self.new)?;
        let report = report::write(&found, self.format)?;
        match &self.out {
            Some(out) => {
                whole_file::write(out, |file| Ok(file.write_all(report.as_bytes())?))?;
                say!("{}.\n{} {}", found.summary(), tr!("Đã ghi vào", "Written to"), out.display());
            }
            None => say::document(&report)?,
        }
        Ok(if found.is_empty() { Outcome::Clean } else { Outcome::Findings })
    }
}
