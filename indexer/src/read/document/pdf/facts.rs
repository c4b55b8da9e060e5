//! A second reading of a PDF, by another reader, in which the facts of the first are looked for: a code, a time and a
//! fee must not rest on how one program understands a font.

use pdf_extract::Document;

use super::super::marks;
use super::page::Page;

/// The share of the letters that the second reader must find, in percent: it does not know every kind of font, and then
/// contradicts everything.
const ENOUGH: usize = 97;

/// The text as the second reader reads it, without white space.
pub(super) fn second_reading(document: &Document, first: &[Page]) -> Option<String> {
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text: Vec<String> = document.extract_text_chunks(&pages).into_iter().flatten().collect();
    let second = without_space(&text.concat());
    let first: String = first.iter().flat_map(|page| &page.glyphs).map(|glyph| glyph.text.as_str()).collect();
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    (letters(&second) * 100 >= letters(&without_space(&first)) * ENOUGH).then_some(second)
}

/// A text as it is looked for in the second reading.
pub(in crate::read::document) fn without_space(text: &str) -> String {
    let text: String = marks::joined(text).split_whitespace().collect();
    text.to_lowercase()
}
