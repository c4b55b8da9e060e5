//! The reader's dossier (hồ sơ) for a procedure: the chosen case, the papers at hand, and when it is filed. For a life event
//! only the papers at hand.
//!
//! It is written as a short text after `#` in the address, so it can travel in a link or a QR code, and no
//! server sees it. Cases and papers are identified by a hash of their words and not by their position, so
//! a link made before the procedure changed never ticks another paper.

use std::collections::BTreeSet;

use catalog::calendar::Filed;
use catalog::{Case, CaseKind, Document, Procedure};
use jiff::civil::Date;

/// The start of the text ("hồ sơ").
const KEY: &str = "hs=";
/// Letters and digits without those that look alike.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Letters of a mark, 5 bits each. With 100 papers, two of them have the same mark in one of 200 procedures
/// of that size; and ticked papers are read out at the counter anyway.
const LETTERS: usize = 4;

/// Identifies a case or a paper by a hash of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(u32);

/// The chosen case, and the papers at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dossier {
    /// The chosen alternative.
    case: Option<Mark>,
    /// The conditions that apply in addition.
    additions: BTreeSet<Mark>,
    /// The papers at hand.
    ticked: BTreeSet<Mark>,
    /// When it is filed, if the reader said so.
    submission: Option<Submission>,
}

/// When a dossier is filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The day and the minute.
    pub filed: Filed,
    /// Which of the procedure's times counts, from 0.
    pub time: usize,
}

/// The choice "none of them", possible if there are papers for everybody. The name of a case is never empty.
pub const NO_CASE: &str = "";

/// How complete a dossier is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Whether no case is chosen yet; until then only the papers for everybody count.
    pub undecided: bool,
    /// How many papers are needed.
    pub needed: usize,
    /// How many of the needed papers are at hand.
    pub ticked: usize,
    /// How many originals are needed in all.
    pub originals: u32,
    /// How many copies are needed in all.
    pub copies: u32,
    /// The titles of papers that are needed and not at hand.
    pub missing: Vec<String>,
    /// The titles of papers that are needed only under a condition in their own words, and are not at hand.
    pub conditional: Vec<String>,
}

impl Mark {
    /// The mark of a name: FNV-1a, folded to 20 bits.
    pub fn of(words: &str) -> Self {
        let hash = words.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self((hash >> 20) ^ (hash & 0xf_ffff))
    }

    fn write(self, out: &mut String) {
        for place in (0..LETTERS).rev() {
            out.push(char::from(ALPHABET[(self.0 >> (5 * place)) as usize & 31]));
        }
    }

    fn read(letters: &[u8]) -> Option<Self> {
        let digit = |letter: &u8| ALPHABET.iter().position(|known| known == letter);
        letters.iter().try_fold(0, |mark, letter| Some(mark << 5 | digit(letter)? as u32)).map(Self)
    }

    fn read_all(text: &str) -> BTreeSet<Self> {
        text.as_bytes().chunks(LETTERS).filter(|letters| letters.len() == LETTERS).filter_map(Self::read).collect()
    }
}

impl Submission {
    /// "202611210930", and the time if it is not the first: "202611210930-1".
    fn written(self) -> String {
        let (day, minute) = (self.filed.day, self.filed.minute);
        let time = if self.time > 0 { format!("-{}", self.time) } else { String::new() };
        format!("{:04}{:02}{:02}{:02}{:02}{time}", day.year(), day.month(), day.day(), minute / 60, minute % 60)
    }

    fn read(text: &str) -> Option<Self> {
        let (moment, time) = text.split_once('-').unwrap_or((text, "0"));
        let is_moment = moment.len() == 12 && moment.bytes().all(|byte| byte.is_ascii_digit());
        let number = |at: std::ops::Range<usize>| moment.get(at)?.parse::<u16>().ok();
        let whole = |at: std::ops::Range<usize>| number(at)?.try_into().ok();
        let day = Date::new(number(0..4).filter(|_| is_moment)? as i16, whole(4..6)?, whole(6..8)?).ok()?;
        let (hour, minute) = (number(8..10)?, number(10..12)?);
        let filed = Filed { day, minute: hour * 60 + minute };
        (hour < 24 && minute < 60).then_some(Self { filed, time: time.parse().ok()? })
    }
}

