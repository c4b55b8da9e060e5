//! Splits a text into words and makes the two keys of a word.

use super::letters::{Letter, decompose, is_mark, without_look_alike};

/// A word of a text: a run of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the text, in bytes.
    pub range: std::ops::Range<usize>,
    /// Its key without marks: "dang" for "Đăng".
    pub folded: String,
    /// Its key with marks, in one spelling: "đăng". The tone is a digit at the end, so "hoà" and "hòa" are both
    /// "hoa2".
    pub spelt: String,
}

impl Word {
    /// Whether the word has a tone mark or a vowel mark.
    pub fn is_marked(&self) -> bool {
        self.folded != self.spelt
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    ranges(text).into_iter().map(|range| word(text, range)).collect()
}

/// The places of the words of a text, in bytes.
pub(super) fn ranges(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = is_alphanumeric(c) || start.is_some() && (is_mark(c) || is_invisible(c));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        found.push(from..text.len());
    }
    found
}

/// The same as [`char::is_alphanumeric`], without a look into Unicode's tables for a Vietnamese letter.
fn is_alphanumeric(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ư' | '\u{1EA0}'..='\u{1EF9}') || c.is_alphanumeric()
}

/// The key of one word without marks: "dang" for "Đăng".
pub fn fold(text: &str) -> String {
    let folded = letters(text).map(Letter::base).collect();
    i_for_y(folded)
}

/// The key of one word with its marks, in one spelling: "hoa2" for both "hoà" and "hòa".
pub fn spell(text: &str) -> String {
    let mut tone = None;
    let vowels = letters(text).map(|letter| {
        tone = letter.tone.digit().or(tone);
        letter.vowel
    });
    let mut spelt = i_for_y(vowels.collect());
    spelt.extend(tone);
    spelt
}

/// The folded words of a text.
pub fn fold_words(text: &str) -> Vec<String> {
    ranges(text).into_iter().map(|range| fold(&text[range])).collect()
}

/// The folded words of a text, with spaces between them.
///
/// ```
/// assert_eq!(catalog::text::fold_text("Thời hạn, lệ phí:"), "thoi han le phi");
/// ```
pub fn fold_text(text: &str) -> String {
    fold_words(text).join(" ")
}

/// A name without the words "Thủ tục" (procedure) that many begin with.
///
/// ```
/// assert_eq!(catalog::text::without_thu_tuc("Thủ tục đăng ký khai sinh"), "đăng ký khai sinh");
/// assert_eq!(catalog::text::without_thu_tuc("Đăng ký khai tử"), "Đăng ký khai tử");
/// ```
pub fn without_thu_tuc(name: &str) -> &str {
    match ranges(name).as_slice() {
        [first, second, ..] if fold(&name[first.clone()]) == "thu" && fold(&name[second.clone()]) == "tuc" => {
            name[second.end..].trim_start()
        }
        _ => name,
    }
}

/// The words by which two names of procedures are compared: without marks, case, punctuation and "Thủ tục" before them.
///
/// ```
/// assert_eq!(catalog::text::name_key("Thủ tục ĐĂNG KÝ khai sinh."), "dang ki khai sinh");
/// ```
pub fn name_key(name: &str) -> String {
    fold_text(without_thu_tuc(name))
}

/// A text as part of an address: `dat-dai` for "Đất đai".
pub fn slug(text: &str) -> String {
    let ascii = |word: String| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let parts: Vec<String> =
        ranges(text).into_iter().map(|range| ascii(letters(&text[range]).map(Letter::base).collect())).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn word(text: &str, range: std::ops::Range<usize>) -> Word {
    let part = &text[range.clone()];
    Word { range, folded: fold(part), spelt: spell(part) }
}

/// The letters of a word in lower case, each with its combining marks.
fn letters(text: &str) -> impl Iterator<Item = Letter> + '_ {
    let mut chars = text.chars().map(without_look_alike).flat_map(lower).filter(|c| !is_invisible(*c)).peekable();
    std::iter::from_fn(move || {
        let mut letter = decompose(chars.next()?);
        while let Some(mark) = chars.next_if(|c| is_mark(*c)) {
            letter.add_mark(mark);
        }
        Some(letter)
    })
}

