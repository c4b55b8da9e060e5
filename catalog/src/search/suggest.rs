//! Suggestions as one types: whole everyday and official names that have the typed words side by side.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::nearest::NearestWording;
use super::wordings::Wordings;
use crate::Names;
use crate::text::{Word, fold_words, sorted, without_thu_tuc, words};

/// So few letters begin too many names.
const LEAST_LETTERS: usize = 2;
/// Longer names are no phrase that somebody would choose.
const MOST_WORDS: usize = 8;

/// A phrase that has the typed words.
struct Found {
    /// The number of wordings of its procedure: what is asked most has most.
    known_as: usize,
    /// The place of the typed words in it.
    at: usize,
    /// How many words it has.
    length: usize,
    phrase: String,
}

/// At most `most` phrases that have the typed words, the last of which may be unfinished: those that begin with them come
/// first, then those of procedures that have many wordings.
pub(super) fn suggest(typed: &str, names: &Names, wordings: &Wordings, nearest: &NearestWording, most: usize) -> Vec<String> {
    let typed_words = words(typed);
    if typed_words.iter().map(|word| word.folded.len()).sum::<usize>() < LEAST_LETTERS {
        return Vec::new();
    }
    let mut found: Vec<Found> = Vec::new();
    let matches = nearest.texts_with(&typed_words, MOST_WORDS);
    for (text, at, length) in matches {
        let (phrase, known_as) = match nearest.owner(text) {
            (None, ordinal) => {
                let known_as = wordings.said_as(ordinal as u32).map_or(0, |said| said.wordings.len());
                (names.lines[ordinal].name.as_str(), known_as)
            }
            (Some(0), set) => (wordings.sets()[set].everyday.as_str(), wordings.sets()[set].wordings.len()),
            (Some(_), _) => continue,
        };
        found.push(Found { known_as, at, length, phrase: without_thu_tuc(phrase).to_owned() });
    }
    let rank = |found: &Found| (found.at > 0, Reverse(found.known_as), found.length);
    let found = sorted(found, |a, b| rank(a).cmp(&rank(b)));
    let mut seen: HashSet<Vec<String>> = HashSet::from([fold_words(typed)]);
    let new = found.into_iter().filter(|found| seen.insert(fold_words(&found.phrase)));
    new.take(most).map(|found| found.phrase).collect()
}

impl NearestWording {
    /// The texts of at most `most` words that have the typed words side by side, each with the place of the first and its
    /// number of words. The last typed word may be unfinished; words with marks must have these.
    fn texts_with(&self, typed: &[Word], most: usize) -> Vec<(usize, usize, usize)> {
        let table = self.table();
        let Some((last, whole)) = typed.split_last() else { return Vec::new() };
        let whole: Option<Vec<_>> = whole.iter().map(|word| Some((table.folded(&word.folded)?, word))).collect();
        let (Some(whole), last) = (whole, table.folded_with_prefix(&last.folded)) else { return Vec::new() };
        let fits = |number: u32, (folded, word): &(u32, &Word)| {
            table.folded_of(number) == *folded && (!word.is_marked() || table.spelt(number) == word.spelt)
        };
        let is_here = |window: &[u32]| {
            let (end, start) = (window[window.len() - 1], &window[..window.len() - 1]);
            start.iter().zip(&whole).all(|(number, word)| fits(*number, word)) && last.contains(&table.folded_of(end))
        };
        let texts = self.texts().enumerate().filter(|(_, text)| text.len() <= most);
        texts.filter_map(|(at, text)| Some((at, text.windows(typed.len()).position(is_here)?, text.len()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::tests::procedure;
    use crate::search::{Lexicon, SaidAs};

    fn suggested(typed: &str) -> Vec<String> {
        let procedures = [
            procedure("1.000001", "Thủ tục đăng ký khai sinh", ""),
            procedure("1.000002", "Khai thác cát", ""),
            procedure("1.000003", "Đăng ký khai tử", ""),
        ];
        let birth = SaidAs { everyday: "giấy khai sinh".into(), wordings: vec!["mới đẻ".into()] };
        let wordings = Wordings::of(Lexicon::default(), [Some(&birth), None, None].into_iter());
        let names = Names::of(&procedures);
        suggest(typed, &names, &wordings, &NearestWording::new(&names, &wordings), 3)
    }

    #[test]
    fn phrases_that_begin_as_typed_come_first_and_then_what_is_asked_most() {
        assert_eq!(suggested("kh"), ["Khai thác cát", "giấy khai sinh", "đăng ký khai sinh"]);
        assert_eq!(suggested("dang ky khai t"), ["Đăng ký khai tử"]);
        assert_eq!(suggested("khai si"), ["giấy khai sinh", "đăng ký khai sinh"]);
    }

    #[test]
    fn marks_must_agree_and_too_little_suggests_nothing() {
        assert_eq!(suggested("khái sinh"), Vec::<String>::new());
        assert_eq!((suggested("k"), suggested(""), suggested("xyz")), (vec![], vec![], vec![]));
    }
}
