//! What is on a page: its glyphs in the order in which they are drawn, and the straight lines that rule tables.

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};
use unicode_normalization::char::is_combining_mark;

/// The most glyphs of a document. A page of close print has 6,000.
const MOST_GLYPHS: usize = 5_000_000;
/// The most of them on one page.
pub(super) const MOST_GLYPHS_OF_PAGE: usize = 100_000;
/// The most straight lines of a document.
const MOST_RULES_IN_ALL: usize = 2_000_000;
/// The most straight lines of a page. A drawing has more, and is not a table.
const MOST_RULES: usize = 20_000;
/// The thickest line, in points: Word draws the lines of a table as thin filled boxes.
const THICKEST: f64 = 3.0;

/// A glyph. The y axis goes up.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Where it begins on its base line.
    pub x: f64,
    pub y: f64,
    /// Where the next one would begin.
    pub end: f64,
    /// The height of its font.
    pub size: f64,
    /// Its letters; more than one for "ffi".
    pub text: String,
}

/// A straight line, across (`is_flat`) or down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    pub is_flat: bool,
    /// Its y if it is flat, else its x.
    pub at: f64,
    /// Its ends on the other axis.
    pub from: f64,
    pub to: f64,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Rule>,
    /// Its edges.
    pub bottom: f64,
    pub top: f64,
    pub left: f64,
    pub right: f64,
}

/// Collects the pages of a document.
#[derive(Default)]
pub(super) struct Pages {
    pub pages: Vec<Page>,
    glyphs: usize,
    rules: usize,
    /// How many glyphs of the page are turned left, and right.
    turned: (usize, usize),
}

impl Glyph {
    /// Whether it is a mark, which belongs to the glyph before it wherever it is drawn.
    pub(super) fn is_mark(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(is_combining_mark)
    }
}

impl Page {
    /// Whether its spaces are drawn as glyphs. If not, only gaps tell words apart.
    pub(super) fn draws_spaces(&self) -> bool {
        let spaces = self.glyphs.iter().filter(|glyph| glyph.text.trim().is_empty()).count();
        spaces * 10 > self.glyphs.len()
    }

    fn rule(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        let (width, height) = ((x2 - x1).abs(), (y2 - y1).abs());
        let is_flat = width > height;
        let (thin, long) = if is_flat { (height, width) } else { (width, height) };
        let is_usable = [x1, y1, x2, y2].iter().all(|value| value.is_finite()) && thin <= THICKEST && long > thin;
        if is_usable && self.rules.len() < MOST_RULES {
            let (at, from, to) = if is_flat { ((y1 + y2) / 2.0, x1, x2) } else { ((x1 + x2) / 2.0, y1, y2) };
            self.rules.push(Rule { is_flat, at, from: from.min(to), to: from.max(to) });
        }
    }

    /// The sides of a box, or its middle if it is itself a line.
    fn rectangle(&mut self, low: (f64, f64), high: (f64, f64)) {
        if (high.0 - low.0).abs() <= THICKEST || (high.1 - low.1).abs() <= THICKEST {
            self.rule(low, high);
        } else {
            self.rule(low, (high.0, low.1));
            self.rule((low.0, high.1), high);
            self.rule(low, (low.0, high.1));
            self.rule((high.0, low.1), high);
        }
    }

