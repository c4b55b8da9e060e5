//! Pages to blocks: what is printed on every page is dropped, tables and paragraphs that go on behind a page are joined.

use std::collections::HashMap;

use super::super::blocks::{Block, table, tidy};
use super::super::labels;
use super::grid::{Grid, grids};
use super::lines::{Line, flow, have_spaces, lines};
use super::page::{Glyph, Page};

/// The part of a page's height, at both ends, in which page numbers and the like are printed.
const EDGE: f64 = 0.09;
/// The widest margin between the line of a table and its text, in points.
const MARGIN: f64 = 8.0;

/// A part of a page, from top to bottom.
enum Part {
    Text(Vec<Line>),
    Table(Ruled),
}

/// A table with the lines of each cell.
struct Ruled {
    grid: Grid,
    /// By row, then by column. A cell that is merged with another has none.
    rows: Vec<Vec<Vec<Line>>>,
    /// By row, then by column: whether it repeats the cell above, with which it is merged.
    repeats: Vec<Vec<bool>>,
}

/// The blocks of a document.
pub(super) fn blocks(pages: &[Page]) -> Vec<Block> {
    let mut read: Vec<Vec<Part>> = pages.iter().map(parts).collect();
    drop_repeated(pages, &mut read);
    let parts = joined(read);
    let has_spaces = have_spaces(parts.iter().flat_map(|part| -> Box<dyn Iterator<Item = &[Line]>> {
        match part {
            Part::Text(lines) => Box::new(std::iter::once(lines.as_slice())),
            Part::Table(table) => Box::new(table.rows.iter().flatten().map(Vec::as_slice)),
        }
    }));
    let is_label = |text: &str| labels::label(text).is_some();
    let mut blocks = Vec::new();
    for part in parts {
        match part {
            Part::Text(lines) => {
                let texts = flow(&lines, has_spaces, is_label).into_iter().map(|text| tidy(&text));
                blocks.extend(texts.filter(|text| !text.is_empty()).map(Block::Line));
            }
            Part::Table(ruled) => blocks.extend(ruled.block(has_spaces)),
        }
    }
    blocks
}

/// The parts of a page.
fn parts(page: &Page) -> Vec<Part> {
    let grids = grids(&page.rules);
    let mut outside: Vec<Glyph> = Vec::new();
    let mut inside: Vec<HashMap<(usize, usize), Vec<Glyph>>> = grids.iter().map(|_| HashMap::new()).collect();
    let mut place = None;
    for glyph in &page.glyphs {
        if !glyph.is_mark() {
            let (x, y) = ((glyph.x + glyph.end) / 2.0, glyph.y + 0.25 * glyph.size);
            place = grids.iter().enumerate().find_map(|(at, grid)| grid.cell(x, y).map(|cell| (at, cell)));
        }
        match place {
            Some((at, cell)) => inside[at].entry(cell).or_default().push(glyph.clone()),
            None => outside.push(glyph.clone()),
        }
    }
    let draws_spaces = page.draws_spaces();
    let mut text = with_limit(lines(outside.iter(), draws_spaces), page.left, page.right);
    let mut parts = Vec::new();
    for (grid, cells) in grids.into_iter().zip(inside) {
        let below = text.split_off(text.partition_point(|line| line.y >= grid.ys[0]));
        parts.extend((!text.is_empty()).then_some(Part::Text(text)));
        parts.push(Part::Table(Ruled::of(grid, cells, draws_spaces)));
        text = below;
    }
    parts.extend((!text.is_empty()).then_some(Part::Text(text)));
    parts
}

/// Sets where the longest lines of a page's text end: the right margin is at most as wide as the left one.
fn with_limit(mut lines: Vec<Line>, left: f64, right: f64) -> Vec<Line> {
    let indent = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min) - left;
    let longest = lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
    lines.iter_mut().for_each(|line| line.limit = longest.max(right - indent));
    lines
}

/// Drops page numbers, and lines that are printed at the edge of most pages.
fn drop_repeated(pages: &[Page], read: &mut [Vec<Part>]) {
    let is_at_edge = |page: &Page, line: &Line| {
        let height = page.top - page.bottom;
        !(page.bottom + EDGE * height..=page.top - EDGE * height).contains(&line.y)
    };
    let key = |line: &Line| line.text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (page, parts) in pages.iter().zip(read.iter()) {
        let texts = parts.iter().filter_map(|part| if let Part::Text(lines) = part { Some(lines) } else { None });
        let at_edge = texts.flatten().filter(|line| is_at_edge(page, line));
        at_edge.for_each(|line| *seen.entry(key(line)).or_default() += 1);
    }
    for (page, parts) in pages.iter().zip(read.iter_mut()) {
        for part in parts.iter_mut() {
            if let Part::Text(lines) = part {
                lines.retain(|line| {
                    let key = key(line);
                    let times = seen.get(&key).copied().unwrap_or(0);
                    let is_repeated = times > 1 && times * 2 > pages.len();
                    !(is_at_edge(page, line) && (is_repeated || is_page_number(&line.text, &key)))
                });
            }
        }
        parts.retain(|part| !matches!(part, Part::Text(lines) if lines.is_empty()));
    }
}

