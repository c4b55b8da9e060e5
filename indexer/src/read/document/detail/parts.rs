//! The parts of one procedure, read.

use catalog::text::fold_text;
use catalog::{Agencies, Code, Decision, Handovers, Kind, LegalBasis, Means, OnlineLevel, Procedure, Step};
use jiff::civil::Date;

use super::super::super::level::levels;
use super::super::super::national_code::{self, Found};
use super::super::super::record::{Depth, ReadRecord, RecordOrigin};
use super::super::super::{legal, text};
use super::super::blocks::Block;
use super::super::labels::Part;
use super::channels::Ways;
use super::{Draft, papers};
use crate::findings::Kind as FindingKind;

/// What the portal prints where its data has nothing, folded.
const NOTHING: [&str; 2] = ["khong co thong tin", "chua co thong tin"];
/// The words with which names of agencies begin. Commas within a name are left alone.
const AGENCIES: [&str; 14] = [
    "Sở",
    "Ủy ban",
    "UBND",
    "Bộ",
    "Cục",
    "Chi cục",
    "Trung tâm",
    "Phòng",
    "Văn phòng",
    "Công an",
    "Tòa án",
    "Ban",
    "Cơ quan",
    "Hội đồng",
];
/// The titles of the columns of a table of legal texts, folded.
const NUMBERS: [&str; 5] = ["ma van ban", "so ki hieu", "so hieu", "so hieu van ban", "so ki hieu van ban"];
const NAMES: [&str; 4] = ["ten van ban phap li", "trich yeu", "ten van ban", "trich yeu noi dung"];

/// Whether a cell is the title of a column of numbers of legal texts.
pub(super) fn is_number_of_text(cell: &str) -> bool {
    NUMBERS.contains(&fold_text(cell).as_str())
}

/// Whether a cell is the title of a column of names of legal texts.
pub(super) fn is_name_of_text(cell: &str) -> bool {
    NAMES.contains(&fold_text(cell).as_str())
}

/// Reads a procedure.
pub(super) fn record(file: &str, place: &str, draft: Draft) -> ReadRecord {
    let origin = RecordOrigin::new(file, place);
    let name = text::unlisted_line(&draft.text(Part::Name));
    let written = draft.text(Part::Code);
    let Some(Found { code, is_deleted, .. }) = national_code::first(&written) else {
        let what = format!("thủ tục \"{name}\" không ghi mã");
        let todo = "Thiếu mã hoặc mã sai dạng; hãy thêm dòng \"Mã thủ tục\" vào văn bản, như 1.004194";
        return origin.rejected(FindingKind::BadCode, "", "Mã thủ tục", what, todo);
    };
    if is_deleted {
        return origin.withdrawn(&written, "Mã thủ tục");
    }
    if name.is_empty() {
        let todo = "Thiếu tên thủ tục; hãy thêm dòng \"Tên thủ tục\" vào văn bản";
        return origin.rejected(FindingKind::MissingName, code.as_str(), "Tên thủ tục", "để trống".to_owned(), todo);
    }
    let ways = Ways::of(draft.blocks(Part::Channels), &draft.text(Part::Time), &draft.text(Part::Fee));
    let mut findings = Vec::new();
    if ways.has_placeholder {
        let what = "ghi \"1 ngày\"".to_owned();
        let todo = "Cổng dịch vụ công in \"1 ngày\" cả khi không có thời hạn, nên chưa đăng; nếu đúng là một ngày, hãy ghi vào local.xlsx";
        findings.push(origin.finding(FindingKind::UnclearFact, code.as_str(), "Thời hạn giải quyết", what, todo));
    }
    for row in &ways.unknown {
        let what = format!("\"{row}\" không phải trực tiếp, trực tuyến hay bưu chính");
        let todo = "Hình thức nộp không rõ, bị bỏ qua; hãy sửa ở văn bản";
        findings.push(origin.finding(FindingKind::UnclearFact, code.as_str(), "Hình thức nộp", what, todo));
    }
    let procedure = procedure(&draft, code, name, ways);
    ReadRecord { origin, procedure: Some(procedure), depth: Depth::Full, findings }
}

impl Draft {
    fn blocks(&self, part: Part) -> &[Block] {
        self.parts.get(&part).map_or(&[], Vec::as_slice)
    }

    /// The lines of a part, and the rows of its tables. Empty if the document says that there is nothing.
    fn lines(&self, part: Part) -> Vec<String> {
        let mut lines = Vec::new();
        for block in self.blocks(part) {
            match block {
                Block::Line(text) => lines.push(text.clone()),
                Block::Table(rows) => lines.extend(rows.iter().map(|row| row_text(row))),
            }
        }
        if NOTHING.contains(&fold_text(&lines.join(" ")).as_str()) { Vec::new() } else { lines }
    }

    fn text(&self, part: Part) -> String {
        text::block(&self.lines(part).join("\n"))
    }
}

/// The cells of a row in one line.
pub(super) fn row_text(row: &[String]) -> String {
    let cells: Vec<&str> = row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    cells.join(" | ")
}

