//! The history (lịch sử thay đổi) of a catalogue: what each release changed. A release keeps all of it as lines of JSON,
//! which the next one continues, and brings the newest part along as a pack, so that a page can show what changed.

mod effect;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::procedure::Code;
use crate::text::{capitalised, slug};

pub use effect::{Effect, Grade};

/// The name of the whole history, in the top folder of a site.
pub const HISTORY_FILE: &str = "lich-su.jsonl";

/// A device keeps the entries of so many days before the newest one. A year and a bit, so that last year's change of a
/// yearly fee is still there.
const KEPT_DAYS: i32 = 400;

/// What a release changed of one procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// The day of the release.
    #[serde(with = "crate::calendar::date")]
    pub day: Date,
    /// The procedure's code, after the change.
    pub code: Code,
    /// Its name, after the change.
    pub name: String,
    /// Its first field, as [`super::Names`] has it.
    pub field: String,
    /// The decision that it is published by, after the change; empty if none is stated.
    pub decision: String,
    /// What happened.
    pub turn: Turn,
}

/// What happened to a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Turn {
    /// It is new.
    Added,
    /// It is no longer in the catalogue.
    Repealed {
        /// The codes of the procedures that replace it, as far as they are known.
        replaced_by: Vec<Code>,
    },
    /// It differs.
    Changed {
        /// The code that it had before, if it has a new one.
        old_code: Option<Code>,
        /// What differs, heaviest first.
        changes: Vec<PartChange>,
    },
}

/// What changed in a part of a procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartChange {
    /// The part, in Vietnamese: "Phí, lệ phí".
    pub part: String,
    /// The ways to submit or the cases; empty for the whole part.
    pub places: Vec<String>,
    /// What it does.
    pub effect: Effect,
    /// What was replaced by what; none if only the order differs.
    pub pieces: Vec<Piece>,
}

/// Something old and what is in its place now. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Piece {
    /// Before.
    pub old: String,
    /// After.
    pub new: String,
}

impl Piece {
    /// What was replaced by what.
    pub fn new(old: impl ToString, new: impl ToString) -> Self {
        Self { old: old.to_string(), new: new.to_string() }
    }
}

impl HistoryEntry {
    /// Whether its field is the one that an address calls so.
    pub fn is_of_field(&self, wanted: &str) -> bool {
        slug(&self.field) == wanted
    }

    /// The codes of the procedure that it is about: after the change, and before it if that is another.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        let old = match &self.turn {
            Turn::Changed { old_code, .. } => old_code.as_ref(),
            Turn::Added | Turn::Repealed { .. } => None,
        };
        std::iter::once(&self.code).chain(old)
    }

    /// Whether it is about a procedure, under its code of then or of now.
    pub fn is_of(&self, code: &str) -> bool {
        self.codes().any(|known| known.as_str() == code)
    }

    /// Whether it says what became of an old address.
    fn leads_on(&self) -> bool {
        matches!(&self.turn, Turn::Repealed { .. } | Turn::Changed { old_code: Some(_), .. })
    }

    /// Whether it changes what people must do, pay or wait for.
    pub fn is_substance(&self) -> bool {
        match &self.turn {
            Turn::Added | Turn::Repealed { .. } => true,
            Turn::Changed { changes, .. } => changes.iter().any(|change| change.effect.grade() == Grade::Substance),
        }
    }

    /// What happened in a few words: "Mới", "tăng phí, thêm giấy tờ".
    pub fn said(&self) -> String {
        match &self.turn {
            Turn::Added => "Thủ tục mới".to_owned(),
            Turn::Repealed { .. } => "Không còn trong danh mục".to_owned(),
            Turn::Changed { changes, .. } => {
                let mut labels: Vec<&str> = changes.iter().map(|change| change.effect.label()).collect();
                labels.dedup();
                capitalised(&labels.join(", "))
            }
        }
    }
}

/// The part of a history that a device keeps, oldest first: the newest days, and what became of each old address.
pub fn kept(entries: &[HistoryEntry]) -> Vec<&HistoryEntry> {
    let Some(newest) = entries.iter().map(|entry| entry.day).max() else { return Vec::new() };
    let is_new = |entry: &HistoryEntry| (newest - entry.day).get_days() <= KEPT_DAYS;
    entries.iter().filter(|entry| is_new(entry) || entry.leads_on()).collect()
}

/// The newest of some entries, at most `most`. They come oldest day first and heaviest first within a day; the result has
/// the newest day first, and keeps the order of a day.
pub fn newest<'a>(entries: &[&'a HistoryEntry], most: usize) -> Vec<&'a HistoryEntry> {
    let days: Vec<&[&HistoryEntry]> = entries.chunk_by(|one, next| one.day == next.day).collect();
    days.into_iter().rev().flatten().copied().take(most).collect()
}

