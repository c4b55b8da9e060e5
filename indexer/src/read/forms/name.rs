//! The name of each form of a paper: the paper's own words, and the number of the form. No word is made up: what the name of
//! a file lost is taken from the paper's text or not at all.

use std::ops::RangeInclusive;

use catalog::FormFile;
use catalog::text::{capitalised, sentence_case};

use super::super::papers::begins_as_paper;
use super::super::phrase_set::key;
use super::super::text;
use super::label::{Label, Letters, code_in, labels, of_file_name};
use super::title::{of_paper, short};

/// The most letters of a name.
const MOST: usize = 90;
/// The name of a file is found in the text of its paper if it has at least this many letters.
const LEAST_FOUND: usize = 10;

/// A longer text is a list of papers that is written as one.
const LONG: usize = 150;
/// The title of a form of such a list, if nothing says more.
const UNKNOWN: &str = "Mẫu của giấy tờ này";

/// Names the forms of a paper.
pub(super) fn name(paper: &str, forms: &mut [FormFile]) {
    let (only, said) = (forms.len() == 1, labels(&Letters::of(paper), false));
    for form in forms.iter_mut() {
        form.name = one(paper, &said, &form.raw, only);
    }
    number_equals(forms);
}

/// The name of a form. `only` says that the paper has no other.
fn one(paper: &str, said: &[Label], raw: &str, only: bool) -> String {
    let stem = stem(raw);
    let in_file = Letters::of(&stem);
    let label = of_file_name(&in_file, said).or_else(|| code_in(&in_file, paper));
    let rest = rest(&in_file, label.as_ref());
    let known = label.as_ref().and_then(|label| said.iter().find(|known| known.is_same(label)));
    let in_text = if only { sole(said) } else { None };
    // Where file and text name different forms, neither number is shown.
    let contradicted =
        known.is_none() && label.as_ref().zip(in_text).is_some_and(|(label, said)| label.is_annex() == said.is_annex());
    let in_text = in_text.filter(|_| label.is_none());
    let at = known.or(in_text).map(|label| paper.chars().take(label.start).map(char::len_utf8).sum());
    let of_text = of_paper(paper, at);
    let title = match (readable(&rest), found_in(&rest, paper)) {
        // The paper is one and so is its form.
        _ if only && begins_as_paper(&key(&of_text)) && !says_nothing(&of_text) => of_text,
        (Some(own), _) => own,
        (None, Some(found)) if begins_as_paper(&key(&found)) => found,
        _ if says_nothing(&of_text) => String::new(),
        // Which paper of a list it is for, nothing says.
        _ if !only && label.is_none() && paper.chars().count() > LONG => String::new(),
        _ => of_text,
    };
    let label = known.or(label.as_ref()).or(in_text).filter(|_| !contradicted);
    let fallback = if says_nothing(paper) || paper.chars().count() > LONG { UNKNOWN } else { &stem };
    joined(&title, label.map(|label| label.words.as_str()), fallback)
}

/// Whether a text says only that there are papers.
fn says_nothing(text: &str) -> bool {
    let key = key(text);
    ["thành phần hồ sơ", "ngoài", "giấy tờ phải"].iter().any(|words| key.starts_with(&self::key(words)))
}

/// The title with its number. Without both, it is the fallback.
fn joined(title: &str, label: Option<&str>, fallback: &str) -> String {
    let same = |label: &&str| !title.to_lowercase().contains(&label.to_lowercase());
    let whole = match (title, label.filter(same)) {
        ("", Some(label)) => label.to_owned(),
        ("", None) => fallback.to_owned(),
        (title, Some(label)) => format!("{} ({label})", short(title, MOST - 3 - label.chars().count())),
        (title, None) => title.to_owned(),
    };
    short(&whole, MOST)
}

/// The number that the text names, if it names only one.
fn sole(said: &[Label]) -> Option<&Label> {
    let forms: Vec<&Label> = said.iter().filter(|label| !label.is_annex()).collect();
    let first = *forms.first()?;
    forms.iter().all(|label| label.is_same(first)).then_some(first)
}

