//! Compares texts: whether they say the same, and which sentences and words differ.

use catalog::text::words;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Signs that carry meaning, unlike punctuation: "trên 50 %" is not "trên 50", "≥ 18" is not "< 18".
const SIGNS: [char; 8] = ['<', '>', '≤', '≥', '=', '%', '‰', '±'];
/// Texts with more sentences are compared as a whole. The longest real text has some hundreds.
const MOST_SENTENCES: usize = 4_000;
/// In longer sentences no words are marked.
const MOST_WORDS: usize = 2_000;

/// A part of a text that differs, with what stands in its place. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hunk {
    pub old: String,
    pub new: String,
    /// Whether both say the same.
    pub is_wording: bool,
}

/// A run of words, and whether the other text lacks it.
pub(super) type Run = (bool, String);

/// What a text says, without marks, case, punctuation and white space.
pub(super) fn key(text: &str) -> String {
    let mut key = String::new();
    let mut end = 0;
    for word in words(text) {
        key.extend(text[end..word.range.start].chars().filter(|c| SIGNS.contains(c)));
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.folded);
        end = word.range.end;
    }
    key.extend(text[end..].chars().filter(|c| SIGNS.contains(c)));
    key
}

/// The sentences that differ between two texts. There are none only if the texts are equal.
pub(super) fn hunks(old: &str, new: &str) -> Vec<Hunk> {
    if old == new {
        return Vec::new();
    }
    let (a, b) = (sentences(old), sentences(new));
    if a.len().max(b.len()) > MOST_SENTENCES {
        return vec![Hunk::of(old, new)];
    }
    let keys = |sentences: &[&str]| sentences.iter().map(|sentence| key(sentence)).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&a), &keys(&b));
    let mut found: Vec<Hunk> = ops.iter().flat_map(|op| hunks_of(op, &a, &b)).collect();
    if key(old) == key(new) {
        found.iter_mut().for_each(|hunk| hunk.is_wording = true);
    }
    if found.is_empty() {
        found
            .push(Hunk { old: String::new(), new: "(chỉ khác khoảng trắng, xuống dòng)".to_owned(), is_wording: true });
    }
    found
}

impl Hunk {
    fn of(old: &str, new: &str) -> Self {
        Self { old: old.to_owned(), new: new.to_owned(), is_wording: key(old) == key(new) }
    }
}

fn hunks_of(op: &DiffOp, old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
    if old.len() == new.len() {
        return old.iter().zip(new).filter(|(old, new)| old != new).map(|(old, new)| Hunk::of(old, new)).collect();
    }
    vec![Hunk::of(&old.join("\n"), &new.join("\n"))]
}

/// The sentences of a text: its lines, split after "." and ";" but not after the number of an item.
fn sentences(text: &str) -> Vec<&str> {
    text.lines().flat_map(sentences_of_line).collect()
}

fn sentences_of_line(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(['.', ';']) {
        let sentence = &line[start..=at];
        let ends = line[at + 1..].starts_with(char::is_whitespace);
        if ends && sentence.chars().filter(|c| c.is_alphanumeric()).count() > 3 {
            found.push(sentence.trim());
            start = at + 1;
        }
    }
    found.push(line[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Two texts as runs of words, so that a page can mark what differs.
pub(super) fn runs(old: &str, new: &str) -> (Vec<Run>, Vec<Run>) {
    let (a, b) = (tokens(old), tokens(new));
    if a.is_empty() || b.is_empty() || a.len().max(b.len()) > MOST_WORDS {
        return (vec![(false, old.to_owned())], vec![(false, new.to_owned())]);
    }
    let (mut in_old, mut in_new) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
        let differs = !matches!(op, DiffOp::Equal { .. });
        in_old.push((differs, a[op.old_range()].concat()));
        in_new.push((differs, b[op.new_range()].concat()));
    }
    in_old.retain(|(_, text)| !text.is_empty());
    in_new.retain(|(_, text)| !text.is_empty());
    (in_old, in_new)
}

/// The words of a text, each with the white space after it.
fn tokens(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_punctuation_do_not_change_what_a_text_says() {
        assert_eq!(key("Tờ khai (bản chính);"), key("to khai – BẢN CHÍNH"));
        assert_eq!(key("2,5 ngày"), key("2.5  ngày."));
        for (one, other) in [("25 ngày", "2,5 ngày"), ("từ ≥ 18 tuổi", "từ < 18 tuổi"), ("giảm 50%", "giảm 50"), ("a b", "ab")]
        {
            assert_ne!(key(one), key(other));
        }
    }

    #[test]
    fn only_the_sentences_that_differ_are_kept() {
        let old = "1. Người nuôi voi nộp hồ sơ. Cán bộ kiểm tra; ghi sổ.\nTrả trong 3 ngày.";
        let new = "1. Người nuôi voi nộp hồ sơ. Cán bộ kiểm tra, ghi sổ.\nTrả trong 5 ngày.";
        let found = hunks(old, new);
        let shown: Vec<_> = found.iter().map(|hunk| (hunk.old.as_str(), hunk.new.as_str(), hunk.is_wording)).collect();
        assert_eq!(
            shown,
            [("Cán bộ kiểm tra;\nghi sổ.\nTrả trong 3 ngày.", "Cán bộ kiểm tra, ghi sổ.\nTrả trong 5 ngày.", false)]
        );
        assert!(hunks(old, old).is_empty());
        let typographic = hunks("Cán bộ kiểm tra; ghi sổ.", "Cán bộ kiểm tra, ghi sổ");
        assert!(typographic.len() == 1 && typographic[0].is_wording);
        let broken = hunks("Nộp hồ sơ. Nhận kết quả.", "Nộp hồ sơ.\nNhận kết quả.");
        assert!(broken.len() == 1 && broken[0].is_wording);
    }

    #[test]
    fn words_that_differ_are_marked() {
        let (old, new) = runs("Trả trong 3 ngày", "Trả trong 5 ngày");
        assert_eq!(old, [(false, "Trả trong ".into()), (true, "3 ".into()), (false, "ngày".into())]);
        assert_eq!(new, [(false, "Trả trong ".into()), (true, "5 ".into()), (false, "ngày".into())]);
    }
}
