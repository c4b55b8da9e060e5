//! Life events (việc trong đời): what happened to somebody, as a path of procedures in order, with the papers that all of
//! them need together. They are a small pack of their own, which only their pages load. [`crate::Names`] has their titles.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::names::EventLine;
use crate::procedure::{CaseKind, Document, Procedure};
use crate::text::name_key;

/// A life event (việc trong đời), such as a birth or a death in the family.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeEvent {
    /// As addresses write it; unique among events.
    pub slug: String,
    /// As people say it: "Người thân qua đời".
    pub title: String,
    /// What to know first, in a sentence or two; may be empty.
    pub lead: String,
    /// What to do, in order.
    pub steps: Vec<EventStep>,
    /// What to bring for all steps together; see [`LifeEvent::papers_of`].
    pub papers: Vec<EventPaper>,
}

/// A step of a [`LifeEvent`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventStep {
    /// What is done, in a few words: "Khai tử".
    pub name: String,
    /// Who needs it: "nếu được hưởng", "khi cần"; empty if everybody does.
    pub condition: String,
    /// More about it; may be empty.
    pub hint: String,
    /// The ordinals of its procedures; the first is what most people need. Never empty.
    pub procedures: Vec<u32>,
}

/// A paper that the steps of a [`LifeEvent`] need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPaper {
    /// Its title, as the first of the procedures that need it writes it.
    pub name: String,
    /// The steps that need it, in their order.
    pub needed: Vec<Needed>,
}

/// How often a step needs a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needed {
    /// The place of the step.
    pub step: u32,
    /// Bản chính.
    pub originals: u16,
    /// Bản sao. If both numbers are 0, the source states no number.
    pub copies: u16,
}

impl LifeEvent {
    /// What lists show of it.
    pub fn line(&self) -> EventLine {
        EventLine { title: self.title.clone(), slug: self.slug.clone(), steps: self.steps.len() as u32 }
    }

    /// The papers that everybody needs for the first procedure of each step. A paper with the same name is one paper.
    pub fn papers_of(steps: &[EventStep], procedures: &[Procedure]) -> Vec<EventPaper> {
        let mut papers: Vec<EventPaper> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, step) in (0..).zip(steps) {
            let procedure = step.procedures.first().and_then(|ordinal| procedures.get(*ordinal as usize));
            for document in procedure.into_iter().flat_map(for_everybody) {
                let place = *known.entry(name_key(document.title())).or_insert(papers.len());
                if place == papers.len() {
                    papers.push(EventPaper { name: document.title().to_owned(), needed: Vec::new() });
                }
                papers[place].add(Needed { step: at, originals: document.originals, copies: document.copies });
            }
        }
        papers
    }
}

impl EventPaper {
    /// Adds what a step needs. A procedure that lists a paper twice needs both.
    fn add(&mut self, needed: Needed) {
        match self.needed.last_mut().filter(|last| last.step == needed.step) {
            Some(last) => {
                last.originals = last.originals.saturating_add(needed.originals);
                last.copies = last.copies.saturating_add(needed.copies);
            }
            None => self.needed.push(needed),
        }
    }
}

fn for_everybody(procedure: &Procedure) -> impl Iterator<Item = &Document> {
    procedure.cases.iter().filter(|case| case.kind == CaseKind::Everybody).flat_map(|case| case.papers())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack;
    use crate::procedure::tests::procedure;
    use crate::procedure::{Case, Role};

    fn step(procedures: &[u32]) -> EventStep {
        EventStep { procedures: procedures.to_vec(), ..EventStep::default() }
    }

    fn needing(code: &str, papers: &[(&str, u16, u16)], kind: CaseKind) -> Procedure {
        let paper = |(name, originals, copies): &(&str, u16, u16)| Document {
            name: (*name).to_owned(),
            originals: *originals,
            copies: *copies,
            forms: Vec::new(),
            role: Role::Paper,
        };
        let documents = papers.iter().map(paper).collect();
        Procedure { cases: vec![Case { name: String::new(), kind, documents }], ..procedure(code, "Nuôi voi", "") }
    }

    #[test]
    fn a_paper_that_two_steps_need_is_named_once() {
        let procedures = [
            needing("1.000001", &[("Tờ khai nuôi voi", 1, 0), ("Ảnh voi", 0, 2), ("Ảnh voi", 0, 1)], CaseKind::Everybody),
            needing("1.000002", &[("Giấy mua voi", 1, 0)], CaseKind::Everybody),
            needing("1.000003", &[("tờ khai nuôi voi.", 1, 1)], CaseKind::Everybody),
            needing("1.000004", &[("Giấy ủy quyền", 1, 0)], CaseKind::Addition),
        ];
        let papers = LifeEvent::papers_of(&[step(&[0, 1]), step(&[2]), step(&[3]), step(&[9])], &procedures);
        let needed = |step, originals, copies| Needed { step, originals, copies };
        let expected = [
            EventPaper { name: "Tờ khai nuôi voi".into(), needed: vec![needed(0, 1, 0), needed(1, 1, 1)] },
            EventPaper { name: "Ảnh voi".into(), needed: vec![needed(0, 0, 3)] },
        ];
        assert_eq!(papers, expected);
        let event = LifeEvent { papers, steps: vec![step(&[0])], ..LifeEvent::default() };
        assert_eq!(pack::read::<LifeEvent>(&pack::encode(&event)).unwrap(), event);
    }
}
