//! A column of our workbook: its heading, and how its cells are written and read. Both directions are declared together,
//! so that what is exported can always be read back.

use catalog::text::fold_words;

use super::super::grid::Cell;
use super::super::local::value::Wrong;

/// A sheet of our workbook, with a row of type `R` on each line.
pub(crate) struct Sheet<R: 'static> {
    /// Its name on the tab.
    pub name: &'static str,
    /// What it is for, in one or two sentences above the headings.
    pub about: &'static str,
    /// Whether its first column is [`CODE`], before all others.
    pub coded: bool,
    /// Its other columns.
    pub columns: &'static [Column<R>],
}

/// A column, or a line of the sheet "Văn phòng".
pub(crate) struct Column<R> {
    /// How it looks.
    pub heading: Heading,
    /// The cell of a row. None if it is empty.
    pub put: fn(&R) -> Option<Cell>,
    /// Reads a cell into a row.
    pub take: fn(&mut R, &Cell) -> Result<(), Wrong>,
}

/// How a column looks.
#[derive(Clone, Copy)]
pub(crate) struct Heading {
    /// Its title, in the officer's words. Unique in its sheet.
    pub title: &'static str,
    /// What to write, above the title.
    pub note: &'static str,
    /// A cell of the example.
    pub example: &'static str,
    /// Its width, in letters.
    pub width: u8,
    /// The kind of its cells.
    pub look: Look,
    /// The values to choose from.
    pub choices: &'static [&'static str],
    /// Whether other values are refused.
    pub strict: bool,
}

/// The kind of cells in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Words or numbers.
    Plain,
    /// A code or a document number, which a spreadsheet must not take for a number.
    Code,
    /// A day.
    Day,
    /// An amount.
    Amount,
    /// A cell that waits for the office.
    Wanted,
}

/// The first column of every sheet about procedures.
pub(crate) const CODE: Heading =
    Heading::new("Mã thủ tục", "Mã 10 chữ số theo Cơ sở dữ liệu quốc gia, như 1.004194", "1.000001", 13).look(Look::Code);

impl<R> Clone for Column<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Column<R> {}

impl Heading {
    pub(crate) const fn new(title: &'static str, note: &'static str, example: &'static str, width: u8) -> Self {
        Self { title, note, example, width, look: Look::Plain, choices: &[], strict: false }
    }

    pub(crate) const fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Gives values to choose from. Other values are refused.
    pub(crate) const fn one_of(self, choices: &'static [&'static str]) -> Self {
        Self { choices, strict: true, ..self }
    }

    /// Gives values to choose from. Others can be written too.
    pub(crate) const fn suggest(self, choices: &'static [&'static str]) -> Self {
        Self { choices, ..self }
    }

    /// Whether a cell has this title. Marks, case and punctuation do not matter.
    pub(crate) fn is(&self, title: &str) -> bool {
        fold_words(self.title) == fold_words(title)
    }
}

impl<R> Sheet<R> {
    /// All headings, from the left.
    pub(crate) fn headings(&self) -> impl Iterator<Item = Heading> {
        self.coded.then_some(CODE).into_iter().chain(self.columns.iter().map(|column| column.heading))
    }
}
