//! Typing slips, judged by the neighbouring words. A folded syllable has a dozen real ones within one
//! edit, so a slip is seen not by the word but by the pairs it makes: "khia sinh" is mended because
//! "khai sinh" stands in a name and "khia sinh" in none.

use super::typing;
use crate::text::{MOST_LETTERS, Word, fold, is_syllable, letter_starts, tones, words};

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

/// The most letters of a run-together word; a longer one is something else.
const MOST_JOINED: usize = 64;
/// The most corrections of one word.
const MOST_SLIPS: usize = 2;
/// The most words that one word of a run may have been meant to be.
const MOST_NEAR: usize = 6;
/// Shorter words have too many neighbours to judge without a pair.
const LEAST_LETTERS: usize = 3;

/// The words of a question with what input methods and the space bar did to them undone.
pub(super) fn mend_typing(text: &str, typed: Vec<Word>, vocabulary: &dyn Vocabulary) -> Vec<Word> {
    let stands = |word: &Word| vocabulary.knows(&word.folded) || is_syllable(&word.folded);
    let beside_vni = typed.iter().any(|word| typing::is_vni(as_typed(text, word)));
    let mut mended: Vec<Word> = Vec::with_capacity(typed.len());
    for word in typed {
        if let Some(before) = mended.last_mut().filter(|before| !(stands(before) && stands(&word)))
            && let Some(joined) = joined(before, &word, vocabulary)
        {
            *before = joined;
        } else if stands(&word) {
            mended.push(word);
        } else if let Some(meant) = typing::decode(as_typed(text, &word), beside_vni).filter(|meant| is_syllable(&fold(meant))) {
            mended.extend(at_place(&meant, &word));
        } else if let Some(parts) = cut_apart(text, &word, vocabulary) {
            mended.extend(parts);
        } else {
            mended.push(word);
        }
    }
    mended
}

/// A word's letters as they stand in the question; of a word that was put there, its key.
fn as_typed<'a>(text: &'a str, word: &'a Word) -> &'a str {
    text.get(word.range.clone()).filter(|typed| fold(typed) == word.folded).unwrap_or(&word.spelt)
}

/// The words of a text, all standing where a word of the question stands.
fn at_place(text: &str, word: &Word) -> Vec<Word> {
    let mut found = words(text);
    found.iter_mut().for_each(|part| part.range = word.range.clone());
    found
}

/// "kh ai" typed for "khai": not both are words, together they are.
fn joined(before: &Word, word: &Word, vocabulary: &dyn Vocabulary) -> Option<Word> {
    let joined = Word {
        range: before.range.start..word.range.end,
        folded: format!("{}{}", before.folded, word.folded),
        spelt: format!("{}{}", before.spelt, word.spelt),
    };
    vocabulary.knows(&joined.folded).then_some(joined)
}

/// A way to cut the beginning of a run-together word, by its last part.
struct Cut {
    part: Word,
    /// The way before it: where it ends, and its place there.
    before: Option<(usize, usize)>,
    cost: u32,
}

/// Costs of a part: syllables are few and known, and stand beside each other in names.
const PART: u32 = 4_000;
const UNKNOWN_PART: u32 = 2_000;
const ONE_LETTER: u32 = 3_000;
const KNOWN_PAIR: u32 = 3_000;
/// What frequency can win at most, so that it only decides between equals.
const MOST_FREQUENT: u32 = 900;

/// Cuts a run-together word ("giấytờ") into syllables: the fewest, known ones, that stand side by side
/// in names. Nothing where the word is known as it is, or is a slip, and not surely more than one.
fn cut_apart(text: &str, word: &Word, vocabulary: &dyn Vocabulary) -> Option<Vec<Word>> {
    let typed = as_typed(text, word);
    let mut starts = letter_starts(typed);
    if starts.len() < LEAST_LETTERS || starts.len() > MOST_JOINED {
        return None;
    }
    // Long texts have their own run-together words.
    let surely = tones(typed) > 1;
    starts.push(typed.len());
    // ways[end] are the ways to cut the letters up to `end`, each with another last part.
    let mut ways: Vec<Vec<Cut>> = vec![Vec::new()];
    for end in 1..starts.len() {
        let found = (end.saturating_sub(MOST_LETTERS)..end).filter_map(|start| {
            let part = words(&typed[starts[start]..starts[end]]).pop().filter(|part| is_syllable(&part.folded))?;
            let (before, cost) = best_before(&ways[start], start, &part, vocabulary)?;
            let letters = if end - start == 1 { ONE_LETTER } else { 0 };
            let unknown = if vocabulary.knows(&part.folded) { 0 } else { UNKNOWN_PART };
            let frequent = vocabulary.frequency(&part.folded).min(MOST_FREQUENT);
            Some(Cut { part, before, cost: cost + PART + letters + unknown - frequent })
        });
        let found = found.collect();
        ways.push(found);
    }
    let parts = follow(&ways, ways.len() - 1).filter(|parts| parts.len() > 1)?;
    let pairs = parts.windows(2).all(|pair| vocabulary.knows_pair(&pair[0].folded, &pair[1].folded));
    let slipped = || starts.len() <= MOST_LETTERS + 1 && vocabulary.all().iter().any(|known| one_slip_apart(&word.folded, known));
    (surely || pairs || !vocabulary.is_word(&word.folded) && !slipped())
        .then(|| parts.into_iter().map(|part| Word { range: word.range.clone(), ..part }).collect())
}

