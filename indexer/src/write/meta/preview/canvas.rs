//! A sheet on which text is written, and its PNG. Three inks on white paper, each in five strengths: sixteen colours, so
//! two pixels are a byte.

use std::collections::HashMap;

use ab_glyph::{Font, FontRef, InvalidFont, PxScale, ScaleFont};

/// The size of a picture in pixels, as Open Graph's readers want it (1.91:1).
pub(crate) const WIDTH: usize = 1200;
pub(crate) const HEIGHT: usize = 630;

/// How strong an ink can be, from 1.
const STRENGTHS: u8 = 5;
const PAPER: [u8; 3] = [0xFF; 3];

/// Colours of text, by their place in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Quiet,
    Accent,
}

/// The two weights of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// How a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub weight: Weight,
    /// The height of a line's letters in pixels, from the lowest to the highest.
    pub size: u16,
    pub ink: Ink,
}

/// A letter at one size.
struct Glyph {
    advance: f32,
    /// From the point on the line to the upper left corner.
    left: i32,
    top: i32,
    width: usize,
    /// How strong each pixel is, line by line.
    strengths: Vec<u8>,
}

/// Writes; remembers each letter that it has written.
pub(super) struct Pen {
    regular: FontRef<'static>,
    bold: FontRef<'static>,
    known: HashMap<(char, Weight, u16), Glyph>,
}

/// The sheet. Pixels are places in the palette.
pub(super) struct Canvas {
    pixels: Vec<u8>,
    accent: [u8; 3],
}

impl Pen {
    pub(super) fn new() -> Result<Self, InvalidFont> {
        Ok(Self {
            regular: FontRef::try_from_slice(include_bytes!("../../../../fonts/NotoSans-Regular.ttf"))?,
            bold: FontRef::try_from_slice(include_bytes!("../../../../fonts/NotoSans-Bold.ttf"))?,
            known: HashMap::new(),
        })
    }

    fn glyph(&mut self, letter: char, Style { weight, size, .. }: Style) -> &Glyph {
        let font = if weight == Weight::Bold { &self.bold } else { &self.regular };
        self.known.entry((letter, weight, size)).or_insert_with(|| drawn(font, letter, size))
    }

    /// The width of a text in pixels.
    pub(super) fn width(&mut self, text: &str, style: Style) -> f32 {
        text.chars().map(|letter| self.glyph(letter, style).advance).sum()
    }

    /// Breaks a text into lines of at most `width` pixels, between words. A word that is wider has a line of its own.
    pub(super) fn lines(&mut self, text: &str, style: Style, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}"));
            match longer.filter(|longer| self.width(longer, style) <= width) {
                Some(longer) => *lines.last_mut().unwrap_or(&mut String::new()) = longer,
                None => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// The beginning of a text that fits a width, with "…" if it is not the whole.
    pub(super) fn shortened(&mut self, text: &str, style: Style, width: f32) -> String {
        if self.width(text, style) <= width {
            return text.to_owned();
        }
        let mut room = width - self.width("…", style);
        let fits = text.chars().take_while(|letter| {
            room -= self.glyph(*letter, style).advance;
            room >= 0.0
        });
        format!("{}…", fits.collect::<String>().trim_end())
    }
}

fn drawn(font: &FontRef<'_>, letter: char, size: u16) -> Glyph {
    let scale = PxScale::from(f32::from(size));
    let id = font.glyph_id(letter);
    let advance = font.as_scaled(scale).h_advance(id);
    // What the font does not have (id 0) takes no room, like what has no shape, such as a space.
    let outline = (id.0 != 0).then(|| font.outline_glyph(id.with_scale(scale))).flatten();
    let advance = if id.0 == 0 { 0.0 } else { advance };
    let Some(outline) = outline else {
        return Glyph { advance, left: 0, top: 0, width: 0, strengths: Vec::new() };
    };
    let bounds = outline.px_bounds();
    let (width, height) = (bounds.width() as usize, bounds.height() as usize);
    let mut strengths = vec![0; width * height];
    outline.draw(|x, y, covered| {
        if let Some(strength) = strengths.get_mut(y as usize * width + x as usize) {
            *strength = (covered * f32::from(STRENGTHS)).round() as u8;
        }
    });
    Glyph { advance, left: bounds.min.x as i32, top: bounds.min.y as i32, width, strengths }
}

impl Canvas {
    pub(super) fn new(accent: [u8; 3]) -> Self {
        Self { pixels: vec![0; WIDTH * HEIGHT], accent }
    }

