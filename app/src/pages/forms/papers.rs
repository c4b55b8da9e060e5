//! The papers that a form lists: those of the dossier's case, with whether each was handed in.

use catalog::Procedure;

use crate::dossier::{Dossier, is_conditional, label};
use crate::words::sheets;

/// A paper of the dossier's case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Paper {
    /// Its title.
    pub title: String,
    /// Bản chính.
    pub originals: u16,
    /// Bản sao.
    pub copies: u16,
    /// Whether it was handed in.
    pub at_hand: bool,
    /// Whether its own words say that not everybody needs it. The form asks for such a paper only if the
    /// officer writes so.
    pub conditional: bool,
}

/// The papers of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Papers {
    /// The dossier that they belong to.
    pub dossier: Dossier,
    /// The papers, in the source's order.
    pub listed: Vec<Paper>,
    /// Whether the reader has still to choose a case; its papers are missing from the list then.
    pub undecided: bool,
}

/// The papers of the dossier in an address's fragment. Without one, of the dossier that the device has saved.
pub(super) fn papers(procedure: &Procedure, fragment: &str, saved: Option<&str>) -> Papers {
    let read = |text: &str| Dossier::read(text, procedure);
    let dossier = read(fragment).or_else(|| read(saved?)).unwrap_or_default();
    let listed = dossier.papers(procedure).into_iter().map(|(paper, at_hand)| Paper {
        title: label(paper).to_owned(),
        originals: paper.originals,
        copies: paper.copies,
        at_hand,
        conditional: is_conditional(paper),
    });
    Papers { listed: listed.collect(), undecided: dossier.completeness(procedure).undecided, dossier }
}

impl Paper {
    /// "1 bản chính, 2 bản sao"; empty if the source states no number.
    pub(super) fn number(&self) -> String {
        sheets(self.originals.into(), self.copies.into())
    }
}

/// The missing papers, one a line: the first draft of the list of what is to be added.
pub(super) fn missing(listed: &[Paper]) -> String {
    let line = |paper: &Paper| match paper.number() {
        number if number.is_empty() => paper.title.clone(),
        number => format!("{} ({number})", paper.title),
    };
    listed.iter().filter(|paper| !paper.at_hand && !paper.conditional).map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use catalog::{Case, CaseKind, Code, Document, Role};

    use super::*;
    use crate::dossier::Mark;

    fn procedure() -> Procedure {
        let paper =
            |name: &str, originals, copies| Document { name: name.into(), originals, copies, forms: vec![], role: Role::Paper };
        let case = |name: &str, kind, documents| Case { name: name.into(), kind, documents };
        let cases = vec![
            case("", CaseKind::Everybody, vec![paper("Tờ khai", 1, 0), paper("Giấy chứng sinh", 0, 0)]),
            case("Ở nhà thuê", CaseKind::Alternative, vec![paper("Hợp đồng thuê", 1, 2)]),
        ];
        Procedure { cases, ..Procedure::blank(Code::parse("1.000001").unwrap(), "x".into()) }
    }

    #[test]
    fn a_form_lists_the_papers_of_the_chosen_case() {
        let mut dossier = Dossier::default();
        dossier.choose(Some(Mark::of("Ở nhà thuê")));
        dossier.set_ticked(Mark::of("Tờ khai"), true);
        let papers = papers(&procedure(), &dossier.fragment(), None);
        let listed: Vec<_> = papers.listed.iter().map(|paper| (paper.title.as_str(), paper.at_hand)).collect();
        assert_eq!(listed, [("Tờ khai", true), ("Giấy chứng sinh", false), ("Hợp đồng thuê", false)]);
        assert!(!papers.undecided);
        assert_eq!(missing(&papers.listed), "Giấy chứng sinh\nHợp đồng thuê (1 bản chính, 2 bản sao)");
    }

    #[test]
    fn the_address_takes_precedence_over_the_device() {
        let mut saved = Dossier::default();
        saved.set_ticked(Mark::of("Tờ khai"), true);
        let saved = saved.fragment();
        let at_hand = |fragment: &str| papers(&procedure(), fragment, Some(&saved)).listed[0].at_hand;
        assert!(at_hand("") && at_hand("giay-to"));
        assert!(!at_hand("hs="));
    }

    #[test]
    fn without_a_dossier_everything_is_missing_and_no_case_is_chosen() {
        let papers = papers(&procedure(), "", None);
        assert!(papers.undecided && papers.listed.iter().all(|paper| !paper.at_hand));
        assert_eq!(papers.listed.len(), 2);
    }
}
