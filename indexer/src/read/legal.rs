//! The legal texts on which a procedure rests.

use catalog::LegalBasis;

use super::text;

/// A legal text. None if it has neither a number nor a title.
pub(super) fn basis(number: String, title: String) -> Option<LegalBasis> {
    (!number.is_empty() || !title.is_empty()).then_some(LegalBasis { number, title })
}

/// A legal text in a line: "Nghị định số 1/2026/NĐ-CP ngày …".
pub(super) fn named(line: &str) -> Option<LegalBasis> {
    let title = text::unlisted_line(line).trim_end_matches([';', '.']).to_owned();
    let is_number =
        |word: &&str| word.contains('/') && word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(char::is_uppercase);
    let number = title.split(|c: char| c.is_whitespace() || ",;()".contains(c)).find(is_number).unwrap_or_default().to_owned();
    basis(number, title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_text_is_named_by_its_number() {
        let named = named("- Nghị định số 1/2026/NĐ-CP ngày 1/2/2026;").unwrap();
        assert_eq!((named.number.as_str(), named.title.as_str()), ("1/2026/NĐ-CP", "Nghị định số 1/2026/NĐ-CP ngày 1/2/2026"));
        assert_eq!(super::named(" - ; "), None);
    }
}
