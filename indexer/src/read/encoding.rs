//! Turns the bytes of a text into text, whatever wrote them: Unicode with or without a byte order mark, the Windows code
//! page for Vietnamese, and the two families of fonts that offices used before Unicode, TCVN3 (ABC) and VNI.
//!
//! The three old ones give every byte a meaning, so bytes alone do not tell them apart. The one that gives the most
//! Vietnamese syllables is right.

use std::borrow::Cow;

use catalog::text::{fold, is_syllable, words};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::record::RecordOrigin;
use crate::findings::{Finding, Kind};

/// How a text was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Script {
    /// Any form of Unicode.
    #[default]
    Unicode,
    /// UTF-8 with a few damaged bytes.
    Damaged,
    /// The Windows code page for Vietnamese.
    Windows1258,
    /// TCVN3, also called ABC: the fonts whose names begin with ".Vn".
    Tcvn3,
    /// VNI-Windows: the fonts whose names begin with "VNI-".
    Vni,
}

/// The scripts of before Unicode. If two fit equally well, the first is taken.
const OLD: [Script; 3] = [Script::Windows1258, Script::Tcvn3, Script::Vni];

/// How many letters beyond ASCII UTF-8 must have for each damaged place. The old scripts hardly have one.
const LETTERS_FOR_DAMAGE: usize = 4;

/// How many bytes of a text are read in every script to find its own.
const JUDGED: usize = 64 << 10;

/// The letters of TCVN 5712:1993 from byte 80 on. Bytes B0 to B4 are tone marks after their letter.
const TCVN: &str = "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\u{a0}ĂÂÊÔƠƯĐăâêôơưđẰ\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ";

/// The letters of VNI-Windows that stand alone.
const VNI_LETTERS: [(char, char); 9] =
    [('ñ', 'đ'), ('ö', 'ư'), ('ô', 'ơ'), ('í', 'í'), ('ì', 'ì'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ')];

/// The marks of VNI-Windows, each behind its letter.
const VNI_MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

impl Script {
    /// Its name, as officers know it.
    fn label(self) -> &'static str {
        match self {
            Self::Unicode | Self::Damaged => "Unicode",
            Self::Windows1258 => "Windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC, phông .Vn…)",
            Self::Vni => "VNI (phông VNI-…)",
        }
    }

    /// A note about a file that is not Unicode, or is damaged.
    pub(super) fn finding(self, file: &str) -> Option<Finding> {
        if self == Self::Damaged {
            let what = format!("có chữ bị hỏng, hiện thành \"{}\"", char::REPLACEMENT_CHARACTER);
            let todo = "Hãy tìm ký tự này trong tệp rồi gõ lại chữ đúng, hoặc tải lại tệp từ nguồn";
            return Some(RecordOrigin::of_file(file, Kind::UnclearFact, &what, todo));
        }
        let todo = "Hãy xem chữ có đúng không; nếu sai, hãy mở bằng Excel rồi lưu thành .xlsx với phông Unicode";
        let what = format!("chữ được đọc theo bảng mã {}", self.label());
        (self != Self::Unicode).then(|| RecordOrigin::of_file(file, Kind::OldEncoding, &what, todo))
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Windows1258 => WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect(),
            Self::Unicode | Self::Damaged => UTF_8.decode_without_bom_handling(bytes).0.into_owned(),
            old => old.of_font(&bytes.iter().copied().map(char::from).collect::<String>()),
        }
    }

    /// The text that was meant by text in one of the fonts.
    fn of_font(self, shown: &str) -> String {
        match self {
            Self::Tcvn3 => shown.chars().map(tcvn).nfc().collect(),
            Self::Vni => vni(shown).nfc().collect(),
            _ => shown.to_owned(),
        }
    }
}

