//! The papers that a form lists: those of the case at hand, with whether each was handed in.

use catalog::Procedure;

use crate::dossier::{Dossier, is_conditional, label};
use crate::words::sheets;

/// A paper of the case at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// Its title.
    pub title: String,
    /// Bản chính.
    pub originals: u16,
    /// Bản sao.
    pub copies: u16,
    /// Whether it is there.
    pub at_hand: bool,
    /// Whether its own words say that not everybody needs it: then it is not asked for unless the officer
    /// writes so.
    pub conditional: bool,
}

/// The papers of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Papers {
    /// The dossier they were read from.
    pub dossier: Dossier,
    /// The papers, in the source's order.
    pub listed: Vec<Listed>,
    /// Whether a case is still to be chosen: then its papers are not among them.
    pub undecided: bool,
}

/// The papers of the dossier that stands in an address; without one, of what the device keeps.
pub(super) fn papers(procedure: &Procedure, fragment: &str, kept: Option<&str>) -> Papers {
    let read = |text: &str| Dossier::read(text, procedure);
    let dossier = read(fragment).or_else(|| read(kept?)).unwrap_or_default();
    let listed = dossier.papers(procedure).into_iter().map(|(paper, at_hand)| Listed {
        title: label(paper).to_owned(),
        originals: paper.originals,
        copies: paper.copies,
        at_hand,
        conditional: is_conditional(paper),
    });
    Papers { listed: listed.collect(), undecided: dossier.standing(procedure).undecided, dossier }
}

impl Listed {
    /// "1 bản chính, 2 bản sao"; empty where the source states no number.
    pub(super) fn number(&self) -> String {
        sheets(self.originals.into(), self.copies.into())
    }
}

/// The papers that are missing, a line each, as the request for them begins.
pub(super) fn missing(listed: &[Listed]) -> String {
    let line = |paper: &Listed| match paper.number() {
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
    fn the_address_goes_before_what_the_device_keeps() {
        let mut kept = Dossier::default();
        kept.set_ticked(Mark::of("Tờ khai"), true);
        let kept = kept.fragment();
        let at_hand = |fragment: &str| papers(&procedure(), fragment, Some(&kept)).listed[0].at_hand;
        assert!(at_hand("") && at_hand("giay-to"));
        assert!(!at_hand("hs="));
    }

    #[test]
    fn without_a_dossier_all_is_missing_and_no_case_chosen() {
        let papers = papers(&procedure(), "", None);
        assert!(papers.undecided && papers.listed.iter().all(|paper| !paper.at_hand));
        assert_eq!(papers.listed.len(), 2);
    }
}
