//! What a picture shows, and where.

use super::canvas::{Canvas, HEIGHT, Ink, Pen, Style, WIDTH, Weight};

/// A procedure, as its picture shows it.
pub(super) struct Card<'a> {
    pub office: &'a str,
    pub name: &'a str,
    /// What one asks first, each with its label.
    pub facts: [(&'static str, String); 2],
    pub accent: [u8; 3],
}

/// From the left edge to the text, and from the text to the right edge.
const LEFT: f32 = 88.0;
const RIGHT: f32 = 64.0;
/// The width of the coloured band at the left edge.
const BAND: usize = 28;
/// The room for the name, from top to bottom.
const NAME: (i32, i32) = (138, 428);
/// The line above the facts, and the lines on which their labels and themselves are written.
const RULE: usize = 456;
const LABELS: i32 = 518;
const FACTS: i32 = 580;
/// How high the letters of names are: the largest at which the whole name fits.
const NAME_SIZES: [u16; 4] = [84, 68, 56, 48];
/// How high the letters of facts are.
const FACT_SIZES: [u16; 4] = [60, 50, 42, 36];

impl Card<'_> {
    /// Draws it. Returns a PNG file.
    pub(super) fn drawn(&self, pen: &mut Pen) -> Result<Vec<u8>, png::EncodingError> {
        let mut canvas = Canvas::new(self.accent);
        let width = WIDTH as f32 - LEFT - RIGHT;
        canvas.fill((0, 0), (BAND, HEIGHT), Ink::Accent);
        let style = Style { weight: Weight::Regular, size: 44, ink: Ink::Quiet };
        let office = pen.shortened(self.office, style, width);
        canvas.write(pen, &office, (LEFT, 92), style);
        self.write_name(&mut canvas, pen, width);
        canvas.fill((LEFT as usize, RULE), (width as usize, 2), Ink::Quiet);
        let column = width / 2.0;
        for (at, (label, fact)) in [0.0, column].into_iter().zip(&self.facts) {
            let room = column - RIGHT / 2.0;
            canvas.write(pen, label, (LEFT + at, LABELS), Style { weight: Weight::Regular, size: 38, ink: Ink::Quiet });
            let style = |size: u16| Style { weight: Weight::Bold, size, ink: Ink::Accent };
            let fits = FACT_SIZES.into_iter().find(|size| pen.width(fact, style(*size)) <= room);
            let style = style(fits.unwrap_or(FACT_SIZES[3]));
            let fact = pen.shortened(fact, style, room);
            canvas.write(pen, &fact, (LEFT + at, FACTS), style);
        }
        canvas.png()
    }

    fn write_name(&self, canvas: &mut Canvas, pen: &mut Pen, width: f32) {
        let (top, bottom) = NAME;
        let style = |size: u16| Style { weight: Weight::Bold, size, ink: Ink::Black };
        let most = |size: u16| ((bottom - top) / i32::from(size)) as usize;
        let fits = NAME_SIZES.into_iter().find(|size| pen.lines(self.name, style(*size), width).len() <= most(*size));
        let size = fits.unwrap_or(NAME_SIZES[3]);
        let mut lines = pen.lines(self.name, style(size), width);
        if lines.len() > most(size) {
            // What is left shares the last line, and is cut off there.
            let rest = lines.split_off(most(size) - 1).join(" ");
            lines.push(pen.shortened(&rest, style(size), width));
        }
        for (line, text) in (1..).zip(lines) {
            // Letters stand on a line that is a quarter of their height above the lower end.
            let y = top + line * i32::from(size) - i32::from(size) / 4;
            canvas.write(pen, &text, (LEFT, y), style(size));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(name: &str, fact: &str) -> Vec<u8> {
        let facts = [("Thời hạn", fact.to_owned()), ("Phí, lệ phí", fact.to_owned())];
        let card = Card { office: "Xã Mẫu", name, facts, accent: [0x8A, 0x1C, 0x1C] };
        card.drawn(&mut Pen::new().unwrap()).unwrap()
    }

    #[test]
    fn the_same_words_are_the_same_picture() {
        assert_eq!(drawn("Nuôi voi", "3 ngày"), drawn("Nuôi voi", "3 ngày"));
        assert_ne!(drawn("Nuôi voi", "3 ngày"), drawn("Nuôi voi", "4 ngày"));
    }

    #[test]
    fn words_of_any_length_are_drawn() {
        for times in [0, 1, 20, 400] {
            let png = drawn(&"thủ tục rất dài ".repeat(times), &"do HĐND cấp tỉnh quy định ".repeat(times));
            assert!(png.starts_with(b"\x89PNG") && png.len() < 40_000, "{times}: {}", png.len());
        }
    }
}
