//! Typing slips, judged by the neighbouring words. A folded syllable has a dozen real ones within one
//! edit, so a slip is seen not by the word but by the pairs it makes: "khia sinh" is mended because
//! "khai sinh" stands in a name and "khia sinh" in none.

use super::typing;
use crate::text::{Word, fold, words};

/// What the names of a catalogue are made of.
pub trait Vocabulary {
    /// Whether a folded word stands in a name.
    fn knows(&self, word: &str) -> bool;
    /// Whether a folded word stands anywhere, in the long texts too: then it is a word, if not one of a
    /// name.
    fn is_word(&self, word: &str) -> bool {
        self.knows(word)
    }
    /// Whether two folded words stand side by side in a name.
    fn knows_pair(&self, first: &str, second: &str) -> bool;
    /// All folded words of names. A source that cannot judge pairs quickly gives none, and no slip is
    /// mended.
    fn all(&self) -> &[String];
    /// In how many names a folded word stands.
    fn frequency(&self, word: &str) -> u32;
}

/// The most words a run-together word is cut into.
const MOST_PARTS: usize = 8;
/// The most corrections of one word.
const MOST_SLIPS: usize = 2;
/// Shorter words have too many neighbours to judge without a pair.
const LEAST_LETTERS: usize = 3;

/// The words of a question with what input methods and the space bar did to them undone.
pub(super) fn mend_typing(typed: Vec<Word>, vocabulary: &dyn Vocabulary) -> Vec<Word> {
    let mut mended: Vec<Word> = Vec::with_capacity(typed.len());
    for word in typed {
        if vocabulary.knows(&word.folded) {
            mended.push(word);
        } else if let Some(meant) = typing::decode(&word.spelt).filter(|meant| vocabulary.knows(&fold(meant))) {
            mended.extend(at_place(&meant, &word));
        } else if let Some(parts) = cut_apart(&word.folded, vocabulary) {
            mended.extend(at_place(&parts.join(" "), &word));
        } else if let Some(before) = mended.last_mut().filter(|before| joins(before, &word, vocabulary)) {
            *before = joined(before, &word);
        } else {
            mended.push(word);
        }
    }
    mended
}

/// The words of a text, all standing where a word of the question stands.
fn at_place(text: &str, word: &Word) -> Vec<Word> {
    let mut found = words(text);
    found.iter_mut().for_each(|part| part.range = word.range.clone());
    found
}

/// "kh ai" typed for "khai": neither is a word, together they are.
fn joins(before: &Word, word: &Word, vocabulary: &dyn Vocabulary) -> bool {
    !vocabulary.knows(&before.folded) && vocabulary.knows(&format!("{}{}", before.folded, word.folded))
}

fn joined(before: &Word, word: &Word) -> Word {
    Word {
        range: before.range.start..word.range.end,
        folded: format!("{}{}", before.folded, word.folded),
        spelt: format!("{}{}", before.spelt, word.spelt),
    }
}

/// Cuts a run-together word into known words that stand side by side in names, the fewest possible.
fn cut_apart(word: &str, vocabulary: &dyn Vocabulary) -> Option<Vec<String>> {
    if word.len() < 4 || !word.is_ascii() {
        return None;
    }
    // ways[end] is the best way to cut the word's beginning up to `end`.
    let mut ways: Vec<Option<Vec<String>>> = vec![None; word.len() + 1];
    ways[0] = Some(Vec::new());
    for end in 1..=word.len() {
        for start in end.saturating_sub(7)..end {
            let part = fold(&word[start..end]);
            let Some(before) = &ways[start] else { continue };
            let stands = part.len() > 1
                && vocabulary.knows(&part)
                && before.last().is_none_or(|previous| vocabulary.knows_pair(previous, &part));
            let better = ways[end].as_ref().is_none_or(|best| before.len() + 1 < best.len());
            if stands && better && before.len() < MOST_PARTS {
                let way = before.iter().cloned().chain([part]).collect();
                ways[end] = Some(way);
            }
        }
    }
    ways.pop().flatten().filter(|parts| parts.len() > 1)
}

