//! What pages are drawn from, whichever rendering they are in.

use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::release::Release;
use catalog::text::fold_words;
use catalog::{Code, Names, OfficeFacts, Procedure};
use jiff::civil::Date;
use leptos::prelude::*;

use crate::lasting::Lasting;
use crate::route::{Address, Route};

/// Everything a page may ask for. Cheap to clone; in every component's context.
#[derive(Clone)]
pub struct Store {
    /// The release that is shown.
    pub release: Arc<Release>,
    /// The line of every procedure.
    pub names: Arc<Names>,
    /// What was typed into the search box.
    pub typed: Lasting<String>,
    /// The answer to it, as good as it is known by now.
    pub answer: Lasting<Answer>,
    /// How much of the search engine is there.
    pub engine: Lasting<Engine>,
    /// The copy on the device.
    pub copy: Lasting<DeviceCopy>,
    /// Why a release that the reader asked to keep could not be kept; said until the reader asks again.
    pub not_kept: Lasting<Option<NotKept>>,
    /// What the reader searched for before, the newest first.
    pub recent: Lasting<Vec<String>>,
    /// Where the reader is, within the site.
    pub address: Lasting<Address>,
    /// Whether the reader came to the address by a link, by going back or by reloading, and not by
    /// typing a question, which the address follows.
    pub moved: Lasting<bool>,
    /// The address of the last search, for the way back to it.
    pub last_search: Lasting<Option<String>>,
    /// Where the rest comes from.
    pub backend: Arc<dyn Backend>,
}

/// Where details, answers and the copy on the device come from.
pub trait Backend: Send + Sync {
    /// A procedure with all its parts. Reactive: read again once it has arrived.
    fn procedure(&self, ordinal: u32) -> Load<Arc<Procedure>>;

    /// A page that [`crate::other_page`] draws, from the part of the app that is loaded when it is first
    /// needed. Reactive: read again once that has arrived.
    fn other_page(&self, route: Route) -> Load<AnyView>;

    /// The facts of the office. Reactive: read again once they have arrived.
    fn office(&self) -> Load<Arc<OfficeFacts>>;

    /// The moment at hand. Never before the day of the release: a clock that says so is wrong.
    fn now(&self) -> Filed;

    /// The day that the device's clock says, right or wrong; nothing in a static page, which is read later
    /// than it is made.
    fn clock_day(&self) -> Option<Date>;

    /// What the device keeps of the reader's dossier for a procedure; see [`crate::dossier`].
    fn kept_dossier(&self, code: &Code) -> Option<String>;

    /// Keeps the reader's dossier for a procedure on the device; nothing forgets it.
    fn keep_dossier(&self, code: &Code, dossier: Option<&str>);

    /// Asks a question; the answer arrives in [`Store::answer`].
    fn ask(&self, question: String);

    /// Starts keeping the release on the device; what comes of it arrives in [`Store::copy`] and [`Store::not_kept`].
    fn keep(&self);

    /// Goes to an address (relative to the site), as a link would; or, with `replace`, lets the address
    /// follow what is seen already.
    fn go(&self, address: &str, replace: bool);

    /// Tries again what failed.
    fn retry(&self);

    /// Remembers a question that the reader has really searched for, in [`Store::recent`].
    fn remember(&self, question: &str);

    /// Forgets all remembered questions.
    fn forget(&self);
}

/// Something that may still be on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Load<T> {
    /// On its way.
    Waiting,
    /// Here.
    Ready(T),
    /// It did not come; why, in Vietnamese.
    Failed(String),
}

/// The answer to a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The question.
    pub question: String,
    /// What was found.
    pub found: Arc<catalog::search::Answer>,
}

/// How much of the search engine is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Answers come from the names alone; the share of the engine that has been loaded, in per cent.
    #[default]
    Names,
    /// Loading: per cent.
    Loading(u8),
    /// Names and topics.
    Titles,
    /// Everything.
    Complete,
    /// It cannot be had: why. Answers still come from what is there.
    Failed(String),
}