/// The cheapest way that ends where a part begins, and what it costs to go on with that part.
#[allow(clippy::type_complexity)]
fn best_before(ways: &[Cut], end: usize, part: &Word, vocabulary: &dyn Vocabulary) -> Option<(Option<(usize, usize)>, u32)> {
    if end == 0 {
        return Some((None, 0));
    }
    let pair = |cut: &Cut| if vocabulary.knows_pair(&cut.part.folded, &part.folded) { KNOWN_PAIR } else { 0 };
    let cost = |(at, cut): (usize, &Cut)| (cut.cost.saturating_sub(pair(cut)), at);
    let (cost, at) = ways.iter().enumerate().map(cost).min()?;
    Some((Some((end, at)), cost))
}

/// The parts of the cheapest way that ends at a letter.
fn follow(ways: &[Vec<Cut>], end: usize) -> Option<Vec<Word>> {
    let mut cut = ways[end].iter().min_by_key(|cut| cut.cost)?;
    let mut parts = vec![cut.part.clone()];
    while let Some((end, at)) = cut.before {
        cut = &ways[end][at];
        parts.push(cut.part.clone());
    }
    parts.reverse();
    Some(parts)
}

/// What a word may have been meant to be, the likeliest first; nothing where it stands well as it is.
pub(super) fn slips(words: &[Word], at: usize, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let word = &words[at].folded;
    let support = |candidate: &str| support(words, at, candidate, vocabulary);
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

/// Words one slip away that stand beside a neighbour of the word in a name, the likeliest first; of a
/// word, too, that stands well as it is.
pub(super) fn near(words: &[Word], at: usize, vocabulary: &dyn Vocabulary) -> Vec<String> {
    let near = vocabulary.all().iter().filter(|candidate| one_slip_apart(&words[at].folded, candidate));
    let mut found: Vec<(u32, &String)> = near.map(|word| (support(words, at, word, vocabulary), word)).collect();
    found.retain(|(support, _)| *support > 0);
    found.sort_by_key(|(support, _)| std::cmp::Reverse(*support));
    found.into_iter().take(MOST_NEAR).map(|(_, word)| word.clone()).collect()
}

/// Beside how many of its neighbours a word would stand in a name.
fn support(words: &[Word], at: usize, candidate: &str, vocabulary: &dyn Vocabulary) -> u32 {
    let left = at.checked_sub(1).map(|at| words[at].folded.as_str());
    let right = words.get(at + 1).map(|word| word.folded.as_str());
    let by_left = left.is_some_and(|left| vocabulary.knows_pair(left, candidate));
    let by_right = right.is_some_and(|right| vocabulary.knows_pair(candidate, right));
    u32::from(by_left) + u32::from(by_right)
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
            self.0.iter().any(has)
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
        let words = mend_typing(question, words(question), &names);
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
            ["ddawng kys khai sinh", "d9a8ng ky1 khai sinh", "dangky khai sinh", "dangkykhaisinh", "đăngký kh ai si nh"]
        {
            assert_eq!(mended(question), "dang ki khai sinh", "{question}");
        }
    }

    #[test]
    fn joined_words_that_no_name_has_are_cut_with_their_marks() {
        let names = Names::of(vec!["Đăng ký khai sinh"]);
        let question = "cầnmang theogì vneid";
        let spelt: Vec<String> = mend_typing(question, words(question), &names).into_iter().map(|word| word.spelt).collect();
        assert_eq!(spelt, words("cần mang theo gì vneid").into_iter().map(|word| word.spelt).collect::<Vec<_>>());
    }

    #[test]
    fn one_slip_is_one_letter() {
        assert!(one_slip_apart("khia", "khai") && one_slip_apart("kha", "khai") && one_slip_apart("khaii", "khai"));
        assert!(!one_slip_apart("khai", "khai") && !one_slip_apart("kia", "khai") && !one_slip_apart("", "ab"));
    }
}
