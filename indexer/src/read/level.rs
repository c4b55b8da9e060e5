//! The level of government in the words of a list or a record.

use catalog::Level;
use catalog::text::fold_text;

/// The words that name a level. There are no districts any more.
const WORDS: [(&str, Level); 6] = [
    ("xa", Level::Commune),
    ("phuong", Level::Commune),
    ("tinh", Level::Province),
    ("bo", Level::Ministry),
    ("trung uong", Level::Ministry),
    ("khac", Level::Other),
];

/// The levels in a text like "Cấp tỉnh; Cấp xã", sorted, each once.
pub(super) fn levels(text: &str) -> Vec<Level> {
    let words = format!(" {} ", fold_text(text));
    let named = WORDS.into_iter().filter(|(word, _)| words.contains(&format!(" {word} ")));
    let mut levels: Vec<Level> = named.map(|(_, level)| level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_read_from_their_names() {
        assert_eq!(levels("Cấp Xã"), [Level::Commune]);
        assert_eq!(levels("Cấp tỉnh, cấp xã"), [Level::Commune, Level::Province]);
        assert_eq!(levels("Cấp Bộ\nCơ quan khác"), [Level::Ministry, Level::Other]);
        assert_eq!(levels("Cấp huyện"), []);
    }
}