/// What a word may have been meant to be, the likeliest first; nothing where it stands well as it is.
pub(super) fn slips(words: &[Word], at: usize, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let word = &words[at].folded;
    let left = at.checked_sub(1).map(|at| words[at].folded.as_str());
    let right = words.get(at + 1).map(|word| word.folded.as_str());
    let support = |candidate: &str| {
        let by_left = left.is_some_and(|left| vocabulary.knows_pair(left, candidate));
        let by_right = right.is_some_and(|right| vocabulary.knows_pair(candidate, right));
        u32::from(by_left) + u32::from(by_right)
    };
    let known = vocabulary.knows(word);
    if word.len() < 2 || word.bytes().any(|b| b.is_ascii_digit()) || known && support(word) > 0 {
        return Vec::new();
    }
    let near = vocabulary.all().iter().filter(|candidate| one_slip_apart(word, candidate));
    let mut found: Vec<(u32, u32, &String)> =
        near.map(|candidate| (support(candidate), vocabulary.frequency(candidate), candidate)).collect();
    // Alone, what is no word may be mended to the most frequent; a word stays what it is.
    let alone = word.len() >= LEAST_LETTERS && !vocabulary.is_word(word);
    found.retain(|(support, _, _)| *support > 0 || alone);
    found.sort_by(|a, b| b.cmp(a));
    let most = found.first().map_or(0, |(support, _, _)| *support);
    found.into_iter().filter(|(support, _, _)| *support == most).take(MOST_SLIPS).map(|(_, _, word)| word.clone()).collect()
}

/// Whether one letter is wrong, missing, too many, doubled or swapped with its neighbour.
fn one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..], &b[start..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => a == &b[1..],
        std::cmp::Ordering::Greater => &a[1..] == b,
        std::cmp::Ordering::Equal if a.is_empty() => false,
        std::cmp::Ordering::Equal => a[1..] == b[1..] || a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Names(Vec<&'static str>, Vec<String>);

    impl Names {
        fn of(names: Vec<&'static str>) -> Self {
            let mut all: Vec<String> = names.iter().flat_map(|name| crate::text::fold_words(name)).collect();
            all.sort();
            all.dedup();
            Self(names, all)
        }
    }

    impl Vocabulary for Names {
        fn knows(&self, word: &str) -> bool {
            self.1.iter().any(|known| known == word)
        }
        fn knows_pair(&self, first: &str, second: &str) -> bool {
            let has = |name: &&str| crate::text::fold_words(name).windows(2).any(|pair| pair[0] == first && pair[1] == second);
            self.0.iter().any(|name| has(name))
        }
        fn all(&self) -> &[String] {
            &self.1
        }
        fn frequency(&self, word: &str) -> u32 {
            u32::from(self.knows(word))
        }
    }

    fn mended(question: &str) -> String {
        let names = Names::of(vec!["Đăng ký khai sinh", "Giấy phép xây dựng", "Khai thác cát"]);
        let words = mend_typing(words(question), &names);
        let word = |at: usize| slips(&words, at, &names).into_iter().next().unwrap_or_else(|| words[at].folded.clone());
        (0..words.len()).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn slips_are_mended_by_their_neighbours() {
        for question in ["khia sinh", "kai sinh", "khhai sinh", "khai sunh", "khai sin"] {
            assert_eq!(mended(question), "khai sinh", "{question}");
        }
        assert_eq!(mended("khai thca"), "khai thac");
        assert_eq!(mended("khai sinh"), "khai sinh");
    }

    #[test]
    fn input_methods_and_the_space_bar_are_undone() {
        for question in
            ["ddawng kys khai sinh", "d9a8ng ky1 khai sinh", "dangky khai sinh", "dangkykhaisinh", "đăngký kh ai sinh"]
        {
            assert_eq!(mended(question), "dang ki khai sinh", "{question}");
        }
    }

    #[test]
    fn one_slip_is_one_letter() {
        assert!(one_slip_apart("khia", "khai") && one_slip_apart("kha", "khai") && one_slip_apart("khaii", "khai"));
        assert!(!one_slip_apart("khai", "khai") && !one_slip_apart("kia", "khai") && !one_slip_apart("", "ab"));
    }
}