fn procedure(draft: &Draft, code: Code, name: String, ways: Ways) -> Procedure {
    let agencies = |part| names(&draft.text(part), |next| AGENCIES.iter().any(|word| next.starts_with(word)));
    let fields = names(&draft.text(Part::Field), |next| next.starts_with(char::is_uppercase));
    let levels = levels(&draft.text(Part::Level));
    let has_online = ways.channels.iter().any(|channel| channel.means == Means::Online);
    let notes = [ways.note, draft.text(Part::Note)];
    Procedure {
        decision: decision(&draft.text(Part::Decision)),
        levels: if levels.is_empty() { draft.heading.level.into_iter().collect() } else { levels },
        kind: kind(&draft.text(Part::Kind)),
        fields: if fields.is_empty() { draft.heading.field.clone().into_iter().collect() } else { fields },
        subjects: names(&draft.text(Part::Subjects), |next| next.starts_with(char::is_uppercase)),
        agencies: Agencies {
            executing: agencies(Part::Executing),
            competent: agencies(Part::Competent),
            delegated: agencies(Part::Delegated),
            coordinating: agencies(Part::Coordinating),
            receiving: draft.text(Part::Receiving),
        },
        publisher: text::line(&draft.text(Part::Publisher)),
        steps: steps(&draft.text(Part::Steps)),
        online: online(has_online, &draft.text(Part::Online)),
        channels: ways.channels,
        cases: papers::read(draft.blocks(Part::Papers), &draft.lines(Part::Forms), &draft.text(Part::Copies)),
        conditions: draft.text(Part::Conditions),
        legal_bases: legal_bases(draft.blocks(Part::Legal)),
        handovers: Handovers::default(),
        results: results(&draft.lines(Part::Results)),
        keywords: text::lines(&draft.text(Part::Keywords)),
        note: text::block(&notes.join("\n")),
        ..Procedure::blank(code, name)
    }
}

/// Names in lines, with semicolons, or with commas if `begins` says that a name begins behind one.
fn names(words: &str, begins: impl Fn(&str) -> bool) -> Vec<String> {
    let mut names = Vec::new();
    for line in text::lines(words) {
        let mut from = 0;
        let mut depth = 0_i32;
        for (at, c) in line.char_indices() {
            depth += i32::from(c == '(') - i32::from(c == ')');
            if c == ',' && depth == 0 && begins(line[at + 1..].trim_start()) {
                names.push(text::line(&line[from..at]));
                from = at + 1;
            }
        }
        names.push(text::line(&line[from..]).trim_end_matches('.').to_owned());
    }
    names.retain(|name| !name.is_empty());
    names
}

/// "163/QĐ-BTP ngày 01/02/2026 của Bộ Tư pháp".
fn decision(words: &str) -> Option<Decision> {
    let words = text::line(words);
    let number = words.split_whitespace().find(|word| word.contains('/') && word.contains(char::is_alphabetic))?;
    let after = &words[words.find(number)? + number.len()..];
    let agency = after.split_once(" của ").map(|(_, agency)| text::line(agency)).unwrap_or_default();
    Some(Decision { number: number.trim_end_matches(',').to_owned(), date: day(after), agency })
}

/// The first day of a text: "ngày 01/02/2026", "ngày 1 tháng 2 năm 2026".
fn day(words: &str) -> Option<Date> {
    let (_, after) = words.split_once("ngày")?;
    let mut numbers = after.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let (day, month, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let day = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    // A year may be a typing mistake, like "202".
    (day.year() > 1999).then_some(day)
}

fn kind(words: &str) -> Kind {
    let kinds = [Kind::Assigned, Kind::NotAssigned, Kind::Central, Kind::Local];
    kinds.into_iter().find(|kind| fold_text(kind.label()) == fold_text(words)).unwrap_or(Kind::Other)
}

fn steps(words: &str) -> Vec<Step> {
    if words.is_empty() { Vec::new() } else { vec![Step { title: String::new(), text: words.to_owned() }] }
}

fn online(has_channel: bool, words: &str) -> OnlineLevel {
    let is_denied = |before: &str| before.contains("chua") || before.contains("khong");
    let is_full = fold_text(words).split_once("toan trinh").is_some_and(|(before, _)| !is_denied(before));
    match has_channel {
        true if is_full => OnlineLevel::Full,
        true => OnlineLevel::Partial,
        false => OnlineLevel::Information,
    }
}

/// The results, without the codes that the portal prints below them.
fn results(lines: &[String]) -> Vec<String> {
    let lines = lines.iter().flat_map(|text| text.split('\n')).map(text::unlisted_line);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("Mã: "));
    lines.map(|line| line.trim_end_matches(['.', ';']).to_owned()).collect()
}

fn legal_bases(blocks: &[Block]) -> Vec<LegalBasis> {
    let mut bases = Vec::new();
    for block in blocks {
        match block {
            Block::Line(text) => {
                let lines = text.split('\n').filter(|line| !NOTHING.contains(&fold_text(line).as_str()));
                bases.extend(lines.filter_map(legal::named));
            }
            Block::Table(rows) => bases.extend(table_of_bases(rows)),
        }
    }
    bases
}

fn table_of_bases(rows: &[Vec<String>]) -> Vec<LegalBasis> {
    let (mut number, mut name) = (None, None);
    let mut bases = Vec::new();
    for row in rows {
        let find = |is: fn(&str) -> bool| row.iter().position(|cell| is(cell));
        let titles = (find(is_number_of_text), find(is_name_of_text));
        if titles != (None, None) {
            (number, name) = titles;
            continue;
        }
        let cell = |at: Option<usize>| at.and_then(|at| row.get(at)).map_or("", String::as_str);
        bases.extend(legal::basis(text::line(cell(number)), text::unlisted_line(cell(name))));
    }
    bases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_to_be_wholly_online_is() {
        let level = |words| online(true, words);
        assert_eq!(level("Dịch vụ công trực tuyến toàn trình"), OnlineLevel::Full);
        for words in ["Chưa toàn trình", "Không phải toàn trình", "Một phần", ""] {
            assert_eq!(level(words), OnlineLevel::Partial, "{words}");
        }
    }

    #[test]
    fn the_day_of_a_decision_has_a_year_of_this_age() {
        assert!(day("ngày 1 tháng 2 năm 2026").is_some() && day("ngày 01/02/202").is_none());
    }
}
