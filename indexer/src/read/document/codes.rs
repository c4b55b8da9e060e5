//! Codes of procedures within a text.

use catalog::Code;

/// The first code of a text, without the suffix of an office.
pub(super) fn first(text: &str) -> Option<String> {
    candidates(text).find_map(|word| {
        let national = national(word);
        Code::parse(national).is_ok().then(|| national.to_owned())
    })
}

/// Every code of a text.
pub(super) fn all(text: &str) -> Vec<String> {
    candidates(text).map(national).filter(|code| Code::parse(code).is_ok()).map(str::to_owned).collect()
}

/// A name without the codes in it and the brackets around them.
pub(super) fn without(name: &str) -> String {
    let mut out = name.to_owned();
    for word in candidates(name).filter(|word| Code::parse(national(word)).is_ok()) {
        for form in
            [format!("(Mã số: {word})"), format!("(mã số {word})"), format!("({word})"), format!("[{word}]"), word.to_owned()]
        {
            out = out.replace(&form, "");
        }
    }
    super::super::text::line(&out).trim_matches(|c: char| c.is_whitespace() || ",;:-–.(".contains(c)).to_owned()
}

/// The words that could be codes.
fn candidates(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    words.map(|word| word.trim_matches('.')).filter(|word| word.contains('.') && word.starts_with(|c: char| c.is_ascii_digit()))
}

/// A code without the suffix of the office that copied it from the exchange interface: `.000.00.00.H49`, `.H19`.
fn national(code: &str) -> &str {
    match code.match_indices('.').nth(1) {
        Some((at, _)) => &code[..at],
        None => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_a_text_and_lose_the_suffix_of_an_office() {
        assert_eq!(first("Nuôi voi (1.000001.000.00.00.H49)").as_deref(), Some("1.000001"));
        assert_eq!(all("1.000001\n(2.000002.H19), 15.000 đồng, CH.VT.01"), ["1.000001", "2.000002"]);
        assert_eq!(first("Nghị định 1.2026"), None);
        assert_eq!(without("Thủ tục nuôi voi (1.000001)"), "Thủ tục nuôi voi");
    }
}
