//! Which keys there are, where they are, and how they are named.

use catalog::Typing;
use vi::processor::ToneMark;

use super::compose::{with_key, with_tone, without_last};

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A letter or a digit, which the method may take for a mark.
    Typed(char),
    /// A letter or a digit as it is.
    AsIs(char),
    /// A tone for the last word.
    Tone(ToneMark),
    /// Between words.
    Space,
    /// Takes the last letter away.
    Delete,
    /// Shows another page of keys.
    Turn(Page),
    /// Asks what is typed.
    Submit,
}

/// A page of keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Page {
    /// Letters and marks.
    #[default]
    Letters,
    /// Digits.
    Digits,
}

/// The keys of a page.
pub(super) struct Keys {
    /// Short rows for marks, which may stand side by side.
    pub(super) marks: Vec<Vec<Key>>,
    /// The rows below.
    pub(super) rows: Vec<Vec<Key>>,
}

/// The keys of a page.
pub(super) fn keys(page: Page, method: Typing) -> Keys {
    let typed = |letters: &str| letters.chars().map(Key::Typed).collect::<Vec<Key>>();
    let as_is = |letters: &str| letters.chars().map(Key::AsIs).collect::<Vec<Key>>();
    let with_delete = |keys: Vec<Key>| [keys, vec![Key::Delete]].concat();
    let bottom = |other| vec![Key::Turn(other), Key::Space, Key::Submit];
    let letters = || vec![typed("qwertyuiop"), typed("asdfghjkl"), with_delete(typed("zxcvbnm")), bottom(Page::Digits)];
    let digits = || [as_is("123"), as_is("456"), as_is("789"), with_delete(as_is(".0/-")), bottom(Page::Letters)].to_vec();
    match (page, method) {
        (Page::Letters, Typing::Vni) => Keys { marks: Vec::new(), rows: [vec![typed("1234567890")], letters()].concat() },
        (Page::Letters, _) => Keys { marks: vec![as_is("ăâđêôơư"), TONES.to_vec()], rows: letters() },
        (Page::Digits, _) => Keys { marks: Vec::new(), rows: digits() },
    }
}

const TONES: [Key; 5] = [
    Key::Tone(ToneMark::Acute),
    Key::Tone(ToneMark::Grave),
    Key::Tone(ToneMark::HookAbove),
    Key::Tone(ToneMark::Tilde),
    Key::Tone(ToneMark::Underdot),
];

impl Key {
    /// The text after the key.
    pub(super) fn applied(self, text: &str, method: Typing) -> String {
        match self {
            Self::Typed(key) => with_key(text, key, method),
            Self::AsIs(letter) => with_key(text, letter, Typing::Plain),
            Self::Tone(tone) => with_tone(text, tone),
            // Two spaces say no more than one, and a line does not begin with one.
            Self::Space if text.is_empty() || text.ends_with(' ') => text.to_owned(),
            Self::Space => with_key(text, ' ', Typing::Plain),
            Self::Delete => without_last(text),
            Self::Turn(_) | Self::Submit => text.to_owned(),
        }
    }

    /// What is on the key, big.
    pub(super) fn face(self) -> String {
        match self {
            Self::Typed(letter) | Self::AsIs(letter) => letter.to_string(),
            Self::Tone(tone) => tone_face(tone).0.to_owned(),
            Self::Space => "Dấu cách".to_owned(),
            Self::Delete => "⌫ Xóa".to_owned(),
            Self::Turn(Page::Digits) => "123".to_owned(),
            Self::Turn(Page::Letters) => "ABC".to_owned(),
            Self::Submit => "Tìm".to_owned(),
        }
    }

