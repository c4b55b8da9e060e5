//! Letters that are not Vietnamese inside Vietnamese words. The reader already replaces the look-alikes that are common.

use catalog::Procedure;
use catalog::text::words;
use rayon::prelude::*;

use super::Checked;
use super::part::{around, parts};
use crate::findings::{Finding, Kind};

/// A word that mixes Latin letters with those of another alphabet ("saи"), with the `ƣ` that old fonts used for `ư`, with
/// a loose combining mark or with the mark of a broken encoding. 3 national records, all rightly.
pub(super) fn mixed(checked: &[Checked<'_>], findings: &mut Vec<Finding>) {
    let found = checked.par_iter().filter_map(|checked| {
        let (part, word) = first_mixed(checked.procedure)?;
        let todo = "Tìm kiếm không thấy từ này; hãy gõ lại ở nguồn bằng bộ gõ Unicode";
        Some(checked.finding(Kind::MixedLetters, part, format!("chữ lạ lẫn trong \"{word}\""), todo))
    });
    findings.extend(found.collect::<Vec<_>>());
}

fn first_mixed(procedure: &Procedure) -> Option<(&'static str, String)> {
    parts(procedure).filter(|part| part.text.contains(is_strange)).find_map(|part| {
        let word = words(&part.text).into_iter().find(|word| {
            let letters = &part.text[word.range.clone()];
            letters.contains(is_strange) && letters.contains(is_latin)
        });
        let broken = || part.text.find('\u{FFFD}').map(|at| at..at + '\u{FFFD}'.len_utf8());
        let place = word.map(|word| word.range).or_else(broken)?;
        Some((part.name, around(&part.text, place)))
    })
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

fn is_strange(c: char) -> bool {
    let is_mark = matches!(c, '\u{300}'..='\u{36F}');
    // Ordinals such as "nº" and full-width letters are left alone.
    let is_other = !is_latin(c) && c.is_alphabetic() && !matches!(c, 'ª' | 'º' | 'µ' | '\u{FF01}'..='\u{FF5E}');
    matches!(c, 'ƣ' | 'Ƣ' | '\u{FFFD}') || is_mark || is_other
}

#[cfg(test)]
mod tests {
    use super::super::tests::{procedure, said};
    use super::*;

    #[test]
    fn only_letters_inside_a_word_are_strange() {
        let found = |name: &str| said(mixed, &[procedure(1, name, |_| ())]);
        assert_eq!(found("Nuôi voi đƣợc thuần"), ["lan-chu: Tên thủ tục: chữ lạ lẫn trong \"Nuôi voi đƣợc thuần\""]);
        assert_eq!(found("Nuôi voи").len() + found("Nuôi v\u{FFFD}i").len(), 2);
        assert_eq!(found("Hạt α, β; 5 µm; nº 1; Nguyễn Đỗ Hoà").len(), 0);
    }
}
