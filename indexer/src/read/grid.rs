//! The cells of a table, whatever file it comes from: a sheet, a CSV, a table in a document.

use std::collections::BTreeMap;
use std::fmt;

use catalog::TimeOfDay;
use jiff::civil::Date;

use super::text;

/// The cells of a sheet that are not empty, by row, then by column.
pub(crate) type Grid = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Text, never empty.
    Text(String),
    Number(f64),
    Day(Date),
    Hour(TimeOfDay),
    Yes(bool),
    /// Any other value, with a description of it.
    Other(&'static str),
}

impl Cell {
    /// The text of a cell. None if it is empty or only a dash.
    pub(crate) fn text(words: &str) -> Option<Self> {
        let words = text::block(words);
        let says_something = words.chars().any(char::is_alphanumeric);
        says_something.then_some(Self::Text(words))
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(words) => f.write_str(words),
            Self::Number(number) => f.write_str(&number.to_string().replace('.', ",")),
            Self::Day(day) => write!(f, "{}/{}/{}", day.day(), day.month(), day.year()),
            Self::Hour(time) => write!(f, "{time}"),
            Self::Yes(yes) => f.write_str(if *yes { "có" } else { "không" }),
            Self::Other(what) => f.write_str(what),
        }
    }
}
