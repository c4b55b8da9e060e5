//! Cleans texts for display. Every word stays; only what typists and programs left between and inside words is
//! removed.

use super::letters::without_look_alike;
use super::words::is_invisible;

/// A text for display, with line breaks. Invisible characters are removed, look-alike letters are replaced, and all
/// spaces become plain ones. Lines are trimmed, with no empty line at either end and at most one between. Each item
/// of a list is one line that begins with "- ", or with "+ " in a list within a list; all other bullets are removed
/// (see [`super::prose()`]).
///
/// The text must be in NFC: composing needs Unicode's tables, which only the indexer has.
///
/// ```
/// use catalog::text::clean;
///
/// assert_eq!(clean("Hồ sơ gồm: - Đơn;- Ảnh\r\n"), "Hồ sơ gồm:\n- Đơn;\n- Ảnh");
/// ```
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let mut lines: Vec<String> = Vec::new();
    for line in split_items(&repaired(&text)).split('\n').map(item) {
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

/// A text for display in one line: as [`clean()`], but line breaks become spaces, and bullets stay because they may be
/// part of a name.
pub fn clean_line(text: &str) -> String {
    single_spaces(&repaired(text))
}

/// A text without the bullets and stray punctuation before its first word.
pub fn without_bullet(text: &str) -> &str {
    let words = text.trim_start_matches(|c| is_bullet(c) || is_stray(c) || c.is_whitespace());
    // "/ Văn bản" but not "/lần".
    words.strip_prefix("/ ").unwrap_or(words)
}

fn repaired(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(repair).collect()
}

fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bullets of symbol fonts arrive as private-use characters; they become dashes.
fn repair(c: char) -> char {
    match c {
        '\n' => c,
        '\u{E000}'..='\u{F8FF}' => '-',
        c if c.is_control() => ' ',
        // Cyrillic "С" and "Р" in a Vietnamese text are typing mistakes.
        c => without_look_alike(c),
    }
}

fn is_bullet(c: char) -> bool {
    "-‐‑–—−+*⁎⁕∗\u{20f0}•●▪■□◦·○→➢➔✓❖♦◆".contains(c)
}

/// Punctuation that typists leave before the first word: ". Đề án", "): Theo quy định".
fn is_stray(c: char) -> bool {
    ".,;:)=^!$…".contains(c)
}

/// A line with its bullet in the form that [`clean()`] writes.
fn item(line: &str) -> String {
    let line = single_spaces(line);
    let words = without_bullet(&line);
    let before = &line[..line.len() - words.len()];
    let Some(bullet) = before.chars().rev().find(|c| is_bullet(*c)) else { return words.to_owned() };
    match bullet {
        _ if words.is_empty() => String::new(),
        // "* Lưu ý:" is a heading.
        '*' if words.ends_with(':') => words.to_owned(),
        '+' => format!("+ {words}"),
        _ => format!("- {words}"),
    }
}

/// Restores line breaks before items. Many texts of the sources lost them: "…; - Bản sao …", "…:  + Đơn …". A bullet
/// after the end of a clause, or after a gap, begins a new line.
fn split_items(text: &str) -> String {
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

/// Whether a bullet between these two texts begins an item.
fn begins_item(before: &str, words: &str) -> bool {
    let clause = before.trim_end_matches([' ', '\t', '\u{a0}']);
    let gap = before[clause.len()..].chars().count();
    let spaced = words.starts_with(char::is_whitespace);
    let first = words.trim_start().chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let after_clause = clause.ends_with(['.', ';', ':']) && first.is_some_and(char::is_alphanumeric);
    spaced && (after_clause || gap >= 2 && capital)
}

/// A name that is all capitals, in sentence case; other names unchanged. Words that are no Vietnamese syllable
/// ("UBND", "C1", "GPLX") stay as they are. `proper` says whether a pair of neighbouring words in lower case is a
/// proper name that keeps its capitals, as "Việt Nam".
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

/// A text with its first letter in capitals.
pub fn capitalised(word: &str) -> String {
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
    fn leftovers_of_programs_are_removed() {
        assert_eq!(clean_line("  Tờ\u{a0}khai\n \u{200b}CT01 "), "Tờ khai CT01");
        assert_eq!(clean("a \r\n\n\n\u{f0b7} b\n\n"), "a\n\n- b");
        assert_eq!(clean("Tờ khai\u{2028}mẫu 1"), "Tờ khai\nmẫu 1");
        assert_eq!(clean_line("ðất"), "đất");
        assert_eq!(clean("\n \n"), "");
    }

    #[test]
    fn bullets_are_written_in_one_form() {
        assert_eq!(clean("• một\n-hai\n++ ba\n* bốn\n+) năm\n-01 bản"), "- một\n- hai\n+ ba\n- bốn\n+ năm\n- 01 bản");
        assert_eq!(clean("* Lưu ý:\n- .Đề án\n***\n). Theo mẫu"), "Lưu ý:\n- Đề án\n\nTheo mẫu");
        assert_eq!(clean("(*) theo Phụ lục\n“A” - “B”"), "(*) theo Phụ lục\n“A” - “B”");
    }

    #[test]
    fn lost_line_breaks_before_items_are_restored() {
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
