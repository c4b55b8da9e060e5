//! The number of a form: "Mẫu số 04", "Phụ lục II", "CT01". It is found in the names of files, where letters may be missing
//! and words joined ("1.MuCT01banhnhkmtheoThngts53"), and in texts.

use catalog::text::fold;

/// The most letters of a number: "TP-TSCC-01a" has 11.
const MOST_LETTERS: usize = 14;
const FORM_WORDS: &str = "Mẫu số";
const ANNEX_WORDS: &str = "Phụ lục";
/// How the names of files begin the number of a form, folded: whole, and without the letters that have marks.
const FORM: [&str; 2] = ["mau", "mu"];
/// The same for an annex.
const ANNEX: [&str; 5] = ["phu luc", "phuluc", "phlc", "phl", "pl"];
/// What may stand between the word and the number.
const NUMBER: [&str; 2] = ["so", "s"];
/// What looks like the number of a form, and is one of a law, an annex or a procedure.
const OTHERS: [&str; 10] = ["ND", "TT", "QD", "NQ", "KQ", "PL", "TTLT", "TTHC", "VBHN", "TKQ"];

/// A number, and its place in the text in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// As people write it: "Mẫu số 04".
    pub words: String,
    /// The number alone, to compare: "4".
    key: String,
    pub start: usize,
    pub end: usize,
}

impl Label {
    /// Whether both are the same number, whatever the zeros before it.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.key == other.key
    }

    /// Whether it is the number of an annex and not of a form.
    pub(super) fn is_annex(&self) -> bool {
        self.words.starts_with(ANNEX_WORDS)
    }

    fn of(kind: &str, number: &str, start: usize, end: usize) -> Self {
        let letters: String = number.chars().take_while(|c| c.is_uppercase()).collect();
        let is_roman = letters.chars().all(|c| "IVX".contains(c));
        let words = match letters.chars().count() {
            2.. if kind == FORM_WORDS && !is_roman => number.to_owned(),
            1 if kind == FORM_WORDS && !is_roman => format!("Mẫu {number}"),
            _ => format!("{kind} {number}"),
        };
        let key = number.trim_start_matches('0').to_lowercase();
        Self { words, key: format!("{}{key}", if kind == ANNEX_WORDS { "pl " } else { "" }), start, end }
    }
}

/// Texts in characters: as written, and folded one by one, so that places agree.
pub(super) struct Letters {
    pub chars: Vec<char>,
    pub folded: Vec<char>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut buffer = [0; 4];
        let folded = chars.iter().map(|c| match fold(c.encode_utf8(&mut buffer)).chars().next() {
            // `fold` writes "i" for "y", as Vietnamese spelling does; a number keeps its letter.
            Some('i') if "yỳỷỹýỵYỲỶỸÝỴ".contains(*c) => 'y',
            Some(folded) => folded,
            None => *c,
        });
        Self { folded: folded.collect(), chars }
    }

    /// The place behind a folded phrase at `at`.
    fn behind(&self, at: usize, phrase: &str) -> Option<usize> {
        let end = at + phrase.chars().count();
        let here = self.folded.get(at..end)?;
        here.iter().copied().eq(phrase.chars()).then_some(end)
    }

    fn after_gap(&self, mut at: usize) -> usize {
        while self.chars.get(at).is_some_and(|c| c.is_whitespace() || "._-:".contains(*c)) {
            at += 1;
        }
        at
    }

    fn begins_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.chars.get(before));
        before.is_none_or(|before| !before.is_alphabetic() || before.is_lowercase() && self.chars[at].is_uppercase())
    }
}

/// The numbers of forms in a text, in order. In the name of a file the words may have lost their letters with marks.
pub(super) fn labels(letters: &Letters, is_file_name: bool) -> Vec<Label> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.chars.len() {
        let label = letters.begins_word(at).then(|| label_at(letters, at, is_file_name)).flatten();
        at = label.as_ref().map_or(at + 1, |label| label.end);
        found.extend(label);
    }
    found
}

/// The number that names the form of a file: that of a form before that of an annex.
pub(super) fn of_file_name(letters: &Letters, paper: &[Label]) -> Option<Label> {
    let mut found = labels(letters, true);
    found.sort_by_key(Label::is_annex);
    let known = found.iter().find(|label| paper.iter().any(|said| said.is_same(label)));
    known.or(found.first()).cloned()
}

/// A code that stands alone in the name of a file ("CT01", "01B-HSB"), if the paper's text has it.
pub(super) fn code_in(letters: &Letters, paper: &str) -> Option<Label> {
    (0..letters.chars.len()).filter(|at| letters.begins_word(*at) || letters.chars[*at].is_ascii_digit()).find_map(|at| {
        let (number, end) = number_at(letters, at)?;
        let capitals: String = number.chars().filter(|c| c.is_uppercase()).collect();
        let is_code = capitals.chars().count() > 1 && number.chars().any(|c| c.is_ascii_digit());
        let in_paper = paper.contains(&number) || at == 0 && end == letters.chars.len();
        (is_code && in_paper && !OTHERS.contains(&capitals.as_str())).then(|| Label::of(FORM_WORDS, &number, at, end))
    })
}

