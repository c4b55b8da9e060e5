//! A document as blocks, whatever file it comes from, and the builder with which the readers of Word and HTML make them.

use super::super::text;
use super::marks;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph; it may have line breaks. Never empty. A tab stands for a wide gap.
    Line(String),
    /// A table: its rows, with the same number of cells each.
    Table(Vec<Vec<String>>),
}

/// The most cells that a table may have with all its merged cells filled in.
const MOST_CELLS: usize = 400_000;
/// The most columns of a table. Real annexes have up to 20.
const MOST_COLUMNS: usize = 100;
/// The most bytes of a table with the text of its merged cells repeated.
const MOST_BYTES: usize = 64 << 20;
/// The most levels of tables in tables.
pub(super) const MOST_NESTED: usize = 20;
/// The most rows that one merged cell covers.
const MOST_MERGED: usize = 2_000;

/// Builds blocks from the events of a document: texts, line ends, and the tags of tables.
#[derive(Default)]
pub(super) struct Builder {
    out: Vec<Block>,
    line: String,
    open: Vec<OpenTable>,
}

/// A table that has not ended.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<OpenCell>>,
    /// Whether the last row takes more cells.
    in_row: bool,
    /// Whether the last cell takes more text.
    in_cell: bool,
}

/// A cell with what is in it.
#[derive(Default)]
struct OpenCell {
    blocks: Vec<Block>,
    merge: Merge,
}

/// How many columns and rows a cell covers.
#[derive(Clone, Copy)]
pub(super) struct Merge {
    /// Columns.
    pub across: usize,
    /// Rows.
    pub down: usize,
    /// Whether it only continues the cell above, as Word writes it.
    pub continued: bool,
}

impl Default for Merge {
    fn default() -> Self {
        Self { across: 1, down: 1, continued: false }
    }
}

impl Builder {
    /// Adds text to the current line.
    pub(super) fn text(&mut self, text: &str) {
        self.line.push_str(text);
    }

    /// Ends the current line.
    pub(super) fn end_line(&mut self) {
        let line = tidy(&std::mem::take(&mut self.line));
        if !line.is_empty() {
            self.add(Block::Line(line));
        }
    }

    fn add(&mut self, block: Block) {
        // Text beside the cells of a table stands before the table in a browser.
        let cell = self.open.last_mut().filter(|table| table.in_cell).and_then(|table| table.rows.last_mut()?.last_mut());
        match cell {
            Some(cell) => cell.blocks.push(block),
            None => self.out.push(block),
        }
    }

    /// Begins a table, also inside a cell.
    pub(super) fn begin_table(&mut self) {
        self.end_line();
        self.open.push(OpenTable::default());
    }

    /// Begins a row. Outside a table, nothing happens.
    pub(super) fn begin_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.open.last_mut() {
            table.rows.push(Vec::new());
            table.in_row = true;
        }
    }

    /// Begins a cell. Without a row, it begins one.
    pub(super) fn begin_cell(&mut self, merge: Merge) {
        self.end_cell();
        if self.open.last().is_some_and(|table| !table.in_row) {
            self.begin_row();
        }
        let Some(table) = self.open.last_mut() else { return };
        if let Some(row) = table.rows.last_mut().filter(|row| row.len() < MOST_COLUMNS) {
            row.push(OpenCell { blocks: Vec::new(), merge });
            table.in_cell = true;
        }
    }

    /// What Word says of a cell after it has begun.
    pub(super) fn merge(&mut self, change: impl FnOnce(&mut Merge)) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.rows.last_mut()?.last_mut()) {
            change(&mut cell.merge);
        }
    }

    /// Ends a cell.
    pub(super) fn end_cell(&mut self) {
        self.end_line();
        if let Some(table) = self.open.last_mut() {
            table.in_cell = false;
        }
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        self.end_cell();
        if let Some(table) = self.open.last_mut() {
            table.in_row = false;
        }
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) {
        self.end_row();
        let Some(table) = self.open.pop() else { return };
        for block in table.blocks() {
            self.add(block);
        }
    }

    /// How deep the tables are nested.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The blocks.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.end_table();
        }
        self.end_line();
        self.out
    }
}

impl OpenTable {
    /// The table. One that only arranges other tables on the page is taken apart: rows with a table become what is in
    /// them, one after the other.
    fn blocks(self) -> Vec<Block> {
        let is_table = |block: &Block| matches!(block, Block::Table(_));
        let (mut blocks, mut rows) = (Vec::new(), Vec::new());
        for row in self.rows {
            if row.iter().any(|cell| cell.blocks.iter().any(is_table)) {
                blocks.extend(filled(std::mem::take(&mut rows)));
                blocks.extend(row.into_iter().flat_map(|cell| cell.blocks));
            } else {
                rows.push(row);
            }
        }
        blocks.extend(filled(rows));
        blocks
    }
}