impl Dossier {
    /// Reads a dossier from the part of an address after `#`. `None` if it is not a dossier. Marks that the
    /// procedure does not have (any more) are left out.
    pub fn read(fragment: &str, procedure: &Procedure) -> Option<Self> {
        let mut parts = fragment.strip_prefix(KEY)?.split('.');
        let mut marks = || parts.next().map(Mark::read_all).unwrap_or_default();
        let (case, additions, ticked) = (marks(), marks(), marks());
        let submission = parts.next().and_then(Submission::read);
        let has_case = |kind, mark: &Mark| cases(procedure, kind).any(|case| Mark::of(&case.name) == *mark);
        let is_none = |mark: &Mark| *mark == Mark::of(NO_CASE) && common(procedure);
        let has_paper = |mark: &Mark| procedure.cases.iter().flat_map(Case::papers).any(|paper| Mark::of(&paper.name) == *mark);
        Some(Self {
            case: case.into_iter().find(|mark| is_none(mark) || has_case(CaseKind::Alternative, mark)),
            additions: additions.into_iter().filter(|mark| has_case(CaseKind::Addition, mark)).collect(),
            ticked: ticked.into_iter().filter(has_paper).collect(),
            submission,
        })
    }

    /// Reads which papers of a plain list are at hand. Marks that the list does not have (any more) are left out.
    pub fn of_list<'a>(text: &str, papers: impl IntoIterator<Item = &'a str>) -> Self {
        let ticked = text.strip_prefix(KEY).and_then(|marks| marks.split('.').nth(2)).map(Mark::read_all).unwrap_or_default();
        let known: BTreeSet<Mark> = papers.into_iter().map(Mark::of).collect();
        Self { ticked: &ticked & &known, ..Self::default() }
    }

    /// The text to put after `#`; empty for an empty dossier.
    pub fn fragment(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let mut text = KEY.to_owned();
        self.case.iter().for_each(|mark| mark.write(&mut text));
        text.push('.');
        self.additions.iter().for_each(|mark| mark.write(&mut text));
        text.push('.');
        self.ticked.iter().for_each(|mark| mark.write(&mut text));
        text.extend(self.submission.map(|submission| format!(".{}", submission.written())));
        text
    }

    /// The dossier as a device saves it: a day of filing would soon be out of date.
    pub fn lasting(&self) -> Self {
        Self { submission: None, ..self.clone() }
    }

    /// When it is filed, if the reader said so.
    pub fn submission(&self) -> Option<Submission> {
        self.submission
    }

    /// Sets when it is filed.
    pub fn submit(&mut self, submission: Option<Submission>) {
        self.submission = submission;
    }

    /// Chooses one of the alternatives, or undoes the choice.
    pub fn choose(&mut self, case: Option<Mark>) {
        self.case = case;
    }

    /// Sets whether a condition applies.
    pub fn set_addition(&mut self, case: Mark, applies: bool) {
        set(&mut self.additions, case, applies);
    }

    /// Sets whether a paper is at hand.
    pub fn set_ticked(&mut self, paper: Mark, at_hand: bool) {
        set(&mut self.ticked, paper, at_hand);
    }

    /// Unticks all papers.
    pub fn untick_all(&mut self) {
        self.ticked.clear();
    }

    /// The chosen case.
    pub fn case(&self) -> Option<Mark> {
        self.case
    }

    /// Whether a condition applies.
    pub fn has_addition(&self, case: Mark) -> bool {
        self.additions.contains(&case)
    }

    /// Whether a paper is at hand.
    pub fn has(&self, paper: Mark) -> bool {
        self.ticked.contains(&paper)
    }

    /// Whether any paper is at hand.
    pub fn any_ticked(&self) -> bool {
        !self.ticked.is_empty()
    }

    /// Whether the papers of a case are needed.
    pub fn applies(&self, case: &Case) -> bool {
        match case.kind {
            CaseKind::Everybody => true,
            CaseKind::Alternative => self.case == Some(Mark::of(&case.name)),
            CaseKind::Addition => self.has_addition(Mark::of(&case.name)),
        }
    }

    /// The papers that are needed, and whether each is at hand. A paper that two cases name is listed once.
    pub fn papers<'a>(&self, procedure: &'a Procedure) -> Vec<(&'a Document, bool)> {
        let mut seen = BTreeSet::new();
        let papers = procedure.cases.iter().filter(|case| self.applies(case)).flat_map(Case::papers);
        let marked = papers.map(|paper| (Mark::of(&paper.name), paper));
        marked.filter(|(mark, _)| seen.insert(*mark)).map(|(mark, paper)| (paper, self.has(mark))).collect()
    }

    /// How complete the dossier is.
    pub fn completeness(&self, procedure: &Procedure) -> Completeness {
        let papers = self.papers(procedure);
        let (conditional, firm): (Vec<_>, Vec<_>) = papers.into_iter().partition(|(paper, _)| is_conditional(paper));
        let absent = |papers: &[(&Document, bool)]| -> Vec<String> {
            papers.iter().filter(|(_, at_hand)| !at_hand).map(|(paper, _)| label(paper).to_owned()).collect()
        };
        let counted = || firm.iter().chain(conditional.iter().filter(|(_, at_hand)| *at_hand)).map(|(paper, _)| paper);
        Completeness {
            undecided: self.case.is_none() && procedure.alternatives().next().is_some(),
            needed: counted().count(),
            ticked: counted().count() - absent(&firm).len(),
            originals: counted().map(|paper| u32::from(paper.originals)).sum(),
            copies: counted().map(|paper| u32::from(paper.copies)).sum(),
            missing: absent(&firm),
            conditional: absent(&conditional),
        }
    }
}

