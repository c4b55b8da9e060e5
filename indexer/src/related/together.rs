//! `together.toml`: what people ask for together because of one event in their lives. A procedure belongs
//! to an event where its name begins with one of the event's phrases, marks and "Thủ tục" aside.

use anyhow::{Context, ensure};
use catalog::text::fold_words;
use serde::Deserialize;

use super::Around;
use crate::findings::{Finding, Severity};

const FILE: &str = "together.toml";
const BUILT_IN: &str = include_str!("../../data/together.toml");
/// A catalogue of so many procedures is the whole country's: a phrase that none of them begins with has
/// become wrong.
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

/// The events, each with its phrases, nearest first.
pub(crate) struct Together {
    events: Vec<Event>,
}

struct Event {
    name: String,
    /// Each phrase as it is written and as folded words.
    phrases: Vec<(String, Vec<String>)>,
}

/// The procedures of each phrase of an event, by ordinal.
pub(super) type Members = Vec<Vec<usize>>;

impl Together {
    /// The events that the program knows.
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
        let of = |(_, phrase): &(String, Vec<String>)| members(phrase, around);
        self.events.iter().map(|event| event.phrases.iter().map(of).collect()).collect()
    }

    /// Phrases that begin no name of a national catalogue.
    pub(crate) fn findings<'a>(&self, names: impl ExactSizeIterator<Item = &'a str>) -> Vec<Finding> {
        if names.len() < NATIONAL {
            return Vec::new();
        }
        let names: Vec<Vec<String>> = names.map(super::title_words).collect();
        let is_lost = |phrase: &&(String, Vec<String>)| !names.iter().any(|name| name.starts_with(&phrase.1));
        let lost =
            |event: &Event| event.phrases.iter().filter(is_lost).map(|(phrase, _)| finding(event, phrase)).collect::<Vec<_>>();
        self.events.iter().flat_map(lost).collect()
    }

    /// What is asked for together with a procedure: of each other phrase of its events one procedure, the
    /// events by turns.
    pub(super) fn beside(&self, of: usize, events: &[Members], around: &Around) -> Vec<usize> {
        let own: Vec<Vec<usize>> = events.iter().filter_map(|event| others(of, event, around)).collect();
        let longest = own.iter().map(Vec::len).max().unwrap_or_default();
        (0..longest).flat_map(|turn| own.iter().filter_map(move |others| others.get(turn).copied())).collect()
    }
}

fn event(group: Group) -> anyhow::Result<Event> {
    let phrases: Vec<_> =
        group.ten.into_iter().map(|phrase| (fold_words(&phrase), phrase)).map(|(words, phrase)| (phrase, words)).collect();
    ensure!(phrases.len() > 1 && phrases.iter().all(|(_, words)| words.len() > 1), "nhóm \"{}\" thiếu tên", group.viec);
    Ok(Event { name: group.viec, phrases })
}

fn finding(event: &Event, phrase: &str) -> Finding {
    Finding {
        severity: Severity::Suspect,
        file: FILE.to_owned(),
        record: format!("nhóm \"{}\"", event.name),
        field: "ten".to_owned(),
        what: format!("không thủ tục nào có tên bắt đầu bằng \"{phrase}\""),
        todo: "Nhóm thủ tục hay đi cùng nhau có tên đã cũ; hãy báo cho người làm chương trình".to_owned(),
    }
}

/// The procedures whose names begin with a phrase, in the field of the one that says least else: "Gia hạn tạm
/// trú" of residents is not that of foreigners.
fn members(phrase: &[String], around: &Around) -> Vec<usize> {
    let mut found: Vec<usize> = (0..around.words.len()).filter(|at| around.words[*at].starts_with(phrase)).collect();
    if let Some(plainest) = found.iter().copied().min_by_key(|at| around.words[*at].len()) {
        found.retain(|at| around.shares_field(*at, plainest));
    }
    found
}

/// The other phrases' procedures of an event that a procedure belongs to.
fn others(of: usize, event: &Members, around: &Around) -> Option<Vec<usize>> {
    let own = event.iter().position(|members| members.contains(&of))?;
    let others = event.iter().enumerate().filter(|(at, _)| *at != own);
    Some(others.filter_map(|(_, members)| nearest(of, members, around)).collect())
}

/// Of the procedures of one phrase the one to name: at the same level or the office's, else the nearest to
/// the citizen, with the fewest other words.
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
    fn the_programs_own_events_are_whole() {
        let together = Together::built_in().unwrap();
        assert!(together.events.len() >= 12, "{}", together.events.len());
        let mut names: Vec<_> = together.events.iter().map(|event| &event.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), together.events.len());
    }

    #[test]
    fn an_event_of_one_name_is_refused() {
        assert!(Together::parse("[[nhom]]\nviec = \"a\"\nten = [\"đăng ký khai sinh\"]\n").is_err());
        assert!(Together::parse("[[nhom]]\nviec = \"a\"\nten = [\"đăng ký khai sinh\", \"…\"]\n").is_err());
    }

    #[test]
    fn a_phrase_that_begins_no_name_is_found_in_a_whole_country_only() {
        let together =
            Together::parse("[[nhom]]\nviec = \"Sinh con\"\nten = [\"đăng ký khai sinh\", \"cấp sổ hộ khẩu\"]\n").unwrap();
        let names = ["Thủ tục ĐĂNG KÝ KHAI SINH"; NATIONAL];
        let found = together.findings(names.into_iter());
        assert_eq!(found.len(), 1);
        assert!(found[0].what.contains("cấp sổ hộ khẩu"));
        assert_eq!(together.findings(names[..20].iter().copied()), []);
    }
}
