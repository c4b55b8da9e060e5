//! Decodes the keys of an input method that was off while somebody typed: Telex ("ddawng kys") and VNI ("d9a8ng ky1").

use crate::text::{fold, is_syllable};

/// Whether a word can only be VNI: it has letters and digits and decodes to a syllable.
pub(super) fn is_vni(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) && decode(word, false).is_some_and(|meant| is_syllable(&fold(&meant)))
}

/// The word that was meant, if the word can be Telex or VNI at all. A single letter with digits ("a5") is more often a
/// size of paper, so it counts as VNI only beside other VNI.
pub fn decode(word: &str, beside_vni: bool) -> Option<String> {
    let plain = word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    if !plain || letters < if beside_vni { 1 } else { 2 } {
        return None;
    }
    let by_digits = word.bytes().any(|byte| byte.is_ascii_digit());
    let decoded = if by_digits { vni(word) } else { telex(word) }?;
    (decoded != word).then_some(decoded)
}

/// The combining mark of a tone key; [`crate::text`] reads it like any other spelling.
fn tone(c: char) -> Option<char> {
    Some(match c {
        's' | '1' => '\u{301}',
        'f' | '2' => '\u{300}',
        'r' | '3' => '\u{309}',
        'x' | '4' => '\u{303}',
        'j' | '5' => '\u{323}',
        _ => return None,
    })
}

fn is_vowel(c: char) -> bool {
    "aăâeêioôơuưy".contains(c)
}

fn telex(word: &str) -> Option<String> {
    let mut out: Vec<char> = Vec::new();
    let mut mark = None;
    for c in word.to_ascii_lowercase().chars() {
        let seen_vowel = out.iter().any(|c| is_vowel(*c));
        match (c, out.last().copied()) {
            ('d', Some('d')) => replace_last(&mut out, 'đ'),
            ('a' | 'e' | 'o', _) if find_last(&out, c).is_some() && seen_vowel => widen(&mut out, c)?,
            ('w', _) if seen_vowel => hook(&mut out)?,
            ('w', _) => out.push('ư'),
            ('s' | 'f' | 'r' | 'x' | 'j', Some(_)) if seen_vowel && mark.is_none() => mark = tone(c),
            ('d', _) if out.first() == Some(&'d') && seen_vowel => out[0] = 'đ',
            _ => out.push(c),
        }
    }
    Some(with_tone(out, mark))
}

fn vni(word: &str) -> Option<String> {
    let mut out: Vec<char> = Vec::new();
    let mut mark = None;
    for c in word.to_ascii_lowercase().chars() {
        match c {
            '1'..='5' => mark = Some(tone(c)?),
            '6' => {
                let vowel = out.iter().rev().find(|c| "aeo".contains(**c)).copied()?;
                widen(&mut out, vowel)?;
            }
            '7' | '8' => hook(&mut out)?,
            '9' => *out.iter_mut().find(|c| **c == 'd')? = 'đ',
            '0' => return None,
            c => out.push(c),
        }
    }
    Some(with_tone(out, mark))
}

fn replace_last(out: &mut [char], with: char) {
    if let Some(last) = out.last_mut() {
        *last = with;
    }
}

fn find_last(out: &[char], c: char) -> Option<usize> {
    out.iter().rposition(|known| *known == c)
}

/// `aa` to `â`, `ee` to `ê`, `oo` to `ô`.
fn widen(out: &mut [char], vowel: char) -> Option<()> {
    let at = find_last(out, vowel)?;
    out[at] = match vowel {
        'a' => 'â',
        'e' => 'ê',
        _ => 'ô',
    };
    Some(())
}

/// `aw` to `ă`, `ow` to `ơ`, `uw` to `ư`, and `uow` to `ươ`.
fn hook(out: &mut [char]) -> Option<()> {
    let at = out.iter().rposition(|c| "aou".contains(*c))?;
    if out[at] == 'o' && at > 0 && out[at - 1] == 'u' {
        out[at - 1] = 'ư';
    }
    out[at] = match out[at] {
        'a' => 'ă',
        'o' => 'ơ',
        _ => 'ư',
    };
    Some(())
}

fn with_tone(letters: Vec<char>, mark: Option<char>) -> String {
    // Any vowel may carry the mark: the keys of a word do not depend on its place.
    let place = letters.iter().rposition(|c| is_vowel(*c));
    let mut out = String::new();
    for (at, c) in letters.into_iter().enumerate() {
        out.push(c);
        if Some(at) == place {
            out.extend(mark);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::spell;

    #[test]
    fn telex_and_vni_are_decoded() {
        for (typed, meant) in [
            ("ddawng", "đăng"),
            ("dawngd", "đăng"),
            ("kys", "ký"),
            ("giaays", "giấy"),
            ("giayas", "giấy"),
            ("dduowngf", "đường"),
            ("nuowcs", "nước"),
            ("truw", "trư"),
            ("d9a8ng", "đăng"),
            ("ky1", "ký"),
            ("giay61", "giấy"),
            ("d9u7o7ng2", "đường"),
            ("d9uo7ng2", "đường"),
        ] {
            assert_eq!(decode(typed, false).map(|word| spell(&word)), Some(spell(meant)), "{typed}");
        }
    }

    #[test]
    fn a_letter_with_a_digit_is_vni_beside_vni() {
        assert_eq!(decode("y1", true).map(|word| spell(&word)), Some(spell("ý")));
        assert!(is_vni("ca6y") && !is_vni("a4") && !is_vni("2025") && !is_vni("ct01"));
    }

    #[test]
    fn other_words_are_not_decoded() {
        for word in ["sinh", "a1", "b2", "2025", "đăng", "k", "ct01"] {
            assert_eq!(decode(word, false), None, "{word}");
        }
    }
}
