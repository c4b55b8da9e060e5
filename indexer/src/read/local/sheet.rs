//! Reads the rows of the workbook `local.xlsx`. [`super::titles`] interprets its titles.

use std::path::Path;

use anyhow::{Context, ensure};

use super::super::files::is_own_workbook;
use super::super::workbook::{self, Workbook};
use super::SHEET;
use super::row::Row;
use super::titles::Titles;
use crate::findings::Finding;
use crate::limits;

/// The rows of a catalogue's `local.xlsx`, and the findings about its titles. Empty if there is no such file, or it is a
/// workbook of our own, which is read as a whole.
pub(super) fn rows(folder: &Path) -> anyhow::Result<(Vec<Row>, Vec<Finding>)> {
    let path = folder.join(SHEET);
    if !limits::is_there(&path) || is_own_workbook(&path) {
        return Ok((Vec::new(), Vec::new()));
    }
    let bytes = limits::file(&path, &limits::WORKBOOK)?;
    read(SHEET, &bytes).with_context(|| path.display().to_string())
}

/// The rows of a workbook, and the findings about its titles.
pub(in crate::read) fn read(file: &str, bytes: &[u8]) -> anyhow::Result<(Vec<Row>, Vec<Finding>)> {
    let (mut rows, mut findings, mut titled) = (Vec::new(), Vec::new(), false);
    for (sheet, grid) in Workbook::open(bytes)?.sheets()? {
        let Some(titles) = Titles::find(file, &grid) else { continue };
        titled = true;
        let place = workbook::place(&sheet);
        findings.extend(titles.findings(&place));
        rows.extend(titles.rows(&place, grid));
    }
    ensure!(titled, "không thấy dòng tiêu đề có cột \"Mã thủ tục\" và ít nhất một cột đã biết; hãy thêm dòng tiêu đề");
    Ok((rows, findings))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::{Cursor, Read, Write};

    use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet};
    use tempfile::TempDir;

    use super::super::row::Field;
    use super::*;
    use crate::limits::MOST_ROWS;

    /// A catalogue with a workbook of one sheet.
    fn workbook(fill: impl FnOnce(&mut Worksheet)) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut workbook = rust_xlsxwriter::Workbook::new();
        fill(workbook.add_worksheet().set_name("Tại xã").unwrap());
        workbook.save(folder.path().join(SHEET)).unwrap();
        folder
    }

    fn write(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
        for (column, cell) in cells.iter().enumerate() {
            sheet.write(row, column as u16, *cell).unwrap();
        }
    }

    /// The rows as "place: field=cell, …".
    fn said(folder: &TempDir) -> Vec<String> {
        let cells = |row: &Row| row.entries.iter().map(|e| format!("{}={}", e.name, e.cell)).collect::<Vec<_>>().join(", ");
        rows(folder.path()).unwrap().0.iter().map(|row| format!("{}: {}", row.origin.place, cells(row))).collect()
    }

    fn refused(folder: &TempDir) -> String {
        format!("{:#}", rows(folder.path()).err().unwrap())
    }

    #[test]
    fn titles_are_found_below_the_sheets_title_and_among_other_columns() {
        let folder = workbook(|sheet| {
            sheet.merge_range(0, 0, 0, 4, "DANH MỤC THỦ TỤC TẠI XÃ", &Format::new()).unwrap();
            write(sheet, 2, &["STT", "MÃ THỦ TỤC", "Tên", "Sau cắt giảm", "ghi chú"]);
            write(sheet, 3, &["I", "", "Lĩnh vực Hộ tịch"]);
            write(sheet, 4, &["1", "1.004873", "Xác nhận", "2,5 ngày làm việc", "-"]);
        });
        assert_eq!(said(&folder), ["trang \"Tại xã\", dòng 5: MÃ THỦ TỤC=1.004873, Sau cắt giảm=2,5 ngày làm việc"]);
    }

    #[test]
    fn titles_may_take_two_rows_as_in_annexes_of_decisions() {
        let folder = workbook(|sheet| {
            write(sheet, 0, &["TT", "Mã TTHC", "Thời hạn giải quyết"]);
            write(sheet, 1, &["", "", "Theo quy định", "Sau cắt giảm"]);
            write(sheet, 2, &["1", "1.004873", "3 ngày", "2 ngày"]);
        });
        assert_eq!(said(&folder), ["trang \"Tại xã\", dòng 3: Mã TTHC=1.004873, Theo quy định=3 ngày, Sau cắt giảm=2 ngày"]);
    }

    #[test]
    fn numbers_days_and_hours_are_read_as_such() {
        let folder = workbook(|sheet| {
            write(sheet, 0, &["Mã số", "Phí", "Ngày ký", "Nhận đến giờ", "Trong ngày"]);
            sheet.write(1, 0, 1.00423).unwrap();
            sheet.write(1, 1, 8000).unwrap();
            let day = ExcelDateTime::from_ymd(2026, 7, 17).unwrap();
            sheet.write_with_format(1, 2, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
            let hour = ExcelDateTime::from_hms(15, 30, 0).unwrap();
            sheet.write_with_format(1, 3, &hour, &Format::new().set_num_format("hh:mm")).unwrap();
            sheet.write(1, 4, true).unwrap();
        });
        let row = rows(folder.path()).unwrap().0.remove(0);
        let cells: Vec<String> = row.entries.iter().map(|entry| entry.cell.to_string()).collect();
        assert_eq!(cells, ["1,00423", "8000", "17/7/2026", "15 giờ 30", "có"]);
    }

    #[test]
    fn an_unclear_time_is_the_legal_one_beside_a_shortened_one_and_otherwise_a_finding() {
        let folder = workbook(|sheet| {
            write(sheet, 0, &["Mã số", "Thời hạn giải quyết", "Sau cắt giảm"]);
            write(sheet, 1, &["1.004873", "3 ngày", "2 ngày"]);
        });
        let (rows_read, findings) = rows(folder.path()).unwrap();
        assert!(findings.is_empty() && rows_read[0].get(Field::LegalTime).is_some());
        let folder = workbook(|sheet| {
            write(sheet, 0, &["Mã số", "Thời hạn giải quyết", "Ghi chú", "GHI CHÚ"]);
            write(sheet, 1, &["1.004873", "3 ngày", "a", "b"]);
        });
        let (rows_read, findings) = rows(folder.path()).unwrap();
        assert_eq!(rows_read[0].entries.len(), 2);
        let fields: Vec<_> = findings.iter().map(|finding| (finding.record.as_str(), finding.field.as_str())).collect();
        assert_eq!(fields, [("trang \"Tại xã\", dòng 1", "GHI CHÚ"), ("trang \"Tại xã\", dòng 1", "Thời hạn giải quyết")]);
    }

    #[test]
    fn a_damaged_workbook_or_one_without_titles_is_refused_with_the_next_step() {
        let folder = workbook(|sheet| write(sheet, 0, &["Tên", "Ghi chú"]));
        assert!(refused(&folder).contains("hãy thêm dòng tiêu đề"));
        for bytes in [&b"xin ch\xc3\xa0o"[..], b"PK\x03\x04", b""] {
            std::fs::write(folder.path().join(SHEET), bytes).unwrap();
            let error = refused(&folder);
            assert!(error.contains("local.xlsx") && error.contains("hãy mở bằng Excel"), "{error}");
        }
    }

    #[test]
    fn a_panic_of_the_parser_means_a_damaged_workbook() {
        let folder = workbook(|sheet| write(sheet, 0, &["Mã số", "Ghi chú"]));
        let path = folder.path().join(SHEET);
        let mut whole = zip::ZipArchive::new(File::open(&path).unwrap()).unwrap();
        let mut turned = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for at in 0..whole.len() {
            let mut part = whole.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            turned.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
            // The sheet ends above its beginning, and calamine subtracts one from the other.
            turned.write_all(text.replace("ref=\"A1:B1\"", "ref=\"A8:B1\"").as_bytes()).unwrap();
        }
        std::fs::write(&path, turned.finish().unwrap().into_inner()).unwrap();
        if cfg!(debug_assertions) {
            assert!(refused(&folder).contains("hãy mở bằng Excel rồi lưu lại"));
        }
    }

    #[test]
    fn a_workbook_that_is_too_large_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = File::create(folder.path().join(SHEET)).unwrap();
        file.set_len(limits::WORKBOOK.bytes + 1).unwrap();
        assert!(refused(&folder).contains("lớn hơn 20 MB"));
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut archive = zip::ZipWriter::new(File::create(folder.path().join(SHEET)).unwrap());
        archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::copy(&mut std::io::repeat(b' ').take(8 << 20), &mut archive).unwrap();
        archive.finish().unwrap();
        let error = refused(&folder);
        assert!(error.contains("local.xlsx: tệp giải nén ra hơn 200 lần"), "{error}");
    }

    #[test]
    fn a_cell_in_the_last_row_and_column_takes_no_memory() {
        let folder = workbook(|sheet| {
            write(sheet, 0, &["Mã số", "Ghi chú"]);
            sheet.write(1_048_575, 16_383, "x").unwrap();
            sheet.write(1_048_575, 0, "1.004873").unwrap();
        });
        assert_eq!(said(&folder), ["trang \"Tại xã\", dòng 1048576: Mã số=1.004873"]);
    }

    #[test]
    fn too_many_rows_are_refused() {
        let folder = workbook(|sheet| {
            write(sheet, 0, &["Mã số", "Ghi chú"]);
            for row in 1..=MOST_ROWS {
                sheet.write(row, 0, 1).unwrap();
            }
        });
        assert!(refused(&folder).contains("hơn 100000 dòng"));
    }
}
