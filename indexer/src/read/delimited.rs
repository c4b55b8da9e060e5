//! Reads a table that is text: CSV with any separator, as Excel and portals write it.

use anyhow::ensure;
use csv::{ReaderBuilder, StringRecord};

use super::encoding::{self, Script};
use super::grid::{Cell, Grid};
use crate::guard::guarded;
use crate::limits::{self, MOST_COLUMNS, MOST_ROWS};

/// The separators that are tried.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// How many rows show which separator is right.
const JUDGED: usize = 50;
/// The most lines of one cell. More of them mean a quotation mark that nobody closed.
const MOST_LINES: usize = 100;
const DAMAGED: &str = "không đọc được như một bảng CSV; hãy mở bằng Excel rồi lưu thành .xlsx";

/// The cells of a table, each at the line where its row begins, and how the text was written.
///
/// # Errors
/// It is larger than the limits allow.
pub(super) fn grid(bytes: &[u8]) -> anyhow::Result<(Grid, Script)> {
    let most = limits::WORKBOOK.unpacked;
    ensure!(bytes.len() as u64 <= most, "tệp lớn hơn {} MB; hãy chỉ giữ bảng cần dùng", most >> 20);
    let (text, script) = encoding::decode(bytes);
    let (said, text) = said_separator(&text);
    let separator = said.unwrap_or_else(|| separator(text));
    let before = u32::from(said.is_some());
    let quoted = guarded(DAMAGED, || cells(text, separator, true, before))?;
    let grid = match quoted {
        Some(grid) => grid,
        None => guarded(DAMAGED, || cells(text, separator, false, before))?.unwrap_or_default(),
    };
    Ok((grid, script))
}

/// The separator in the line "sep=;" that Excel understands, and the text behind it.
fn said_separator(text: &str) -> (Option<u8>, &str) {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let Some((first, rest)) = text.split_once('\n') else { return (None, text) };
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (Some(*separator), rest),
        _ => (None, text),
    }
}

/// The separator that gives most of the first rows the same number of cells.
fn separator(text: &str) -> u8 {
    let fit = |separator: &u8| {
        let mut counts: Vec<usize> = records(text, *separator, true).take(JUDGED).map(|(_, record)| record.len()).collect();
        counts.sort_unstable();
        let alike = counts.chunk_by(|a, b| a == b).filter(|rows| rows[0] > 1).map(|rows| (rows.len(), rows[0]));
        alike.max().unwrap_or_default()
    };
    // The last of the best is returned, so that the first is taken.
    SEPARATORS.into_iter().rev().max_by_key(fit).unwrap_or(b',')
}

/// The rows with the numbers of their lines, counted from 0. A row that cannot be parsed ends the table.
fn records(text: &str, separator: u8, quoted: bool) -> impl Iterator<Item = (u32, StringRecord)> {
    let mut builder = ReaderBuilder::new();
    let reader = builder.delimiter(separator).quoting(quoted).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let row = |record: StringRecord| (first_line(text, &record), record);
    reader.into_records().map_while(Result::ok).map(row)
}

/// The line of a row. The parser counts the empty lines before a row to it.
fn first_line(text: &str, record: &StringRecord) -> u32 {
    let Some(position) = record.position() else { return 0 };
    let from = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
    let empty = from.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).filter(|byte| **byte == b'\n').count();
    u32::try_from(position.line() - 1).unwrap_or(u32::MAX).saturating_add(empty as u32)
}

/// The cells of a table. None if a quotation mark swallowed many rows.
fn cells(text: &str, separator: u8, quoted: bool, before: u32) -> anyhow::Result<Option<Grid>> {
    let mut grid = Grid::new();
    for (line, record) in records(text, separator, quoted) {
        for (column, words) in (0..MOST_COLUMNS).zip(&record) {
            if quoted && words.matches('\n').nth(MOST_LINES).is_some() {
                return Ok(None);
            }
            if let Some(cell) = Cell::text(&encoding::unfont(without_formula(words))) {
                grid.entry(line + before).or_default().insert(column, cell);
            }
        }
        ensure!(grid.len() as u32 <= MOST_ROWS, "có hơn {MOST_ROWS} dòng; hãy chỉ giữ bảng cần dùng");
    }
    Ok(Some(grid))
}

/// A text that was written as a formula to keep its zeros: `="1.001610"`.
fn without_formula(words: &str) -> &str {
    words.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let (grid, _) = grid(text.as_bytes()).unwrap();
        let cells = |row: std::collections::BTreeMap<u32, Cell>| {
            row.into_iter().map(|(column, cell)| format!("{column}={cell}")).collect::<Vec<_>>().join(" ")
        };
        grid.into_iter().map(|(row, cells_of)| format!("{row}: {}", cells(cells_of))).collect()
    }

    #[test]
    fn every_separator_is_found() {
        for separator in [",", ";", "\t", "|"] {
            let text = format!("Mã{separator}Tên\n1.000001{separator}Nuôi voi\n\n1.000002{separator}Bán muối\n");
            assert_eq!(read(&text), ["0: 0=Mã 1=Tên", "1: 0=1.000001 1=Nuôi voi", "3: 0=1.000002 1=Bán muối"]);
        }
        assert_eq!(read("sep=|\na;b|c"), ["1: 0=a;b 1=c"]);
        assert_eq!(read("Tên;Mã\nCấp, đổi, thu hồi;1.000001"), ["0: 0=Tên 1=Mã", "1: 0=Cấp, đổi, thu hồi 1=1.000001"]);
    }

    #[test]
    fn cells_in_quotation_marks_may_hold_separators_lines_and_marks() {
        let text = "Mã,Tên\n1.000001,\"Nuôi \"\"voi\"\", thả\nvoi\"\n=\"1.001610\",@x\n";
        assert_eq!(read(text), ["0: 0=Mã 1=Tên", "1: 0=1.000001 1=Nuôi \"voi\", thả\nvoi", "3: 0=1.001610 1=@x"]);
    }

    #[test]
    fn a_quotation_mark_that_nobody_closed_does_not_swallow_the_rows_below() {
        let text = format!("Mã;Tên\n1.000001;\"Nuôi voi\n{}", "1.000002;Bán muối\n".repeat(200));
        assert_eq!(read(&text).len(), 202);
    }

    #[test]
    fn any_bytes_are_a_table() {
        for bytes in [&b""[..], b"\"", b"\0\xFF;\n", b"sep=", b"\r\r\n;;;"] {
            assert!(grid(bytes).is_ok());
        }
    }
}
