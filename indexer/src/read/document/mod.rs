//! Reads documents: the detail of a procedure and the annex of a decision, as Word, PDF or HTML. Each becomes blocks
//! first, so that one reader understands all three.
//!
//! An error of a document is a finding: it must not keep the others from being published.

mod annex;
mod blocks;
mod detail;
mod html;
mod labels;
#[cfg(test)]
mod made;
mod marks;
mod pdf;
#[cfg(test)]
mod tests;
mod word;

use anyhow::ensure;
use catalog::text::capitalised;
use catalog::{Channel, Charge, Procedure, Time};

use super::encoding::Script;
use super::format::Format;
use super::national_code::found;
use super::record::{ReadRecord, Reading, RecordOrigin};
use crate::findings::{Finding, Kind};
use crate::limits;
use blocks::Block;
use pdf::without_space;

/// The most letters of a form that a page shows.
const MOST_WORDS: usize = 20_000;

/// What a document says, in whatever format.
#[derive(Debug, Default)]
struct Document {
    blocks: Vec<Block>,
    /// How its text was written.
    script: Script,
    /// The pages without text, from 1, if others have some.
    empty: Vec<usize>,
    /// The text as a second reader reads it, without spaces. None if there is none, or it understands less of the file.
    second: Option<String>,
}

/// Reads a document.
pub(super) fn read(file: &str, format: Format, bytes: &[u8]) -> Reading {
    let document = match parse(format, bytes) {
        Ok(document) => document,
        Err(error) => return Reading { findings: vec![unreadable(file, &error.to_string())], ..Reading::default() },
    };
    let mut reading = annex::read(file, &document.blocks);
    reading.records.extend(detail::read(file, &document.blocks));
    if reading.records.is_empty() && reading.local.is_empty() {
        reading.findings.push(without_procedures(file, &document.blocks));
    }
    reading.findings.extend(document.script.finding(file));
    reading.findings.extend(pages_without_text(file, &document.empty));
    if format == Format::Pdf && !document.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
        reading.records.iter_mut().for_each(doubt_lists);
    }
    if let Some(second) = document.second {
        for record in &mut reading.records {
            let doubts = doubts(record, &second);
            record.findings.extend(doubts);
        }
    }
    reading
}

/// The words of a Word document in lines, for people to read. The cells of a row are one line.
///
/// # Errors
/// It is damaged, or larger than the limits allow.
pub(super) fn words_of(bytes: &[u8]) -> anyhow::Result<String> {
    let row = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" | ");
    let lines = word::read(bytes)?.into_iter().flat_map(|block| match block {
        Block::Line(line) => vec![line],
        Block::Table(rows) => rows.iter().map(row).collect(),
    });
    let text: String = lines.collect::<Vec<_>>().join("\n").chars().take(MOST_WORDS).collect();
    Ok(super::text::block(&without_rows_of_dots(&text)))
}

/// The places to write in are rows of dots, as long as a line on paper.
fn without_rows_of_dots(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        run = if "._…".contains(c) { run + 1 } else { 0 };
        if run < 4 {
            short.push(if run > 0 && c == '…' { '.' } else { c });
        }
    }
    short
}

fn parse(format: Format, bytes: &[u8]) -> anyhow::Result<Document> {
    let most = limits::DOCUMENT.bytes;
    ensure!(bytes.len() as u64 <= most, "lớn hơn {} MB; hãy chia nhỏ tệp", most >> 20);
    match format {
        Format::Pdf => pdf::read(bytes),
        Format::Word => Ok(Document { blocks: word::read(bytes)?, ..Document::default() }),
        _ => Ok(html::read(bytes)),
    }
}

/// The messages of the readers name what is wrong and, behind a semicolon, what to do.
fn unreadable(file: &str, message: &str) -> Finding {
    let (what, todo) = message.split_once("; ").unwrap_or((message, "hãy lấy bản khác của tệp từ nơi ban hành"));
    RecordOrigin::of_file(file, Kind::UnreadFile, what, &capitalised(todo))
}

