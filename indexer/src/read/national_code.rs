//! Finds the national code in what offices write: with the suffix of an office ("1.001193.000.00.00.H49"), with words
//! around it ("TTHC 1.001193"), with full-width digits, with a comma ("1,001193"), or without the zeros at its end that a
//! spreadsheet took away ("2.00161").

use catalog::Code;

use super::grid::Cell;

/// How many digits a code has after its dot, at least and at most.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=12;
/// How many of them must be left before zeros are added: fewer are the numbers of lists, such as "1.1".
const LEAST_IN_TEXT: usize = 3;
const LEAST_IN_NUMBER: usize = 2;

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

/// The national code in a text. None if there is none, or if there are several.
///
/// A code that is marked as deleted ("1.014955-Xoa") is none.
pub(super) fn national(text: &str) -> Option<Code> {
    let text: Vec<char> = plain(text).collect();
    let mut found: Option<Code> = None;
    let mut at = 0;
    while at < text.len() {
        let Some((code, end)) = code_at(&text, at) else {
            at += 1;
            continue;
        };
        if is_deleted(&text[end..]) || found.as_ref().is_some_and(|known| *known != code) {
            return None;
        }
        found = Some(code);
        at = suffix_end(&text, end);
    }
    found
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

fn is_deleted(after: &[char]) -> bool {
    let word: String = after.iter().filter(|c| !c.is_whitespace()).take(4).collect();
    word.eq_ignore_ascii_case("-xoa")
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
