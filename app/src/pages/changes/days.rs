//! The entries of a history by day, the newest first, and by what they are.

use catalog::release::history::{HistoryEntry, Turn};

use crate::words::day;

/// What a day brought: its groups in the order in which a reader wants them, each with a title.
type Groups<'a> = Vec<(String, Vec<&'a HistoryEntry>)>;

/// The days of some entries, which come newest day first.
pub(super) fn days<'a>(entries: &[&'a HistoryEntry]) -> Vec<(String, Groups<'a>)> {
    entries.chunk_by(|one, next| one.day == next.day).map(|day_of| (title(day_of[0]), groups(day_of))).collect()
}

fn title(entry: &HistoryEntry) -> String {
    format!("Ngày {}", day(entry.day))
}

fn groups<'a>(entries: &[&'a HistoryEntry]) -> Groups<'a> {
    let group = |title: &str, is_in: fn(&HistoryEntry) -> bool| {
        let found: Vec<&HistoryEntry> = entries.iter().copied().filter(|entry| is_in(entry)).collect();
        (!found.is_empty()).then(|| (format!("{title} ({})", found.len()), found))
    };
    let groups = [
        group("Thủ tục mới", |entry| entry.turn == Turn::Added),
        group("Không còn trong danh mục", |entry| matches!(entry.turn, Turn::Repealed { .. })),
        group("Đổi nội dung", |entry| is_changed(entry) && entry.is_substance()),
        group("Chỉ đổi chữ", |entry| is_changed(entry) && !entry.is_substance()),
    ];
    groups.into_iter().flatten().collect()
}

fn is_changed(entry: &HistoryEntry) -> bool {
    matches!(entry.turn, Turn::Changed { .. })
}

#[cfg(test)]
mod tests {
    use catalog::Code;
    use catalog::release::history::{Effect, PartChange};
    use jiff::civil::{Date, date};

    use super::*;

    fn entry(day: Date, turn: Turn) -> HistoryEntry {
        let (code, name) = (Code::parse("1.000001").unwrap(), "Nuôi voi".to_owned());
        HistoryEntry { day, code, name, field: "Chăn nuôi".into(), decision: String::new(), turn }
    }

    fn changed(effect: Effect) -> Turn {
        let part = PartChange { part: "Phí".into(), places: Vec::new(), effect, pieces: Vec::new() };
        Turn::Changed { old_code: None, changes: vec![part] }
    }

    #[test]
    fn the_newest_day_comes_first_and_words_last() {
        let (first, second) = (date(2026, 11, 30), date(2026, 12, 1));
        let all = [
            entry(second, changed(Effect::Wording)),
            entry(second, Turn::Repealed { replaced_by: Vec::new() }),
            entry(second, changed(Effect::FeeUp)),
            entry(first, Turn::Added),
        ];
        let shown: Vec<(String, Vec<String>)> = days(&all.iter().collect::<Vec<_>>())
            .into_iter()
            .map(|(title, groups)| (title, groups.into_iter().map(|(title, _)| title).collect()))
            .collect();
        let second = ["Không còn trong danh mục (1)", "Đổi nội dung (1)", "Chỉ đổi chữ (1)"].map(str::to_owned).to_vec();
        let expected =
            [("Ngày 1/12/2026".to_owned(), second), ("Ngày 30/11/2026".to_owned(), vec!["Thủ tục mới (1)".to_owned()])];
        assert_eq!(shown, expected);
    }
}
