//! `indexer template`: writes an empty workbook.

use std::path::PathBuf;

use super::export;
use crate::findings::Outcome;
use crate::lang::tr;
use crate::say::say;
use crate::workbook;

/// Tạo bảng tính trống có hướng dẫn và ví dụ, để văn phòng điền.
#[derive(clap::Args)]
pub struct Template {
    /// Tệp .xlsx sẽ ghi.
    #[arg(value_name = "TỆP")]
    file: PathBuf,
    /// Ghi đè tệp đã có.
    #[arg(long)]
    force: bool,
}

impl Template {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        export::check_target(&self.file, self.force)?;
        export::save(&self.file, &workbook::template()?)?;
        let next = tr!(
            "Hãy mở bằng Excel và đọc trang \"Hướng dẫn\"; điền xong thì đặt tệp vào thư mục danh mục",
            "Open it in Excel and read the sheet \"Hướng dẫn\"; put the filled file into the folder of the catalogue"
        );
        say!("  {next}");
        Ok(Outcome::Clean)
    }
}
