//! Brings the texts of a source into one form: NFC and clean.

use std::borrow::Cow;

use catalog::text::without_bullet;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text of several lines.
pub(super) fn block(text: &str) -> String {
    catalog::text::clean(&nfc(text))
}

/// A text of one line.
pub(super) fn line(text: &str) -> String {
    catalog::text::clean_line(&nfc(text))
}

/// The items of a list that is written as lines or with semicolons.
pub(super) fn lines(text: &str) -> Vec<String> {
    nfc(text)
        .split(['\n', ';'])
        .map(catalog::text::clean_line)
        .map(|item| without_bullet(&item).to_owned())
        .filter(|item| !item.is_empty())
        .collect()
}

/// A heading: one line, without bullet and colon.
pub(super) fn heading(text: &str) -> String {
    let line = line(text);
    without_bullet(&line).trim_end_matches(|c: char| c.is_whitespace() || ":;,".contains(c)).to_owned()
}

/// A text of several lines, without a bullet before it.
pub(super) fn unlisted(text: &str) -> String {
    without_bullet(&block(text)).to_owned()
}

/// A text of one line, without a bullet before it.
pub(super) fn unlisted_line(text: &str) -> String {
    without_bullet(&line(text)).to_owned()
}

fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_brought_into_one_form() {
        assert_eq!(line(" hoa\u{306}\u{323}c  \n x"), "hoặc x");
        assert_eq!(lines("- a\n\n+ b; c "), ["a", "b", "c"]);
        assert_eq!(heading("- * Bước 1: "), "Bước 1");
        assert_eq!(unlisted("- Giảm 50%\n- đến hết năm"), "Giảm 50%\n- đến hết năm");
    }
}
