//! `together.toml`: procedures that people need together because of one event in their lives. A procedure belongs to an
//! event if its name begins with one of the event's phrases. Marks and "Thủ tục" do not matter.

use anyhow::{Context, ensure};
use catalog::text::fold_words;
use serde::Deserialize;

use super::Around;
use crate::findings::{Finding, Kind};

const FILE: &str = "together.toml";
const BUILT_IN: &str = include_str!("../../data/together.toml");
/// A catalogue with this many procedures is that of the whole country. A phrase that begins no name there is outdated.
const NATIONAL: usize = 3000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TogetherFile {
    nhom: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    viec: String,
    ten: Vec<String>,
}

/// All events.
pub(crate) struct Together {
    events: Vec<Event>,
}

struct Event {
    name: String,
    /// Its phrases, the closest to the event first.
    phrases: Vec<Phrase>,
}

/// The beginning of a procedure's name.
struct Phrase {
    /// As it is written in the file.
    text: String,
    /// Its folded words.
    words: Vec<String>,
}

/// The ordinals of the procedures of each phrase of an event.
pub(super) type Members = Vec<Vec<usize>>;

impl Together {
    /// The events that are part of the program.
    pub(crate) fn built_in() -> anyhow::Result<Self> {
        Self::parse(BUILT_IN).context(FILE)
    }

    fn parse(toml: &str) -> anyhow::Result<Self> {
        let file: TogetherFile = toml::from_str(toml)?;
        let events = file.nhom.into_iter().map(event).collect::<anyhow::Result<_>>()?;
        Ok(Self { events })
    }

    /// The procedures of every event.
    pub(super) fn members(&self, around: &Around) -> Vec<Members> {
        let of = |phrase: &Phrase| members(&phrase.words, around);
        self.events.iter().map(|event| event.phrases.iter().map(of).collect()).collect()
    }

    /// A finding for each phrase that begins no name of a national catalogue.
    pub(crate) fn findings<'a>(&self, names: impl ExactSizeIterator<Item = &'a str>) -> Vec<Finding> {
        if names.len() < NATIONAL {
            return Vec::new();
        }
        let names: Vec<Vec<String>> = names.map(super::title_words).collect();
        let is_outdated = |phrase: &&Phrase| !names.iter().any(|name| name.starts_with(&phrase.words));
        let outdated = |event: &Event| {
            event.phrases.iter().filter(is_outdated).map(|phrase| finding(event, &phrase.text)).collect::<Vec<_>>()
        };
        self.events.iter().flat_map(outdated).collect()
    }

    /// The procedures that people need together with one: one procedure for each other phrase of its events, taken from
    /// the events in turn.
    pub(super) fn beside(&self, of: usize, events: &[Members], around: &Around) -> Vec<usize> {
        let own: Vec<Vec<usize>> = events.iter().filter_map(|event| others(of, event, around)).collect();
        let longest = own.iter().map(Vec::len).max().unwrap_or_default();
        (0..longest).flat_map(|turn| own.iter().filter_map(move |others| others.get(turn).copied())).collect()
    }
}

fn event(group: Group) -> anyhow::Result<Event> {
    let phrases: Vec<_> = group.ten.into_iter().map(|text| Phrase { words: fold_words(&text), text }).collect();
    ensure!(phrases.len() > 1 && phrases.iter().all(|phrase| phrase.words.len() > 1), "nhóm \"{}\" thiếu tên", group.viec);
    Ok(Event { name: group.viec, phrases })
}

fn finding(event: &Event, phrase: &str) -> Finding {
    Finding {
        kind: Kind::OutdatedGroup,
        file: FILE.to_owned(),
        record: format!("nhóm \"{}\"", event.name),
        code: String::new(),
        field: "ten".to_owned(),
        what: format!("không thủ tục nào có tên bắt đầu bằng \"{phrase}\""),
        todo: "Nhóm thủ tục hay đi cùng nhau có tên đã cũ; hãy báo cho người làm chương trình".to_owned(),
    }
}

/// The procedures whose names begin with a phrase, in the field of the one with the fewest other words: "Gia hạn tạm
/// trú" of residents is not that of foreigners.
fn members(phrase: &[String], around: &Around) -> Vec<usize> {
    let mut found: Vec<usize> = (0..around.words.len()).filter(|at| around.words[*at].starts_with(phrase)).collect();
    if let Some(plainest) = found.iter().copied().min_by_key(|at| around.words[*at].len()) {
        found.retain(|at| around.shares_field(*at, plainest));
    }
    found
}

/// If a procedure belongs to an event, one procedure for each other phrase of the event.
fn others(of: usize, event: &Members, around: &Around) -> Option<Vec<usize>> {
    let own = event.iter().position(|members| members.contains(&of))?;
    let others = event.iter().enumerate().filter(|(at, _)| *at != own);
    Some(others.filter_map(|(_, members)| nearest(of, members, around)).collect())
}

/// Chooses one of the procedures of a phrase: one at the same level or at the office's level, otherwise the one closest
/// to the citizen, with the fewest other words.
fn nearest(of: usize, members: &[usize], around: &Around) -> Option<usize> {
    let rank = |at: &usize| {
        let levels = (!around.shares_level(*at, of), !around.is_of_office(*at), around.names.lines[*at].levels.first());
        (levels, around.words[*at].len(), *at)
    };
    members.iter().copied().filter(|at| *at != of && !around.is_foreign(*at, of)).min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_events_are_complete_and_distinct() {
        let together = Together::built_in().unwrap();
        assert!(together.events.len() >= 12, "{}", together.events.len());
        let mut names: Vec<_> = together.events.iter().map(|event| &event.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), together.events.len());
    }

    #[test]
    fn an_event_with_one_name_is_refused() {
        assert!(Together::parse("[[nhom]]\nviec = \"a\"\nten = [\"đăng ký khai sinh\"]\n").is_err());
        assert!(Together::parse("[[nhom]]\nviec = \"a\"\nten = [\"đăng ký khai sinh\", \"…\"]\n").is_err());
    }

    #[test]
    fn an_outdated_phrase_is_found_only_in_a_national_catalogue() {
        let together =
            Together::parse("[[nhom]]\nviec = \"Sinh con\"\nten = [\"đăng ký khai sinh\", \"cấp sổ hộ khẩu\"]\n").unwrap();
        let names = ["Thủ tục ĐĂNG KÝ KHAI SINH"; NATIONAL];
        let found = together.findings(names.into_iter());
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("cấp sổ hộ khẩu"));
        assert_eq!(together.findings(names[..20].iter().copied()), []);
    }
}
