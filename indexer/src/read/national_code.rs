//! Finds the national code in what offices write: with the suffix of an office ("1.001193.000.00.00.H49"), with words
//! around it ("TTHC 1.001193"), with full-width digits, with a comma ("1,001193"), or without the zeros at its end that a
//! spreadsheet took away ("2.00161").

use std::ops::Range;

use catalog::text::fold_words;
use catalog::{Code, CodeError};

use super::grid::Cell;
use super::text;

/// How many digits a code has after its dot, at least and at most.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=12;
/// How many of them must be left before zeros are added: fewer are the numbers of lists, such as "1.1".
const LEAST_IN_TEXT: usize = 3;
const LEAST_IN_NUMBER: usize = 2;
/// The words that may follow "mã" in the label of a code, folded.
const LABEL: [&str; 6] = ["so", "thu", "tuc", "hanh", "chinh", "tthc"];

/// A code as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// The whole code.
    Whole(Code),
    /// Zeros were added at its end. That is a guess: only a source with the same code confirms it.
    Padded(Code),
}

impl Written {
    /// The code, guessed or not.
    pub(super) fn into_code(self) -> Code {
        match self {
            Self::Whole(code) | Self::Padded(code) => code,
        }
    }
}

/// A code in a text.
pub(super) struct Found {
    /// The code, without the suffix of an office.
    pub code: Code,
    /// Whether it is marked as deleted: "1.014955-Xoa".
    pub is_deleted: bool,
    /// Where it is, with its suffix and its mark, in the characters of the plain text.
    place: Range<usize>,
}

/// The codes in a text, in its order.
pub(super) fn found(text: &str) -> Vec<Found> {
    found_in(&plain(text).collect::<Vec<char>>())
}

/// The first code in a text.
pub(super) fn first(text: &str) -> Option<Found> {
    found(text).into_iter().next()
}

fn found_in(text: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((code, end)) = code_at(text, at) else {
            at += 1;
            continue;
        };
        let suffix = suffix_end(text, end);
        let end = suffix + deletion(&text[suffix..]);
        found.push(Found { code, is_deleted: end > suffix, place: at..end });
        at = end;
    }
    found
}

/// The national code in a text. None if there is none, if there are several, or if it is marked as deleted.
pub(super) fn national(text: &str) -> Option<Code> {
    let found = found(text);
    let code = &found.first()?.code;
    found.iter().all(|other| !other.is_deleted && other.code == *code).then(|| code.clone())
}

/// The national code of a record, or what is wrong with it.
pub(super) fn parse(text: &str) -> Result<Code, CodeError> {
    match national(text) {
        Some(code) => Ok(code),
        None if found(text).iter().any(|found| found.is_deleted) => Err(CodeError::Withdrawn(text.to_owned())),
        None => Code::parse(text),
    }
}

/// A name without the codes in it, their labels and the brackets around them: "Nuôi voi (Mã TTHC: 1.000001)".
pub(super) fn without(name: &str) -> String {
    let text: Vec<char> = plain(name).collect();
    let is_between = |c: char| c.is_whitespace() || ",;:-–.".contains(c);
    let (mut rest, mut from) = (String::new(), 0);
    for Found { place, .. } in found_in(&text) {
        rest.extend(&text[from..place.start]);
        rest.truncate(rest[..label_start(&rest)].trim_end_matches(is_between).len());
        from = place.end;
    }
    rest.extend(&text[from..]);
    let line = text::line(&without_empty_brackets(&rest));
    line.trim_matches(|c: char| is_between(c) || c == '(').to_owned()
}

/// Where the label of a code begins at the end of a text: "(mã số: ", "TTHC ".
fn label_start(text: &str) -> usize {
    let is_label = |words: &str| match fold_words(words).as_slice() {
        [first, rest @ ..] if first == "ma" => rest.iter().all(|word| LABEL.contains(&word.as_str())),
        words => words == ["tthc"],
    };
    let begins_word = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    let mut starts = text.char_indices().filter(|(_, c)| c.is_alphabetic()).map(|(at, _)| at).filter(begins_word);
    starts.find(|at| is_label(&text[*at..])).unwrap_or(text.len())
}