/// Whether a line at the edge of a page is its number, or what browsers print there: the time, or the address and "1/3".
fn is_page_number(text: &str, letters: &str) -> bool {
    let has_number = text.chars().any(|c| c.is_ascii_digit());
    let is_short = text.trim().len() < 24 && ["", "Trang", "trang", "Page", "AM", "PM", "SA", "CH"].contains(&letters);
    has_number && is_short || is_printed_address(text)
}

fn is_printed_address(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    matches!(words[..], [address, number] if address.contains("://")
        && number.split_once('/').is_some_and(|(page, all)| is_number(page) && is_number(all)))
}

/// The parts of all pages, with those joined that go on behind a page.
fn joined(pages: Vec<Vec<Part>>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for page in pages {
        for (at, part) in page.into_iter().enumerate() {
            match (out.last_mut(), part) {
                (Some(Part::Text(before)), Part::Text(lines)) => before.extend(lines),
                (Some(Part::Table(before)), Part::Table(table)) if at == 0 && before.grid.is_aligned(&table.grid) => {
                    before.extend(table);
                }
                (_, part) => out.push(part),
            }
        }
    }
    out
}

impl Ruled {
    fn of(grid: Grid, mut cells: HashMap<(usize, usize), Vec<Glyph>>, draws_spaces: bool) -> Self {
        let mut rows = vec![vec![Vec::new(); grid.columns()]; grid.rows()];
        let mut repeats = vec![vec![false; grid.columns()]; grid.rows()];
        for (row, column) in (0..grid.rows()).flat_map(|row| (0..grid.columns()).map(move |column| (row, column))) {
            let glyphs = cells.remove(&(row, column)).unwrap_or_default();
            let last = (column..grid.columns()).take_while(|other| grid.owner(row, *other) == (row, column)).last();
            let wall = grid.xs[last.unwrap_or(column) + 1];
            let mut lines = lines(glyphs.iter(), draws_spaces);
            let left = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
            lines.iter_mut().for_each(|line| line.limit = wall - (left - grid.xs[column]).clamp(0.0, MARGIN));
            rows[row][column] = lines;
            let owner = grid.owner(row, column);
            repeats[row][column] = owner.1 == column && owner.0 < row;
        }
        Self { grid, rows, repeats }
    }

    /// Adds the rows of the same table on the next page: without its titles if they are repeated there, and with its
    /// first row joined to the last one if a page ended inside it.
    fn extend(&mut self, mut next: Self) {
        let text = |row: &[Vec<Line>]| row.iter().flatten().map(|line| line.text.trim().to_owned()).collect::<Vec<_>>();
        if self.rows.first().zip(next.rows.first()).is_some_and(|(first, again)| text(first) == text(again)) {
            next.rows.remove(0);
            next.repeats.remove(0);
        }
        if next.rows.first().is_some_and(|row| self.is_cut(row)) {
            next.repeats.remove(0);
            let cut = next.rows.remove(0);
            for (cell, rest) in self.rows.last_mut().into_iter().flatten().zip(cut) {
                cell.extend(rest);
            }
        }
        self.rows.extend(next.rows);
        self.repeats.extend(next.repeats);
    }

    /// Whether a row goes on with the last one: a column is empty in it that is never empty below the titles.
    fn is_cut(&self, row: &[Vec<Line>]) -> bool {
        let is_single = |row: &[Vec<Line>]| row.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let body: Vec<&Vec<Vec<Line>>> = self.rows.iter().skip(1).filter(|row| !is_single(row)).collect();
        let always = |column: usize| body.len() > 1 && body.iter().all(|row| !row[column].is_empty());
        let last_is_body = self.rows.last().is_some_and(|row| !is_single(row));
        last_is_body && row.iter().enumerate().any(|(column, cell)| cell.is_empty() && always(column))
    }

    fn block(self, has_spaces: bool) -> Option<Block> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (row, repeats) in self.rows.iter().zip(&self.repeats) {
            let above = rows.last();
            let cell = |(column, lines): (usize, &Vec<Line>)| match above {
                Some(above) if repeats[column] => above[column].clone(),
                _ => tidy(&flow(lines, has_spaces, |_| false).join("\n")),
            };
            let row = row.iter().enumerate().map(cell).collect();
            rows.push(row);
        }
        table(rows)
    }
}
