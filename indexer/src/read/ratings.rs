//! Reads the ratings that counter screens export as CSV ([`catalog::satisfaction`]), wherever such a file lies in a
//! catalogue. Screens export what they have counted so far, so the same row may come several times: the one that counts
//! the most is the latest. What people wrote is not read.

use std::collections::{BTreeMap, HashSet};

use catalog::satisfaction::{DayRatings, Ratings, Reasons, columns};
use catalog::{Code, Procedure, Satisfaction};
use jiff::civil::Date;

use super::grid::{Cell, Grid};
use super::lists::OTHERS_ARE_READ;
use super::local::value::day;
use super::national_code::in_cell;
use super::record::{Reading, RecordOrigin};
use super::source::SourceFile;
use super::{delimited, unread};
use crate::findings::{Finding, Kind};
use crate::foreign::told;

/// More ratings in one row are a slip: at one every minute, it would be a working day of 16 hours.
const MOST_A_DAY: u32 = 1_000;
/// How many bytes of a file show whether it holds ratings.
const BEGINNING: usize = 1_000;
const LEFT_OUT: &str = "Dòng bị bỏ qua; hãy sửa ô được ghi, hoặc xuất lại tệp từ màn hình";

/// A row with its place.
pub(super) type Row = (RecordOrigin, DayRatings);

/// Whether a table that is text begins as a screen's export does.
pub(super) fn are_in(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let holds = |words: &str| beginning.windows(words.len()).any(|part| part.eq_ignore_ascii_case(words.as_bytes()));
    holds(columns::DAY) && columns::RATINGS.into_iter().all(holds)
}

/// Reads the export of a screen.
pub(super) fn read(file: &SourceFile) -> Reading {
    match delimited::grid(&file.bytes) {
        Ok((cells, _)) => rows(&file.label, &cells),
        Err(error) => unread(file, (&told(&error), OTHERS_ARE_READ)),
    }
}

fn rows(file: &str, cells: &Grid) -> Reading {
    let mut reading = Reading::default();
    let Some((titles, found)) = cells.iter().find_map(|(row, cells)| Some((*row, Columns::of(cells)?))) else {
        let todo = "Hãy xuất lại tệp từ màn hình, đừng sửa dòng đầu";
        reading.findings.push(RecordOrigin::of_file(file, Kind::BadRatingsRow, "dòng tiêu đề thiếu cột", todo));
        return reading;
    };
    for (row, cells) in cells.range(titles + 1..) {
        let origin = RecordOrigin::new(file, format!("dòng {}", row + 1));
        match found.row(cells) {
            Ok(row) => reading.ratings.push((origin, row)),
            Err((title, what)) => reading.findings.push(origin.finding(Kind::BadRatingsRow, "", title, what, LEFT_OUT)),
        }
    }
    reading
}

/// Where the columns of a file are, by their titles.
struct Columns(BTreeMap<String, u32>);

