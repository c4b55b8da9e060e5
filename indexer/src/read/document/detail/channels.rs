//! The ways to submit, with their times and fees: from the portal's table, or from the sections of a decision.

use catalog::text::{fold_text, fold_words};
use catalog::{Channel, Fee, Means, Time};

use super::super::super::text;
use super::super::blocks::Block;
use super::super::labels::{Part, title};
use super::fees::{fees, is_placeholder, time};
use super::parts::row_text;

/// The words by which a way to submit is recognised, folded.
const WORDS: [(Means, &[&str]); 3] = [
    (Means::InPerson, &["truc tiep"]),
    (Means::Online, &["truc tuyen", "cong dich vu cong", "qua mang", "moi truong dien tu", "moi truong mang"]),
    (Means::Post, &["buu chinh", "buu dien"]),
];

/// The words of a text that only lists ways to submit, folded: "Nộp hồ sơ trực tiếp hoặc qua dịch vụ bưu chính công ích".
const OF_LISTS: [&str; 31] = [
    "truc", "tiep", "tuyen", "cong", "dich", "vu", "quoc", "gia", "qua", "mang", "moi", "truong", "dien", "tu", "buu", "chinh",
    "ich", "thong", "nop", "gui", "ho", "so", "hoac", "va", "bang", "tren", "den", "hinh", "thuc", "hien", "cach",
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
            read.add_note("Cách thức thực hiện", if is_list(&words) { "" } else { &words });
        }
        read
    }

    /// Keeps words that belong to no way.
    fn add_note(&mut self, label: &str, words: &str) {
        if !words.is_empty() {
            self.note = text::block(&format!("{}\n{label}: {words}", self.note));
        }
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
            if means.is_empty() {
                self.add_note("Cách thức thực hiện", &row_text(row));
                self.unknown.extend(Some(cell(Part::Channels).to_owned()).filter(|way| !way.is_empty()));
                continue;
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
        let means = means(words);
        if means.is_empty() {
            self.add_note("Cách thức thực hiện", words);
            self.add_note("Thời hạn giải quyết", times);
            self.add_note("Phí, lệ phí", charges);
            return;
        }
        let (time, says_more) = time(times, false);
        let fees: Vec<Fee> = fees(charges, false);
        let notes = [if is_list(words) { "" } else { words }, if says_more { times } else { "" }];
        let note = text::block(&notes.join("\n"));
        let channel = |means| Channel { means, time: time.clone(), fees: fees.clone(), note: note.clone() };
        self.channels = means.into_iter().map(channel).collect();
    }

    /// Fills what the table leaves open from the sections. What they say beyond that is kept.
    fn fill(&mut self, times: &str, charges: &str) {
        let ((time, says_more), fees) = (time(times, false), fees(charges, false));
        let (mut is_used, mut are_used) = (time == Time::Unknown, fees.is_empty());
        for channel in &mut self.channels {
            if channel.time == Time::Unknown {
                channel.time = time.clone();
            }
            if channel.fees.is_empty() {
                channel.fees = fees.clone();
            }
            is_used |= channel.time == time && !says_more;
            are_used |= channel.fees == fees;
        }
        self.add_note("Thời hạn giải quyết", if is_used { "" } else { times });
        self.add_note("Phí, lệ phí", if are_used { "" } else { charges });
    }
}

/// Whether a text only lists ways to submit.
fn is_list(words: &str) -> bool {
    fold_words(words).iter().all(|word| OF_LISTS.contains(&word.as_str()) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// The ways that a text names, in its order.
fn means(words: &str) -> Vec<Means> {
    let key = fold_text(words);
    let mut found: Vec<(usize, Means)> = WORDS
        .iter()
        .filter_map(|(means, words)| words.iter().filter_map(|word| key.find(word)).min().map(|at| (at, *means)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, means)| means).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> [Block; 1] {
        [Block::Line(text.to_owned())]
    }

    fn table(rows: &[[&str; 4]]) -> [Block; 1] {
        [Block::Table(rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect())]
    }

    #[test]
    fn words_beyond_a_list_of_ways_are_a_note_of_each() {
        let read = Ways::of(&lines("Nộp trực tiếp tại Quầy 3 hoặc qua bưu chính"), "5 ngày kể từ ngày nhận đủ hồ sơ", "");
        let notes: Vec<&str> = read.channels.iter().map(|channel| channel.note.as_str()).collect();
        let note = "Nộp trực tiếp tại Quầy 3 hoặc qua bưu chính\n5 ngày kể từ ngày nhận đủ hồ sơ";
        assert_eq!(notes, [note, note]);
        let read = Ways::of(&lines("Nộp hồ sơ trực tiếp, trực tuyến hoặc qua dịch vụ bưu chính công ích."), "5 ngày", "");
        assert!(read.channels.len() == 3 && read.channels.iter().all(|channel| channel.note.is_empty()));
    }

    #[test]
    fn what_fits_no_way_of_the_table_is_kept() {
        let rows = [
            ["Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"],
            ["Trực tiếp", "3 ngày", "Lệ phí: 50.000 đồng", ""],
            ["Qua người quen", "4 ngày", "", ""],
        ];
        let read = Ways::of(&[table(&rows), lines("Xem sơ đồ quầy")].concat(), "5 ngày kể từ ngày nhận", "Voi con: 2.000 đồng");
        assert_eq!((read.channels.len(), read.unknown.as_slice()), (1, &["Qua người quen".to_owned()][..]));
        for words in ["Qua người quen | 4 ngày", "5 ngày kể từ ngày nhận", "Voi con: 2.000 đồng", "Xem sơ đồ quầy"]
        {
            assert!(read.note.contains(words), "{words}: {}", read.note);
        }
    }
}