/// The text of a file, and how it was written.
pub(super) fn decode(bytes: &[u8]) -> (String, Script) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
        return (text, Script::Unicode);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Script::Unicode);
    }
    if is_damaged_utf8(bytes) {
        return (Script::Damaged.decode(bytes), Script::Damaged);
    }
    let beginning = &bytes[..bytes.len().min(JUDGED)];
    // The last of the best is returned, so that the first is taken.
    let best = OLD.into_iter().rev().max_by_key(|script| Reading::of(&script.decode(beginning)).score());
    let script = best.unwrap_or(Script::Unicode);
    (script.decode(bytes), script)
}

/// Whether bytes are UTF-8 but for a few places.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    letters > LETTERS_FOR_DAMAGE * damaged
}

/// The text of a cell whose letters are Unicode's, but were typed in one of the old fonts: "Céng hoµ" is "Cộng hoà".
pub(super) fn unfont(text: &str) -> Cow<'_, str> {
    let is_of_font = |c: char| matches!(c, '\u{A1}'..='\u{FF}');
    let is_of_unicode = |c: char| matches!(c, '\u{100}'..='\u{1EFF}');
    if !text.contains(is_of_font) || text.contains(is_of_unicode) {
        return Cow::Borrowed(text);
    }
    let shown = Reading::of(text);
    let meant = [Script::Tcvn3, Script::Vni].map(|script| script.of_font(text));
    let best = meant.into_iter().map(|text| (Reading::of(&text), text)).rev().max_by_key(|(reading, _)| reading.score());
    match best {
        // One word is too little to tell: "½" and "NÐ" occur in Unicode too.
        Some((reading, meant)) if reading.odd <= shown.odd && reading.syllables > shown.syllables.max(1) => Cow::Owned(meant),
        _ => Cow::Borrowed(text),
    }
}

/// How a text reads: its words with marks that are syllables, and those that are not.
struct Reading {
    syllables: usize,
    odd: usize,
}

impl Reading {
    fn of(text: &str) -> Self {
        let (mut syllables, mut odd) = (0, 0);
        for word in words(text).into_iter().filter(|word| !text[word.range.clone()].is_ascii()) {
            let written = &text[word.range];
            // A capital after a small letter is no word of any font.
            let is_word = is_syllable(&word.folded) && fold(written).is_ascii() && !has_capital_inside(written);
            *(if is_word { &mut syllables } else { &mut odd }) += 1;
        }
        // Letters that no word can have, such as "¹" and "§".
        odd += text.chars().filter(|c| matches!(c, '\u{80}'..='\u{BF}') && !"\u{a0}«»°±²³·§".contains(*c)).count();
        Self { syllables, odd }
    }

    fn score(&self) -> i64 {
        self.syllables as i64 - self.odd as i64
    }
}

fn has_capital_inside(word: &str) -> bool {
    let mut chars = word.chars();
    let first_is_small = chars.next().is_some_and(char::is_lowercase);
    first_is_small && chars.any(char::is_uppercase)
}

fn tcvn(c: char) -> char {
    let at = u32::from(c).checked_sub(0x80);
    at.and_then(|at| TCVN.chars().nth(at as usize)).unwrap_or(c)
}

/// The letters of a text in a VNI font, decomposed.
fn vni(shown: &str) -> impl Iterator<Item = char> + '_ {
    let mut before = ' ';
    shown.chars().flat_map(move |c| {
        let small = c.to_lowercase().next().unwrap_or(c);
        let mark = VNI_MARKS.iter().find(|(mark, _)| *mark == small && carries(before)).map(|(_, marks)| *marks);
        before = c;
        let letter = VNI_LETTERS.iter().find(|(letter, _)| *letter == small).map(|(_, meant)| *meant);
        let meant = match letter {
            Some(meant) if c.is_uppercase() => meant.to_uppercase().next(),
            meant => meant,
        };
        let alone = mark.is_none().then(|| meant.unwrap_or(c));
        mark.unwrap_or_default().chars().chain(alone)
    })
}