/// The start of each letter of a word, in bytes. Combining marks belong to the letter before them.
pub(crate) fn letter_starts(text: &str) -> Vec<usize> {
    text.char_indices().filter(|(_, c)| !is_mark(*c) && !is_invisible(*c)).map(|(at, _)| at).collect()
}

/// The number of letters with a tone mark in a word; a syllable has at most one.
pub(crate) fn tones(text: &str) -> usize {
    letters(text).filter(|letter| letter.tone.digit().is_some()).count()
}

/// Lower case. Full-width letters of East Asian input methods become plain ones.
fn lower(c: char) -> std::char::ToLowercase {
    let plain = match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    plain.to_lowercase()
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Replaces a final `y` by `i` if both spellings are in use: after a consonant ("kỹ", "kĩ") and after `qu`. After
/// another vowel, `y` is a different sound ("tay" is not "tai").
fn i_for_y(word: String) -> String {
    let Some(stem) = word.strip_suffix('y') else { return word };
    let same_sound = stem.ends_with("qu") || !stem.ends_with(is_vowel);
    if same_sound { format!("{stem}i") } else { word }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn marks_are_folded_in_every_unicode_form() {
        for text in ["Đăng ký khai sinh", "Giấy phép xây dựng", "HƯỞNG trợ cấp thờ cúng liệt sĩ", "Nguyễn Thuỳ"]
        {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            assert_eq!(fold_words(&composed), fold_words(&decomposed));
            let spelt = |text: &str| words(text).into_iter().map(|w| w.spelt).collect::<Vec<_>>();
            assert_eq!(spelt(&composed), spelt(&decomposed));
        }
        assert_eq!(fold_words("Đăng ký KHAI sinh"), ["dang", "ki", "khai", "sinh"]);
    }

    #[test]
    fn every_vietnamese_letter_folds_to_ascii() {
        for c in "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ".chars()
        {
            for case in [c.to_string(), c.to_uppercase().to_string()] {
                let folded = fold(&case);
                assert!(folded.is_ascii() && folded.len() == 1, "{case} → {folded}");
            }
        }
    }

    #[test]
    fn both_places_of_the_tone_mark_give_one_key() {
        assert_eq!(spell("hoà"), spell("hòa"));
        assert_eq!(spell("uỷ"), spell("ủy"));
        assert_eq!(spell("thuý"), spell("thúy"));
        assert_ne!(spell("hoà"), spell("hoa"));
        assert_ne!(spell("má"), spell("mã"));
        assert_ne!(spell("ma"), spell("mâ"));
    }

    #[test]
    fn i_and_y_are_one_letter_only_if_they_sound_the_same() {
        assert_eq!(fold("kỹ"), fold("kĩ"));
        assert_eq!(spell("lý"), spell("lí"));
        assert_eq!(fold("quý"), fold("quí"));
        assert_ne!(fold("tay"), fold("tai"));
        assert_ne!(fold("thuý"), fold("thúi"));
    }

    #[test]
    fn look_alikes_and_invisible_characters_do_not_hide_a_word() {
        assert_eq!(fold("СССР"), "cccp");
        assert_eq!(fold_words("ðăng\u{200b} k\u{ad}ý"), ["dang", "ki"]);
        assert_eq!(fold("Ｄａｎｇ"), "dang");
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        assert!(all.into_iter().all(|c| is_alphanumeric(c) == c.is_alphanumeric()));
    }

    #[test]
    fn words_keep_their_place_and_numbers_are_words() {
        let text = "Mẫu số 01/CT-2025, “lần đầu”";
        let found: Vec<_> = words(text).into_iter().map(|w| text[w.range].to_owned()).collect();
        assert_eq!(found, ["Mẫu", "số", "01", "CT", "2025", "lần", "đầu"]);
    }

    #[test]
    fn a_slug_is_plain_ascii() {
        assert_eq!(slug("Thi đua – Khen thưởng"), "thi-dua-khen-thuong");
        assert_eq!(slug("Quản lý vũ khí, pháo"), "quan-ly-vu-khi-phao");
    }
}
