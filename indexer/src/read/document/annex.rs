//! The tables of a decision that list procedures: STT, code, name, place, time by law, time cut to, fee.
//!
//! A row says that the procedure exists, and what its own columns say. Times and fees are facts of the office that
//! decides them, so they are read as local facts.

use std::collections::HashSet;

use catalog::Procedure;
use catalog::text::fold_text;

use super::super::grid::{Cell, Grid};
use super::super::national_code::{self, Found};
use super::super::record::{Depth, ReadRecord, Reading, RecordOrigin};
use super::super::{legal, local, text};
use super::blocks::Block;
use super::detail::Heading;
use super::labels::{Part, title, unnumbered};
use crate::findings::Kind;

/// The titles of a column of names, folded.
const NAMES: [&str; 8] = [
    "ten thu tuc hanh chinh",
    "ten tthc",
    "ten thu tuc",
    "thu tuc hanh chinh",
    "ten thu tuc hanh chinh noi bo",
    "ten thu tuc hanh chinh tthc",
    "ten cac thu tuc hanh chinh",
    "ten",
];
const NUMBERS: [&str; 4] = ["stt", "tt", "so tt", "so thu tu"];
/// The rows of a table in which its titles are looked for.
const TITLES_WITHIN: usize = 5;

/// What a title says of procedures that are in force, folded. Behind "bị bãi bỏ", only the first does: others may be the
/// reason ("do được thay thế").
const OTHERS: [&str; 7] = ["moi ban hanh", "ban hanh moi", "sua doi", "bo sung", "thay the", "duoc cong bo", "cong bo moi"];
/// The longest title, in letters.
const LONGEST_TITLE: usize = 300;

/// Whether a row has the titles of a list of procedures.
pub(super) fn are_titles(row: &[String]) -> bool {
    let parts: Vec<Part> = row.iter().filter_map(|cell| title(cell)).collect();
    let has = |titles: &[&str]| row.iter().any(|cell| titles.contains(&key(cell).as_str()));
    let has_code = parts.contains(&Part::Code);
    let others = parts.iter().filter(|part| !matches!(part, Part::Code | Part::Name)).count();
    match has(&NAMES) {
        true => has_code || has(&NUMBERS) || others > 1,
        false => has_code && (others > 1 || has(&NUMBERS) && row.iter().filter(|cell| !cell.is_empty()).count() > 2),
    }
}

fn key(cell: &str) -> String {
    let head = cell.split(['(', '[']).next().unwrap_or_default();
    if head.len() > 200 { String::new() } else { fold_text(head) }
}

/// The lists of a document.
pub(super) fn read(file: &str, blocks: &[Block]) -> Reading {
    let mut reading = Reading::default();
    let mut above = Above::default();
    let mut tables = 0;
    for block in blocks {
        match block {
            Block::Line(text) => above.add(text),
            Block::Table(rows) => {
                let titles = rows.iter().take(TITLES_WITHIN).position(|row| are_titles(row));
                if let Some(at) = titles {
                    tables += 1;
                    let list = List { file, number: tables, columns: Columns::of(&rows[at]), titles: at };
                    list.read(rows, &mut above, &mut reading);
                }
            }
        }
    }
    reading
}

/// What stands above a row.
#[derive(Clone, Default)]
struct Above {
    heading: Heading,
    /// Whether the list is of procedures that the decision repeals.
    is_repealed: bool,
}

impl Above {
    fn add(&mut self, text: &str) {
        self.heading.add(text);
        let is_sentence = text.trim_end().ends_with(['.', ';', ',']);
        if !is_sentence && text.chars().count() < LONGEST_TITLE {
            let key = fold_text(text);
            self.is_repealed = are_repealed(&key).unwrap_or(self.is_repealed);
        }
    }
}

