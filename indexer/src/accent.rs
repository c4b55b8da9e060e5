//! The office's own colour for links and headings: accepted only if everybody can read it.

use std::fmt::Write;

/// A colour that can be read on a light page, and the lighter one for a dark page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    light: [u8; 3],
    dark: [u8; 3],
}

/// The contrast that every text of ours has (WCAG 2.2, 1.4.6).
const CONTRAST: f64 = 7.0;
const WHITE: [u8; 3] = [0xFF; 3];
/// The lightest ground of a dark page: `--soft` in `public/styles.css`.
const DARK_PAPER: [u8; 3] = [0x23; 3];

impl Accent {
    /// Parses a colour: "#8a1c1c".
    ///
    /// # Errors
    /// It is no colour, or too light. The message is for an officer.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" không phải màu; hãy ghi như #8a1c1c");
        let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or_else(wrong)?;
        let byte = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| wrong());
        let light = [byte(0)?, byte(2)?, byte(4)?];
        let found = contrast(light, WHITE);
        if found < CONTRAST {
            let found = format!("{found:.1}").replace('.', ",");
            return Err(format!("màu {text} khó đọc trên nền sáng: tương phản {found}:1, cần ít nhất 7:1"));
        }
        Ok(Self { light, dark: lightened(light) })
    }

    /// The styles that replace the site's own colour. On paper everything is black.
    pub(crate) fn styles(self) -> String {
        let (light, dark) = (hex(self.light), hex(self.dark));
        format!(
            "\n@media screen{{:root{{--accent:{light};--on-accent:#ffffff}}}}\
             @media screen and (prefers-color-scheme:dark){{:root{{--accent:{dark};--on-accent:#161616}}}}\n"
        )
    }

    /// The colour on a light page, in red, green and blue.
    pub(crate) fn ink(self) -> [u8; 3] {
        self.light
    }

    /// The colour on a light page: "#8a1c1c".
    pub(crate) fn light(self) -> String {
        hex(self.light)
    }
}

fn hex(colour: [u8; 3]) -> String {
    colour.iter().fold("#".to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The colour mixed with as little white as makes it readable on a dark page.
fn lightened(colour: [u8; 3]) -> [u8; 3] {
    let mixed = |white: u16| colour.map(|byte| (u16::from(byte) + (255 - u16::from(byte)) * white / 100) as u8);
    (0..=100).map(mixed).find(|mixed| contrast(*mixed, DARK_PAPER) >= CONTRAST).unwrap_or(WHITE)
}

/// The contrast of two colours, from 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_must_be_readable() {
        let accent = Accent::parse("#8a1c1c").unwrap();
        assert_eq!(accent.light(), "#8a1c1c");
        assert!(contrast(accent.dark, DARK_PAPER) >= CONTRAST && contrast(accent.dark, [0x16; 3]) >= CONTRAST);
        assert!(accent.styles().contains("--accent:#8a1c1c"));
        assert!(Accent::parse("#ffcc00").unwrap_err().contains("7:1"));
        for text in ["", "red", "#123", "#12345g", "#ééé", "8a1c1c", "#8a1c1c80"] {
            assert!(Accent::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn every_readable_colour_has_one_for_dark_pages() {
        for text in ["#000000", "#0b3d91", "#14602e", "#4a148c"] {
            let accent = Accent::parse(text).unwrap();
            assert!(contrast(accent.dark, DARK_PAPER) >= CONTRAST, "{text}");
        }
    }
}
