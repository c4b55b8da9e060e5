//! Words of a query that do not say which procedure it is about: phrases that ask for a part of a procedure, stop
//! phrases (politeness, filler), light words, and words that a place name follows. The lists are in
//! `catalog/data/phrases.txt`.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::intent::Intent;
use super::lexicon::agrees;
use crate::text::{Word, fold, sorted, words};

const LISTS: &str = include_str!("../../data/phrases.txt");

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(LISTS));

#[derive(Default)]
struct Phrases {
    /// Intents and stop phrases, the longest first.
    set_apart: Vec<Phrase>,
    /// The folded words that weigh little.
    light: HashSet<String>,
    /// The folded words that a place name follows.
    before_place: HashSet<String>,
    /// The words that begin a clause.
    clause: Vec<Word>,
    /// The words that belong to an intent behind them.
    before_intent: Vec<Word>,
    /// The words that belong to an intent behind them if it asks for an amount of time or money.
    before_amount: Vec<Word>,
    /// The words that belong to an intent before them.
    after_intent: Vec<Word>,
}

struct Phrase {
    words: Vec<Word>,
    intent: Option<Intent>,
}

/// A phrase at the beginning of some words that names no procedure.
pub(super) struct SetApart {
    /// How many words it takes.
    pub length: usize,
    /// What it asks for; a stop phrase asks for nothing.
    pub intent: Option<Intent>,
}

/// The longest intent or stop phrase that the words begin with. `marked`: whether the query was typed with marks.
pub(super) fn set_apart(query: &[Word], marked: bool) -> Option<SetApart> {
    let same = |known: &Word, word: &Word| known.folded == word.folded && agrees(&known.spelt, word, marked);
    let fits = |phrase: &&Phrase| {
        phrase.words.len() <= query.len() && phrase.words.iter().zip(query).all(|(known, word)| same(known, word))
    };
    let found = PHRASES.set_apart.iter().find(fits)?;
    Some(SetApart { length: found.words.len(), intent: found.intent })
}

/// Whether a word says little by itself: kin, time, small words. It is searched, but weighs little.
pub(super) fn is_light(word: &Word) -> bool {
    PHRASES.light.contains(&word.folded)
}

/// Whether the name of a place often follows a word ("ở", "tỉnh").
pub(super) fn is_before_place(word: &Word) -> bool {
    PHRASES.before_place.contains(&word.folded)
}

/// Whether a word begins a clause of its own ("nhưng", "nên"). Without marks it may be another word, so its marks must be
/// there.
pub(super) fn begins_clause(word: &Word) -> bool {
    PHRASES.clause.iter().any(|known| known.spelt == word.spelt)
}

/// Whether a word before an intent belongs to it: "mất" of "mất bao lâu".
pub(super) fn leads_to(intent: Intent, word: &Word, marked: bool) -> bool {
    let is_amount = matches!(intent, Intent::Time | Intent::Fee);
    has(&PHRASES.before_intent, word, marked) || is_amount && has(&PHRASES.before_amount, word, marked)
}

/// Whether a word behind an intent belongs to it: "xong" of "bao lâu thì xong".
pub(super) fn follows_intent(word: &Word, marked: bool) -> bool {
    has(&PHRASES.after_intent, word, marked)
}

fn has(list: &[Word], word: &Word, marked: bool) -> bool {
    list.iter().any(|known| known.folded == word.folded && agrees(&known.spelt, word, marked))
}

impl Phrases {
    /// Reads the lists: a group's name in brackets, then a phrase a line. `#` starts a comment.
    fn parse(lists: &str) -> Self {
        let mut phrases = Self::default();
        let mut group = "";
        for line in lists.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => group = name,
                None => phrases.add(group, line),
            }
        }
        // The sort is stable: of phrases of one length, the first in the file wins.
        phrases.set_apart = sorted(phrases.set_apart, |a, b| b.words.len().cmp(&a.words.len()));
        phrases
    }

    fn add(&mut self, group: &str, phrase: &str) {
        match group {
            "light" => {
                self.light.insert(fold(phrase));
            }
            "clause" => self.clause.extend(words(phrase)),
            "before-intent" => self.before_intent.extend(words(phrase)),
            "before-amount" => self.before_amount.extend(words(phrase)),
            "after-intent" => self.after_intent.extend(words(phrase)),
            "before-place" => {
                self.before_place.insert(fold(phrase));
            }
            _ => self.set_apart.push(Phrase { words: words(phrase), intent: intent(group) }),
        }
    }
}

/// The intent of a group; none for the stop phrases.
fn intent(group: &str) -> Option<Intent> {
    Some(match group {
        "papers" => Intent::Papers,
        "fee" => Intent::Fee,
        "time" => Intent::Time,
        "place" => Intent::Place,
        "online" => Intent::Online,
        "form" => Intent::Form,
        "steps" => Intent::Steps,
        "conditions" => Intent::Conditions,
        "law" => Intent::Law,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_of_the_lists_has_a_known_name() {
        let groups = LISTS.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
        let known = |group: &str| {
            ["stop", "light", "before-place", "clause", "before-intent", "before-amount", "after-intent"].contains(&group)
                || intent(group).is_some()
        };
        let unknown: Vec<&str> = groups.filter(|group| !known(group)).collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }

    #[test]
    fn every_phrase_of_the_lists_is_found() {
        assert!(PHRASES.set_apart.len() > 250 && PHRASES.light.len() > 80 && PHRASES.before_place.len() == 12);
        for phrase in &PHRASES.set_apart {
            assert_eq!(set_apart(&phrase.words, true).map(|found| found.length), Some(phrase.words.len()));
        }
    }

    #[test]
    fn the_longest_phrase_wins_and_marks_must_agree() {
        let found = |text: &str, marked| set_apart(&words(text), marked).map(|found| (found.length, found.intent));
        assert_eq!(found("bao lâu thì xong", true), Some((4, Some(Intent::Time))));
        assert_eq!(found("bao lau thi xong", false), Some((4, Some(Intent::Time))));
        assert_eq!(found("bảo lâu", true), None);
        assert_eq!(found("cho em hỏi", true), Some((3, None)));
    }
}