/// Whether the part of an address after `#` is a dossier. It may also name a part of the page.
pub fn is_fragment(text: &str) -> bool {
    text.starts_with(KEY)
}

/// Whether there are papers for everybody, so that a reader may be in none of the cases.
pub fn common(procedure: &Procedure) -> bool {
    cases(procedure, CaseKind::Everybody).flat_map(Case::papers).next().is_some()
}

/// The first line of a paper's title.
pub fn label(paper: &Document) -> &str {
    paper.title().lines().next().unwrap_or_default()
}

/// Whether a paper's own words say that it is needed only under a condition.
pub fn is_conditional(paper: &Document) -> bool {
    let words = paper.name.to_lowercase();
    // The source may number them: "2. Trường hợp …".
    let words = words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
    ["(nếu có", ", nếu ", ", chỉ khi "].iter().any(|mark| words.contains(mark))
        || ["trường hợp ", "đối với trường hợp ", "nếu "].iter().any(|start| words.starts_with(start))
}

fn cases(procedure: &Procedure, kind: CaseKind) -> impl Iterator<Item = &Case> {
    procedure.cases.iter().filter(move |case| case.kind == kind)
}

fn set(marks: &mut BTreeSet<Mark>, mark: Mark, on: bool) {
    if on {
        marks.insert(mark);
    } else {
        marks.remove(&mark);
    }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, Role};

    use super::*;

    fn case(name: &str, kind: CaseKind, papers: &[(&str, u16, u16)]) -> Case {
        let paper = |(name, originals, copies): &(&str, u16, u16)| Document {
            name: (*name).into(),
            originals: *originals,
            copies: *copies,
            forms: vec![],
            role: Role::Paper,
        };
        Case { name: name.into(), kind, documents: papers.iter().map(paper).collect() }
    }

    fn procedure() -> Procedure {
        let mut procedure = Procedure::blank(Code::parse("1.004194").unwrap(), "Đăng ký tạm trú".into());
        procedure.cases = vec![
            case("", CaseKind::Everybody, &[("Tờ khai CT01", 1, 0)]),
            case("Ở nhà thuê", CaseKind::Alternative, &[("Hợp đồng thuê", 0, 1)]),
            case("Ở nhà mình", CaseKind::Alternative, &[("Giấy tờ nhà", 0, 1), ("Bản vẽ (nếu có)", 1, 0)]),
            case("Ủy quyền", CaseKind::Addition, &[("Giấy ủy quyền", 1, 0), ("Tờ khai CT01", 1, 0)]),
        ];
        procedure
    }

    #[test]
    fn only_the_papers_of_the_chosen_case_count() {
        let p = procedure();
        let mut dossier = Dossier::default();
        let found = dossier.completeness(&p);
        assert!(found.undecided);
        assert_eq!((found.needed, found.originals, found.copies), (1, 1, 0));

        dossier.choose(Some(Mark::of("Ở nhà mình")));
        dossier.set_ticked(Mark::of("Tờ khai CT01"), true);
        let found = dossier.completeness(&p);
        assert!(!found.undecided);
        assert_eq!((found.needed, found.ticked), (2, 1));
        assert_eq!(found.missing, ["Giấy tờ nhà"]);
        assert_eq!(found.conditional, ["Bản vẽ (nếu có)"]);

        dossier.set_addition(Mark::of("Ủy quyền"), true);
        let found = dossier.completeness(&p);
        assert_eq!((found.needed, found.originals, found.copies), (3, 2, 1), "a paper named twice counts once");
    }

    #[test]
    fn a_dossier_is_written_as_a_short_text() {
        let p = procedure();
        let mut dossier = Dossier::default();
        assert_eq!(dossier.fragment(), "");
        dossier.choose(Some(Mark::of("Ở nhà thuê")));
        dossier.set_ticked(Mark::of("Hợp đồng thuê"), true);
        let text = dossier.fragment();
        assert_eq!(text.len(), "hs=abcd..abcd".len());
        assert_eq!(Dossier::read(&text, &p), Some(dossier));
        assert_eq!(Dossier::read("giay-to", &p), None);
        for odd in ["hs=", "hs=a", "hs=!!!!..ééé", "hs=....."] {
            assert_eq!(Dossier::read(odd, &p), Some(Dossier::default()), "{odd}");
        }
    }

    #[test]
    fn a_plain_list_of_papers_keeps_its_ticks() {
        let mut dossier = Dossier::default();
        dossier.set_ticked(Mark::of("Tờ khai"), true);
        let text = dossier.fragment();
        assert_eq!(Dossier::of_list(&text, ["Giấy báo tử", "Tờ khai"]), dossier);
        assert_eq!(Dossier::of_list(&text, ["Giấy báo tử"]), Dossier::default());
        assert_eq!(Dossier::of_list("hs=é", ["Tờ khai"]), Dossier::default());
    }

    #[test]
    fn a_link_carries_when_the_dossier_is_filed_and_a_device_does_not_save_it() {
        let p = procedure();
        let mut dossier = Dossier::default();
        let filed = Filed { day: Date::new(2026, 11, 21).unwrap(), minute: 9 * 60 + 5 };
        dossier.submit(Some(Submission { filed, time: 1 }));
        assert_eq!(dossier.fragment(), "hs=...202611210905-1");
        assert_eq!(Dossier::read(&dossier.fragment(), &p), Some(dossier.clone()));
        assert_eq!(dossier.lasting(), Dossier::default());
        for odd in ["hs=...20261121", "hs=...202613010905", "hs=...202611212460", "hs=...2026é121090", "hs=...202611210905-x"] {
            assert_eq!(Dossier::read(odd, &p), Some(Dossier::default()), "{odd}");
        }
    }

    #[test]
    fn a_reader_may_be_in_none_of_the_cases_if_everybody_needs_papers() {
        let mut p = procedure();
        let mut dossier = Dossier::default();
        dossier.choose(Some(Mark::of(NO_CASE)));
        assert_eq!(Dossier::read(&dossier.fragment(), &p), Some(dossier.clone()));
        let found = dossier.completeness(&p);
        assert_eq!((found.undecided, found.needed), (false, 1));
        p.cases.remove(0);
        assert_eq!(Dossier::read(&dossier.fragment(), &p), Some(Dossier::default()));
    }

    #[test]
    fn papers_that_the_procedure_no_longer_has_are_left_out() {
        let mut dossier = Dossier::default();
        dossier.choose(Some(Mark::of("Ở nhà thuê")));
        dossier.set_ticked(Mark::of("Hợp đồng thuê"), true);
        let mut changed = procedure();
        changed.cases[1] = case("Ở nhà thuê", CaseKind::Alternative, &[("Hợp đồng thuê có chứng thực", 0, 1)]);
        let read = Dossier::read(&dossier.fragment(), &changed).unwrap();
        assert_eq!(read.case(), Some(Mark::of("Ở nhà thuê")));
        assert!(!read.any_ticked());
    }
}