/// The name of a file without its ending, and without the number that browsers add to a second copy: "x (5).docx".
fn stem(raw: &str) -> String {
    let raw = text::line(raw);
    let stem = match raw.rsplit_once('.') {
        Some((stem, ending)) if ending.len() < 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric()) => stem,
        _ => &raw,
    };
    let copy = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match copy {
        Some((rest, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => rest.trim().to_owned(),
        _ => stem.trim().to_owned(),
    }
}

/// The words of the name of a file, without numbers before them and without that of the form.
fn rest(stem: &Letters, label: Option<&Label>) -> String {
    let (before, behind): (String, String) = match label {
        Some(label) => (stem.chars[..label.start].iter().collect(), stem.chars[label.end..].iter().collect()),
        None => (String::new(), stem.chars.iter().collect()),
    };
    let words = if behind.chars().filter(|c| c.is_alphabetic()).count() > 3 { behind } else { before };
    let words = words.replace('_', " ");
    let words = words.trim_matches(|c: char| !c.is_alphabetic() && c != '(' && c != ')').trim();
    without_form(words).to_owned()
}

/// "Mẫu đơn đề nghị" is the paper "Đơn đề nghị".
fn without_form(words: &str) -> &str {
    let folded = Letters::of(words).folded;
    if folded.starts_with(&['m', 'a', 'u']) && folded.len() > 6 {
        let behind: usize = words.chars().take(3).map(char::len_utf8).sum();
        return words[behind..].trim_start();
    }
    words
}

/// Words that are whole and name a paper: they have marks, so none was lost.
fn readable(words: &str) -> Option<String> {
    let marked = words.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
    let words = sentence_case(&of_paper(words, None), |_, _| false);
    let many = words.split_whitespace().count() > 2;
    (marked > 0 && many && begins_as_paper(&key(&words))).then(|| capitalised(&words))
}

/// The words of a text that the name of a file has without spaces and marks: "Bankhaihanhly" is "Bản khai hành lý". Some names
/// lost their "đ" too, and some every letter with a mark.
fn found_in(words: &str, paper: &str) -> Option<String> {
    let wanted: Vec<char> = Letters::of(words).folded.into_iter().filter(|c| c.is_alphanumeric()).collect();
    if wanted.len() < LEAST_FOUND {
        return None;
    }
    let text = Letters::of(paper);
    let kept: [fn(char) -> bool; 3] = [|_| true, |c| !"đĐ".contains(c), |c| c.is_ascii()];
    let found = kept.into_iter().find_map(|is_kept| place_of(&wanted, &text, is_kept))?;
    Some(of_paper(&text.chars[found].iter().collect::<String>(), None))
}

/// Where a text has these letters, in whole words, if it loses all but those that are kept.
fn place_of(wanted: &[char], text: &Letters, is_kept: fn(char) -> bool) -> Option<RangeInclusive<usize>> {
    let is_kept = |at: &usize| text.chars[*at].is_alphanumeric() && is_kept(text.chars[*at]);
    let places: Vec<usize> = (0..text.chars.len()).filter(is_kept).collect();
    let mut windows = places.windows(wanted.len());
    let here = windows.find(|here| here.iter().map(|at| text.folded[*at]).eq(wanted.iter().copied()))?;
    let is_word = |at: usize| text.chars.get(at).is_some_and(|c| c.is_alphanumeric());
    let (mut first, mut last) = (*here.first()?, *here.last()?);
    while first > 0 && is_word(first - 1) {
        first -= 1;
    }
    while is_word(last + 1) {
        last += 1;
    }
    Some(first..=last)
}

/// Tells forms of one paper apart that would have one name.
fn number_equals(forms: &mut [FormFile]) {
    let names: Vec<String> = forms.iter().map(|form| form.name.clone()).collect();
    for (at, form) in forms.iter_mut().enumerate() {
        let equal = names.iter().filter(|name| **name == form.name).count();
        if equal > 1 {
            let number = names[..=at].iter().filter(|name| **name == names[at]).count();
            form.name = format!("{}, tệp {number}", short(&form.name, MOST - 10));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(paper: &str, raws: &[&str]) -> Vec<String> {
        let mut forms: Vec<FormFile> = raws.iter().map(|raw| FormFile::of_raw(*raw)).collect();
        name(paper, &mut forms);
        forms.into_iter().map(|form| form.name).collect()
    }

    #[test]
    fn a_name_has_the_words_of_the_paper_and_the_number_of_the_form() {
        let paper = "Tờ khai thay đổi nơi nuôi voi (Mẫu CT01 ban hành kèm theo Thông tư số 53/2025/TT-BCA).";
        assert_eq!(names(paper, &["1.MuCT01banhnhkmtheoThngts53 (5).doc"]), ["Tờ khai thay đổi nơi nuôi voi (CT01)"]);
        assert_eq!(names("Đơn nuôi voi theo Mẫu số 05", &["don.docx"]), ["Đơn nuôi voi (Mẫu số 05)"]);
        assert_eq!(names("Đơn nuôi voi", &["x.docx"]), ["Đơn nuôi voi"]);
    }

    #[test]
    fn several_forms_of_a_paper_are_told_apart() {
        let paper = "Bản khai chung về voi, Bản khai hành lý của voi, theo mẫu";
        let raws = ["MauBankhaihanhlycuavoi.docx", "Mẫu số 2 - Danh sách voi trong rừng.docx", "a.docx", "b.docx"];
        let expected = ["Bản khai hành lý của voi", "Danh sách voi trong rừng (Mẫu số 2)"];
        let named = names(paper, &raws);
        assert_eq!(named[..2], expected);
        assert_eq!(
            named[2..],
            ["Bản khai chung về voi, Bản khai hành lý của voi, tệp 1", "Bản khai chung về voi, Bản khai hành lý của voi, tệp 2"]
        );
        let lossy = ["Bnkhaihnhlcavoi.docx", "Bankhaihanhlycuavoi.docx"];
        assert_eq!(names(paper, &lossy), ["Bản khai hành lý của voi, tệp 1", "Bản khai hành lý của voi, tệp 2"]);
        let list = format!("Giấy tờ: {}", "đơn, ".repeat(40));
        assert_eq!(names(&list, &["a.docx", "b.docx"])[1], "Mẫu của giấy tờ này, tệp 2");
        assert_eq!(
            names("Đơn voi theo Mẫu 05, Mẫu 07", &["Mau05.docx", "Mau7.docx"]),
            ["Đơn voi (Mẫu số 05)", "Đơn voi (Mẫu số 07)"]
        );
    }

    #[test]
    fn a_file_without_any_words_keeps_its_name() {
        assert_eq!(names("…", &["abc.docx"]), ["abc"]);
        assert_eq!(names("", &[""]), [""]);
        let long = names(&"đ".repeat(500), &[&"x".repeat(500), &"x".repeat(500)]);
        assert!(long.iter().all(|name| name.chars().count() <= MOST), "{long:?}");
    }
}
