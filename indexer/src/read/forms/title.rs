//! The name of a form without its number, from the text of its paper: "- 01 bản chính Đơn đề nghị cấp phép theo Mẫu số 01 …"
//! becomes "Đơn đề nghị cấp phép".

use catalog::text::{capitalised, fold_text};

use super::super::papers::begins_as_paper;
use super::super::phrase_set::{key, without_number};

/// A clause with fewer letters says only which form it is, and not what the form is for.
const LEAST_CLAUSE: usize = 15;
/// A title is not cut to fewer letters than this.
const LEAST: usize = 3;
/// Where the words about a paper end, and those about its form or its law begin.
const ENDS: [&str; 34] = [
    " theo mẫu",
    " theo biểu mẫu",
    " theo phụ lục",
    " theo quy định",
    " theo qui định",
    " theo thông tư",
    " theo nghị định",
    " (theo",
    " mẫu số",
    " mẫu quy định",
    " (mẫu",
    " ( mẫu",
    " (phụ lục",
    " tại phụ lục",
    " (ban hành",
    " ban hành kèm",
    " kèm theo thông tư",
    " kèm theo nghị định",
    " kèm theo quyết định",
    " quy định tại",
    " được quy định",
    " (bản chính",
    " (bản gốc",
    " (bản sao",
    " (01 ",
    " (02 ",
    " (nếu có",
    " (quy định",
    ": 01 bản",
    ": bản chính",
    " (chi tiết",
    " gồm:",
    " bao gồm:",
    " như sau",
];
/// What may stand before the words about a paper, folded.
const BEGINNINGS: [&str; 19] = [
    "ban chinh hoac ban dien tu",
    "ban chinh hoac bieu mau dien tu",
    "ban chinh hoac ban sao",
    "ban chinh",
    "ban goc",
    "mot ban",
    "ban dien tu",
    "ban giay",
    "01 ban chinh",
    "02 ban chinh",
    "03 ban chinh",
    "01 ban",
    "02 ban",
    "03 ban",
    "01",
    "02",
    "03",
    "04",
    "nop",
];
/// Papers that are forms, to find where one begins within a sentence.
const FORMS: [&str; 16] = [
    "đơn",
    "tờ khai",
    "phiếu",
    "văn bản",
    "báo cáo",
    "bản khai",
    "bản đăng ký",
    "giấy đề nghị",
    "giấy đăng ký",
    "danh sách",
    "thuyết minh",
    "bảng kê",
    "biên bản",
    "tờ trình",
    "bản cam kết",
    "tóm tắt",
];

/// How a list of papers begins that is written as one paper.
const INTRODUCTIONS: [&str; 4] = ["giấy tờ phải", "hồ sơ gồm", "hồ sơ đề nghị", "các loại giấy tờ"];

/// The title in a text of a paper. `at` is where the text names the number of the form, in bytes.
pub(super) fn of_paper(paper: &str, at: Option<usize>) -> String {
    let clause = at.map_or(paper, |at| clause_at(paper, at));
    let own = bare(clause);
    if letters(&own) < LEAST_CLAUSE && letters(clause) < letters(paper) {
        return of_paper(paper, None);
    }
    let own_key = key(&own);
    if begins_as_paper(&own_key) && !INTRODUCTIONS.iter().any(|words| own_key.starts_with(&key(words))) {
        return own;
    }
    let within = form_within(clause).or_else(|| form_within(paper)).map(bare);
    within.unwrap_or(if own.is_empty() { bare(paper) } else { own })
}

/// The clause around a place: texts list papers in lines, with semicolons and with bullets.
fn clause_at(text: &str, at: usize) -> &str {
    let ends = ["\n", ";", " - ", " + ", ". "];
    let start = ends.iter().filter_map(|end| text[..at].rfind(end).map(|found| found + end.len())).max().unwrap_or(0);
    let end = ends.iter().filter_map(|end| text[at..].find(end)).min().map_or(text.len(), |end| at + end);
    &text[start..end]
}

/// From where a sentence names a form.
fn form_within(text: &str) -> Option<&str> {
    let mut places = text.char_indices().map(|(at, _)| at);
    let begins = |at: usize| FORMS.iter().any(|word| begins(&text[at..], word) && is_listed(text, at, word.len()));
    places.find(|at| begins(*at)).map(|at| &text[at..])
}