    /// Fills a rectangle: from the left and the top, with a width and a height.
    pub(super) fn fill(&mut self, (left, top): (usize, usize), (width, height): (usize, usize), ink: Ink) {
        for row in self.pixels.chunks_mut(WIDTH).skip(top).take(height) {
            row.iter_mut().skip(left).take(width).for_each(|pixel| *pixel = place(ink, STRENGTHS));
        }
    }

    /// Writes a text on a line that begins at a point.
    pub(super) fn write(&mut self, pen: &mut Pen, text: &str, (mut x, y): (f32, i32), style: Style) {
        for letter in text.chars() {
            let glyph = pen.glyph(letter, style);
            let left = x.round() as i32 + glyph.left;
            for (row, strengths) in glyph.strengths.chunks(glyph.width.max(1)).enumerate() {
                for (column, strength) in strengths.iter().enumerate().filter(|(_, strength)| **strength > 0) {
                    self.dot(left + column as i32, y + glyph.top + row as i32, place(style.ink, *strength));
                }
            }
            x += glyph.advance;
        }
    }

    fn dot(&mut self, x: i32, y: i32, colour: u8) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < WIDTH
            && let Some(pixel) = self.pixels.get_mut(y * WIDTH + x)
        {
            *pixel = colour.max(*pixel);
        }
    }

    /// The sheet as a PNG file.
    pub(super) fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let inks = [[0x16; 3], [0x55; 3], self.accent];
        let mixed = |ink: [u8; 3], strength: u8| {
            ink.map(|part| 255 - (u16::from(255 - part) * u16::from(strength) / u16::from(STRENGTHS)) as u8)
        };
        let colours = inks.into_iter().flat_map(|ink| (1..=STRENGTHS).map(move |strength| mixed(ink, strength)));
        let palette: Vec<u8> = [PAPER].into_iter().chain(colours).flatten().collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, WIDTH as u32, HEIGHT as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette);
        encoder.set_compression(png::Compression::Balanced);
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header()?;
        let pairs: Vec<u8> = self.pixels.chunks(2).map(|pair| pair.iter().fold(0, |byte, pixel| byte << 4 | pixel)).collect();
        writer.write_image_data(&pairs)?;
        writer.finish()?;
        Ok(file)
    }
}

/// The place of an ink at a strength (from 1) in the palette. The paper is at 0.
fn place(ink: Ink, strength: u8) -> u8 {
    ink as u8 * STRENGTHS + strength
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { weight: Weight::Regular, size: 40, ink: Ink::Black };

    #[test]
    fn the_font_has_every_letter_of_vietnamese() {
        let pen = Pen::new().unwrap();
        let marked = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
        let others = "0123456789.,;:–…()/%₫“”°²";
        for letter in
            marked.chars().chain(marked.to_uppercase().chars()).chain(('a'..='z').chain('A'..='Z')).chain(others.chars())
        {
            assert!(pen.regular.glyph_id(letter).0 != 0 && pen.bold.glyph_id(letter).0 != 0, "{letter}");
        }
    }

    #[test]
    fn lines_break_between_words_and_fit() {
        let mut pen = Pen::new().unwrap();
        let text = "Đăng ký kết hôn có yếu tố nước ngoài";
        let lines = pen.lines(text, PLAIN, 300.0);
        assert_eq!(lines.join(" "), text);
        assert!(lines.len() > 1 && lines.iter().all(|line| pen.width(line, PLAIN) <= 300.0), "{lines:?}");
        assert_eq!(pen.lines("", PLAIN, 300.0), [""; 0]);
    }

    #[test]
    fn a_text_that_does_not_fit_says_that_it_goes_on() {
        let mut pen = Pen::new().unwrap();
        assert_eq!(pen.shortened("Voi", PLAIN, 300.0), "Voi");
        let short = pen.shortened("Nuôi voi trong nhà ở khu dân cư", PLAIN, 300.0);
        assert!(short.starts_with("Nuôi voi") && short.ends_with('…') && pen.width(&short, PLAIN) <= 300.0, "{short}");
        assert_eq!(pen.shortened("Voi", PLAIN, 1.0), "…");
    }

    #[test]
    fn letters_that_the_font_lacks_and_places_outside_do_no_harm() {
        let (mut pen, mut canvas) = (Pen::new().unwrap(), Canvas::new([0; 3]));
        for at in [(-50.0, -50), (1190.0, 620), (5000.0, 5000)] {
            canvas.write(&mut pen, "Ấ象\u{202e}", at, PLAIN);
        }
        assert!(canvas.png().unwrap().starts_with(b"\x89PNG"));
    }
}