    /// A word below the face.
    pub(super) fn hint(self, method: Typing) -> Option<&'static str> {
        match (self, method) {
            (Self::Tone(tone), _) => Some(tone_face(tone).1),
            (Self::Typed(digit), Typing::Vni) => vni_hint(digit),
            _ => None,
        }
    }

    /// The key's name for those who do not see it, if its face does not say it.
    pub(super) fn name(self, method: Typing) -> Option<String> {
        match self {
            Self::Tone(tone) => Some(format!("Dấu {}", tone_face(tone).1)),
            Self::Typed(digit) => self.hint(method).map(|hint| format!("{digit}: {hint}")),
            Self::AsIs('.') => Some("Dấu chấm".to_owned()),
            Self::AsIs('/') => Some("Dấu gạch chéo".to_owned()),
            Self::AsIs('-') => Some("Dấu gạch ngang".to_owned()),
            Self::Delete => Some("Xóa một chữ".to_owned()),
            Self::Turn(Page::Digits) => Some("Bàn phím số".to_owned()),
            Self::Turn(Page::Letters) => Some("Bàn phím chữ".to_owned()),
            _ => None,
        }
    }

    /// Its class, for keys that look different.
    #[cfg(feature = "csr")]
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Typed(_) | Self::AsIs(_) => "key",
            Self::Tone(ToneMark::Acute | ToneMark::Grave) => "key tone high",
            Self::Tone(_) => "key tone",
            Self::Space => "key space",
            Self::Delete | Self::Turn(_) => "key wide",
            Self::Submit => "key wide submit",
        }
    }
}

/// What is on a tone key, and its name.
fn tone_face(tone: ToneMark) -> (&'static str, &'static str) {
    match tone {
        ToneMark::Acute => ("´", "sắc"),
        ToneMark::Grave => ("`", "huyền"),
        ToneMark::HookAbove => ("?", "hỏi"),
        ToneMark::Tilde => ("~", "ngã"),
        ToneMark::Underdot => (".", "nặng"),
    }
}

/// What a digit means in VNI.
fn vni_hint(digit: char) -> Option<&'static str> {
    let hints = ["bỏ dấu", "sắc", "huyền", "hỏi", "ngã", "nặng", "â ê ô", "ơ ư", "ă", "đ"];
    hints.get(digit.to_digit(10)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const METHODS: [Typing; 3] = [Typing::Plain, Typing::Telex, Typing::Vni];

    fn all(page: Page, method: Typing) -> Vec<Key> {
        let Keys { marks, rows } = keys(page, method);
        [marks, rows].concat().concat()
    }

    fn typed(keys: &[Key], method: Typing) -> String {
        keys.iter().fold(String::new(), |text, key| key.applied(&text, method))
    }

    #[test]
    fn every_letter_digit_and_mark_has_a_key_in_each_method() {
        for method in METHODS {
            let keys = [all(Page::Letters, method), all(Page::Digits, method)].concat();
            for letter in "abcdefghijklmnopqrstuvwxyz".chars() {
                assert!(keys.contains(&Key::Typed(letter)), "{letter}");
            }
            assert!("0123456789.".chars().all(|digit| keys.contains(&Key::AsIs(digit))));
            assert!(method == Typing::Vni || TONES.iter().all(|tone| keys.contains(tone)));
        }
    }

    #[test]
    fn keys_with_the_same_face_have_different_names() {
        for (page, method) in METHODS.iter().flat_map(|method| [(Page::Letters, *method), (Page::Digits, *method)]) {
            let mut names: Vec<String> =
                all(page, method).into_iter().map(|key| key.name(method).unwrap_or_else(|| key.face())).collect();
            let many = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), many, "{names:?}");
        }
    }

    #[test]
    fn marks_are_put_by_their_keys_and_digits_stay_digits() {
        let keys = [Key::Typed('t'), Key::AsIs('ư'), Key::Tone(ToneMark::HookAbove), Key::Space, Key::Space, Key::Typed('v')];
        for method in METHODS {
            assert_eq!(typed(&keys, method), "tử v");
            assert_eq!(typed(&[Key::Space, Key::Typed('c'), Key::Typed('t'), Key::AsIs('0'), Key::AsIs('7')], method), "ct07");
            assert_eq!(typed(&[Key::Typed('s'), Key::Typed('o'), Key::AsIs('1'), Key::Typed('a')], method), "so1a");
        }
    }

    #[test]
    fn deleting_comes_to_an_empty_line() {
        let keys = [Key::Typed('a'), Key::Typed('n'), Key::Delete, Key::Delete, Key::Delete];
        assert_eq!(typed(&keys, Typing::Plain), "");
    }
}