/// Whether a mark of VNI can stand behind a letter.
fn carries(letter: char) -> bool {
    "aeouyöôAEOUYÖÔ".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Mã số;Tên thủ tục\n1.000001;Cấp giấy phép nuôi voi ở Xã Mẫu, nếu đủ điều kiện\n";

    fn windows_1258(text: &str) -> Vec<u8> {
        // Its tone marks are letters of their own, behind the vowel with its other mark.
        let split: String = text
            .nfd()
            .collect::<String>()
            .replace("\u{323}\u{302}", "\u{302}\u{323}")
            .replace("\u{323}\u{306}", "\u{306}\u{323}")
            .replace("a\u{302}", "â")
            .replace("a\u{306}", "ă")
            .replace("e\u{302}", "ê")
            .replace("o\u{302}", "ô")
            .replace("o\u{31b}", "ơ")
            .replace("u\u{31b}", "ư");
        let (bytes, _, failed) = WINDOWS_1258.encode(&split);
        assert!(!failed, "{split}");
        bytes.into_owned()
    }

    fn latin(text: &str) -> Vec<u8> {
        text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
    }

    #[test]
    fn unicode_is_read_with_and_without_its_mark() {
        let utf16: Vec<u8> = [0xFEFF].into_iter().chain(TEXT.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let swapped: Vec<u8> = utf16.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect();
        for bytes in [TEXT.into(), format!("\u{FEFF}{TEXT}").into_bytes(), utf16, swapped] {
            assert_eq!(decode(&bytes), (TEXT.to_owned(), Script::Unicode));
        }
    }

    #[test]
    fn unicode_with_a_few_damaged_bytes_stays_unicode() {
        let damaged = [&TEXT.as_bytes()[..TEXT.len() - 4], b"\xE1\xBB\n"].concat();
        let (text, script) = decode(&damaged);
        assert!(text.contains("Cấp giấy phép nuôi voi ở Xã Mẫu") && text.contains(char::REPLACEMENT_CHARACTER), "{text}");
        assert_eq!(script.finding("a.csv").unwrap().kind, Kind::UnclearFact);
    }

    #[test]
    fn the_windows_code_page_is_read_in_composed_form() {
        assert_eq!(decode(&windows_1258(TEXT)), (TEXT.to_owned(), Script::Windows1258));
    }

    #[test]
    fn the_fonts_of_before_unicode_are_told_apart() {
        let abc = latin("Céng hoµ x· héi chñ nghÜa ViÖt Nam; §éc lËp - Tù do - H¹nh phóc; ®¨ng ký t¹m tró");
        let meant = "Cộng hoà xã hội chủ nghĩa Việt Nam; Độc lập - Tự do - Hạnh phúc; đăng ký tạm trú";
        assert_eq!(decode(&abc), (meant.to_owned(), Script::Tcvn3));
        let vni = latin("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam; ÑOÄC LAÄP - Töï do - Haïnh phuùc; ñaêng kyù taïm truù");
        let meant = "Cộng hòa xã hội chủ nghĩa Việt Nam; ĐỘC LẬP - Tự do - Hạnh phúc; đăng ký tạm trú";
        assert_eq!(decode(&vni), (meant.to_owned(), Script::Vni));
    }

    #[test]
    fn a_cell_in_an_old_font_is_read_as_it_was_meant_and_unicode_is_left_alone() {
        assert_eq!(unfont("CÊp giÊy phÐp nu«i voi"), "Cấp giấy phép nuôi voi");
        assert_eq!(unfont("Caáp giaáy pheùp nuoâi voi"), "Cấp giấy phép nuôi voi");
        for text in ["Cà Mau", "Hồ sơ", "Lô C, tổ 3", "phòng khám", "Trà", "Côn Sơn", "café", "5 m² – 10 °C", "Xã Mèo Vạc"]
        {
            assert_eq!(unfont(text), text);
        }
    }

    #[test]
    fn bytes_of_nothing_known_are_still_text() {
        for byte in 0..=255 {
            assert!(!decode(&[byte, 0xFF, 0xC1, b'a']).0.is_empty());
        }
    }
}