fn without_procedures(file: &str, blocks: &[Block]) -> Finding {
    let texts: Vec<&str> = blocks
        .iter()
        .flat_map(|block| match block {
            Block::Line(text) => vec![text.as_str()],
            Block::Table(rows) => rows.iter().flatten().map(String::as_str).collect(),
        })
        .collect();
    let codes: Vec<String> = texts.iter().flat_map(|text| found(text)).map(|found| found.code.to_string()).take(3).collect();
    let likes = texts.iter().flat_map(|text| text.split_whitespace()).find(|word| is_like_a_code(word));
    let what = match (codes.as_slice(), likes) {
        _ if texts.is_empty() => "không có chữ nào".to_owned(),
        ([], Some(word)) => format!("không có thủ tục nào; ký hiệu như \"{word}\" không phải mã thủ tục"),
        ([], None) => "không có thủ tục nào".to_owned(),
        (codes, _) => format!("có mã {} nhưng không có tên hay phần nào của thủ tục", codes.join(", ")),
    };
    let todo = "Nếu văn bản có thủ tục, hãy chép vào bảng có cột \"Mã thủ tục\" và \"Tên thủ tục\"; nếu không, hãy chuyển tệp đi nơi khác";
    RecordOrigin::of_file(file, Kind::UnreadFile, &what, todo)
}

/// Whether a word looks a little like a code: "CH.VT.01".
fn is_like_a_code(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let groups: Vec<&str> = word.split(['.', '-']).collect();
    let in_capitals = |group: &&str| !group.is_empty() && group.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let has_number = groups.last().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    groups.len() > 1 && groups.iter().all(in_capitals) && has_number && groups[0].chars().all(char::is_uppercase)
}

fn pages_without_text(file: &str, pages: &[usize]) -> Option<Finding> {
    let pages: Vec<String> = pages.iter().map(usize::to_string).collect();
    let what = format!("trang {} không có chữ, có thể là ảnh chụp", pages.join(", "));
    let todo = "Phần trên các trang này chưa được đọc; hãy xin bản Word, Excel, hoặc PDF xuất từ Word";
    (!pages.is_empty()).then(|| RecordOrigin::of_file(file, Kind::UnreadFile, &what, todo))
}

/// Tables of a PDF are rebuilt from their lines. Without these, columns may run into one another.
fn doubt_lists(record: &mut ReadRecord) {
    let Some(procedure) = &record.procedure else { return };
    let what = "PDF không có bảng kẻ ô, nên thời hạn, phí và giấy tờ có thể thiếu hoặc lẫn vào nhau".to_owned();
    let todo = "Hãy mở tệp, đối chiếu với trang đã đăng, và lấy bản Word hoặc Excel nếu có";
    record.findings.push(record.origin.finding(Kind::UnclearFact, procedure.code.as_str(), "(các bảng)", what, todo));
}

/// The facts of a record that the second reading of its document does not have.
fn doubts(record: &ReadRecord, second: &str) -> Vec<Finding> {
    let Some(procedure) = &record.procedure else { return Vec::new() };
    let todo = "Hai cách đọc tệp PDF cho kết quả khác nhau; hãy mở tệp, xem lại chỗ này, và lấy bản Word nếu có";
    let finding = |(field, value): (&str, String)| {
        let what = format!("đọc được \"{value}\", nhưng cách đọc thứ hai không thấy");
        record.origin.finding(Kind::UnclearFact, procedure.code.as_str(), field, what, todo)
    };
    facts(procedure).into_iter().filter(|(_, value)| !is_in(second, value)).map(finding).collect()
}

/// The facts that must not be misread: the code, the times, and the fees.
fn facts(procedure: &Procedure) -> Vec<(&'static str, String)> {
    let mut facts = vec![("Mã thủ tục", procedure.code.to_string())];
    for Channel { time, fees, .. } in &procedure.channels {
        if let Time::Span(span) = time {
            facts.push(("Thời hạn giải quyết", span.to_string()));
        }
        let amount = |charge| if let Charge::Amount(amount, _) = charge { Some(catalog::text::grouped(amount)) } else { None };
        facts.extend(fees.iter().filter_map(|fee| amount(fee.charge)).map(|amount| ("Phí, lệ phí", amount)));
    }
    facts.dedup();
    facts
}

/// Whether a fact is in the second reading, however its number is written: "5 ngày", "05 (năm) ngày", "8,000", "8000".
fn is_in(second: &str, value: &str) -> bool {
    let end = value.find(|c: char| c.is_alphabetic()).unwrap_or(value.len());
    let (number, unit) = (value[..end].trim(), without_space(&value[end..]));
    let forms = [number.to_owned(), number.replace('.', ","), number.replace(['.', ','], ""), number.replace(',', ".")];
    forms.iter().any(|form| second.contains(&format!("{form}{unit}")) || !unit.is_empty() && second.contains(&format!("{form}(")))
}
