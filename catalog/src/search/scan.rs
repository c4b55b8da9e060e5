//! Searching the names alone, by scanning them: how the page answers until the search worker is ready. A scan of 2,642
//! names takes 2 ms and needs only the names pack.

use std::collections::{BTreeSet, HashMap};

use super::columns::Column;
use super::postings::{Posting, Postings};
use super::sense::Sense;
use crate::Names;
use crate::text::{Word, words};

/// The names, each as one line of terms.
#[derive(Clone, Debug)]
pub struct NameScan {
    lines: Vec<ScanLine>,
}

#[derive(Clone, Debug)]
struct ScanLine {
    /// " dang ki khai sinh ": each term between spaces.
    folded: String,
    /// The same with marks.
    spelt: String,
    /// The number of words.
    length: u32,
}

impl ScanLine {
    fn of<'a>(name: &'a str, known: &mut HashMap<&'a str, Vec<Word>>) -> Self {
        let mut line = Self { folded: " ".into(), spelt: " ".into(), length: 0 };
        for part in name.split(' ') {
            for word in known.entry(part).or_insert_with(|| words(part)).iter() {
                line.folded.extend([word.folded.as_str(), " "]);
                line.spelt.extend([word.spelt.as_str(), " "]);
                line.length += 1;
            }
        }
        line
    }
}

impl NameScan {
    /// Prepares the names. Each distinct word is folded once: the names of the country have fifty times more words than
    /// distinct ones.
    pub fn new(names: &Names) -> Self {
        let mut known = HashMap::new();
        Self { lines: names.lines.iter().map(|line| ScanLine::of(&line.name, &mut known)).collect() }
    }

    /// The lines of a column; none for a column that is not in the names.
    fn column(&self, column: Column) -> Option<impl Iterator<Item = (u32, u32, &str)>> {
        let text: fn(&ScanLine) -> &str = match column {
            Column::Name | Column::NamePairs => |line| &line.folded,
            Column::NameSpelt => |line| &line.spelt,
            Column::Topic | Column::Papers | Column::Text => return None,
        };
        Some(self.lines.iter().enumerate().map(move |(ordinal, line)| (ordinal as u32, line.length, text(line))))
    }
}

impl Postings for NameScan {
    fn visit(&self, column: Column, term: &str, visit: &mut dyn FnMut(Posting)) {
        let Some(lines) = self.column(column) else { return };
        let term = format!(" {term} ");
        for (ordinal, length, text) in lines {
            let frequency = text.matches(&term).count() as u32;
            if frequency > 0 {
                visit(Posting { ordinal, frequency, length });
            }
        }
    }

    fn prefix_terms(&self, column: Column, prefix: &str, most: usize) -> Vec<String> {
        let Some(lines) = self.column(column) else { return Vec::new() };
        let spaces_in_term = usize::from(column == Column::NamePairs);
        let prefix = format!(" {prefix}");
        let mut found = BTreeSet::new();
        for (_, _, text) in lines {
            for (at, _) in text.match_indices(&prefix) {
                let rest = &text[at + 1..];
                let end = rest.match_indices(' ').nth(spaces_in_term).map_or(rest.len(), |(end, _)| end);
                found.insert(&rest[..end]);
            }
        }
        found.into_iter().take(most).map(str::to_owned).collect()
    }
}

/// Everyday words and spelling correction are left to the index: doing them by scanning would take too long on a phone.
impl Sense for NameScan {
    fn is_pair(&self, first: &str, second: &str) -> bool {
        let pair = format!(" {first} {second} ");
        self.lines.iter().any(|line| line.folded.contains(&pair))
    }
}