/// A title, and what is wrong below it.
type Wrong = (&'static str, String);

impl Columns {
    /// The columns, if a row has the titles of the day and of every face.
    fn of(titles: &BTreeMap<u32, Cell>) -> Option<Self> {
        let titles = titles.iter().map(|(column, cell)| (cell.to_string().trim().to_lowercase(), *column));
        let columns: BTreeMap<String, u32> = titles.collect();
        let needed = [columns::DAY].into_iter().chain(columns::RATINGS);
        needed.into_iter().all(|title| columns.contains_key(title)).then_some(Self(columns))
    }

    fn cell<'a>(&self, title: &str, cells: &'a BTreeMap<u32, Cell>) -> Option<&'a Cell> {
        cells.get(self.0.get(title)?)
    }

    fn row(&self, cells: &BTreeMap<u32, Cell>) -> Result<DayRatings, Wrong> {
        let ratings = Ratings(self.counts(columns::RATINGS, cells)?);
        let reasons: Reasons = self.counts(columns::REASONS, cells)?;
        if ratings.total() > MOST_A_DAY {
            return Err((columns::RATINGS[0], format!("{} lượt trong một ngày là quá nhiều", ratings.total())));
        }
        if reasons.iter().sum::<u32>() > ratings.total() {
            return Err((columns::REASONS[0], "số lý do nhiều hơn số lượt".to_owned()));
        }
        Ok(DayRatings {
            screen: self.cell(columns::SCREEN, cells).map(Cell::to_string).unwrap_or_default(),
            day: self.day(cells)?,
            code: self.code(cells)?,
            ratings,
            reasons,
            words: Vec::new(),
        })
    }

    fn day(&self, cells: &BTreeMap<u32, Cell>) -> Result<Date, Wrong> {
        let wrong = |what: String| (columns::DAY, what);
        let cell = self.cell(columns::DAY, cells).ok_or_else(|| wrong("để trống".to_owned()))?;
        day(cell).map_err(|_| wrong(format!("\"{cell}\" không phải một ngày, như 2026-11-30")))
    }

    /// The code; none if the cell is empty. Zeros that a spreadsheet took away are put back.
    fn code(&self, cells: &BTreeMap<u32, Cell>) -> Result<Option<Code>, Wrong> {
        let Some(cell) = self.cell(columns::CODE, cells) else { return Ok(None) };
        match in_cell(cell) {
            Some(written) => Ok(Some(written.into_code())),
            None => Err((columns::CODE, format!("\"{cell}\" không phải mã thủ tục, như 1.004194"))),
        }
    }

    /// The numbers below some titles; a missing column and an empty cell are 0.
    fn counts<const N: usize>(&self, titles: [&'static str; N], cells: &BTreeMap<u32, Cell>) -> Result<[u32; N], Wrong> {
        let mut counts = [0; N];
        for (count, title) in counts.iter_mut().zip(titles) {
            let Some(cell) = self.cell(title, cells) else { continue };
            let read = cell.to_string().trim().parse().ok().filter(|count: &u32| *count <= MOST_A_DAY);
            *count = read.ok_or_else(|| (title, format!("\"{cell}\" không phải một số lượt")))?;
        }
        Ok(counts)
    }
}

/// The figures of all rows, each counted once.
pub(super) fn settle(rows: Vec<Row>, procedures: &[Procedure], today: Date) -> (Satisfaction, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut latest: BTreeMap<(String, Date, Option<Code>), Row> = BTreeMap::new();
    for (origin, row) in rows {
        if row.day > today {
            let what = "ngày chưa tới; đồng hồ của màn hình có thể sai".to_owned();
            findings.push(origin.finding(Kind::BadRatingsRow, "", columns::DAY, what, LEFT_OUT));
            continue;
        }
        let key = (row.screen.clone(), row.day, row.code.clone());
        match latest.get(&key) {
            Some((_, known)) if known.ratings.total() >= row.ratings.total() => {}
            _ => drop(latest.insert(key, (origin, row))),
        }
    }
    let mut counted: Vec<Row> = latest.into_values().collect();
    findings.extend(unknown(&mut counted, procedures));
    let rows: Vec<DayRatings> = counted.into_iter().map(|(_, row)| row).collect();
    (Satisfaction::of(&rows), findings)
}

