//! The dossier: from the portal's tables, one for each case, or from the lines of a decision.

use catalog::text::{fold_text, fold_words};
use catalog::{Case, Document, FormFile};

use super::super::super::{cases, papers, text};
use super::super::blocks::Block;

/// The titles of the columns, folded.
const NAMES: [&str; 7] =
    ["ten giay to", "giay to", "ten thanh phan ho so", "thanh phan ho so", "ten ho so", "ten tai lieu", "loai giay to"];
const FORMS: [&str; 5] = ["mau don to khai", "bieu mau", "mau don", "ten mau don to khai", "mau don mau to khai"];
const COUNTS: [&str; 3] = ["so luong", "so luong ban", "ghi chu so luong"];
const ORIGINALS: &str = "ban chinh";
const COPIES: &str = "ban sao";
/// What a document writes where a paper has no form, folded.
const NO_FORM: [&str; 4] = ["khong", "khong co", "khong co mau", "khong qui dinh"];

/// Whether a row has the titles of a table of papers.
pub(super) fn are_titles(row: &[String]) -> bool {
    let columns = Columns::of(row);
    let others = [columns.forms, columns.count, columns.originals, columns.copies];
    columns.name.is_some() && others.iter().any(Option::is_some)
}

/// The cases of a dossier. `forms` and `copies` are what sections of their own say for all of it.
pub(super) fn read(blocks: &[Block], forms: &[String], copies: &str) -> Vec<Case> {
    let mut read: Vec<(String, Vec<Document>)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Line(line) if matches!(blocks.get(at + 1), Some(Block::Table(_))) => read.push((case_name(line), Vec::new())),
            Block::Line(text) => text.split('\n').for_each(|line| add_line(&mut read, line)),
            Block::Table(rows) => add_table(&mut read, rows),
        }
    }
    let more = [("Số lượng hồ sơ", copies.to_owned()), ("Mẫu đơn, tờ khai", forms.join("\n"))];
    let notes = more.iter().filter(|(_, words)| !words.is_empty() && !NO_FORM.contains(&fold_text(words).as_str()));
    let notes: Vec<Document> = notes.map(|(label, words)| note(&format!("{label}: {words}"))).collect();
    if !notes.is_empty() {
        read.push(("Lưu ý:".to_owned(), notes));
    }
    cases::arrange(read)
}

fn note(text: &str) -> Document {
    let role = catalog::Role::Note;
    Document { name: papers::tidy(text, role), originals: 0, copies: 0, forms: Vec::new(), role }
}

/// "Trường hợp 2: * Giấy tờ phải xuất trình:" is the portal's number of a case, and its name.
fn case_name(line: &str) -> String {
    let rest = line.trim_start().strip_prefix("Trường hợp ").unwrap_or_default();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let name = if digits > 0 { rest[digits..].trim_start_matches([':', '.', ' ', '\n']) } else { line };
    text::block(name)
}

/// A line of a decision: a paper, or the condition under which the papers below it are asked for.
fn add_line(read: &mut Vec<(String, Vec<Document>)>, line: &str) {
    let words = text::unlisted(line);
    let is_condition = ["Trường hợp", "Đối với"].iter().any(|word| words.starts_with(word)) && words.ends_with(':');
    if is_condition || read.is_empty() {
        read.push((if is_condition { words.clone() } else { String::new() }, Vec::new()));
    }
    let last = read.last_mut().filter(|_| !is_condition);
    if let Some((_, lines)) = last {
        lines.extend(papers::document(&words, counts(&words), Vec::new()));
    }
}

/// Adds the rows of a table. Titles may be repeated, and a row with a single cell is the name of a case.
fn add_table(read: &mut Vec<(String, Vec<Document>)>, rows: &[Vec<String>]) {
    let mut columns = Columns::default();
    for (at, row) in rows.iter().enumerate() {
        let texts: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
        if are_titles(row) {
            columns = Columns::of(row);
        } else if let [name] = texts.as_slice()
            && (row.len() > 1 && rows.get(at + 1).is_some() && name.starts_with("Trường hợp") || columns.name.is_none())
        {
            read.push((case_name(name), Vec::new()));
        } else {
            if read.is_empty() {
                read.push((String::new(), Vec::new()));
            }
            if let Some((_, papers)) = read.last_mut() {
                papers.extend(columns.document(row));
            }
        }
    }
}

/// Which column has what.
#[derive(Default)]
struct Columns {
    name: Option<usize>,
    forms: Option<usize>,
    count: Option<usize>,
    originals: Option<usize>,
    copies: Option<usize>,
}

impl Columns {
    fn of(titles: &[String]) -> Self {
        let find = |is: &dyn Fn(&str) -> bool| titles.iter().position(|title| is(&fold_text(title)));
        Self {
            name: find(&|title| NAMES.contains(&title)),
            forms: find(&|title| FORMS.contains(&title)),
            count: find(&|title| COUNTS.contains(&title)),
            originals: find(&|title| title.ends_with(ORIGINALS)),
            copies: find(&|title| title.ends_with(COPIES)),
        }
    }

    fn document(&self, row: &[String]) -> Option<Document> {
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", String::as_str);
        let (mut originals, mut copies) = counts(cell(self.count));
        let number = |at| cell(at).trim().parse().unwrap_or(0);
        originals = originals.max(number(self.originals));
        copies = copies.max(number(self.copies));
        let forms = cell(self.forms);
        let forms = if NO_FORM.contains(&fold_text(forms).as_str()) { Vec::new() } else { text::lines(forms) };
        let forms = forms.iter().map(|line| FormFile::parse(line)).collect();
        papers::document(&text::block(cell(self.name)), (originals, copies), forms)
    }
}

/// How many originals and copies a text asks for: "1 bản chính, 0 bản sao", "Bản chính: 1", "01 (một) bản sao".
fn counts(text: &str) -> (u16, u16) {
    let words = fold_words(text);
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u16>().ok()).filter(|number| *number < 1000);
    let of = |kind: &str| {
        let mut pairs = (0..words.len()).filter(|at| words[*at] == "ban" && words.get(at + 1).is_some_and(|next| next == kind));
        // "Bản chính: 1" or "1 bản chính", with "(một)" between at most.
        let before = |at: usize| number(at.checked_sub(1)?).or_else(|| number(at.checked_sub(2)?));
        let is_first = words.first().is_some_and(|word| word == "ban");
        pairs.find_map(|at| if is_first { number(at + 2) } else { before(at) })
    };
    (of("chinh").unwrap_or(0), of("sao").unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_originals_and_copies_are_read_in_any_order() {
        for (text, expected) in [
            ("1 bản chính, 0 bản sao", (1, 0)),
            ("Bản chính: 0\nBản sao: 2", (0, 2)),
            ("Giấy phép (01 bản sao có chứng thực)", (0, 1)),
            ("02 (hai) bản chính", (2, 0)),
            ("Không có", (0, 0)),
            ("Bản sao giấy tờ", (0, 0)),
        ] {
            assert_eq!(counts(text), expected, "{text}");
        }
    }

    #[test]
    fn the_portals_number_of_a_case_is_not_its_name() {
        assert_eq!(case_name("Trường hợp 1:\nGiấy tờ phải nộp:"), "Giấy tờ phải nộp:");
        assert_eq!(case_name("Trường hợp 4:"), "");
        assert_eq!(case_name("Trường hợp cấp lại:"), "Trường hợp cấp lại:");
    }
}
