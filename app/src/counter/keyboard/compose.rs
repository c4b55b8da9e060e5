//! Vietnamese as it is typed: the text before a key and the key give the text after it.
//!
//! The crate `vi` knows which mark a key is and where it goes; this file only asks it. The text is all the state there is:
//! its last word is spelt out as the keys that make it, and the crate types these and the new key. So it does not matter
//! whether the word was typed here, on a USB keyboard or by choosing a suggestion, or what was deleted in between.

use catalog::Typing;
use vi::methods::IncrementalBuffer;
use vi::parsing::{extract_letter_modifications, extract_tone};
use vi::processor::{AccentStyle, LetterModification, ToneMark};
use vi::util::clean_char;

/// Nobody asks more, and a key that is stuck comes to an end.
pub(super) const MOST_LETTERS: usize = 100;
/// The letters of "nghiêng". A longer word is not Vietnamese and stays as typed.
const LONGEST_SYLLABLE: usize = 7;

/// The text after a key.
pub(super) fn with_key(text: &str, key: char, method: Typing) -> String {
    if text.chars().count() >= MOST_LETTERS {
        return text.to_owned();
    }
    let (before, word) = last_word(text);
    let is_composed = key.is_alphabetic() || method == Typing::Vni && key.is_ascii_digit();
    let typed = match method {
        _ if !is_composed => None,
        Typing::Plain => composed(&format!("{word}{key}")),
        Typing::Telex => TELEX.type_into(word, key),
        Typing::Vni => VNI.type_into(word, key),
    };
    typed.map_or_else(|| format!("{text}{key}"), |word| format!("{before}{word}"))
}

/// The text after a tone key: its last word gets the tone, or loses it if it has it.
pub(super) fn with_tone(text: &str, tone: ToneMark) -> String {
    let (before, word) = last_word(text);
    let key = if extract_tone(word) == Some(tone) { NO_TONE } else { VNI.tone(tone) };
    match VNI.type_into(word, key) {
        Some(marked) if marked.chars().count() == word.chars().count() => format!("{before}{marked}"),
        // A word without a vowel has no place for a tone.
        _ => text.to_owned(),
    }
}

/// The text without its last letter.
pub(super) fn without_last(text: &str) -> String {
    let rest = text.strip_suffix(|_: char| true).unwrap_or_default();
    let (before, word) = last_word(rest);
    composed(word).map_or_else(|| rest.to_owned(), |word| format!("{before}{word}"))
}

/// What is before the last word, and the last word.
fn last_word(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end_matches(char::is_alphanumeric).len())
}

/// The word with its tone on the letter that should have it. `None` if it is not Vietnamese.
fn composed(word: &str) -> Option<String> {
    let buffer = VNI.spell(word)?;
    Some(with_capitals(buffer.view(), word.chars()))
}

/// The keys of a method for marks.
struct Keys {
    definition: &'static vi::Definition,
    /// For the tones of á, à, ả, ã, ạ.
    tones: [char; 5],
    /// For ơ and ư, for ă, and for đ.
    horn: char,
    breve: char,
    stroke: char,
    /// For â, ê, ô. `None` if it is the letter once more.
    circumflex: Option<char>,
}

const TELEX: Keys =
    Keys { definition: &vi::TELEX, tones: ['s', 'f', 'r', 'x', 'j'], horn: 'w', breve: 'w', stroke: 'd', circumflex: None };
const VNI: Keys =
    Keys { definition: &vi::VNI, tones: ['1', '2', '3', '4', '5'], horn: '7', breve: '8', stroke: '9', circumflex: Some('6') };
/// Takes the tone away, in VNI.
const NO_TONE: char = '0';

impl Keys {
    fn tone(&self, tone: ToneMark) -> char {
        let [acute, grave, hook, tilde, dot] = self.tones;
        match tone {
            ToneMark::Acute => acute,
            ToneMark::Grave => grave,
            ToneMark::HookAbove => hook,
            ToneMark::Tilde => tilde,
            ToneMark::Underdot => dot,
        }
    }

    /// The key for the mark of a letter, besides its tone.
    fn mark(&self, letter: char) -> Option<char> {
        Some(match mark(letter)? {
            LetterModification::Horn => self.horn,
            LetterModification::Breve => self.breve,
            LetterModification::Dyet => self.stroke,
            LetterModification::Circumflex => self.circumflex.unwrap_or(clean_char(letter)),
        })
    }

    /// The word after a key. `None` if it was no Vietnamese before the key.
    fn type_into(&self, word: &str, key: char) -> Option<String> {
        let mut buffer = self.spell(word)?;
        buffer.push(small(key));
        Some(with_capitals(buffer.view(), word.chars().chain([key])))
    }

