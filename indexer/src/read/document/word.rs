//! Reads a Word document (.docx) as blocks. Headers, footers, notes and comments are other parts of the file and are
//! left out; so is text that is marked as deleted, and everything that another file would have to be opened for.

use std::io::{Cursor, Read};

use anyhow::{Context, ensure};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::blocks::{Block, Builder, MOST_NESTED};
use crate::guard::guarded;
use crate::limits;

const DAMAGED: &str = "không đọc được như một tệp .docx; hãy mở bằng Word rồi lưu lại";
const MAIN: &str = "word/document.xml";

/// The blocks of a document.
///
/// # Errors
/// It is damaged, or larger than the limits allow.
pub(super) fn read(bytes: &[u8]) -> anyhow::Result<Vec<Block>> {
    guarded(DAMAGED, || {
        limits::check_zip(bytes, &limits::DOCUMENT, DAMAGED)?;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).context(DAMAGED)?;
        let mut xml = Vec::new();
        archive.by_name(MAIN).context(DAMAGED)?.read_to_end(&mut xml).context(DAMAGED)?;
        blocks(std::str::from_utf8(&xml).context(DAMAGED)?)
    })
}

fn blocks(xml: &str) -> anyhow::Result<Vec<Block>> {
    let mut reader = Reader::from_str(xml);
    let mut body = Body::default();
    loop {
        match reader.read_event().context(DAMAGED)? {
            Event::Start(tag) => body.begin(&tag)?,
            Event::Empty(tag) => {
                body.begin(&tag)?;
                body.end(tag.local_name().as_ref());
            }
            Event::End(tag) => body.end(tag.local_name().as_ref()),
            Event::Text(text) => body.text(&text.xml10_content()),
            Event::CData(text) => body.text(&text.xml10_content()),
            // Word itself writes only the five names of XML and numbers. Others could stand for anything.
            Event::GeneralRef(name) => body.text(&reference(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(body.builder.finish())
}

fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let known = quick_xml::escape::resolve_xml_entity(name);
    known.unwrap_or_default().to_owned()
}

/// What is being read.
#[derive(Default)]
struct Body {
    builder: Builder,
    /// Whether the next text is the document's own.
    in_text: bool,
    /// How many elements are open whose content is left out.
    left_out: usize,
    /// Whether the paragraph has text. The bullet of a list is not in it.
    has_text: bool,
    is_listed: bool,
}

/// Text that was moved away, and what older programs show instead of a drawing: both would be read twice.
const LEFT_OUT: [&str; 3] = ["moveFrom", "Fallback", "instrText"];

impl Body {
    fn begin(&mut self, tag: &BytesStart<'_>) -> anyhow::Result<()> {
        let name = tag.local_name();
        let name = name.as_ref();
        self.left_out += usize::from(LEFT_OUT.contains(&name));
        let builder = &mut self.builder;
        match name {
            "p" => (self.has_text, self.is_listed) = (false, false),
            "t" => self.in_text = self.left_out == 0,
            "tab" | "ptab" if self.has_text => builder.text("\t"),
            "br" | "cr" => builder.text("\n"),
            "noBreakHyphen" => builder.text("-"),
            "numPr" => self.is_listed = true,
            "tbl" => builder.begin_table(),
            "tr" => builder.begin_row(),
            "tc" => builder.begin_cell(super::blocks::Merge::default()),
            "gridSpan" => builder.merge(|merge| merge.across = value(tag).parse().unwrap_or(1)),
            "vMerge" => builder.merge(|merge| merge.continued = value(tag) != "restart"),
            _ => {}
        }
        ensure!(self.builder.depth() <= MOST_NESTED, "có bảng lồng quá {MOST_NESTED} lớp; hãy sửa lại bảng trong Word");
        Ok(())
    }

    fn end(&mut self, name: &str) {
        self.left_out -= usize::from(LEFT_OUT.contains(&name)).min(self.left_out);
        match name {
            "t" => self.in_text = false,
            "p" => self.builder.end_line(),
            "tc" => self.builder.end_cell(),
            "tr" => self.builder.end_row(),
            "tbl" => self.builder.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text || self.left_out > 0 {
            return;
        }
        if self.is_listed && !self.has_text {
            self.builder.text("- ");
        }
        self.has_text |= !text.is_empty();
        self.builder.text(text);
    }
}

/// The value of a property, such as `<w:gridSpan w:val="2"/>`.
fn value(tag: &BytesStart<'_>) -> String {
    let value = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val");
    value.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}