    /// Adds the straight lines of a path. A filled box that is not thin is a background.
    fn path(&mut self, ctm: &Transform, path: &Path, is_filled: bool) {
        let place = |x: f64, y: f64| (ctm.m11.mul_add(x, ctm.m21 * y) + ctm.m31, ctm.m12.mul_add(x, ctm.m22 * y) + ctm.m32);
        let (mut begin, mut last) = ((0.0, 0.0), (0.0, 0.0));
        let mut corners = Vec::new();
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => {
                    begin = place(x, y);
                    last = begin;
                    corners = vec![begin];
                }
                PathOp::LineTo(x, y) => {
                    let next = place(x, y);
                    if !is_filled {
                        self.rule(last, next);
                    }
                    corners.push(next);
                    last = next;
                }
                PathOp::Close if !is_filled => self.rule(last, begin),
                PathOp::Rect(x, y, width, height) => {
                    let (low, high) = (place(x, y), place(x + width, y + height));
                    let is_thin = (high.0 - low.0).abs() <= THICKEST || (high.1 - low.1).abs() <= THICKEST;
                    if is_thin || !is_filled {
                        self.rectangle(low, high);
                    }
                }
                PathOp::CurveTo(.., x, y) => last = place(x, y),
                PathOp::Close => {}
            }
        }
        if is_filled && let Some((low, high)) = bounds(&corners) {
            self.rule(low, high);
        }
    }

    /// Turns the page so that its text runs to the right.
    fn turn(&mut self, is_left: bool) {
        let sign = if is_left { 1.0 } else { -1.0 };
        for glyph in &mut self.glyphs {
            let length = glyph.end - glyph.x;
            (glyph.x, glyph.y) = (glyph.y * sign, -glyph.x * sign);
            glyph.end = glyph.x + length;
        }
        for rule in &mut self.rules {
            let ends = if rule.is_flat { (-rule.from * sign, -rule.to * sign) } else { (rule.from * sign, rule.to * sign) };
            let at = if rule.is_flat { rule.at * sign } else { -rule.at * sign };
            *rule = Rule { is_flat: !rule.is_flat, at, from: ends.0.min(ends.1), to: ends.0.max(ends.1) };
        }
        let corners = [(self.left, self.bottom), (self.right, self.top)].map(|(x, y)| (y * sign, -x * sign));
        (self.left, self.right) = (corners[0].0.min(corners[1].0), corners[0].0.max(corners[1].0));
        (self.bottom, self.top) = (corners[0].1.min(corners[1].1), corners[0].1.max(corners[1].1));
    }
}

/// The width of a glyph, in heights of its font. The parser does not know that of every kind of font (Type 3), and then
/// gives nothing or far too much.
fn plausible(width: f64, text: &str) -> f64 {
    let Some(letter) = text.chars().next().filter(|c| c.is_alphabetic()) else { return width };
    let usual = if letter.is_uppercase() { 0.7 } else { 0.5 };
    if (0.1..=1.1).contains(&width) { width } else { usual * text.chars().count() as f64 }
}

/// The corners of the box around four or five points.
fn bounds(corners: &[(f64, f64)]) -> Option<((f64, f64), (f64, f64))> {
    if !(4..=5).contains(&corners.len()) {
        return None;
    }
    let (first, rest) = corners.split_first()?;
    let around = |(low, high): ((f64, f64), (f64, f64)), (x, y): &(f64, f64)| {
        ((low.0.min(*x), low.1.min(*y)), (high.0.max(*x), high.1.max(*y)))
    };
    Some(rest.iter().fold((*first, *first), around))
}

/// Stops the parser if there is more of something than is allowed.
fn within(count: usize, most: usize) -> Result<(), OutputError> {
    if count > most { Err(OutputError::IoError(std::io::ErrorKind::FileTooLarge.into())) } else { Ok(()) }
}

impl OutputDev for Pages {
    fn begin_page(&mut self, _: u32, page: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        self.turned = (0, 0);
        self.pages.push(Page { bottom: page.lly, top: page.ury, left: page.llx, right: page.urx, ..Page::default() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        let (left, right) = self.turned;
        let Some(page) = self.pages.last_mut() else { return Ok(()) };
        if left.max(right) * 2 > page.glyphs.len() {
            page.turn(left > right);
        }
        self.rules += page.rules.len();
        within(self.rules, MOST_RULES_IN_ALL)
    }

    fn output_character(&mut self, at: &Transform, width: f64, _: f64, size: f64, text: &str) -> Result<(), OutputError> {
        self.glyphs += 1;
        within(self.glyphs, MOST_GLYPHS)?;
        within(self.pages.last().map_or(0, |page| page.glyphs.len() + 1), MOST_GLYPHS_OF_PAGE)?;
        let along = at.m11.hypot(at.m12);
        let size = size.abs() * along;
        let glyph = Glyph { x: at.m31, y: at.m32, end: at.m31 + plausible(width, text) * size, size, text: text.to_owned() };
        if ![glyph.x, glyph.y, glyph.end, size].iter().all(|value| value.is_finite()) {
            return Ok(());
        }
        self.turned.0 += usize::from(at.m12 > at.m11.abs());
        self.turned.1 += usize::from(-at.m12 > at.m11.abs());
        if let Some(page) = self.pages.last_mut() {
            page.glyphs.push(glyph);
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(&mut self, ctm: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        if let Some(page) = self.pages.last_mut() {
            page.path(ctm, path, false);
        }
        Ok(())
    }

    fn fill(&mut self, ctm: &Transform, _: &ColorSpace, _: &[f64], path: &Path) -> Result<(), OutputError> {
        if let Some(page) = self.pages.last_mut() {
            page.path(ctm, path, true);
        }
        Ok(())
    }
}
