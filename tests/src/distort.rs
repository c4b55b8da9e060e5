//! Distorts a question as fingers, keyboards and programs do. A text is always distorted in the same way, so that
//! two measurements differ only if the search has changed.

use std::ops::Range;

use catalog::text::words;
use fastrand::Rng;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const HAT: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31B}';
/// The tone marks: huyền, sắc, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// The keys of an input method.
struct Keys {
    /// In the order of [`TONES`].
    tones: [char; 5],
    /// `None` if the vowel is typed a second time instead.
    hat: Option<char>,
    breve: char,
    horn: char,
    bar: char,
}

const TELEX: Keys = Keys { tones: ['f', 's', 'r', 'x', 'j'], hat: None, breve: 'w', horn: 'w', bar: 'd' };
const VNI: Keys = Keys { tones: ['2', '1', '3', '4', '5'], hat: Some('6'), breve: '8', horn: '7', bar: '9' };

/// Without any mark: "dang ky".
pub fn unaccented(text: &str) -> String {
    plain_d(&text.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>())
}

/// With `d` for `đ`, and all else unchanged: "dăng ký".
pub fn plain_d(text: &str) -> String {
    text.replace('đ', "d").replace('Đ', "D")
}

/// The keys of Telex, as they appear while the input method is off: "ddawng kys".
pub fn telex(text: &str) -> String {
    each_word(text, |word| keys_of(word, &TELEX))
}

/// The keys of VNI, as they appear while the input method is off: "d9a8ng ky1".
pub fn vni(text: &str) -> String {
    each_word(text, |word| keys_of(word, &VNI))
}

/// Decomposed (NFD), as some systems write file names and texts: each mark is a character.
pub fn nfd(text: &str) -> String {
    text.nfd().collect()
}

/// Words joined in pairs: "đăngký khaisinh".
pub fn glued(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.chunks(2).map(<[&str]>::concat).collect::<Vec<_>>().join(" ")
}

/// All in capitals.
pub fn capitals(text: &str) -> String {
    text.to_uppercase()
}

/// With the last word only half typed, and at least its first letter.
pub fn half_typed(text: &str) -> String {
    let text: String = text.nfc().collect();
    let Some(last) = words(&text).pop() else { return text };
    let letters = text[last.range.clone()].chars().count();
    let typed = text[last.range.clone()].chars().take((letters / 2).max(1));
    text[..last.range.start].chars().chain(typed).collect()
}

/// One letter wrong, missing, doubled or swapped with the next, in a word of three letters or more.
pub fn slip(text: &str) -> String {
    let text: String = text.nfc().collect();
    let mut rng = Rng::with_seed(seed(&text));
    let long: Vec<Range<usize>> =
        words(&text).into_iter().map(|word| word.range).filter(|at| is_long(&text[at.clone()])).collect();
    let Some(at) = rng.choice(long) else { return text };
    let slipped = mistyped(&text[at.clone()], &mut rng);
    format!("{}{slipped}{}", &text[..at.start], &text[at.end..])
}

fn is_long(word: &str) -> bool {
    word.chars().count() >= 3 && word.chars().all(char::is_alphabetic)
}

/// The seed comes from the text (FNV-1a), so that adding a question to a file changes no other question's slip.
fn seed(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |seed, byte| (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn mistyped(word: &str, rng: &mut Rng) -> String {
    const WRONG: &[u8] = b"abcdeghiklmnopqrstuvxy";
    loop {
        let mut letters: Vec<char> = word.chars().collect();
        let at = rng.usize(..letters.len());
        match rng.u8(..4) {
            0 => letters[at] = char::from(WRONG[rng.usize(..WRONG.len())]),
            1 => drop(letters.remove(at)),
            2 => letters.insert(at, letters[at]),
            _ => letters.swap(at, (at + 1).min(word.chars().count() - 1)),
        }
        let slipped = String::from_iter(letters);
        // Swapping equal letters, or the last one with itself, is no slip.
        if slipped != word {
            return slipped;
        }
    }
}

/// Changes each word of a text, and leaves what is between them.
fn each_word(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut at = 0;
    for word in words(text) {
        out.push_str(&text[at..word.range.start]);
        out.push_str(&change(&text[word.range.clone()]));
        at = word.range.end;
    }
    out + &text[at..]
}

/// The keys that type a word: a letter's mark after the letter, the tone at the end of the word.
fn keys_of(word: &str, keys: &Keys) -> String {
    let mut typed = String::new();
    let mut tone = None;
    for c in word.nfd() {
        match c {
            HAT => typed.extend(keys.hat.or_else(|| typed.chars().last()).map(|key| key.to_ascii_lowercase())),
            BREVE => typed.push(keys.breve),
            HORN => typed.push(keys.horn),
            'đ' => typed.extend(['d', keys.bar]),
            'Đ' => typed.extend(['D', keys.bar]),
            other => match TONES.iter().position(|mark| *mark == other) {
                Some(at) => tone = Some(keys.tones[at]),
                None => typed.push(other),
            },
        }
    }
    typed.extend(tone);
    typed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out() {
        assert_eq!(unaccented("Đăng ký, NGƯỜI ở"), "Dang ky, NGUOI o");
        assert_eq!(unaccented(&nfd("Đăng ký")), "Dang ky");
        assert_eq!(plain_d("Đăng ký đất"), "Dăng ký dất");
    }

    #[test]
    fn input_methods_leave_their_keys() {
        assert_eq!(telex("đăng ký"), "ddawng kys");
        assert_eq!(vni("đăng ký"), "d9a8ng ky1");
        assert_eq!(telex("Ấp nào được? (hỏi)"), "Aaps naof dduwowcj? (hoir)");
        assert_eq!(vni("Ấp nào được? (hỏi)"), "A6p1 nao2 d9u7o7c5? (hoi3)");
    }

    #[test]
    fn texts_of_other_forms_read_the_same() {
        assert_eq!(nfd("ký"), "ky\u{301}");
        assert_eq!(capitals("đăng ký"), "ĐĂNG KÝ");
        assert_eq!(glued("đăng ký khai sinh  lại"), "đăngký khaisinh lại");
    }

    #[test]
    fn the_last_word_is_cut_to_its_first_half() {
        assert_eq!(half_typed("đăng ký khai sinh"), "đăng ký khai si");
        assert_eq!(half_typed("cấp thẻ"), "cấp t");
        assert_eq!(half_typed("ở"), "ở");
        assert_eq!(half_typed(""), "");
    }

    #[test]
    fn a_slip_changes_one_long_word_and_always_the_same_way() {
        for text in ["đăng ký khai sinh", "Cấp lại giấy phép, số 01/2025", "xóa đăng ký thế chấp"] {
            let slipped = slip(text);
            assert_eq!(slipped, slip(&nfd(text)), "not the same each time");
            let pairs: Vec<_> = text.split(' ').zip(slipped.split(' ')).filter(|(before, after)| before != after).collect();
            let [(before, after)] = pairs[..] else { panic!("{text} → {slipped}") };
            assert!(before.chars().count() >= 3, "{before} → {after}");
            assert!(after.chars().count().abs_diff(before.chars().count()) <= 1, "{before} → {after}");
        }
    }

    #[test]
    fn short_words_and_numbers_do_not_slip() {
        assert_eq!(slip("ở xã 2025 cp01"), "ở xã 2025 cp01");
    }
}
