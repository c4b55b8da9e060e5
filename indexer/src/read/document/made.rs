//! Word, HTML and PDF files for tests, made from blocks.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::blocks::Block;

/// A Word document with these blocks.
pub(super) fn docx(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for block in blocks {
        match block {
            Block::Line(text) => body += &paragraphs(text),
            Block::Table(rows) => {
                let cell = |cell: &String| format!("<w:tc><w:tcPr/>{}</w:tc>", paragraphs(cell));
                let row = |row: &Vec<String>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
                let _ = write!(body, "<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    docx_of(&xml)
}

/// A Word document with this main part.
pub(super) fn docx_of(xml: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn paragraphs(text: &str) -> String {
    let run = |line: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line));
    text.split('\n').map(run).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A page with these blocks.
pub(super) fn html(blocks: &[Block]) -> Vec<u8> {
    let mut page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>".to_owned();
    for block in blocks {
        match block {
            Block::Line(text) => page += &format!("<p>{}</p>", escaped(text).replace('\n', "<br>")),
            Block::Table(rows) => {
                let cell = |cell: &String| format!("<td>{}</td>", escaped(cell).replace('\n', "<br/>"));
                let row = |row: &Vec<String>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
                page += &format!("<table>{}</table>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    page.into_bytes()
}

/// The height of a line, and the width of every letter.
const LINE: f64 = 14.0;
const LETTER: f64 = 5.0;
/// The page. Its margins are the same on both sides.
const WIDTH: f64 = 595.0;
const HEIGHT: f64 = 842.0;
const MARGIN: f64 = 40.0;

/// Draws a document.
#[derive(Default)]
struct Drawing {
    pages: Vec<String>,
    page: String,
    y: f64,
    letters: BTreeSet<char>,
}

impl Drawing {
    fn room(&mut self, lines: usize) {
        if self.y - LINE * lines as f64 <= MARGIN + LINE {
            self.new_page();
        }
    }

    fn new_page(&mut self) {
        if !self.page.is_empty() {
            self.pages.push(std::mem::take(&mut self.page));
        }
        self.y = HEIGHT - MARGIN;
    }

    /// Draws lines below each other, each of at most so many letters. The lines that go on end with a space.
    fn text(&mut self, x: f64, y: f64, lines: &[String]) {
        for (at, line) in lines.iter().enumerate() {
            self.letters.extend(line.chars());
            let hex: String = line.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(self.page, "BT /F 10 Tf 1 0 0 1 {x} {} Tm <{hex}> Tj ET", y - LINE * at as f64);
        }
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let _ = writeln!(self.page, "{} {} m {} {} l S", from.0, from.1, to.0, to.1);
    }

    fn row(&mut self, row: &[String]) {
        let width = (WIDTH - 2.0 * MARGIN) / row.len() as f64;
        let cells: Vec<Vec<String>> = row.iter().map(|cell| wrapped(cell, width - 10.0)).collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(1);
        self.room(lines);
        let (top, bottom) = (self.y, self.y - LINE * lines as f64 - 4.0);
        for (at, cell) in cells.iter().enumerate() {
            let left = MARGIN + width * at as f64;
            self.text(left + 5.0, top - 11.0, cell);
            let corners = [(left, top), (left + width, top), (left + width, bottom), (left, bottom), (left, top)];
            corners.windows(2).for_each(|pair| self.rule(pair[0], pair[1]));
        }
        self.y = bottom;
    }
}

/// A text in lines of at most this width.
fn wrapped(text: &str, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_inclusive(' ') {
            if (line.chars().count() + word.trim_end().chars().count()) as f64 * LETTER > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line += word;
        }
        lines.push(line);
    }
    lines
}

/// A PDF with these blocks, with ruled tables and a number on every page.
pub(super) fn pdf(blocks: &[Block]) -> Vec<u8> {
    let mut drawing = Drawing::default();
    drawing.new_page();
    for block in blocks {
        match block {
            Block::Line(text) => {
                for line in wrapped(text, WIDTH - 2.0 * MARGIN) {
                    drawing.room(1);
                    let y = drawing.y - 11.0;
                    drawing.text(MARGIN, y, &[line]);
                    drawing.y -= LINE;
                }
            }
            Block::Table(rows) => {
                rows.iter().for_each(|row| drawing.row(row));
                drawing.y -= LINE;
            }
        }
    }
    drawing.new_page();
    let Drawing { pages, letters, .. } = drawing;
    let numbered = pages
        .iter()
        .enumerate()
        .map(|(at, page)| format!("{page}BT /F 10 Tf 1 0 0 1 290 20 Tm <{:04X}> Tj ET\n", u32::from('1') + at as u32));
    let letters: BTreeSet<char> = letters.into_iter().chain('1'..='9').collect();
    pdf_of(&numbered.collect::<Vec<_>>(), &letters)
}

/// A PDF with these contents of pages. A letter's code in it is its code in Unicode.
pub(super) fn pdf_of(pages: &[String], letters: &BTreeSet<char>) -> Vec<u8> {
    let stream = |content: &str| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let chars: Vec<String> = letters.iter().map(|c| format!("<{:04X}> <{:04X}>", u32::from(*c), u32::from(*c))).collect();
    let maps = chars.chunks(100).map(|chunk| format!("{} beginbfchar\n{}\nendbfchar\n", chunk.len(), chunk.join("\n")));
    let cmap = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{}endcmap\n\
         CMapName currentdict /CMap defineresource pop\nend\nend",
        maps.collect::<String>()
    );
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 6 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {} /Kids [{}] /MediaBox [0 0 {WIDTH} {HEIGHT}] >>", pages.len(), kids.join(" ")),
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
         /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 >> >>"
            .to_owned(),
        stream(&cmap),
    ];
    for (at, page) in pages.iter().enumerate() {
        let resources = "<< /Font << /F 3 0 R >> >>";
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Resources {resources} /Contents {} 0 R >>", 7 + 2 * at));
        objects.push(stream(page));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = file.len();
    let entries: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
    let size = objects.len() + 1;
    let _ = write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{entries}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    );
    file.into_bytes()
}
