//! Finds the titles of a list by their words: below the title of the whole list, and among other columns.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use catalog::text::{fold_text, fold_words};

use super::super::grid::{Cell, Grid};
use super::super::local;

/// The number of rows in which titles are searched.
const TITLES_WITHIN: u32 = 30;

/// What a column is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Number,
    Code,
    Name,
    Publisher,
    Executing,
    Field,
    Level,
}

/// The titles of each column but that of codes, which tables of local facts share.
const TITLES: [(Column, &[&str]); 6] = [
    (Column::Number, &["STT", "TT", "Số TT", "Số thứ tự"]),
    (
        Column::Name,
        &[
            "Tên",
            "Tên thủ tục",
            "Tên TTHC",
            "Tên thủ tục hành chính",
            "Thủ tục hành chính",
            "Danh mục thủ tục hành chính",
            "Tên thủ tục hành chính, dịch vụ công",
            "Thủ tục",
            "TTHC",
        ],
    ),
    (
        Column::Publisher,
        &["Cơ quan ban hành", "Cơ quan công bố", "Đơn vị ban hành", "Đơn vị công bố", "Bộ, ngành", "Cơ quan ban hành, công bố"],
    ),
    (
        Column::Executing,
        &["Cơ quan thực hiện", "Đơn vị thực hiện", "Cơ quan giải quyết", "Đơn vị giải quyết", "Cơ quan trực tiếp thực hiện"],
    ),
    (Column::Field, &["Lĩnh vực", "Tên lĩnh vực", "Lĩnh vực thực hiện", "Thuộc lĩnh vực"]),
    (Column::Level, &["Cấp", "Cấp thực hiện", "Cấp giải quyết", "Cấp hành chính", "Cấp thủ tục"]),
];

/// The column of each title, folded.
static KNOWN: LazyLock<HashMap<String, Column>> =
    LazyLock::new(|| TITLES.iter().flat_map(|(column, titles)| titles.iter().map(|title| (fold_text(title), *column))).collect());

impl Column {
    /// The column of a title, with or without a remark in brackets.
    fn of(title: &str) -> Option<Self> {
        let without = title.split(['(', '[']).next().unwrap_or_default();
        let of = |title: &str| {
            let listed = KNOWN.get(&fold_text(title)).copied();
            listed.or_else(|| local::is_code_title(title).then_some(Self::Code))
        };
        of(title).or_else(|| of(without))
    }
}

/// The titles of a list.
pub(super) struct Titles {
    /// Their row.
    pub row: u32,
    columns: BTreeMap<Column, u32>,
    cells: BTreeMap<u32, Cell>,
}

impl Titles {
    /// The first row with a column of names or codes and another one that only a list of procedures has. A column of names
    /// that says "thủ tục" needs only a number beside it, or nothing.
    pub(super) fn find(grid: &Grid) -> Option<Self> {
        grid.range(..TITLES_WITHIN).find_map(|(row, cells)| {
            let columns = columns(cells);
            let has = |column| columns.contains_key(&column);
            let beside = [Column::Publisher, Column::Executing, Column::Field, Column::Level].into_iter().any(has);
            let name = columns.get(&Column::Name).and_then(|at| cells.get(at)).map(Cell::to_string).unwrap_or_default();
            let says_procedure = fold_words(&name).iter().any(|word| word == "tuc" || word == "tthc");
            let is_list = has(Column::Code) && (has(Column::Name) || beside)
                || has(Column::Name) && beside
                || says_procedure && (has(Column::Number) || cells.len() == 1);
            is_list.then(|| Self { row: *row, columns, cells: cells.clone() })
        })
    }

    /// Whether the list has a column.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    /// The cell of a row in a column.
    pub(super) fn cell<'a>(&self, column: Column, cells: &'a BTreeMap<u32, Cell>) -> Option<&'a Cell> {
        cells.get(self.columns.get(&column)?)
    }

    /// Whether a row repeats the titles, as under a page break.
    pub(super) fn are_in(&self, cells: &BTreeMap<u32, Cell>) -> bool {
        self.columns.values().all(|column| cells.get(column) == self.cells.get(column))
    }

    /// What a row says: all its cells but the number of the row.
    pub(super) fn said(&self, cells: &BTreeMap<u32, Cell>) -> Vec<(u32, String)> {
        let number = self.columns.get(&Column::Number);
        cells.iter().filter(|(column, _)| Some(*column) != number).map(|(column, cell)| (*column, cell.to_string())).collect()
    }
}

/// The known columns of a row of titles. Of two with one title, the first is taken.
fn columns(cells: &BTreeMap<u32, Cell>) -> BTreeMap<Column, u32> {
    let mut columns = BTreeMap::new();
    for (at, cell) in cells {
        if let Some(column) = Column::of(&cell.to_string()) {
            columns.entry(column).or_insert(*at);
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_recognised_whatever_its_case_and_marks() {
        for (title, column) in [
            ("MÃ SỐ", Column::Code),
            ("Mã thủ tục (CSDLQG)", Column::Code),
            ("Tên thủ tục\nhành chính", Column::Name),
            ("Bộ/ngành", Column::Publisher),
            ("co quan thuc hien", Column::Executing),
            ("Lĩnh vực", Column::Field),
            ("TT", Column::Number),
        ] {
            assert_eq!(Column::of(title), Some(column), "{title}");
        }
        assert_eq!(Column::of("Ghi chú"), None);
    }

    #[test]
    fn a_table_of_other_things_is_no_list() {
        let is_list = |titles: &[&str]| {
            let cells = (0..).zip(titles).filter_map(|(column, title)| Some((column, Cell::text(title)?))).collect();
            Titles::find(&Grid::from([(0, cells)])).is_some()
        };
        assert!(
            is_list(&["Mã", "Tên"]) && is_list(&["Tên thủ tục"]) && is_list(&["TT", "Tên TTHC"]) && is_list(&["Tên", "Lĩnh vực"])
        );
        assert!(!is_list(&["STT", "Tên", "Điện thoại"]) && !is_list(&["Mã số", "Phí"]) && !is_list(&["Tên"]) && !is_list(&[]));
    }
}
