//! Puts letters and their marks together again. The text layer of many PDFs splits them ("hoă ̣c"), and texts that were
//! copied from one carry this into Word and HTML.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a syllable can end with after its vowel.
const FINALS: [&str; 14] = ["c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "y", "u", "o", "a", "ngh"];

/// The text in NFC. A mark behind a space joins the letter before it, and the end of a syllable that was left alone
/// behind such a letter joins it: "quố c" with a split mark becomes "quốc".
pub(super) fn joined(text: &str) -> String {
    if !text.chars().any(is_combining_mark) {
        return text.to_owned();
    }
    let marked = marks_at_their_letters(text);
    ends_at_their_syllables(&marked).nfc().collect()
}

/// Puts each mark behind its letter: without the spaces between them, and without the consonants at the end of the
/// syllable, because a mark is often drawn last ("tich" and a dot below).
fn marks_at_their_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !is_combining_mark(c) {
            out.push(c);
            continue;
        }
        let letters = out.trim_end_matches([' ', '\u{a0}']).len();
        if out[..letters].ends_with(|c: char| c.is_alphabetic() || is_combining_mark(c)) {
            out.truncate(letters);
        }
        let ends = out.trim_end_matches(|c: char| c.is_ascii_alphabetic() && !is_vowel(c)).len();
        let has_vowel =
            out[..ends].chars().next_back().is_some_and(|c| is_combining_mark(c) || c.nfd().next().is_some_and(is_vowel));
        out.insert(if has_vowel { ends } else { out.len() }, c);
    }
    out
}

fn is_vowel(c: char) -> bool {
    "aeiouyAEIOUY".contains(c)
}

/// Removes the space between a syllable whose last letter has a mark of its own and an end that stands alone.
fn ends_at_their_syllables(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        out.push_str(word);
        if words.peek().is_some_and(|next| !(has_split_end(word) && is_end(next))) {
            out.push(' ');
        }
    }
    out
}

fn has_split_end(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next().is_some_and(is_combining_mark) && letters.next().is_some_and(|c| c.nfd().next().is_some_and(is_vowel))
}

fn is_end(word: &str) -> bool {
    FINALS.contains(&word.trim_end_matches(|c: char| c.is_ascii_punctuation()))
}

/// Whether a line that was broken inside a syllable goes on here: "cấp x" and "ã ký".
pub(super) fn is_cut_syllable(before: &str, after: &str) -> bool {
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let has_vowel = last.nfd().any(is_vowel);
    let goes_on = after.nfd().next().is_some_and(|c| is_vowel(c) || c == 'h' || is_combining_mark(c));
    let in_capitals = last.chars().all(char::is_uppercase);
    !last.is_empty() && last.chars().count() <= 3 && !has_vowel && goes_on && !in_capitals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_joins_its_letter_and_the_end_its_syllable() {
        assert_eq!(joined("hoă \u{323}c Ư\u{301}ng du \u{323}ng"), "hoặc Ứng dụng");
        assert_eq!(joined("quô\u{301} c gia, giâ\u{301} y tờ (sô\u{301} , tắt"), "quốc gia, giấy tờ (số , tắt");
        assert_eq!(joined("hộ tich \u{323}. đinh\u{323} danh"), "hộ tịch. định danh");
        assert_eq!(joined("từ a đến c"), "từ a đến c");
    }

    #[test]
    fn a_syllable_that_a_line_end_cut_is_told_from_two() {
        assert!(is_cut_syllable("Uỷ ban nhân dân cấp x", "ã ký"));
        assert!(is_cut_syllable("quốc gia v", "ề dân cư"));
        assert!(!is_cut_syllable("điểm a, khoản 1", "Điều 2"));
        assert!(!is_cut_syllable("theo TT", "a"));
    }
}