/// Whether a place is the beginning of a paper in a list, and not the middle of a sentence about it.
fn is_listed(text: &str, at: usize, length: usize) -> bool {
    let is_word = text[at + length..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    let before = text[..at].trim_end();
    is_word
        && (before.ends_with([':', ';', '.', ',', '-', '+', '\n', ')'])
            || ["nộp", "hoặc", "gồm", "bổ sung"].iter().any(|word| before.ends_with(word)))
}

/// The words about the paper alone.
fn bare(text: &str) -> String {
    let mut rest = text.trim();
    loop {
        let next = without_beginning(without_form_number(without_number(rest)));
        if next == rest {
            break;
        }
        rest = next;
    }
    let line = rest.split('\n').next().unwrap_or_default();
    let end =
        ENDS.iter().filter_map(|end| find(line, end)).chain(line.find(';')).filter(|at| letters(&line[..*at]) >= LEAST).min();
    let words = line[..end.unwrap_or(line.len())].split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(|c: char| c.is_whitespace() || ".,;:-–+*".contains(c));
    capitalised(without_open_bracket(words))
}

/// "Mẫu số 29. Đơn đăng ký" without the number of the form, which stands behind the title.
fn without_form_number(text: &str) -> &str {
    let letters = super::label::Letters::of(text);
    let label = super::label::labels(&letters, false).into_iter().next().filter(|label| label.start == 0);
    let Some(label) = label else { return text };
    let behind: usize = letters.chars[..label.end].iter().map(|c| c.len_utf8()).sum();
    let rest = text[behind..].trim_start_matches(|c: char| c.is_whitespace() || ".,:;-–()".contains(c));
    if begins_as_paper(&key(rest)) { rest } else { text }
}

fn without_beginning(text: &str) -> &str {
    for beginning in BEGINNINGS {
        let words = beginning.split(' ').count();
        let end = text.match_indices(char::is_whitespace).nth(words - 1).map_or(text.len(), |(at, _)| at);
        if text.is_char_boundary(end) && end < text.len() && fold_text(&text[..end]) == beginning && !text[..end].ends_with(':') {
            return text[end..].trim_start();
        }
    }
    text
}

/// Where a phrase in lower case begins, whatever the capitals of the text.
fn find(text: &str, phrase: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| begins(&text[*at..], phrase))
}

fn begins(text: &str, phrase: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    phrase.chars().all(|c| letters.next() == Some(c))
}

/// A text cut at its last comma, or its last word, if it is too long.
pub(super) fn short(text: &str, limit: usize) -> String {
    if letters(text) <= limit {
        return text.to_owned();
    }
    let most: usize = text.chars().take(limit - 1).map(char::len_utf8).sum();
    let cut = &text[..most];
    let comma = [", ", " ("].iter().filter_map(|end| cut.rfind(end)).filter(|at| letters(&cut[..*at]) > 30).max();
    let end = comma.or_else(|| cut.rfind(' ')).unwrap_or(most);
    format!("{}…", without_open_bracket(cut[..end].trim_end_matches([',', ' ', ':', ';', '/', '…'])))
}

/// A text without a bracket that is never closed.
fn without_open_bracket(text: &str) -> &str {
    match text.rfind('(') {
        Some(at) if !text[at..].contains(')') => text[..at].trim_end(),
        _ => text,
    }
}

pub(super) fn letters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_what_the_paper_is_and_not_where_its_form_is_set() {
        for (paper, title) in [
            ("- Đơn đề nghị nuôi voi theo Mẫu số 01 ban hành kèm theo Nghị định số 1/2026/NĐ-CP;", "Đơn đề nghị nuôi voi"),
            ("(1) Văn bản đề nghị nuôi voi theo Mẫu 05, Mẫu 07.", "Văn bản đề nghị nuôi voi"),
            ("01 bản chính Bảng kê voi (Mẫu số 3)", "Bảng kê voi"),
            ("Mẫu số 28. Đơn đăng ký voi theo quy định.", "Đơn đăng ký voi"),
            ("+ Đơn xin voi (song ngữ Việt-Anh).", "Đơn xin voi (song ngữ Việt-Anh)"),
            ("Người nuôi voi nộp Đơn đề nghị hỗ trợ voi (theo Mẫu số 04)", "Đơn đề nghị hỗ trợ voi"),
            ("Phụ lục số 05", "Phụ lục số 05"),
            ("Đăng ký mẫu chữ ký trên Đơn đề nghị (Mẫu số 01)", "Đăng ký mẫu chữ ký trên Đơn đề nghị"),
            ("01 bản chính Giấy xác nhận (nếu có)", "Giấy xác nhận"),
        ] {
            assert_eq!(of_paper(paper, None), title, "{paper}");
        }
    }

    #[test]
    fn a_title_is_that_of_the_clause_with_the_number() {
        let paper = "Hồ sơ gồm: - Đơn theo Mẫu số 21 kèm theo Quyết định; - Tờ trình về voi theo Mẫu số 24 kèm theo Quyết định";
        assert_eq!(of_paper(paper, paper.find("Mẫu số 24")), "Tờ trình về voi");
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let title = |text: String| short(&of_paper(&text, None), 70);
        assert_eq!(
            title(format!("Đơn đề nghị nuôi voi trong rừng của tỉnh, {}", "từ ".repeat(50))),
            "Đơn đề nghị nuôi voi trong rừng của tỉnh…"
        );
        assert!(letters(&title(format!("Đơn {}", "voi ".repeat(50)))) <= 70);
        assert!(letters(&title("đ".repeat(500))) <= 70);
    }
}
