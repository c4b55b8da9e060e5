//! The ways to submit, with their times and fees: from the portal's table, or from the sections of a decision.

use catalog::text::fold_words;
use catalog::{Channel, Fee, Means, Time};

use super::super::super::text;
use super::super::blocks::Block;
use super::super::labels::{Part, title};
use super::fees::{fees, is_placeholder, time};

/// The words by which a way to submit is recognised, folded.
const WORDS: [(Means, &[&str]); 3] = [
    (Means::InPerson, &["truc tiep"]),
    (Means::Online, &["truc tuyen", "cong dich vu cong", "qua mang", "moi truong dien tu", "moi truong mang"]),
    (Means::Post, &["buu chinh", "buu dien"]),
];

/// What a document says of the ways to submit.
#[derive(Default)]
pub(super) struct Ways {
    pub channels: Vec<Channel>,
    /// What belongs to no way: the document names none.
    pub note: String,
    /// Whether the portal's form prints a time for which its data may have none.
    pub has_placeholder: bool,
    /// Rows of the table whose way is not known.
    pub unknown: Vec<String>,
}

impl Ways {
    /// Reads the parts of a procedure: the ways, its time, and its fees.
    pub(super) fn of(ways: &[Block], times: &str, charges: &str) -> Self {
        let mut read = Self::default();
        let mut lines = Vec::new();
        for block in ways {
            match block {
                Block::Table(rows) => read.table(rows),
                Block::Line(text) => lines.push(text.as_str()),
            }
        }
        let words = lines.join("\n");
        if read.channels.is_empty() {
            read.sections(&words, times, charges);
        } else {
            read.fill(times, charges);
        }
        read
    }

    /// The portal's table: a way, its time, its fees and a note in each row.
    fn table(&mut self, rows: &[Vec<String>]) {
        let mut columns: Vec<Option<Part>> = Vec::new();
        for row in rows {
            let titles: Vec<Option<Part>> = row.iter().map(|cell| title(cell)).collect();
            if titles.contains(&Some(Part::Channels)) {
                columns = titles;
                continue;
            }
            let cell = |part: Part| {
                let at = columns.iter().position(|column| *column == Some(part));
                at.and_then(|at| row.get(at)).map_or("", String::as_str)
            };
            let means = means(cell(Part::Channels));
            if means.is_empty() && !cell(Part::Channels).is_empty() {
                self.unknown.push(cell(Part::Channels).to_owned());
            }
            self.has_placeholder |= is_placeholder(cell(Part::Time));
            let (time, says_more) = time(cell(Part::Time), true);
            let notes = [if says_more { cell(Part::Time) } else { "" }, cell(Part::Note)];
            let note = text::block(&notes.join("\n"));
            let fees = fees(cell(Part::Fee), true);
            self.channels.extend(means.into_iter().map(|means| Channel {
                means,
                time: time.clone(),
                fees: fees.clone(),
                note: note.clone(),
            }));
        }
    }

    /// The sections of a decision: one time and one set of fees for all ways that are named.
    fn sections(&mut self, words: &str, times: &str, charges: &str) {
        let (time, says_more) = time(times, false);
        let fees: Vec<Fee> = fees(charges, false);
        let means = means(words);
        if means.is_empty() {
            let sections = [("Cách thức thực hiện", words), ("Thời hạn giải quyết", times), ("Phí, lệ phí", charges)];
            let said = sections.iter().filter(|(_, words)| !words.is_empty()).map(|(label, words)| format!("{label}: {words}"));
            self.note = text::block(&said.collect::<Vec<_>>().join("\n"));
            return;
        }
        let is_list = fold_words(words).len() < 24;
        let notes = [if is_list { "" } else { words }, if says_more { times } else { "" }];
        let note = text::block(&notes.join("\n"));
        let only = |at: usize| if at == 0 { note.clone() } else { String::new() };
        self.channels = means
            .into_iter()
            .enumerate()
            .map(|(at, means)| Channel { means, time: time.clone(), fees: fees.clone(), note: only(at) })
            .collect();
    }

    /// Fills what the table leaves open from the sections.
    fn fill(&mut self, times: &str, charges: &str) {
        let (time, fees) = (time(times, false).0, fees(charges, false));
        for channel in &mut self.channels {
            if channel.time == Time::Unknown {
                channel.time = time.clone();
            }
            if channel.fees.is_empty() {
                channel.fees = fees.clone();
            }
        }
    }
}

/// The ways that a text names, in its order.
fn means(words: &str) -> Vec<Means> {
    let key = fold_words(words).join(" ");
    let mut found: Vec<(usize, Means)> = WORDS
        .iter()
        .filter_map(|(means, words)| words.iter().filter_map(|word| key.find(word)).min().map(|at| (at, *means)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, means)| means).collect()
}