/// Whether the procedures below a title are repealed. None if the title does not say: "A. THỦ TỤC HÀNH CHÍNH CẤP XÃ".
fn are_repealed(title: &str) -> Option<bool> {
    let is_list = title.contains("danh muc");
    let is_of_procedures = is_list || title.contains("thu tuc") || title.contains("tthc");
    let is_of_others = OTHERS.iter().any(|word| title.contains(word));
    match title.split_once("bai bo").filter(|(before, _)| is_list || before.ends_with("bi ")) {
        // "Danh mục thủ tục mới ban hành, được sửa đổi và bị bãi bỏ" is the title of all lists.
        Some((before, after)) if is_of_procedures => {
            Some(!OTHERS.iter().any(|word| before.contains(word)) && !after.starts_with(" va ") && !after.contains(OTHERS[0]))
        }
        _ => (is_list || is_of_procedures && is_of_others).then_some(false),
    }
}

/// Which column has what.
struct Columns {
    code: Option<usize>,
    name: Option<usize>,
    field: Option<usize>,
    executing: Option<usize>,
    receiving: Option<usize>,
    legal: Option<usize>,
}

impl Columns {
    fn of(titles: &[String]) -> Self {
        let part = |wanted: Part| titles.iter().position(|cell| title(cell) == Some(wanted));
        Self {
            code: part(Part::Code),
            name: titles.iter().position(|cell| NAMES.contains(&key(cell).as_str())),
            field: part(Part::Field),
            executing: part(Part::Executing),
            receiving: part(Part::Receiving),
            legal: part(Part::Legal),
        }
    }
}

/// A table that lists procedures.
struct List<'a> {
    file: &'a str,
    /// Its number in the document, from 1.
    number: usize,
    columns: Columns,
    /// The row of its titles.
    titles: usize,
}

