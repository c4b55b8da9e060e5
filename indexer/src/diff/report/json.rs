//! A comparison as JSON. Keys are English like those of every JSON of this program; what people read is Vietnamese.

use serde::Serialize;

use super::summary;
use catalog::release::history::{Effect, Grade, Piece};

use crate::diff::{Brief, Change, Changed, Diff, Group, Side};

#[derive(Serialize)]
struct Report<'a> {
    old: &'a Side,
    new: &'a Side,
    warnings: Vec<String>,
    mostly_other: bool,
    summary: Summary,
    added: &'a [Brief],
    repealed: &'a [Brief],
    changed: Vec<ChangedRow<'a>>,
}

#[derive(Serialize)]
struct Summary {
    sentence: String,
    added: usize,
    repealed: usize,
    changed: usize,
    recoded: usize,
    wording: usize,
    source: usize,
    effects: Vec<EffectRow>,
}

#[derive(Serialize)]
struct EffectRow {
    effect: &'static str,
    label: &'static str,
    grade: &'static str,
    procedures: usize,
}

#[derive(Serialize)]
struct ChangedRow<'a> {
    code: &'a str,
    old_code: &'a str,
    name: &'a str,
    group: &'static str,
    changes: Vec<ChangeRow<'a>>,
}

#[derive(Serialize)]
struct ChangeRow<'a> {
    effect: &'static str,
    label: &'static str,
    grade: &'static str,
    part: &'static str,
    places: &'a [String],
    pieces: &'a [Piece],
}

pub(super) fn write(diff: &Diff) -> serde_json::Result<String> {
    let report = Report {
        old: &diff.old,
        new: &diff.new,
        warnings: summary::warnings(diff),
        mostly_other: diff.mostly_other,
        summary: of(diff),
        added: &diff.added,
        repealed: &diff.repealed,
        changed: diff.changed.iter().map(changed).collect(),
    };
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

fn of(diff: &Diff) -> Summary {
    let count = |group| diff.group(group).count();
    let effect = |(effect, procedures): (Effect, usize)| EffectRow {
        effect: effect.id(),
        label: effect.label(),
        grade: grade(effect),
        procedures,
    };
    Summary {
        sentence: summary::sentence(diff),
        added: diff.added.len(),
        repealed: diff.repealed.len(),
        changed: count(Group::Substance),
        recoded: count(Group::Recoded),
        wording: count(Group::Wording),
        source: count(Group::Source),
        effects: summary::effects(diff.changed.iter()).into_iter().map(effect).collect(),
    }
}

fn changed(changed: &Changed) -> ChangedRow<'_> {
    let group = match changed.group() {
        Group::Substance => "substance",
        Group::Recoded => "recoded",
        Group::Wording => "wording",
        Group::Source => "source",
    };
    ChangedRow {
        code: changed.code.as_str(),
        old_code: changed.old_code.as_str(),
        name: &changed.name,
        group,
        changes: changed.changes.iter().map(change).collect(),
    }
}

fn change(change: &Change) -> ChangeRow<'_> {
    ChangeRow {
        effect: change.effect.id(),
        label: change.effect.label(),
        grade: grade(change.effect),
        part: change.part,
        places: &change.places,
        pieces: &change.pieces,
    }
}

fn grade(effect: Effect) -> &'static str {
    match effect.grade() {
        Grade::Substance => "substance",
        Grade::Wording => "wording",
    }
}