    /// Types a word as it is. `None` if its keys do not make it: then it is not Vietnamese.
    ///
    /// It is typed in small letters: the crate looks for the place of a tone among these only.
    fn spell(&self, word: &str) -> Option<IncrementalBuffer<'static>> {
        if word.chars().count() > LONGEST_SYLLABLE {
            return None;
        }
        let mut buffer = IncrementalBuffer::new_with_style(self.definition, AccentStyle::Old);
        let mut toneless = String::new();
        for letter in word.chars().map(small) {
            toneless.push(without_tone(letter));
            buffer.push(clean_char(letter));
            if let Some(mark) = self.mark(letter) {
                buffer.push(mark);
            } else if buffer.view() != toneless {
                // Taken for a mark, as the second o of "xoong" is. Once more, and it is a letter.
                buffer.push(letter);
            }
        }
        let tone = extract_tone(&word.to_lowercase());
        if let Some(tone) = tone {
            buffer.push(self.tone(tone));
        }
        let is_same = buffer.view().chars().map(without_tone).eq(toneless.chars()) && extract_tone(buffer.view()) == tone;
        is_same.then_some(buffer)
    }
}

/// The mark of a letter, besides its tone.
fn mark(letter: char) -> Option<LetterModification> {
    let (_, mark) = extract_letter_modifications(letter.encode_utf8(&mut [0; 4])).into_iter().next()?;
    Some(mark)
}

fn without_tone(letter: char) -> char {
    let base = clean_char(letter);
    mark(letter).map_or(base, |mark| vi::editing::add_modification_char(base, &mark))
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// A word in small letters with the capitals that were typed: a mark changes a letter, but not its place.
fn with_capitals(word: &str, typed: impl Iterator<Item = char>) -> String {
    let capital = |letter: char| letter.to_uppercase().next().unwrap_or(letter);
    let typed = typed.map(char::is_uppercase).chain(std::iter::repeat(false));
    word.chars().zip(typed).map(|(letter, is_capital)| if is_capital { capital(letter) } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str, method: Typing) -> String {
        keys.chars().fold(String::new(), |text, key| with_key(&text, key, method))
    }

    #[test]
    fn sentences_are_typed_by_both_methods() {
        assert_eq!(typed("ddawng kys khai sinh cho con thuws 2", Typing::Telex), "đăng ký khai sinh cho con thứ 2");
        assert_eq!(typed("d9a8ng ky1 ta5m tru1", Typing::Vni), "đăng ký tạm trú");
        assert_eq!(typed("Nguyeenx Thij HOAF, DDAWNGS", Typing::Telex), "Nguyễn Thị HÒA, ĐẮNG");
        assert_eq!(typed("ddaswk lawsk, xooong, thuowr nhor", Typing::Telex), "đắk lắk, xoong, thuở nhỏ");
        assert_eq!(typed("dang ky s f w 1", Typing::Plain), "dang ky s f w 1");
    }

    #[test]
    fn a_mark_twice_is_a_letter_and_what_is_no_vietnamese_stays_as_typed() {
        assert_eq!(typed("tesst passs", Typing::Telex), "test pass");
        assert_eq!(typed("1.004194 ct07", Typing::Plain), "1.004194 ct07");
        assert_eq!(typed("vneid", Typing::Telex), "vneid");
    }

    #[test]
    fn tone_keys_change_the_last_word_whatever_the_method() {
        let toned = |text: &str, tone| with_tone(text, tone);
        assert_eq!(toned("giấy khai tư", ToneMark::HookAbove), "giấy khai tử");
        assert_eq!(toned("hoan", ToneMark::Grave), "hoàn");
        assert_eq!(toned("hoàn", ToneMark::Acute), "hoán");
        assert_eq!(toned("hoàn", ToneMark::Grave), "hoan");
        for text in ["", "b", "sinh ", "xyz", "2"] {
            assert_eq!(toned(text, ToneMark::Acute), text);
        }
    }

    #[test]
    fn the_tone_moves_with_the_letters_around_it() {
        assert_eq!(typed("òan", Typing::Plain), "oàn");
        assert_eq!(without_last("hoàn"), "hòa");
        assert_eq!(without_last("giấy "), "giấy");
        assert_eq!((without_last("é"), without_last("")), (String::new(), String::new()));
    }

    #[test]
    fn a_stuck_key_comes_to_an_end() {
        for method in [Typing::Plain, Typing::Telex, Typing::Vni] {
            assert!(typed(&"a".repeat(500), method).chars().count() <= MOST_LETTERS);
        }
    }

    #[test]
    fn any_keys_in_any_order_are_taken() {
        let keys: Vec<char> = "aeouigqnđỨsw67 10z".chars().collect();
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            let longer = |text: &String, method| keys.iter().map(|key| with_key(text, *key, method)).collect::<Vec<_>>();
            let mut next: Vec<String> =
                texts.iter().flat_map(|text| [longer(text, Typing::Telex), longer(text, Typing::Vni)].concat()).collect();
            next.extend(texts.iter().flat_map(|text| [with_tone(text, ToneMark::Tilde), without_last(text)]));
            next.sort();
            next.dedup();
            texts = next;
        }
        assert!(texts.iter().all(|text| text.chars().count() <= 6), "{texts:?}");
    }
}
