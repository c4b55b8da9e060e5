//! Compares two catalogues: what is new, repealed, under a new code, or changed, part by part, for an officer to sign off.
//! Each change is graded, so that a raised fee is not lost among corrected commas.

mod change;
mod channels;
mod history;
mod local;
mod matching;
mod pairing;
mod papers;
mod procedure;
pub(crate) mod report;
mod side;
mod summary;
mod words;

use std::path::Path;

use catalog::release::history::{Effect, Grade};
use catalog::{Code, FeeBrief, Procedure, TimeBrief};
use rayon::prelude::*;

pub use change::Change;
pub(crate) use history::entries;
pub use side::Side;

/// What differs between two catalogues.
#[derive(Clone, Debug)]
pub struct Diff {
    /// What is compared.
    pub old: Side,
    /// What it is compared with.
    pub new: Side,
    /// The procedures that only the new side has, by field and code.
    pub added: Vec<Brief>,
    /// The procedures that only the old side has, by field and code.
    pub repealed: Vec<Brief>,
    /// The procedures that both have and that differ, heaviest change first.
    pub changed: Vec<Changed>,
    /// Whether more than half of the codes of one side are not on the other: perhaps the wrong folders were compared.
    pub mostly_other: bool,
}

/// A procedure that only one side has.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Brief {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// Its field.
    pub field: String,
    /// Who published it.
    pub publisher: String,
    /// Its time in short.
    pub time: String,
    /// Its fee in short.
    pub fee: String,
    /// Procedures of the same name that only the other side has. Perhaps it is one of them under another code.
    pub perhaps: Vec<String>,
}

/// A procedure that both sides have and that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its code on the new side.
    pub code: Code,
    /// Its code on the old side; mostly the same.
    pub old_code: Code,
    /// Its name on the new side.
    pub name: String,
    /// What changed, heaviest first; never empty.
    pub changes: Vec<Change>,
}

/// Compares what two paths hold: a catalogue, or a site in a folder or a zip.
///
/// # Errors
/// One of them cannot be read.
pub fn paths(old: &Path, new: &Path) -> anyhow::Result<Diff> {
    let ((old, before), (new, after)) = (Side::open(old)?, Side::open(new)?);
    Ok(catalogues(old, &before, new, &after))
}

/// Compares two lists of procedures.
pub fn catalogues(old: Side, before: &[Procedure], new: Side, after: &[Procedure]) -> Diff {
    let found = matching::matching(before, after);
    let mostly_other = found.kept * 2 < before.len().max(after.len());
    let changed = |(old, new): &(&Procedure, &Procedure)| {
        let changes = procedure::compare(old, new);
        let changed = Changed { code: new.code.clone(), old_code: old.code.clone(), name: new.name.clone(), changes };
        (!changed.changes.is_empty()).then_some(changed)
    };
    let mut changed: Vec<Changed> = found.pairs.par_iter().filter_map(changed).collect();
    changed.sort_by_cached_key(|changed| (changed.weight(), changed.code.clone()));
    Diff { old, new, added: briefs(&found.added), repealed: briefs(&found.repealed), changed, mostly_other }
}

fn briefs(singles: &[matching::Single<'_>]) -> Vec<Brief> {
    let mut briefs: Vec<Brief> = singles.iter().map(|single| brief(single.procedure, single.perhaps.clone())).collect();
    briefs.sort_by(|one, other| (&one.field, &one.code).cmp(&(&other.field, &other.code)));
    briefs
}

fn brief(procedure: &Procedure, perhaps: Vec<String>) -> Brief {
    Brief {
        code: procedure.code.clone(),
        name: procedure.name.clone(),
        field: procedure.fields.first().cloned().unwrap_or_default(),
        publisher: procedure.publisher.clone(),
        time: TimeBrief::of(procedure).to_string(),
        fee: FeeBrief::of(procedure).to_string(),
        perhaps,
    }
}

impl Diff {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.repealed.is_empty() && self.changed.is_empty()
    }

    /// The sentence that sums it up.
    pub fn summary(&self) -> String {
        summary::sentence(self)
    }

    /// The changed procedures of a group, heaviest first.
    pub fn group(&self, group: Group) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(move |changed| changed.group() == group)
    }
}

/// What kind of change a procedure had. Each has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A part of it changed in substance; it may also have a new code.
    Substance,
    /// It has a new code, and otherwise only words changed.
    Recoded,
    /// Only words changed.
    Wording,
    /// Only its source's day or address changed.
    Source,
}

impl Changed {
    /// What kind of change it had.
    pub fn group(&self) -> Group {
        let all = |test: fn(Effect) -> bool| self.changes.iter().all(|change| test(change.effect));
        match () {
            () if all(|effect| effect == Effect::Source) => Group::Source,
            () if all(|effect| effect.grade() == Grade::Wording) => Group::Wording,
            () if all(|effect| effect == Effect::Recoded || effect.grade() == Grade::Wording) => Group::Recoded,
            () => Group::Substance,
        }
    }

    /// Its heaviest change.
    fn weight(&self) -> Option<Effect> {
        self.changes.iter().map(|change| change.effect).min()
    }
}

#[cfg(test)]
mod tests;