fn label_at(letters: &Letters, at: usize, is_file_name: bool) -> Option<Label> {
    let words = |words: &[&str], whole: usize| {
        words.iter().take(if is_file_name { words.len() } else { whole }).find_map(|word| letters.behind(at, word))
    };
    let (kind, end) = match words(&FORM, 1) {
        Some(end) => (FORM_WORDS, end),
        None => (ANNEX_WORDS, words(&ANNEX, 2)?),
    };
    let behind = letters.after_gap(end);
    let number = |from: usize| number_at(letters, letters.after_gap(from)).filter(|(number, _)| is_number(number, behind > end));
    let with_word = NUMBER.iter().filter_map(|word| letters.behind(behind, word)).find_map(number);
    let (number, end) = with_word.or_else(|| number(behind))?;
    Some(Label::of(kind, &number, at, end))
}

/// Whether a word is a number and not just a word in capitals. One without digits stands apart.
fn is_number(number: &str, apart: bool) -> bool {
    let is_short = number.chars().all(|c| "IVX".contains(c)) || number.chars().count() == 1;
    let has_digits = number.chars().any(|c| c.is_ascii_digit());
    number.chars().count() <= MOST_LETTERS && (has_digits || apart && is_short)
}

/// A number: digits and capitals in parts ("TP-HGTM-07", "I.1.8.a", "14.QLT"). It ends where words begin.
fn number_at(letters: &Letters, at: usize) -> Option<(String, usize)> {
    let mut end = part_end(letters, at)?;
    while let Some(next) = letters.chars.get(end).filter(|c| "-.".contains(**c)).and_then(|_| part_end(letters, end + 1)) {
        if OTHERS.iter().any(|other| letters.behind(end + 1, &other.to_lowercase()).is_some()) {
            break;
        }
        end = next;
    }
    Some((letters.chars[at..end].iter().collect(), end))
}

/// The end of a part: capitals, digits, then at most two letters. None if what begins here is a word.
fn part_end(letters: &Letters, at: usize) -> Option<usize> {
    let run = |from: usize, is: &dyn Fn(char) -> bool| from + letters.chars[from..].iter().take_while(|c| is(**c)).count();
    let chars = letters.chars.get(at..)?;
    let capitals = run(at, &|c| c.is_ascii_uppercase() || c == 'Đ');
    let digits = run(capitals, &|c| c.is_ascii_digit());
    let has_digits = digits > capitals;
    let letter = run(digits, &char::is_alphabetic);
    let is_short = |count: usize| letters.chars[digits..digits + count].iter().all(|c| c.is_uppercase()) || count == 1;
    match letter - digits {
        _ if chars.is_empty() || digits - at > 5 => None,
        // "a" alone behind a dot: "I.1.8.a".
        1 if digits == at && at > 0 && letters.chars[at - 1] == '.' => Some(letter),
        0 if digits > at => Some(digits),
        count @ 1..=2 if has_digits && is_short(count) => Some(letter),
        _ if has_digits => Some(digits),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_file(name: &str) -> Option<String> {
        of_file_name(&Letters::of(name), &[]).map(|label| label.words)
    }

    #[test]
    fn the_number_is_found_in_what_the_portal_leaves_of_a_name() {
        for (name, number) in [
            ("1.MuCT01banhnhkmtheoThngts53 (5)", "CT01"),
            ("Mus19", "Mẫu số 19"),
            ("Mauso03_TT09_2025", "Mẫu số 03"),
            ("MauSo9", "Mẫu số 9"),
            ("Mẫu số 14.QLT. cấp lại", "Mẫu số 14.QLT"),
            ("Mẫu I.1.8.a", "Mẫu số I.1.8.a"),
            ("Mẫu TP-HGTM-07", "TP-HGTM-07"),
            ("Mau05-PhulucII_36.2025.TT", "Mẫu số 05"),
            ("Mus10-Pl1", "Mẫu số 10"),
            ("Mus23tiPhlcbanhnhkmtheo_VL", "Mẫu số 23"),
            ("Mẫu 1.4. BCTT Cá nhân", "Mẫu số 1.4"),
            ("MausoIV.1.1Yeucaucongnhan", "Mẫu số IV.1.1"),
            ("Phu luc II-NQ21", "Phụ lục II"),
            ("Mẫu B12-BCĐK", "Mẫu B12-BCĐK"),
            ("Mẫu A", "Mẫu A"),
            ("PL 2A  Thong tu", "Phụ lục 2A"),
            ("Phụ lục số 03_TT24", "Phụ lục 03"),
            ("Phu luc II", "Phụ lục II"),
            ("1.012091 Mau so 02", "Mẫu số 02"),
            ("5. Mau so 11", "Mẫu số 11"),
            ("Mẫu 06a", "Mẫu số 06a"),
            ("Mau 13.13", "Mẫu số 13.13"),
        ] {
            assert_eq!(in_file(name).as_deref(), Some(number), "{name}");
        }
        for name in [
            "MauBankhaianninhtaubien",
            "mẫu đơn đề nghị",
            "Mẫu ĐƠN ĐỀ NGHỊ",
            "Muon ho so",
            "DON XIN",
            "DON MUA THUE",
            "Đơn đề nghị",
            "",
        ] {
            assert_eq!(in_file(name), None, "{name}");
        }
    }

    #[test]
    fn a_code_counts_if_the_paper_has_it_or_the_file_has_no_other_name() {
        let code = |name: &str, paper: &str| code_in(&Letters::of(name), paper).map(|label| label.words);
        assert_eq!(code("Tokhai-CT01", "Tờ khai CT01").as_deref(), Some("CT01"));
        assert_eq!(code("CT01", "Tờ khai").as_deref(), Some("CT01"));
        assert_eq!(code("Tokhai ND318", "theo ND318"), None);
        assert_eq!(code("Tokhai AB12", "Tờ khai"), None);
    }
}
