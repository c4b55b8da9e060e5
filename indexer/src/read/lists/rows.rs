//! The rows of a list.

use std::collections::{BTreeMap, HashSet};

use catalog::text::fold_words;
use catalog::{Code, Level};

use super::super::grid::{Cell, Grid};
use super::super::level::levels;
use super::super::national_code::{self, Written};
use super::super::text;
use super::titles::{Column, Titles};

/// What the heading of a field begins with.
const FIELD: &str = "lĩnh vực";

/// A row of a list.
pub(super) struct ListRow {
    /// Its number in the sheet or in the text, from 0.
    pub row: u32,
    /// The code, if there is one.
    pub code: Option<Written>,
    /// What is in the place of the code.
    pub written: String,
    pub name: String,
    pub fields: Vec<String>,
    pub publisher: String,
    pub executing: Vec<String>,
    pub levels: Vec<Level>,
    /// Whether a row before it says the same.
    pub is_repeated: bool,
}

/// The rows below the titles.
pub(super) fn rows(titles: &Titles, grid: &Grid) -> Vec<ListRow> {
    let mut seen = HashSet::new();
    let (mut rows, mut heading) = (Vec::new(), String::new());
    for (row, cells) in grid.range(titles.row + 1..) {
        if titles.are_in(cells) {
            continue;
        }
        match field_heading(titles, cells) {
            Some(field) => heading = field,
            None => rows.extend(list_row(titles, *row, cells, &heading)),
        }
        if let Some(read) = rows.last_mut().filter(|read: &&mut ListRow| read.row == *row) {
            read.is_repeated = !seen.insert(titles.said(cells));
        }
    }
    rows
}

fn list_row(titles: &Titles, row: u32, cells: &BTreeMap<u32, Cell>, heading: &str) -> Option<ListRow> {
    let said = |column| titles.cell(column, cells).map(Cell::to_string).unwrap_or_default();
    let (mut name, written) = (text::line(&said(Column::Name)), text::line(&said(Column::Code)));
    let mut code = titles.cell(Column::Code, cells).and_then(national_code::in_cell);
    if let Some((found, rest)) = code_in_name(&name).filter(|_| written.is_empty()) {
        (name, code) = (rest, Some(Written::Whole(found)));
    }
    if code.is_none() && (!is_name(&name) || is_heading(titles, cells)) {
        return None;
    }
    let mut fields = text::lines(&said(Column::Field));
    if fields.is_empty() && !heading.is_empty() {
        fields = vec![heading.to_owned()];
    }
    Some(ListRow {
        row,
        code,
        written,
        name,
        fields,
        publisher: text::lines(&said(Column::Publisher)).join(", "),
        executing: text::lines(&said(Column::Executing)),
        levels: levels(&said(Column::Level)),
        is_repeated: false,
    })
}

/// The code in a name, and the name without it: "Nuôi voi (1.000001)".
fn code_in_name(name: &str) -> Option<(Code, String)> {
    let code = national_code::national(name)?;
    let rest = national_code::without(name);
    is_name(&rest).then_some((code, rest))
}

/// Whether a text can be the name of a procedure: two words.
fn is_name(text: &str) -> bool {
    fold_words(text).iter().filter(|word| word.chars().any(char::is_alphabetic)).count() > 1
}

/// The field of a heading like "I. Lĩnh vực Hộ tịch": a row that says nothing else.
fn field_heading(titles: &Titles, cells: &BTreeMap<u32, Cell>) -> Option<String> {
    let mut texts = cells.values().map(Cell::to_string).filter(|text| is_name(text));
    let (Some(words), None) = (texts.next(), texts.next()) else { return None };
    let line = text::line(&words);
    let at = line.to_lowercase().find(FIELD)?;
    let (before, field) = (line.get(..at)?, line.get(at + FIELD.len()..)?.trim_matches(|c: char| !c.is_alphanumeric()));
    let has_code = titles.cell(Column::Code, cells).and_then(national_code::in_cell).is_some();
    let is_heading = before.split_whitespace().all(is_number_of_heading) && !field.is_empty() && !has_code;
    is_heading.then(|| field.to_owned())
}

