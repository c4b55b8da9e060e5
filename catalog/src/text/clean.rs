//! Cleaning a text that people will read. Words are never changed, only what typists and programs
//! left between and inside them.

use super::letters::mend_look_alike;
use super::words::is_invisible;

/// A text ready to show: no invisible letters, look-alikes mended, one kind of space, lines kept but
/// trimmed, no empty lines at the ends and at most one between. Bring it to NFC before: composing needs
/// Unicode's tables, which only the indexer has.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\n').map(clean_line) {
        let doubled = line.is_empty() && lines.last().is_none_or(String::is_empty);
        if !doubled {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n")
}

/// A text of one line ready to show: as [`clean`], and line breaks become spaces.
pub fn clean_line(text: &str) -> String {
    let mended: String = text.chars().filter(|c| !is_invisible(*c)).map(mend).collect();
    mended.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bullets of symbol fonts arrive as private-use letters; a dash says the same.
fn mend(c: char) -> char {
    match c {
        '\u{E000}'..='\u{F8FF}' => '-',
        c if c.is_control() => ' ',
        // Cyrillic "С" and "Р" inside a Vietnamese text are typing slips.
        c => mend_look_alike(c),
    }
}

/// A name that came all in capitals, in sentence case; other names as they are. Words that are no
/// Vietnamese syllable ("UBND", "C1", "GPLX") stay as they are, and `proper` gives back the capitals of
/// names, as "Việt Nam": it is asked for each pair of neighbouring words in lower case.
pub fn sentence_case(name: &str, proper: impl Fn(&str, &str) -> bool) -> String {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let in_capitals = letters().count() > 8 && letters().all(|c| !c.is_lowercase());
    if !in_capitals {
        return name.to_owned();
    }
    let lower: Vec<String> =
        name.split(' ').map(|word| if is_acronym(word) { word.to_owned() } else { word.to_lowercase() }).collect();
    let is_name = |at: usize| {
        let pair = |a: usize| lower.get(a).zip(lower.get(a + 1)).is_some_and(|(a, b)| proper(bare(a), bare(b)));
        pair(at) || at > 0 && pair(at - 1)
    };
    let words = lower.iter().enumerate();
    words.map(|(at, word)| if at == 0 || is_name(at) { capitalised(word) } else { word.clone() }).collect::<Vec<_>>().join(" ")
}

/// The word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_acronym(word: &str) -> bool {
    let folded = super::fold(bare(word));
    let has_digit = folded.chars().any(|c| c.is_ascii_digit());
    let vowels = folded.chars().filter(|c| "aeiouy".contains(*c)).count();
    let consonants_at_end = folded.chars().rev().take_while(|c| !"aeiouy".contains(*c)).count();
    !folded.is_empty() && (has_digit || vowels == 0 || consonants_at_end > 2)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let mut out = String::new();
    for c in chars.by_ref() {
        out.extend(c.to_uppercase());
        if c.is_alphabetic() {
            break;
        }
    }
    out.extend(chars);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_left_in_a_text_is_gone() {
        assert_eq!(clean_line("  Tờ\u{a0}khai\n \u{200b}CT01 "), "Tờ khai CT01");
        assert_eq!(clean("a \r\n\n\n\u{f0b7} b\n\n"), "a\n\n- b");
        assert_eq!(clean_line("ðất"), "đất");
        assert_eq!(clean("\n \n"), "");
    }

    #[test]
    fn names_in_capitals_become_sentences() {
        let proper = |a: &str, b: &str| (a, b) == ("việt", "nam");
        assert_eq!(sentence_case("CẤP GPLX CHO NGƯỜI VIỆT NAM", proper), "Cấp GPLX cho người Việt Nam");
        assert_eq!(sentence_case("“ĐĂNG KÝ” TẠI UBND XÃ", proper), "“Đăng ký” tại UBND xã");
        assert_eq!(sentence_case("Đăng ký tại UBND xã", proper), "Đăng ký tại UBND xã");
    }
}
