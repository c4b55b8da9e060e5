//! Compares texts with sets of phrases. Capitals, punctuation, the Unicode form and the place of tone marks do not
//! matter. The marks themselves do: without them, "tờ" and "tổ", "đơn" and "đơn vị" would look alike.

use catalog::text::{without_bullet, words};
use serde::Deserialize;

/// The words of a text in the form that is compared, without a list number before them.
pub(super) fn key(text: &str) -> String {
    joined(without_number(text))
}

fn joined(text: &str) -> String {
    words(text).into_iter().map(|word| word.spelt).collect::<Vec<_>>().join(" ")
}

/// Phrases to look for in a text that [`key`] has prepared.
#[derive(Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct PhraseSet(Vec<String>);

impl From<Vec<String>> for PhraseSet {
    fn from(phrases: Vec<String>) -> Self {
        Self(phrases.iter().map(|phrase| joined(phrase)).collect())
    }
}

impl PhraseSet {
    /// Whether the whole text is one of the phrases.
    pub(super) fn are(&self, key: &str) -> bool {
        self.0.iter().any(|phrase| phrase == key)
    }

    /// Whether the text begins with one of the phrases.
    pub(super) fn begin(&self, key: &str) -> bool {
        self.0.iter().any(|phrase| key.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    }

    /// Whether the text ends with one of the phrases.
    pub(super) fn end(&self, key: &str) -> bool {
        self.0.iter().any(|phrase| key.strip_suffix(phrase.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
    }

    /// The byte offset of the first phrase in the text.
    pub(super) fn find(&self, key: &str) -> Option<usize> {
        let spaced = format!(" {key} ");
        self.0.iter().filter_map(|phrase| spaced.find(&format!(" {phrase} "))).min()
    }

    /// Whether the text contains one of the phrases.
    pub(super) fn within(&self, key: &str) -> bool {
        self.find(key).is_some()
    }
}

/// Removes list numbers from the beginning: "1.2. a) Tờ khai" becomes "Tờ khai".
pub(super) fn without_number(text: &str) -> &str {
    list_number(text).1
}

/// The list number before a text, without a bullet, and the text behind it.
pub(super) fn list_number(text: &str) -> (&str, &str) {
    let text = without_bullet(text);
    let mut rest = text;
    for _ in 0..3 {
        let Some(end) = rest.find([')', '.', '/', '-']).filter(|end| *end <= 8) else { break };
        let number = rest[..end].trim_start_matches('(');
        let behind = rest[end + 1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let joined = behind.starts_with(char::is_alphanumeric) && !rest[end..].starts_with(')');
        if !is_number(number) || joined {
            break;
        }
        rest = without_bullet(behind);
    }
    (text[..text.len() - rest.len()].trim_end(), rest)
}

fn is_number(text: &str) -> bool {
    let letters = text.chars().count();
    let roman = text.chars().all(|c| "ivxIVX".contains(c));
    let digits = text.chars().all(|c| c.is_ascii_digit());
    let letter = letters == 1 && text.chars().all(char::is_alphabetic);
    letters > 0 && (digits || roman && letters < 5 || letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_numbers_are_not_compared() {
        for text in ["1. Tờ khai", "- a) Tờ khai", "(iv) TỜ KHAI:", "1.2.3. b) Tờ khai", "2/ Tờ khai", "5.Tờ khai"] {
            let expected = if text.starts_with("5.T") { key("5 Tờ khai") } else { key("tờ khai") };
            assert_eq!(key(text), expected, "{text}");
        }
        assert_eq!(key("01 ảnh"), key("01 Ảnh."));
    }

    #[test]
    fn tone_marks_count_and_their_place_does_not() {
        let phrases = PhraseSet::from(["tờ", "ủy quyền"].map(str::to_owned).to_vec());
        assert!(phrases.begin(&key("Tờ khai")) && !phrases.begin(&key("Tổ chức")));
        assert!(phrases.end(&key("giấy uỷ quyền")) && phrases.within(&key("được uỷ quyền.")));
    }
}
