//! Reads an HTML page as blocks. Many a ".xls" or ".doc" that a portal exports is one. Only tags and texts matter, so a
//! tokenizer is enough: it never fails, and pages with tags that are not closed are read as browsers show them.

use encoding_rs::Encoding;
use html5gum::{StartTag, Token, Tokenizer};

use super::super::encoding::{self, Script};
use super::Document;
use super::blocks::{Builder, MOST_NESTED, Merge};

/// Elements whose text nobody reads.
const LEFT_OUT: [&[u8]; 8] = [b"script", b"style", b"noscript", b"template", b"svg", b"select", b"button", b"title"];
/// Elements without an end tag.
const BREAKS: [&[u8]; 2] = [b"br", b"hr"];
/// Elements in a line; all others begin a new one.
const INLINE: [&[u8]; 26] = [
    b"a", b"abbr", b"b", b"bdi", b"bdo", b"big", b"cite", b"code", b"em", b"font", b"i", b"img", b"input", b"ins", b"kbd",
    b"label", b"mark", b"o:p", b"s", b"small", b"span", b"strong", b"sub", b"sup", b"u", b"wbr",
];
/// How many bytes may come before the declaration of the encoding.
const DECLARED_WITHIN: usize = 4096;

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Document {
    let (text, script) = decoded(bytes);
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new(text.as_str()) {
        match token {
            Token::StartTag(tag) => page.begin(&tag),
            Token::EndTag(tag) => page.end(&tag.name),
            Token::String(text) if page.left_out.is_none() => page.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    Document { blocks: page.builder.finish(), script, ..Document::default() }
}

/// The text of a page, in the encoding that it declares, if that fits its bytes.
fn decoded(bytes: &[u8]) -> (String, Script) {
    match declared(bytes).map(|encoding| encoding.decode(bytes)) {
        Some((text, _, false)) => (text.into_owned(), Script::Unicode),
        _ => encoding::decode(bytes),
    }
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name = after.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(name.len());
    Encoding::for_label(&name.as_bytes()[..end])
}

/// What is being read.
#[derive(Default)]
struct Page {
    builder: Builder,
    /// The element that is left out, and how often it is open.
    left_out: Option<(Vec<u8>, usize)>,
}

impl Page {
    fn begin(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if let Some((element, depth)) = &mut self.left_out {
            *depth += usize::from(element.as_slice() == name);
            return;
        }
        if LEFT_OUT.contains(&name) && !tag.self_closing {
            self.left_out = Some((name.to_vec(), 1));
            return;
        }
        match name {
            b"table" if self.builder.depth() < MOST_NESTED => self.builder.begin_table(),
            b"tr" => self.builder.begin_row(),
            b"td" | b"th" => self.builder.begin_cell(merge(tag)),
            b"li" => {
                self.builder.end_line();
                self.builder.text("- ");
            }
            name if BREAKS.contains(&name) => self.builder.end_line(),
            name if INLINE.contains(&name) => {}
            _ => self.builder.end_line(),
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some((element, depth)) = &mut self.left_out {
            *depth -= usize::from(element.as_slice() == name);
            if *depth == 0 {
                self.left_out = None;
            }
            return;
        }
        match name {
            b"table" => self.builder.end_table(),
            b"tr" => self.builder.end_row(),
            b"td" | b"th" => self.builder.end_cell(),
            name if INLINE.contains(&name) => {}
            _ => self.builder.end_line(),
        }
    }

    /// Adds text. Line ends of the file are spaces on the page.
    fn text(&mut self, text: &str) {
        self.builder.text(&text.replace(['\n', '\r', '\t'], " "));
    }
}

fn merge(tag: &StartTag<()>) -> Merge {
    let number = |name: &[u8]| tag.attributes.get(name).and_then(|value| String::from_utf8_lossy(value).trim().parse().ok());
    Merge { across: number(b"colspan").unwrap_or(1), down: number(b"rowspan").unwrap_or(1), continued: false }
}

#[cfg(test)]
mod tests {
    use super::super::blocks::Block;
    use super::*;

    fn read(bytes: &[u8]) -> Vec<Block> {
        super::read(bytes).blocks
    }

    fn line(text: &str) -> Block {
        Block::Line(text.to_owned())
    }

    #[test]
    fn a_page_is_read_as_it_looks() {
        let page = "<html><head><title>x</title><style>p{}</style></head><body><p>Tên thủ tục:\n <b>Nuôi</b>&nbsp;voi<br>Dòng hai\
                    <ul><li>một<li>hai</ul><script>var a = '<p>';</script><table><tr><td rowspan=2>a<td>b<tr><td>c</table>cuối";
        let rows = [["a", "b"], ["a", "c"]].map(|row| row.map(str::to_owned).to_vec()).to_vec();
        let lines = ["Tên thủ tục: Nuôi voi", "Dòng hai", "- một", "- hai"].map(line);
        assert_eq!(read(page.as_bytes()), [lines.as_slice(), &[Block::Table(rows), line("cuối")]].concat());
    }

    #[test]
    fn the_encoding_is_the_declared_one_or_fits_the_bytes() {
        let old = b"<meta charset=windows-1258><p>Th\xfb t\xf8c nu\xf4i voi a\xec".to_vec();
        assert_eq!(read(&old), [line("Thû tøc nuôi voi á")]);
        assert_eq!(read("<p>Thủ tục".as_bytes()), [line("Thủ tục")]);
        assert_eq!(read(b"<p>nu\xf4i"), [line("nuôi")]);
        let cut = "<meta charset=utf-8><p>Thủ tục nuôi voi ở khu dân cư, bán muối tại chợ Xã Mẫu".as_bytes();
        let document = super::read(&[cut, b"\xE1\xBB"].concat());
        assert_eq!((document.script, document.blocks.len()), (Script::Damaged, 1));
    }
}