/// The copy of the release on the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DeviceCopy {
    /// Not known yet.
    #[default]
    Unknown,
    /// This browser or address cannot keep one: why.
    Impossible(String),
    /// None is kept.
    None,
    /// Being kept: per cent.
    Keeping(u8),
    /// Whole and checked, and a newer release is being fetched: per cent.
    Updating(u8),
    /// Whole and checked; a word on why it may not be the newest.
    Kept(Option<String>),
    /// Whole and checked, of another release than the one that is shown: it is shown from the next start
    /// on. With a word on why it may not be the newest.
    Newer(Option<String>),
    /// Parts were lost and did not come again: what and why.
    Damaged(String),
}

/// Why a release could not be kept. Whatever copy there was stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// That of the host.
    FromHost(String),
    /// That of a file which the reader chose.
    FromFile(String),
}

impl Store {
    /// A store whose signals are at their beginning.
    pub fn new(release: Arc<Release>, names: Arc<Names>, signals: Signals, backend: Arc<dyn Backend>) -> Self {
        let Signals { address, moved, typed, answer, engine, copy, not_kept, recent } = signals;
        let last_search = Lasting::default();
        Self { release, names, address, moved, typed, answer, engine, copy, not_kept, recent, last_search, backend }
    }

    /// The store of the page at hand.
    ///
    /// # Panics
    /// Outside [`crate::App`], which provides it.
    pub fn current() -> Self {
        expect_context()
    }
}

/// The signals that a backend writes and pages read.
#[derive(Clone, Copy)]
pub struct Signals {
    /// See [`Store::address`].
    pub address: Lasting<Address>,
    /// See [`Store::moved`].
    pub moved: Lasting<bool>,
    /// See [`Store::typed`].
    pub typed: Lasting<String>,
    /// See [`Store::answer`].
    pub answer: Lasting<Answer>,
    /// See [`Store::engine`].
    pub engine: Lasting<Engine>,
    /// See [`Store::copy`].
    pub copy: Lasting<DeviceCopy>,
    /// See [`Store::not_kept`].
    pub not_kept: Lasting<Option<NotKept>>,
    /// See [`Store::recent`].
    pub recent: Lasting<Vec<String>>,
}

impl Signals {
    /// The signals of a page at an address.
    pub fn at(address: Address) -> Self {
        Self {
            address: Lasting::new(address),
            moved: Lasting::new(true),
            typed: Lasting::default(),
            answer: Lasting::default(),
            engine: Lasting::default(),
            copy: Lasting::default(),
            not_kept: Lasting::default(),
            recent: Lasting::default(),
        }
    }
}

/// How many questions are remembered.
const REMEMBERED: usize = 6;
/// The most bytes of a question that is remembered: of the 300 letters that the box takes. An address may
/// bring more.
const LONGEST: usize = 900;

/// Puts a question first among the remembered ones, in the place of one that has the same words in other
/// letters. A question too short to be one, or without any word, is left out.
pub fn remember(recent: &mut Vec<String>, question: &str) {
    let question = question.trim();
    let words = fold_words(question);
    if words.is_empty() || question.chars().nth(1).is_none() || question.len() > LONGEST {
        return;
    }
    recent.retain(|known| fold_words(known) != words);
    recent.insert(0, question.to_owned());
    recent.truncate(REMEMBERED);
}

#[cfg(test)]
mod tests {
    use super::remember;

    fn remembered(questions: &[&str]) -> Vec<String> {
        let mut recent = Vec::new();
        questions.iter().for_each(|question| remember(&mut recent, question));
        recent
    }

    #[test]
    fn the_newest_question_stands_first_and_the_oldest_goes() {
        assert_eq!(remembered(&["khai sinh", "tạm trú"]), ["tạm trú", "khai sinh"]);
        assert_eq!(remembered(&["m1", "m2", "m3", "m4", "m5", "m6", "m7"]), ["m7", "m6", "m5", "m4", "m3", "m2"]);
    }

    #[test]
    fn a_question_in_other_letters_replaces_the_old_one() {
        assert_eq!(remembered(&["khai sinh", "tạm trú", "  KHAI sính "]), ["KHAI sính", "tạm trú"]);
    }

    #[test]
    fn what_is_no_question_is_not_remembered() {
        assert_eq!(remembered(&["", " k ", "?!", &"a ".repeat(500)]), Vec::<String>::new());
    }
}
