//! Glyphs to lines, and lines to paragraphs.

use super::super::marks;
use super::page::Glyph;

/// A line as it is printed.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its ends, without the space that some programs print behind it.
    pub left: f64,
    pub right: f64,
    pub y: f64,
    pub size: f64,
    /// How wide its first word is.
    first_word: f64,
    /// Where the longest lines around it end.
    pub limit: f64,
    /// Its text, with that space.
    pub text: String,
}

/// Glyphs that follow each other on one base line.
struct Run {
    left: f64,
    /// Where its last glyph ends, and its last one that is no space.
    end: f64,
    right: f64,
    /// How wide its first word is, once that has ended.
    first_word: Option<f64>,
    y: f64,
    size: f64,
    text: String,
}

/// The lines of the glyphs of a cell, or of what is outside of tables, from top to bottom.
///
/// `draws_spaces` says whether spaces are glyphs, so that only a wide gap stands for one more.
pub(super) fn lines<'a>(glyphs: impl Iterator<Item = &'a Glyph>, draws_spaces: bool) -> Vec<Line> {
    let space = if draws_spaces { 0.6 } else { 0.2 };
    let mut runs: Vec<Run> = Vec::new();
    for glyph in glyphs {
        match runs.last_mut() {
            Some(run) if glyph.is_mark() || run.is_followed_by(glyph) => run.push(glyph, space),
            _ => runs.push(Run::of(glyph)),
        }
    }
    runs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line) if (line[0].y - run.y).abs() < 0.4 * line[0].size.max(run.size) => line.push(run),
            _ => lines.push(vec![run]),
        }
    }
    lines.into_iter().filter_map(|runs| line(runs, space)).collect()
}

impl Run {
    fn of(glyph: &Glyph) -> Self {
        let mut run = Self {
            left: glyph.x,
            end: glyph.x,
            right: glyph.x,
            first_word: None,
            y: glyph.y,
            size: glyph.size,
            text: String::new(),
        };
        run.push(glyph, 0.0);
        run
    }

    fn is_followed_by(&self, glyph: &Glyph) -> bool {
        let gap = glyph.x - self.end;
        (glyph.y - self.y).abs() < 0.3 * self.size && gap > -0.4 * self.size && gap < 1.5 * self.size
    }

    fn push(&mut self, glyph: &Glyph, space: f64) {
        if !glyph.is_mark() && glyph.x - self.end > space * self.size && !self.text.ends_with(' ') && !self.text.is_empty() {
            self.text.push(' ');
        }
        if glyph.text.trim().is_empty() && !self.text.trim().is_empty() || self.text.ends_with(' ') {
            self.first_word.get_or_insert(self.right - self.left);
        }
        self.text.push_str(&glyph.text);
        if !glyph.is_mark() {
            self.end = glyph.end;
            self.size = self.size.max(glyph.size);
            if !glyph.text.trim().is_empty() {
                self.right = glyph.end;
            }
        }
    }
}

/// The runs of a line from left to right. A wide gap is a tab.
fn line(mut runs: Vec<Run>, space: f64) -> Option<Line> {
    runs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut runs = runs.into_iter();
    let first = runs.next()?;
    let mut line = Line {
        left: first.left,
        right: first.right,
        y: first.y,
        size: first.size,
        first_word: first.first_word.unwrap_or(first.right - first.left),
        limit: first.right,
        text: first.text,
    };
    let mut end = first.end;
    for run in runs {
        let gap = run.left - line.right;
        if gap > 2.5 * line.size && !line.text.trim().is_empty() && !run.text.trim().is_empty() {
            line.text.push('\t');
        } else if run.left - end > space * line.size && !line.text.ends_with(' ') {
            line.text.push(' ');
        }
        line.text.push_str(&run.text);
        end = run.end;
        if !run.text.trim().is_empty() {
            line.right = run.right;
        }
    }
    (!line.text.trim().is_empty()).then_some(line)
}

/// Whether the lines of a document mostly end with a space where they go on in the next one. One without it was then cut
/// inside a word.
pub(super) fn have_spaces<'a>(paragraphs: impl Iterator<Item = &'a [Line]>) -> bool {
    let (mut with, mut all) = (0, 0);
    for pair in paragraphs.flat_map(|lines| lines.windows(2)).filter(|pair| is_full(&pair[0], &pair[1])) {
        all += 1;
        with += usize::from(pair[0].text.ends_with(' '));
    }
    with * 10 > all * 7
}

/// Whether the first word of the next line would not have fitted on this one.
fn is_full(line: &Line, next: &Line) -> bool {
    // Programs count a space behind the word too, and the longest lines reach a little into the margin.
    line.right + 0.5 * line.size + next.first_word > line.limit - 0.5 * line.size
}

/// The text of some lines: a line that only ended because the page does goes on in the next one.
pub(super) fn flow(lines: &[Line], has_spaces: bool, is_label: impl Fn(&str) -> bool) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &lines[at]);
        match (paragraphs.last_mut(), before) {
            (Some(paragraph), Some(before)) if goes_on(before, line, has_spaces) && !is_label(&line.text) => {
                add(paragraph, line, has_spaces);
            }
            _ => paragraphs.push(line.text.clone()),
        }
    }
    paragraphs
}

fn goes_on(line: &Line, next: &Line, has_spaces: bool) -> bool {
    let text = line.text.trim_end();
    let words = next.text.trim_start();
    let has_columns = line.text.contains('\t') || words.contains('\t');
    if !is_full(line, next) || has_columns {
        return false;
    }
    if has_spaces && line.text.ends_with(' ') || ends_in_word(text) {
        return !begins_item(words) || goes_on_in_words(words);
    }
    let is_indented = next.left > line.left + 0.8 * line.size;
    let is_apart = line.y > next.y && line.y - next.y > 2.2 * line.size;
    let ends_clause = text.ends_with(['.', ';', ':']);
    match begins_item(words) {
        true => goes_on_in_words(words),
        false => !words.starts_with(char::is_uppercase) || !(ends_clause || is_indented || is_apart),
    }
}

/// Whether a line ends inside a word: "1/2026/TT-" and "BTP".
fn ends_in_word(text: &str) -> bool {
    text.ends_with('-') && !text.ends_with(" -")
}

/// Whether a line begins with a bullet or a number of a list.
fn begins_item(words: &str) -> bool {
    let mut chars = words.chars();
    let bullet = chars.next().is_some_and(|c| "-–+*•●▪■➢✓".contains(c)) && chars.next().is_none_or(char::is_whitespace);
    let end = words.find([')', '.']).filter(|end| (1..=4).contains(end));
    let numbered = end.is_some_and(|end| {
        words[..end].chars().all(|c| c.is_ascii_digit()) && words[end + 1..].starts_with(' ')
            || words[end..].starts_with(')') && words[..end].trim_start_matches('(').chars().count() <= 3
    });
    bullet || numbered
}

/// Whether a line that begins like an item goes on inside a sentence: "Tư pháp" and "- hộ tịch".
fn goes_on_in_words(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    rest.starts_with(char::is_lowercase)
}

fn add(paragraph: &mut String, line: &Line, has_spaces: bool) {
    let is_cut =
        has_spaces && !paragraph.ends_with(' ') || marks::is_cut_syllable(paragraph, &line.text) || ends_in_word(paragraph);
    if !is_cut && !paragraph.ends_with(' ') {
        paragraph.push(' ');
    }
    paragraph.push_str(line.text.trim_start_matches(if is_cut { "" } else { " " }));
}
