//! An officer's check of a dossier: what the citizen ticked at home, and what was really handed in.

use std::collections::BTreeSet;
use std::sync::Arc;

use catalog::{Case, CaseKind, Procedure};

use crate::dossier::{Completeness, Dossier, Mark, NO_CASE, common, label};
use crate::words::sheets;

/// The check of one dossier.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Check {
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// The papers that the citizen ticked.
    claimed: BTreeSet<String>,
    /// The case that holds, and the papers that were handed in.
    received: Dossier,
}

/// A needed paper as the officer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The paper.
    pub mark: Mark,
    /// The first line of its title.
    pub title: String,
    /// How many originals and copies; may be empty.
    pub sheets: String,
    /// Whether the citizen ticked it.
    pub is_claimed: bool,
    /// Whether it was handed in.
    pub is_received: bool,
}

impl Check {
    /// The check of a dossier that a citizen brings. Nothing was handed in yet.
    pub(crate) fn of(procedure: Arc<Procedure>, fragment: &str) -> Self {
        let brought = Dossier::read(fragment, &procedure).unwrap_or_default();
        let papers = procedure.cases.iter().flat_map(Case::papers);
        let claimed = papers.filter(|paper| brought.has(Mark::of(&paper.name))).map(|paper| paper.name.clone()).collect();
        let mut received = brought;
        received.untick_all();
        Self { procedure, claimed, received }
    }

    /// The check of a dossier that was looked at before: its ticks are what was handed in.
    pub(crate) fn again(procedure: Arc<Procedure>, fragment: &str) -> Self {
        let received = Dossier::read(fragment, &procedure).unwrap_or_default();
        Self { procedure, claimed: BTreeSet::new(), received }
    }

