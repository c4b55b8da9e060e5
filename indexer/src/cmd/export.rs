//! `indexer export`: writes a catalogue into a workbook.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use crate::findings::{self, Outcome};
use crate::lang::tr;
use crate::say::{self, say};
use crate::site::whole_file;
use crate::{read, workbook};

/// Ghi cả danh mục ra bảng tính Excel, để sửa rồi đọc lại.
#[derive(clap::Args)]
pub struct Export {
    /// Thư mục danh mục.
    catalog: PathBuf,
    /// Tệp .xlsx sẽ ghi.
    #[arg(long, value_name = "TỆP")]
    xlsx: PathBuf,
    /// Ghi đè tệp đã có.
    #[arg(long)]
    force: bool,
    /// Kê hết mọi điều cần xem lại, không chỉ vài ví dụ mỗi loại.
    #[arg(long)]
    all: bool,
}

impl Export {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        check_target(&self.xlsx, self.force)?;
        let catalogue = read::catalogue(&self.catalog)?;
        say::document(&findings::text(&catalogue.report, self.all))?;
        save(&self.xlsx, &workbook::export(&catalogue)?)?;
        let count = catalogue.procedures.len();
        let unsaid = tr!(
            "{} thủ tục; điều nguồn chưa nói nằm ở trang \"Cần ghi\"",
            "{} procedures; what the sources leave unsaid is on the sheet \"Cần ghi\"",
            count
        );
        say!("  {unsaid}");
        Ok(catalogue.report.outcome())
    }
}

/// Refuses a name that Excel would not open, and a file that is there already unless `force` is set.
pub(super) fn check_target(file: &Path, force: bool) -> anyhow::Result<()> {
    let is_named = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    ensure!(is_named, "{}: tên tệp phải có đuôi .xlsx", file.display());
    let is_free = fs::symlink_metadata(file).is_err() || force && file.is_file();
    ensure!(is_free, "{}: đã có tệp này; hãy chọn tên khác, hoặc thêm --force để ghi đè", file.display());
    Ok(())
}

/// Writes the file as a whole: if it fails, an old file stays as it was.
pub(super) fn save(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let size = whole_file::write(file, |to| Ok(to.write_all(bytes)?))
        .context("không ghi được bảng tính; nếu tệp đang mở trong Excel, hãy đóng lại rồi chạy lần nữa")?;
    let (file, megabytes) = (file.display(), size as f64 / 1e6);
    say!("{}", tr!("Đã ghi {} ({:.1} MB)", "Wrote {} ({:.1} MB)", file, megabytes));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_is_kept_unless_it_is_forced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.XLSX");
        check_target(&file, false).unwrap();
        save(&file, b"x").unwrap();
        assert!(check_target(&file, false).unwrap_err().to_string().contains("--force"));
        check_target(&file, true).unwrap();
        assert!(check_target(&folder.path().join("a.xls"), true).unwrap_err().to_string().contains(".xlsx"));
    }
}