impl List<'_> {
    fn read(&self, rows: &[Vec<String>], above: &mut Above, reading: &mut Reading) {
        let mut repealed = HashSet::new();
        for (at, row) in rows.iter().enumerate().skip(self.titles + 1) {
            if are_titles(row) || self.is_second_title(&rows[self.titles], row) {
                continue;
            }
            match self.heading(row) {
                Some(heading) => self.add_heading(heading, above),
                None => {
                    reading.records.extend(self.row(at, row, above));
                    repealed.extend(above.is_repealed.then_some(at));
                }
            }
        }
        let (facts, findings) = self.local(rows, &repealed).unwrap_or_default();
        reading.local.extend(facts);
        reading.findings.extend(findings);
    }

    /// Whether a row only goes on with the titles: some are the same, as in merged cells, and it has no procedure.
    fn is_second_title(&self, titles: &[String], row: &[String]) -> bool {
        row.iter().zip(titles).any(|(cell, title)| !cell.is_empty() && cell == title)
            || row.iter().all(|cell| cell.chars().all(|c| !c.is_alphabetic()) && national_code::first(cell).is_none())
    }

    /// The heading that a row is: one text, perhaps behind a number, without a code.
    fn heading<'r>(&self, row: &'r [String]) -> Option<&'r str> {
        let cells: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
        let is_number = |cell: &str| cell.chars().count() < 6 && unnumbered(&format!("{cell}. x")) == "x" || cell.len() < 3;
        let in_letters = |cell: &str| !cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        match cells.as_slice() {
            [only] => national_code::first(only).is_none().then_some(only.as_str()),
            // "1 | Nuôi voi" is a procedure without a code; "I | Lĩnh vực Nuôi voi" is a heading.
            [number, text] if is_number(number) && (in_letters(number) || text.to_lowercase().starts_with("lĩnh vực")) => {
                national_code::first(text).is_none().then_some(text.as_str())
            }
            _ => None,
        }
    }

    fn add_heading(&self, heading: &str, above: &mut Above) {
        let before = above.heading.field.take();
        above.add(heading);
        let key = key(heading);
        let is_of_procedures = key.contains("thu tuc hanh chinh") || key.contains("danh muc") || key.starts_with("cap ");
        if above.heading.field.is_none() {
            let name = unnumbered(heading).trim_end_matches(['.', ':']);
            let name = name.strip_prefix("Lĩnh vực").unwrap_or(name).trim();
            above.heading.field = if is_of_procedures { before } else { Some(super::detail::sentence(name)) };
        }
    }

    fn row(&self, at: usize, row: &[String], above: &Above) -> Option<ReadRecord> {
        let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).map_or("", String::as_str);
        let origin = RecordOrigin::new(self.file, format!("bảng {}, dòng {}", self.number, at + 1));
        let name = text::unlisted_line(&national_code::without(cell(self.columns.name)));
        let written = cell(self.columns.code);
        let found = national_code::first(written).or_else(|| national_code::first(cell(self.columns.name)));
        let Some(Found { code, is_deleted, .. }) = found else {
            return (!name.is_empty() || !written.is_empty()).then(|| without_code(origin, written, &name));
        };
        if is_deleted {
            return Some(origin.withdrawn(written, "Mã"));
        }
        if above.is_repealed {
            let what = format!("văn bản ghi thủ tục \"{name}\" bị bãi bỏ");
            let todo = "Thủ tục bị bãi bỏ theo văn bản này; hãy bỏ khỏi danh mục nếu còn";
            return Some(origin.rejected(Kind::Withdrawn, code.as_str(), "Mã", what, todo));
        }
        if name.is_empty() {
            let todo = "Thiếu tên thủ tục; hãy ghi tên vào bảng";
            return Some(origin.rejected(Kind::MissingName, code.as_str(), "Tên", "để trống".to_owned(), todo));
        }
        let mut procedure = Procedure::blank(code, name);
        let fields = text::lines(cell(self.columns.field));
        procedure.fields = if fields.is_empty() { above.heading.field.clone().into_iter().collect() } else { fields };
        procedure.levels = above.heading.level.into_iter().collect();
        procedure.agencies.executing = text::lines(cell(self.columns.executing));
        procedure.agencies.receiving = text::block(cell(self.columns.receiving));
        procedure.legal_bases = cell(self.columns.legal).split('\n').filter_map(legal::named).collect();
        Some(ReadRecord { origin, procedure: Some(procedure), depth: Depth::Listed, findings: Vec::new() })
    }

    /// The local facts of the table, but of the rows that are repealed. Each code is written alone in its cell for it.
    fn local(&self, rows: &[Vec<String>], repealed: &HashSet<usize>) -> Option<(Vec<local::Row>, Vec<crate::findings::Finding>)> {
        let code = self.columns.code?;
        let mut grid = Grid::new();
        for (at, row) in rows.iter().enumerate().skip(self.titles).filter(|(at, _)| !repealed.contains(at)) {
            let is_below = at > self.titles;
            let repeats = |column: usize| at == self.titles + 1 && row[column] == rows[self.titles][column];
            let is_more_titles = at == self.titles + 1 && self.is_second_title(&rows[self.titles], row);
            if is_below && !is_more_titles && (are_titles(row) || self.heading(row).is_some()) {
                continue;
            }
            let cells = row.iter().enumerate().filter(|(column, _)| !(is_below && repeats(*column)));
            let cells = cells.filter_map(|(column, words)| {
                let words = if is_below && column == code { in_force(words)? } else { words.clone() };
                Some((u32::try_from(column).ok()?, Cell::text(&words)?))
            });
            let cells: std::collections::BTreeMap<u32, Cell> = cells.collect();
            let has_code = cells.contains_key(&u32::try_from(code).ok()?);
            if has_code || at <= self.titles + 1 {
                grid.insert(u32::try_from(at).ok()?, cells);
            }
        }
        local::table(self.file, &format!("bảng {}", self.number), &grid)
    }
}

/// The code of a cell, if it is not marked as deleted.
fn in_force(cell: &str) -> Option<String> {
    national_code::first(cell).filter(|found| !found.is_deleted).map(|found| found.code.to_string())
}

fn without_code(origin: RecordOrigin, written: &str, name: &str) -> ReadRecord {
    let shown = if written.is_empty() {
        "để trống".to_owned()
    } else {
        format!("\"{}\" không phải mã thủ tục", text::line(written))
    };
    let what = format!("{shown}; tên là \"{name}\"");
    origin.rejected(Kind::BadCode, "", "Mã", what, "Thiếu mã hoặc mã sai dạng; hãy ghi mã vào bảng, như 1.004194")
}
