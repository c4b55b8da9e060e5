//! Cleaning a text that people will read. Words are never changed, only what typists and programs
//! left between and inside them.

use super::letters::mend_look_alike;
use super::words::is_invisible;

/// A text ready to show: no invisible letters, look-alikes mended, one kind of space, lines kept but
/// trimmed, no empty lines at the ends and at most one between. Items of lists stand on lines of their
/// own and begin with "- ", those of a list within a list with "+ "; every other bullet is gone (see
/// [`super::prose()`]). Bring it to NFC before: composing needs Unicode's tables, which only the indexer has.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in items_apart(&mended(&text)).split('\n').map(item) {
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

/// A text of one line ready to show: as [`clean`], and line breaks become spaces. A bullet stays: in a
/// name it may be a part of it.
pub fn clean_line(text: &str) -> String {
    one_space(&mended(text))
}

/// A text without the bullets and stray punctuation that stand before its first word.
pub fn without_bullet(text: &str) -> &str {
    let words = text.trim_start_matches(|c| is_bullet(c) || is_stray(c) || c.is_whitespace());
    // "/ Văn bản" but not "/lần".
    words.strip_prefix("/ ").unwrap_or(words)
}

fn mended(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(mend).collect()
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bullets of symbol fonts arrive as private-use letters; a dash says the same.
fn mend(c: char) -> char {
    match c {
        '\n' => c,
        '\u{E000}'..='\u{F8FF}' => '-',
        c if c.is_control() => ' ',
        // Cyrillic "С" and "Р" inside a Vietnamese text are typing slips.
        c => mend_look_alike(c),
    }
}

fn is_bullet(c: char) -> bool {
    "-‐‑–—−+*⁎⁕∗\u{20f0}•●▪■□◦·○→➢➔✓❖♦◆".contains(c)
}

/// What typists leave before the first word: ". Đề án", "): Theo quy định".
fn is_stray(c: char) -> bool {
    ".,;:)=^!$…".contains(c)
}

/// A line with its bullet in the one way that [`clean`] writes it.
fn item(line: &str) -> String {
    let line = one_space(line);
    let words = without_bullet(&line);
    let before = &line[..line.len() - words.len()];
    let Some(bullet) = before.chars().rev().find(|c| is_bullet(*c)) else { return words.to_owned() };
    match bullet {
        _ if words.is_empty() => String::new(),
        // "* Lưu ý:" is the heading of what follows.
        '*' if words.ends_with(':') => words.to_owned(),
        '+' => format!("+ {words}"),
        _ => format!("- {words}"),
    }
}

/// Many texts lost their line breaks on the way, which left "…; - Bản sao …" and "…:  + Đơn …" within a
/// line. A bullet after the end of a clause, or after a gap, begins a line again.
fn items_apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_bullet) {
        let (before, from) = rest.split_at(at);
        let words = from.trim_start_matches(is_bullet);
        out.push_str(before);
        if begins_item(&out, words) {
            out.truncate(out.trim_end_matches([' ', '\t']).len());
            out.push('\n');
        }
        out.push_str(&from[..from.len() - words.len()]);
        rest = words;
    }
    out.push_str(rest);
    out
}

/// Whether a bullet between these two is the bullet of an item.
fn begins_item(before: &str, words: &str) -> bool {
    let clause = before.trim_end_matches([' ', '\t', '\u{a0}']);
    let gap = before[clause.len()..].chars().count();
    let spaced = words.starts_with(char::is_whitespace);
    let first = words.trim_start().chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let after_clause = clause.ends_with(['.', ';', ':']) && first.is_some_and(char::is_alphanumeric);
    spaced && (after_clause || gap >= 2 && capital)
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
    let folded = super::words::fold(bare(word));
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
        assert_eq!(clean("Tờ khai\u{2028}mẫu 1"), "Tờ khai\nmẫu 1");
        assert_eq!(clean_line("ðất"), "đất");
        assert_eq!(clean("\n \n"), "");
    }

    #[test]
    fn bullets_are_written_in_one_way() {
        assert_eq!(clean("• một\n-hai\n++ ba\n* bốn\n+) năm\n-01 bản"), "- một\n- hai\n+ ba\n- bốn\n+ năm\n- 01 bản");
        assert_eq!(clean("* Lưu ý:\n- .Đề án\n***\n). Theo mẫu"), "Lưu ý:\n- Đề án\n\nTheo mẫu");
        assert_eq!(clean("(*) theo Phụ lục\n“A” - “B”"), "(*) theo Phụ lục\n“A” - “B”");
    }

    #[test]
    fn items_that_lost_their_line_breaks_get_them_back() {
        assert_eq!(clean("Hồ sơ gồm: - Đơn; + bản sao;- Ảnh"), "Hồ sơ gồm:\n- Đơn;\n+ bản sao;\n- Ảnh");
        assert_eq!(clean("Một trong các giấy sau  + Hộ chiếu"), "Một trong các giấy sau\n+ Hộ chiếu");
        for text in ["Tư pháp - Hộ tịch", "2020 - 2025", "15.000 đồng – 20.000 đồng", "mẫu A:-B"] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn names_in_capitals_become_sentences() {
        let proper = |a: &str, b: &str| (a, b) == ("việt", "nam");
        assert_eq!(sentence_case("CẤP GPLX CHO NGƯỜI VIỆT NAM", proper), "Cấp GPLX cho người Việt Nam");
        assert_eq!(sentence_case("“ĐĂNG KÝ” TẠI UBND XÃ", proper), "“Đăng ký” tại UBND xã");
        assert_eq!(sentence_case("Đăng ký tại UBND xã", proper), "Đăng ký tại UBND xã");
    }
}
