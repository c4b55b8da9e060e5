//! The letters of Vietnamese, taken apart into base letter, vowel mark and tone mark.
//!
//! Written out here and not taken from Unicode's tables: those weigh 30 KB in a phone's download, and
//! this needs 12 vowels, 5 tones and the letters that real records mistype.

use std::sync::LazyLock;

/// One letter with its tone mark apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// Lower case, with its vowel mark: `ư`, `đ`, `a`.
    pub vowel: char,
    /// Its tone mark.
    pub tone: Tone,
}

/// Tone marks in the order of [`VOWELS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Level,
    Falling,
    Asking,
    Tumbling,
    Rising,
    Heavy,
}

const TONES: [Tone; 6] = [Tone::Level, Tone::Falling, Tone::Asking, Tone::Tumbling, Tone::Rising, Tone::Heavy];

/// Each vowel with its tones: level, huyền, hỏi, ngã, sắc, nặng.
const VOWELS: [&str; 12] =
    ["aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ"];

/// Letters of other alphabets that look like ours, seen in real records ("С" and "Р" of Cyrillic, "ð"
/// of Icelandic), with what was meant.
const LOOK_ALIKES: [(char, char); 29] = [
    ('ð', 'đ'),
    ('Ð', 'Đ'),
    ('Ɖ', 'Đ'),
    ('ɖ', 'đ'),
    ('а', 'a'),
    ('А', 'A'),
    ('В', 'B'),
    ('с', 'c'),
    ('С', 'C'),
    ('е', 'e'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('і', 'i'),
    ('І', 'I'),
    ('К', 'K'),
    ('М', 'M'),
    ('о', 'o'),
    ('О', 'O'),
    ('р', 'p'),
    ('Р', 'P'),
    ('Т', 'T'),
    ('х', 'x'),
    ('Х', 'X'),
    ('у', 'y'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ο', 'O'),
    ('ο', 'o'),
    ('ı', 'i'),
];

/// Where precomposed Vietnamese letters stand in Unicode.
const LATIN: std::ops::Range<u32> = 0xC0..0x1B1;
const VIETNAMESE: std::ops::Range<u32> = 0x1EA0..0x1EFA;

/// Precomposed lower-case letters by their place in [`LATIN`] and then [`VIETNAMESE`].
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

/// Takes a lower-case letter apart. Letters that carry no tone come back as they are.
pub(super) fn take_apart(c: char) -> Letter {
    place(c).and_then(|place| PRECOMPOSED[place]).unwrap_or(Letter { vowel: c, tone: Tone::Level })
}

/// What was meant by a letter that only looks like one of ours.
pub(super) fn mend_look_alike(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    LOOK_ALIKES.iter().find(|(wrong, _)| *wrong == c).map_or(c, |(_, right)| *right)
}

impl Letter {
    /// Adds a combining mark that follows the letter (text in NFD). False where the mark is none of ours.
    pub(super) fn add_mark(&mut self, mark: char) -> bool {
        match tone_of(mark) {
            Some(tone) => self.tone = tone,
            None => match with_vowel_mark(self.vowel, mark) {
                Some(vowel) => self.vowel = vowel,
                None => return false,
            },
        }
        true
    }

    /// The letter without any mark.
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
    /// The digit VNI types for the tone; nothing for the level tone.
    pub(super) fn digit(self) -> Option<char> {
        match self {
            Self::Level => None,
            Self::Rising => Some('1'),
            Self::Falling => Some('2'),
            Self::Asking => Some('3'),
            Self::Tumbling => Some('4'),
            Self::Heavy => Some('5'),
        }
    }
}

fn tone_of(mark: char) -> Option<Tone> {
    Some(match mark {
        '\u{300}' | '\u{340}' => Tone::Falling,
        '\u{301}' | '\u{341}' => Tone::Rising,
        '\u{303}' => Tone::Tumbling,
        '\u{309}' => Tone::Asking,
        '\u{323}' => Tone::Heavy,
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

/// A combining mark of any script: it belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