/// A table with a text at every place: a cell that covers several rows is repeated in each, because what it says holds
/// for all of them. One that covers several columns stands in the first.
fn filled(rows: Vec<Vec<OpenCell>>) -> Option<Block> {
    let height = rows.len();
    let mut grid: Vec<Vec<Option<String>>> = vec![Vec::new(); height];
    let (mut cells, mut bytes) = (0, 0);
    for (at, row) in rows.into_iter().enumerate() {
        let mut column = 0;
        for cell in row {
            while grid[at].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let across = cell.merge.across.clamp(1, MOST_COLUMNS);
            let down = cell.merge.down.clamp(1, MOST_MERGED).min(height - at);
            let above = at.checked_sub(1).and_then(|above| grid[above].get(column).cloned().flatten());
            let text = if cell.merge.continued { above.unwrap_or_default() } else { cell_text(&cell.blocks) };
            cells += across * down;
            bytes += text.len() * down;
            if column + across > MOST_COLUMNS || cells > MOST_CELLS || bytes > MOST_BYTES {
                break;
            }
            for below in &mut grid[at..at + down] {
                if below.len() < column + across {
                    below.resize(column + across, None);
                }
                below[column..column + across].fill(Some(String::new()));
                below[column] = Some(text.clone());
            }
            column += across;
        }
    }
    table(grid.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect()).collect())
}

fn cell_text(blocks: &[Block]) -> String {
    let texts: Vec<&str> =
        blocks.iter().filter_map(|block| if let Block::Line(text) = block { Some(text.as_str()) } else { None }).collect();
    texts.join("\n")
}

/// A table of rows of equal length, without empty rows. None if nothing is left.
pub(super) fn table(mut rows: Vec<Vec<String>>) -> Option<Block> {
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    (!rows.is_empty()).then_some(Block::Table(rows))
}

/// A text in NFC with its marks at their letters, clean, with tabs where there are wide gaps.
pub(super) fn tidy(words: &str) -> String {
    let parts: Vec<String> = marks::joined(words).split('\t').map(text::block).filter(|part| !part.is_empty()).collect();
    parts.join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(builder: &mut Builder, merge: Merge, text: &str) {
        builder.begin_cell(merge);
        builder.text(text);
        builder.end_cell();
    }

    #[test]
    fn merged_cells_are_filled_downwards_and_not_across() {
        let mut builder = Builder::default();
        builder.begin_table();
        builder.begin_row();
        cell(&mut builder, Merge { down: 2, ..Merge::default() }, "a");
        cell(&mut builder, Merge { across: 2, ..Merge::default() }, "b");
        builder.begin_row();
        cell(&mut builder, Merge::default(), "c");
        cell(&mut builder, Merge::default(), "d");
        let rows = [["a", "b", ""], ["a", "c", "d"]].map(|row| row.map(str::to_owned).to_vec()).to_vec();
        assert_eq!(builder.finish(), [Block::Table(rows)]);
    }

    #[test]
    fn a_table_that_arranges_others_is_taken_apart() {
        let mut builder = Builder::default();
        builder.begin_table();
        builder.begin_cell(Merge::default());
        builder.text("Trên");
        builder.begin_table();
        cell(&mut builder, Merge::default(), "trong");
        builder.end_table();
        builder.text("Dưới");
        let table = Block::Table(vec![vec!["trong".to_owned()]]);
        assert_eq!(builder.finish(), [Block::Line("Trên".into()), table, Block::Line("Dưới".into())]);
    }

    #[test]
    fn a_cell_that_claims_to_cover_everything_takes_no_memory() {
        let mut builder = Builder::default();
        builder.begin_table();
        builder.begin_row();
        cell(&mut builder, Merge { across: usize::MAX, down: usize::MAX, continued: false }, "a");
        assert!(matches!(&builder.finish()[..], [Block::Table(rows)] if rows[0].len() == MOST_COLUMNS));
    }

    #[test]
    fn a_long_text_is_not_repeated_without_end() {
        let mut builder = Builder::default();
        builder.begin_table();
        builder.begin_row();
        cell(&mut builder, Merge::default(), "a");
        cell(&mut builder, Merge { down: MOST_MERGED, ..Merge::default() }, &"voi ".repeat(MOST_BYTES / MOST_MERGED));
        (1..MOST_MERGED).for_each(|_| builder.begin_row());
        let Some(Block::Table(rows)) = builder.finish().pop() else { panic!() };
        assert_eq!(rows, [["a".to_owned()]]);
    }
}
