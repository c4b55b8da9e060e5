//! The headings between the procedures of a decision: "A. THỦ TỤC HÀNH CHÍNH CẤP XÃ", "I. LĨNH VỰC HỘ TỊCH".

use catalog::Level;
use catalog::text::{fold_text, fold_words, sentence_case};

use super::super::labels::unnumbered;

/// What the headings above a procedure say.
#[derive(Clone, Debug, Default)]
pub(in crate::read::document) struct Heading {
    /// Lĩnh vực.
    pub field: Option<String>,
    /// Cấp thực hiện.
    pub level: Option<Level>,
}

/// How headings begin that say nothing of the procedures below them.
const OTHERS: [&str; 5] = ["phan i", "phan ii", "noi dung cu the", "phu luc", "chi tiet thu tuc hanh chinh"];
/// The longest heading, in words.
const LONGEST: usize = 40;

impl Heading {
    /// Adds a line if it is a heading.
    pub(in crate::read::document) fn add(&mut self, text: &str) -> bool {
        let words = unnumbered(text);
        let key = fold_words(words);
        if key.len() > LONGEST || words.contains(':') {
            return false;
        }
        let in_capitals = words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase);
        let key = key.join(" ");
        if let Some(field) = key.strip_prefix("linh vuc ").filter(|_| in_capitals || words != text) {
            let at = words.char_indices().nth("lĩnh vực".chars().count()).map_or(0, |(at, _)| at);
            self.field = Some(if in_capitals { sentence(&words[at..]) } else { words[at..].trim().to_owned() })
                .filter(|_| !field.is_empty());
            return true;
        }
        let is_list = in_capitals && key.strip_prefix("danh muc ").unwrap_or(&key).starts_with("thu tuc hanh chinh");
        if is_list {
            let is_of = |level: &&Level| key.ends_with(&fold_text(level.label()));
            self.level = Level::ALL.iter().find(is_of).copied();
        }
        is_list || in_capitals && OTHERS.iter().any(|other| key.starts_with(other))
    }
}

/// Words in capitals as a sentence.
pub(in crate::read::document) fn sentence(capitals: &str) -> String {
    let words = sentence_case(capitals.trim(), |_, _| false);
    if words.chars().any(char::is_lowercase) { words } else { first_capital(&words) }
}

/// Short names are not touched by `sentence_case`: they could be abbreviations.
fn first_capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_string() + &chars.as_str().to_lowercase()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_say_the_field_and_the_level_of_what_follows() {
        let mut heading = Heading::default();
        assert!(heading.add("A. THỦ TỤC HÀNH CHÍNH CẤP XÃ") && heading.add("I. LĨNH VỰC HỘ TỊCH"));
        assert_eq!((heading.field.as_deref(), heading.level), (Some("Hộ tịch"), Some(Level::Commune)));
        assert!(heading.add("II. Lĩnh vực Nuôi voi") && heading.field.as_deref() == Some("Nuôi voi"));
        assert!(!heading.add("Lĩnh vực: Hộ tịch") && !heading.add("1. Thủ tục nuôi voi"));
    }
}