/// The procedures that are not in the catalogue any more, by the codes that old links have, each with the entry that
/// says what became of it. `is_there` says whether a code is in the catalogue.
pub fn gone(entries: &[HistoryEntry], is_there: impl Fn(&str) -> bool) -> BTreeMap<&Code, &HistoryEntry> {
    let mut gone = BTreeMap::new();
    for entry in entries {
        match &entry.turn {
            Turn::Repealed { .. } => _ = gone.insert(&entry.code, entry),
            Turn::Changed { old_code: Some(old), .. } => _ = gone.insert(old, entry),
            Turn::Added | Turn::Changed { .. } => {}
        }
    }
    gone.retain(|code, _| !is_there(code.as_str()));
    gone
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::pack;

    fn code(text: &str) -> Code {
        Code::parse(text).unwrap()
    }

    fn entry(day: Date, of: &str, turn: Turn) -> HistoryEntry {
        let (name, field) = ("Nuôi voi".to_owned(), "Chăn nuôi".to_owned());
        HistoryEntry { day, code: code(of), name, field, decision: String::new(), turn }
    }

    fn recoded(old: &str) -> Turn {
        let part = PartChange {
            part: "Phí, lệ phí".into(),
            places: vec!["Trực tiếp".into()],
            effect: Effect::FeeUp,
            pieces: vec![Piece::new("1 đồng", "2 đồng")],
        };
        Turn::Changed { old_code: Some(code(old)), changes: vec![part] }
    }

    #[test]
    fn an_entry_is_the_same_in_a_pack_and_in_a_line() {
        let all = vec![
            entry(date(2026, 11, 1), "1.000001", Turn::Added),
            entry(date(2026, 11, 2), "1.000001", Turn::Repealed { replaced_by: vec![code("1.000002")] }),
            entry(date(2026, 11, 3), "1.000003", recoded("1.000002")),
        ];
        assert_eq!(pack::read::<Vec<HistoryEntry>>(&pack::encode(&all)).unwrap(), all);
        for entry in &all {
            let line = serde_json::to_string(entry).unwrap();
            assert_eq!(&serde_json::from_str::<HistoryEntry>(&line).unwrap(), entry, "{line}");
        }
        assert_eq!(all[2].said(), "Tăng phí");
        assert!(all[2].is_of("1.000002") && all[2].is_of("1.000003") && !all[2].is_of("1.000001"));
        assert!(all[0].is_of_field("chan-nuoi"));
    }

    /// Sites hold lines of earlier versions for ever.
    #[test]
    fn lines_are_written_as_they_always_were() {
        let day = date(2026, 11, 1);
        let turns = [
            (Turn::Added, r#""Added""#),
            (Turn::Repealed { replaced_by: vec![code("1.000002")] }, r#"{"Repealed":{"replaced_by":["1.000002"]}}"#),
            (
                recoded("1.000002"),
                r#"{"Changed":{"old_code":"1.000002","changes":[{"part":"Phí, lệ phí","places":["Trực tiếp"],"effect":"tang-phi","pieces":[{"old":"1 đồng","new":"2 đồng"}]}]}}"#,
            ),
        ];
        for (turn, written) in turns {
            let line = format!(
                r#"{{"day":20261101,"code":"1.000001","name":"Nuôi voi","field":"Chăn nuôi","decision":"","turn":{written}}}"#
            );
            assert_eq!(serde_json::to_string(&entry(day, "1.000001", turn)).unwrap(), line);
        }
    }

    #[test]
    fn a_device_keeps_the_days_before_the_newest_entry() {
        let days = [date(2025, 1, 1), date(2025, 11, 1), date(2026, 12, 1)];
        let all = days.map(|day| entry(day, "1.000001", Turn::Added));
        assert_eq!(kept(&all).iter().map(|entry| entry.day).collect::<Vec<_>>(), days[1..]);
        assert!(kept(&[]).is_empty());
        let gone = entry(days[0], "1.000002", Turn::Repealed { replaced_by: vec![] });
        let all = [gone, entry(days[2], "1.000001", Turn::Added)];
        assert_eq!(kept(&all).len(), 2, "old links lead on for ever");
    }

    #[test]
    fn the_heaviest_of_a_large_day_are_the_last_to_be_left_out() {
        let (first, second) = (date(2026, 11, 1), date(2026, 12, 1));
        let all = [(first, "1.000001"), (second, "1.000002"), (second, "1.000003"), (second, "1.000004")];
        let all = all.map(|(day, code)| entry(day, code, Turn::Added));
        let codes =
            |most| newest(&all.iter().collect::<Vec<_>>(), most).iter().map(|entry| entry.code.to_string()).collect::<Vec<_>>();
        assert_eq!(codes(2), ["1.000002", "1.000003"]);
        assert_eq!(codes(9), ["1.000002", "1.000003", "1.000004", "1.000001"]);
    }

    #[test]
    fn old_addresses_lead_to_the_last_that_is_known() {
        let first = date(2026, 11, 1);
        let all = [
            entry(first, "1.000001", Turn::Repealed { replaced_by: vec![] }),
            entry(first, "1.000003", recoded("1.000002")),
            entry(first, "1.000004", Turn::Repealed { replaced_by: vec![] }),
        ];
        let gone = gone(&all, |code| code == "1.000003" || code == "1.000004");
        let shown: Vec<_> = gone.iter().map(|(code, entry)| (code.as_str(), entry.code.as_str())).collect();
        assert_eq!(shown, [("1.000001", "1.000001"), ("1.000002", "1.000003")], "what is there again has its own page");
    }
}