    /// The papers that the case needs.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let line = |(paper, is_received): (&catalog::Document, bool)| Line {
            mark: Mark::of(&paper.name),
            title: label(paper).to_owned(),
            sheets: sheets(paper.originals.into(), paper.copies.into()),
            is_claimed: self.claimed.contains(&paper.name),
            is_received,
        };
        self.received.papers(&self.procedure).into_iter().map(line).collect()
    }

    /// The alternatives, each with whether it is chosen; "none of them" comes last, where that is possible.
    pub(crate) fn alternatives(&self) -> Vec<(Mark, String, bool)> {
        let named: Vec<&Case> = self.procedure.alternatives().collect();
        let none = (!named.is_empty() && common(&self.procedure)).then_some((NO_CASE, "Không trường hợp nào ở trên"));
        let choices = named.into_iter().map(|case| (case.name.as_str(), case.name.as_str())).chain(none);
        choices.map(|(name, words)| (Mark::of(name), words.to_owned(), self.received.case() == Some(Mark::of(name)))).collect()
    }

    /// The conditions that may apply in addition, each with whether it does.
    pub(crate) fn additions(&self) -> Vec<(Mark, String, bool)> {
        let cases = self.procedure.cases.iter().filter(|case| case.kind == CaseKind::Addition);
        let condition = |case: &Case| (Mark::of(&case.name), case.name.clone(), self.received.applies(case));
        cases.map(condition).collect()
    }

    /// Chooses an alternative.
    pub(crate) fn choose(&mut self, case: Mark) {
        self.received.choose(Some(case));
    }

    /// Sets whether a condition applies.
    pub(crate) fn set_addition(&mut self, case: Mark, applies: bool) {
        self.received.set_addition(case, applies);
    }

    /// Sets whether a paper was handed in.
    pub(crate) fn set_received(&mut self, paper: Mark, is_received: bool) {
        self.received.set_ticked(paper, is_received);
    }

    /// Whether a paper was handed in.
    #[cfg(feature = "csr")]
    pub(crate) fn is_received(&self, paper: Mark) -> bool {
        self.received.has(paper)
    }

    /// Marks everything that the citizen ticked as handed in.
    pub(crate) fn receive_claimed(&mut self) {
        for line in self.lines().into_iter().filter(|line| line.is_claimed) {
            self.received.set_ticked(line.mark, true);
        }
    }

    /// Whether the citizen ticked anything that was not handed in yet.
    pub(crate) fn has_claims_left(&self) -> bool {
        self.lines().iter().any(|line| line.is_claimed && !line.is_received)
    }

    /// What is missing.
    pub(crate) fn completeness(&self) -> Completeness {
        self.received.completeness(&self.procedure)
    }

    /// How many papers were handed in, and how many needed ones are missing.
    pub(crate) fn counts(&self) -> (usize, usize) {
        (self.lines().iter().filter(|line| line.is_received).count(), self.completeness().missing.len())
    }

    /// The case and what was handed in, for the forms.
    pub(crate) fn fragment(&self) -> String {
        self.received.fragment()
    }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, Document, Role};

    use super::*;

    fn procedure() -> Arc<Procedure> {
        let paper = |name: &str| Document { name: name.into(), originals: 1, copies: 0, forms: vec![], role: Role::Paper };
        let case = |name: &str, kind, papers: &[&str]| Case {
            name: name.into(),
            kind,
            documents: papers.iter().map(|name| paper(name)).collect(),
        };
        let cases = vec![
            case("", CaseKind::Everybody, &["Tờ khai", "Ảnh"]),
            case("Ở nhà thuê", CaseKind::Alternative, &["Hợp đồng"]),
            case("Ở nhờ", CaseKind::Alternative, &["Giấy đồng ý"]),
            case("Có con nhỏ", CaseKind::Addition, &["Giấy khai sinh"]),
        ];
        Arc::new(Procedure { cases, ..Procedure::blank(Code::parse("1.000001").unwrap(), "x".into()) })
    }

    fn brought() -> String {
        let mut dossier = Dossier::default();
        dossier.choose(Some(Mark::of("Ở nhà thuê")));
        ["Tờ khai", "Hợp đồng"].into_iter().for_each(|paper| dossier.set_ticked(Mark::of(paper), true));
        dossier.fragment()
    }

    fn said(check: &Check) -> Vec<(String, bool, bool)> {
        check.lines().into_iter().map(|line| (line.title, line.is_claimed, line.is_received)).collect()
    }

    #[test]
    fn a_tick_at_home_is_not_a_paper_on_the_desk() {
        let mut check = Check::of(procedure(), &brought());
        let lines = [("Tờ khai", true), ("Ảnh", false), ("Hợp đồng", true)];
        assert_eq!(said(&check), lines.map(|(title, claimed)| (title.to_owned(), claimed, false)));
        assert_eq!((check.counts(), check.has_claims_left()), ((0, 3), true));
        check.receive_claimed();
        assert_eq!((check.counts(), check.has_claims_left()), ((2, 1), false));
        check.set_received(Mark::of("Ảnh"), true);
        check.set_received(Mark::of("Hợp đồng"), false);
        assert_eq!(check.completeness().missing, ["Hợp đồng"]);
    }

    #[test]
    fn the_officer_may_change_the_case() {
        let mut check = Check::of(procedure(), "");
        assert!(check.completeness().undecided);
        let choices: Vec<_> = check.alternatives().into_iter().map(|(_, words, chosen)| (words, chosen)).collect();
        let expected = ["Ở nhà thuê", "Ở nhờ", "Không trường hợp nào ở trên"];
        assert_eq!(choices, expected.map(|words| (words.to_owned(), false)));
        check.choose(Mark::of("Ở nhờ"));
        check.set_addition(Mark::of("Có con nhỏ"), true);
        assert_eq!(check.lines().len(), 4);
        assert!(check.additions()[0].2 && check.alternatives()[1].2);
    }

    #[test]
    fn what_was_handed_in_is_kept_in_the_list_of_the_day() {
        let mut check = Check::of(procedure(), &brought());
        check.receive_claimed();
        let again = Check::again(procedure(), &check.fragment());
        assert_eq!(again.counts(), check.counts());
    }
}
