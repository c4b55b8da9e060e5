//! The letters of Vietnamese, decomposed into base letter, vowel mark and tone mark.
//!
//! Unicode's own tables would add 30 KB to a phone's download. This module needs only 12 vowels, 5 tone marks and the
//! letters that are mistyped in national records.

use std::sync::LazyLock;

/// One letter, decomposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// The letter in lower case with its vowel mark: `ư`, `đ`, `a`.
    pub vowel: char,
    /// The tone mark.
    pub tone: Tone,
}

/// The six tones by their Vietnamese names, in the order of [`VOWELS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Ngang,
    Huyen,
    Hoi,
    Nga,
    Sac,
    Nang,
}

const TONES: [Tone; 6] = [Tone::Ngang, Tone::Huyen, Tone::Hoi, Tone::Nga, Tone::Sac, Tone::Nang];

/// Each vowel in its tones: ngang, huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [&str; 12] =
    ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

/// The two ranges of Unicode with precomposed Vietnamese letters.
const LATIN: std::ops::Range<u32> = 0xC0..0x1B1;
const VIETNAMESE: std::ops::Range<u32> = 0x1EA0..0x1EFA;

/// The precomposed lower-case letters, by their place in [`LATIN`] followed by [`VIETNAMESE`].
static PRECOMPOSED: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    let mut table = vec![None; LATIN.len() + VIETNAMESE.len()];
    for family in VOWELS {
        let vowel = family.chars().next().unwrap_or('a');
        for (c, tone) in family.chars().zip(TONES) {
            if let Some(place) = place(c) {
                table[place] = Some(Letter { vowel, tone });
            }
        }
    }
    table
});

fn place(c: char) -> Option<usize> {
    let code = u32::from(c);
    if LATIN.contains(&code) {
        Some((code - LATIN.start) as usize)
    } else if VIETNAMESE.contains(&code) {
        Some((code - VIETNAMESE.start) as usize + LATIN.len())
    } else {
        None
    }
}

/// Decomposes a lower-case letter. A letter without a tone mark stays as it is.
pub(super) fn decompose(c: char) -> Letter {
    place(c).and_then(|place| PRECOMPOSED[place]).unwrap_or(Letter { vowel: c, tone: Tone::Ngang })
}

/// The letter that is meant by one that only looks like it; other letters stay as they are. These letters of other
/// alphabets occur in national records: Cyrillic "С" and "Р", Icelandic "ð".
pub(super) fn without_look_alike(c: char) -> char {
    match c {
        'ð' | 'ɖ' => 'đ',
        'Ð' | 'Ɖ' => 'Đ',
        'а' => 'a',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'с' => 'c',
        'С' => 'C',
        'е' => 'e',
        'Е' => 'E',
        'Н' => 'H',
        'і' | 'ı' => 'i',
        'І' => 'I',
        'К' => 'K',
        'М' => 'M',
        'о' | 'ο' => 'o',
        'О' | 'Ο' => 'O',
        'р' => 'p',
        'Р' => 'P',
        'Т' => 'T',
        'х' => 'x',
        'Х' => 'X',
        'у' => 'y',
        other => other,
    }
}

impl Letter {
    /// Adds a combining mark that follows the letter (text in NFD). Marks of other languages are ignored.
    pub(super) fn add_mark(&mut self, mark: char) {
        match tone_of(mark) {
            Some(tone) => self.tone = tone,
            None => self.vowel = with_vowel_mark(self.vowel, mark).unwrap_or(self.vowel),
        }
    }

    /// The letter without marks.
    pub(super) fn base(self) -> char {
        match self.vowel {
            'ă' | 'â' => 'a',
            'ê' => 'e',
            'ô' | 'ơ' => 'o',
            'ư' => 'u',
            'đ' => 'd',
            other => other,
        }
    }
}

impl Tone {
    /// The digit for the tone in VNI typing; none for the level tone.
    pub(super) fn digit(self) -> Option<char> {
        match self {
            Self::Ngang => None,
            Self::Sac => Some('1'),
            Self::Huyen => Some('2'),
            Self::Hoi => Some('3'),
            Self::Nga => Some('4'),
            Self::Nang => Some('5'),
        }
    }
}

fn tone_of(mark: char) -> Option<Tone> {
    Some(match mark {
        '\u{300}' | '\u{340}' => Tone::Huyen,
        '\u{301}' | '\u{341}' => Tone::Sac,
        '\u{303}' => Tone::Nga,
        '\u{309}' => Tone::Hoi,
        '\u{323}' => Tone::Nang,
        _ => return None,
    })
}

fn with_vowel_mark(vowel: char, mark: char) -> Option<char> {
    Some(match (vowel, mark) {
        ('a', '\u{302}') => 'â',
        ('a', '\u{306}') => 'ă',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31B}') => 'ơ',
        ('u', '\u{31B}') => 'ư',
        _ => return None,
    })
}

/// Whether a character is a combining mark, which belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