/// Whether a word is the number of a heading: "I.", "A", "1.2)".
fn is_number_of_heading(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ')', ':', '-']);
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    is_letter || word.chars().all(|c| "IVXL.".contains(c) || c.is_ascii_digit())
}

/// Whether a row without a code is a heading: it is numbered with a letter or in Roman numerals, or is alone in its row
/// of a table with other columns.
fn is_heading(titles: &Titles, cells: &BTreeMap<u32, Cell>) -> bool {
    let number = titles.cell(Column::Number, cells).map(Cell::to_string).unwrap_or_default();
    let is_numbered = is_number_of_heading(&number) && number.chars().any(char::is_alphabetic);
    is_numbered || cells.len() == 1 && titles.has(Column::Code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Grid {
        let cells = |row: &&[&str]| {
            let cells = (0..).zip(row.iter()).filter_map(|(column, words)| Some((column, Cell::text(words)?)));
            cells.collect::<BTreeMap<u32, Cell>>()
        };
        (0..).zip(rows.iter().map(cells)).collect()
    }

    fn read(rows_of: &[&[&str]]) -> Vec<ListRow> {
        let grid = grid(rows_of);
        rows(&Titles::find(&grid).unwrap(), &grid)
    }

    #[test]
    fn the_official_list_is_read() {
        let rows = read(&[
            &["CỘNG HÒA … DANH SÁCH THỦ TỤC HÀNH CHÍNH"],
            &["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"],
            &["1.000001", "Nuôi voi ", "Bộ Mẫu", "Ủy ban nhân dân cấp xã\n\nSở Voi", "Voi"],
        ]);
        let row = &rows[0];
        assert_eq!((row.row, row.name.as_str(), row.publisher.as_str()), (2, "Nuôi voi", "Bộ Mẫu"));
        assert_eq!(
            (row.executing.as_slice(), row.fields.as_slice()),
            (&["Ủy ban nhân dân cấp xã".to_owned(), "Sở Voi".to_owned()][..], &["Voi".to_owned()][..])
        );
    }

    #[test]
    fn headings_give_their_field_to_the_rows_below() {
        let rows = read(&[
            &["STT", "Mã TTHC", "Tên thủ tục hành chính", "Ghi chú"],
            &["(1)", "(2)", "(3)", "(4)"],
            &["A", "", "THỦ TỤC CẤP TỈNH"],
            &["I", "", "Lĩnh vực Voi"],
            &["1", "1.000001.H99", "Nuôi voi"],
            &["2", "", "Thả voi về rừng"],
            &["3", "", "Cấp phép lĩnh vực voi"],
            &["STT", "Mã TTHC", "Tên thủ tục hành chính", "Ghi chú"],
            &["3", "1.000003", "Bán voi"],
        ]);
        let said: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.code.is_some(), row.fields.join(""))).collect();
        let voi = || "Voi".to_owned();
        assert_eq!(
            said,
            [
                ("Nuôi voi", true, voi()),
                ("Thả voi về rừng", false, voi()),
                ("Cấp phép lĩnh vực voi", false, voi()),
                ("Bán voi", true, voi())
            ]
        );
    }

    #[test]
    fn a_code_behind_the_name_is_the_code() {
        let rows = read(&[&["STT", "Tên thủ tục"], &["1", "Nuôi voi (Mã: 1.000001.H99)"], &["2", "Bán muối - 1.000002"]]);
        let said: Vec<_> = rows.into_iter().map(|row| (row.name, row.code.unwrap().into_code().to_string())).collect();
        assert_eq!(said, [("Nuôi voi".into(), "1.000001".into()), ("Bán muối".to_owned(), "1.000002".to_owned())]);
    }

    #[test]
    fn the_same_page_again_is_known() {
        let page: [&[&str]; 3] = [&["STT", "Mã số", "Tên"], &["1", "1.000001", "Nuôi voi"], &["2", "1.000001", "Nuôi voi"]];
        let rows = read(&page);
        assert_eq!(rows.iter().map(|row| row.is_repeated).collect::<Vec<_>>(), [false, true]);
    }
}