/// Takes the codes that the catalogue does not have from their rows, with one finding for each.
fn unknown(rows: &mut [Row], procedures: &[Procedure]) -> Vec<Finding> {
    let mut seen: BTreeMap<Code, (RecordOrigin, usize)> = BTreeMap::new();
    let known: HashSet<&Code> = procedures.iter().map(|procedure| &procedure.code).collect();
    for (origin, row) in rows {
        if let Some(code) = row.code.take_if(|code| !known.contains(code)) {
            seen.entry(code).or_insert_with(|| (origin.clone(), 0)).1 += 1;
        }
    }
    let todo = "Các lượt này vẫn được đếm vào tổng số; hãy xem lại mã, hoặc thêm thủ tục vào danh mục";
    let finding = |(code, (origin, rows)): (Code, (RecordOrigin, usize))| {
        let what = format!("danh mục không có thủ tục này ({rows} dòng)");
        origin.finding(Kind::BadRatingsRow, code.as_str(), columns::CODE, what, todo)
    };
    seen.into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const HEAD: &str = "ngay,man_hinh,ma_thu_tuc,rat_hai_long,hai_long,binh_thuong,chua_hai_long,rat_khong_hai_long,cho_lau";

    fn read_csv(csv: &str) -> (Vec<DayRatings>, Vec<String>) {
        let (cells, _) = delimited::grid(csv.as_bytes()).unwrap();
        let reading = rows("a.csv", &cells);
        let said = |f: Finding| format!("{}, {}: {}", f.record, f.field, f.what);
        (reading.ratings.into_iter().map(|(_, row)| row).collect(), reading.findings.into_iter().map(said).collect())
    }

    fn settled(csv: &str) -> (Satisfaction, Vec<Finding>) {
        let (cells, _) = delimited::grid(csv.as_bytes()).unwrap();
        let known = Procedure::blank(Code::parse("1.000010").unwrap(), "Nuôi voi".into());
        settle(rows("a.csv", &cells).ratings, &[known], date(2026, 12, 1))
    }

    #[test]
    fn what_a_screen_exports_is_read_back() {
        let row = DayRatings {
            screen: "a1".into(),
            day: date(2026, 11, 30),
            code: Code::parse("1.000010").ok(),
            ratings: Ratings([4, 3, 2, 1, 0]),
            reasons: [1, 0, 0, 1, 0, 1],
            words: vec!["chờ, lâu\nquá".into()],
        };
        let csv = DayRatings::csv(&[row.clone(), DayRatings { code: None, ..row.clone() }]);
        assert!(are_in(csv.as_bytes()));
        let (read, findings) = read_csv(&csv);
        assert_eq!(findings, Vec::<String>::new());
        let without_words = DayRatings { words: vec![], ..row };
        assert_eq!(read, [without_words.clone(), DayRatings { code: None, ..without_words }]);
    }

    #[test]
    fn a_file_that_a_spreadsheet_saved_again_is_read() {
        let head = HEAD.replace(',', ";");
        let (read, findings) = read_csv(&format!("{head}\n30/11/2026;a1;1.00001;5;;;;;1\n"));
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!((read[0].day, read[0].code.as_ref().unwrap().as_str()), (date(2026, 11, 30), "1.000010"));
        assert_eq!((read[0].ratings, read[0].reasons), (Ratings([5, 0, 0, 0, 0]), [1, 0, 0, 0, 0, 0]));
    }

    #[test]
    fn each_wrong_row_is_named_and_does_not_stop_the_others() {
        for (row, what) in [
            ("2026-02-30,a1,,5,0,0,0,0,0", "dòng 2, ngay: \"2026-02-30\" không phải một ngày"),
            (",a1,,5,0,0,0,0,0", "dòng 2, ngay: để trống"),
            ("2026-11-30,a1,abc,5,0,0,0,0,0", "dòng 2, ma_thu_tuc: \"abc\""),
            ("2026-11-30,a1,,năm,0,0,0,0,0", "dòng 2, rat_hai_long: \"năm\" không phải một số lượt"),
            ("2026-11-30,a1,,0,2.5,0,0,0,0", "dòng 2, hai_long: \"2.5\""),
            ("2026-11-30,a1,,900,900,0,0,0,0", "dòng 2, rat_hai_long: 1800 lượt"),
            ("2026-11-30,a1,,0,0,0,1,0,2", "dòng 2, cho_lau: số lý do nhiều hơn số lượt"),
        ] {
            let (read, findings) = read_csv(&format!("{HEAD}\n{row}\n2026-11-30,a1,,5,0,0,0,0,0\n"));
            assert_eq!((read.len(), findings.len()), (1, 1), "{row}: {findings:?}");
            assert!(findings[0].starts_with(what), "{}", findings[0]);
        }
        let (read, findings) = read_csv("ngay,rat_hai_long\n2026-11-30,1\n");
        assert_eq!((read.len(), findings.len()), (0, 1));
    }

    #[test]
    fn a_row_that_was_exported_twice_counts_once() {
        let rows = "2026-11-30,a1,1.000010,5,0,0,0,0,0\n2026-11-30,a1,1.000010,6,1,0,0,0,0\n2026-11-30,a1,1.000010,5,0,0,0,0,0\n";
        let (figures, findings) = settled(&format!("{HEAD}\n{rows}2026-11-30,b2,1.000010,1,0,0,0,0,0\n"));
        assert!(findings.is_empty());
        assert_eq!(figures.all, Ratings([7, 1, 0, 0, 0]));
        assert_eq!(figures.procedures[0].ratings, figures.all);
    }

    #[test]
    fn a_day_to_come_is_left_out_and_an_unknown_procedure_only_counts_in_all() {
        let rows = "2027-01-01,a1,,9,0,0,0,0,0\n2026-11-29,a1,9.000009,5,0,0,0,0,0\n2026-11-30,a1,9.000009,5,0,0,0,0,0\n";
        let (figures, findings) = settled(&format!("{HEAD}\n{rows}"));
        assert_eq!((figures.all.total(), figures.procedures.len(), findings.len()), (10, 0, 2));
        assert!(findings[0].what.contains("đồng hồ") && findings[1].what.contains("(2 dòng)"));
    }
}