/// A text without brackets that have no letter or digit in them.
fn without_empty_brackets(text: &str) -> String {
    let mut out = String::new();
    for part in text.split_inclusive([')', ']']) {
        let open = part.rfind(['(', '[']);
        match open {
            Some(open) if part.ends_with([')', ']']) && !part[open..].contains(char::is_alphanumeric) => {
                out.push_str(&part[..open])
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// The code in a text that is meant to be one, such as a cell of a column of codes.
pub(super) fn written(text: &str) -> Option<Written> {
    let whole = national(text).map(Written::Whole);
    whole.or_else(|| padded(&plain(text.trim()).collect::<String>(), LEAST_IN_TEXT))
}

/// The code in a cell of a column of codes.
pub(super) fn in_cell(cell: &Cell) -> Option<Written> {
    let Cell::Number(number) = cell else { return written(&cell.to_string()) };
    // In Vietnamese, a spreadsheet takes the dot of 1.004194 for one between thousands.
    let is_whole = number.fract() == 0.0 && (1e6..1e7).contains(number);
    let shown = if is_whole { format!("{:.6}", number / 1e6) } else { number.to_string() };
    Code::parse(&shown).ok().map(Written::Whole).or_else(|| padded(&shown, LEAST_IN_NUMBER))
}

/// A number with a few digits after its dot, with zeros added up to six.
fn padded(text: &str, least: usize) -> Option<Written> {
    let (head, digits) = text.split_once(['.', ','])?;
    let is_short = (least..*DIGITS.start()).contains(&digits.len());
    is_short.then(|| Code::parse(&format!("{head}.{digits:0<6}")).ok()).flatten().map(Written::Padded)
}

/// The code that begins at a place, and where its digits end. No letter or digit may touch it, but for a suffix.
fn code_at(text: &[char], start: usize) -> Option<(Code, usize)> {
    let [head, '.' | ',', rest @ ..] = &text[start..] else { return None };
    let before = text[..start].last().copied();
    let is_free = |c: char| !c.is_alphanumeric() && c != '.';
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let after = rest.get(digits).copied();
    let fits = head.is_ascii_digit()
        && before.is_none_or(is_free)
        && DIGITS.contains(&digits)
        && after.is_none_or(|c| !c.is_alphanumeric());
    let code = || format!("{head}.{}", rest[..digits].iter().collect::<String>());
    fits.then(|| Code::parse(&code()).ok()).flatten().map(|code| (code, start + 2 + digits))
}

/// Where the groups of an office's suffix end, such as ".000.00.00.H49".
fn suffix_end(text: &[char], start: usize) -> usize {
    let rest = &text[start..];
    start + rest.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '.').count()
}

/// How long the mark is that a code is deleted: "-Xoa", " - XOA". 0 if there is none.
fn deletion(after: &[char]) -> usize {
    let mark = after.iter().enumerate().filter(|(_, c)| !c.is_whitespace()).take(4);
    let (places, word): (Vec<usize>, String) = mark.unzip();
    if word.eq_ignore_ascii_case("-xoa") { places.last().map_or(0, |last| last + 1) } else { 0 }
}

/// Full-width characters as plain ones, and nothing invisible.
fn plain(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}')).map(|c| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code::parse(text).unwrap()
    }

    #[test]
    fn the_national_code_is_found_in_what_offices_write() {
        for text in [
            "1.001193",
            " 1.001193\u{a0}",
            "1.001193.000.00.00.H49",
            "1.001193.H19",
            "1.001193-H19",
            "TTHC 1.001193",
            "Mã số: 1.001193 (1.001193.H49)",
            "１．００１１９３",
            "1,001193",
            "1.\u{200b}001193",
        ] {
            assert_eq!(national(text), Some(code("1.001193")), "{text}");
        }
        assert_eq!(national("2.009182739"), Some(code("2.009182739")));
    }

    #[test]
    fn anything_else_is_no_code() {
        for text in [
            "",
            "CH.VT.01",
            "11.001193",
            "1.0011",
            "1.001193a",
            "a1.001193",
            "0.1.001193",
            "1.0011931234567",
            "1.001193-Xoa",
            "1.001193 - XOA",
            "1.001193,1.001194",
            "1.200.000",
        ] {
            assert_eq!(national(text), None, "{text}");
        }
    }

    #[test]
    fn every_code_of_a_text_is_found_and_a_deleted_one_is_known() {
        let codes = |text: &str| found(text).into_iter().map(|found| found.code.to_string()).collect::<Vec<_>>();
        assert_eq!(codes("1.000001\n(2.000002.H19), 15.000 đồng, CH.VT.01, Nghị định 1.2026"), ["1.000001", "2.000002"]);
        assert!(first("Nuôi voi (1.000001.000.00.00.H49 - Xoa)").unwrap().is_deleted && !first("1.000001").unwrap().is_deleted);
        assert!(matches!(parse("TTHC 1.014955 - XOA"), Err(CodeError::Withdrawn(_))));
    }

    #[test]
    fn a_name_loses_its_code_with_label_and_brackets_and_nothing_else() {
        for text in [
            "Nuôi voi (1.000001)",
            "Nuôi voi (Mã TTHC: 1.000001.000.00.00.H49)",
            "Nuôi voi [mã số thủ tục 1.000001]",
            "Nuôi voi - 1.000001.",
            "1.000001 - Nuôi voi (1.000002, 1.000003)",
            "Nuôi voi TTHC 1.000001-Xoa",
        ] {
            assert_eq!(without(text), "Nuôi voi", "{text}");
        }
        assert_eq!(without("Nuôi voi (Mã: 1.000001) ở cấp xã"), "Nuôi voi ở cấp xã");
        assert_eq!(without("Nuôi voi (cấp xã, mã 1.000001)"), "Nuôi voi (cấp xã)");
    }

    #[test]
    fn zeros_that_a_spreadsheet_took_away_are_added_as_a_guess() {
        let padded = |text: &str| Some(Written::Padded(code(text)));
        assert_eq!(written("2.00161"), padded("2.001610"));
        assert_eq!(written(" 2,001 "), padded("2.001000"));
        assert_eq!(written("1.00423.H19"), None);
        assert_eq!(in_cell(&Cell::Number(2.00161)), padded("2.001610"));
        assert_eq!(in_cell(&Cell::Number(1.01)), padded("1.010000"));
        assert_eq!(in_cell(&Cell::Number(1.001193)), Some(Written::Whole(code("1.001193"))));
        assert_eq!(in_cell(&Cell::Number(1_001_193.0)), Some(Written::Whole(code("1.001193"))));
        assert_eq!(in_cell(&Cell::Number(2.009182739)), Some(Written::Whole(code("2.009182739"))));
    }

    #[test]
    fn the_numbers_of_a_list_are_no_codes() {
        for cell in [Cell::Number(1.0), Cell::Number(12.0), Cell::Number(1.1), Cell::Text("1.12".into())] {
            assert_eq!(in_cell(&cell), None, "{cell}");
        }
        assert_eq!(in_cell(&Cell::Number(f64::NAN)), None);
    }
}
