//! What a release changed, as entries of the history that it carries on.

use catalog::release::history::{Effect, HistoryEntry, PartChange, Turn};
use catalog::{Code, Procedure};
use jiff::civil::Date;
use rayon::prelude::*;

use super::change::Change;
use super::matching::{self, Single};
use super::{Changed, procedure};

/// The entries of a release that was made on a day: what is new, what is gone, and what differs, heaviest first. A
/// procedure of which only the source's day or address, or what people call it, is another has none.
pub(crate) fn entries(before: &[Procedure], after: &[Procedure], day: Date) -> Vec<HistoryEntry> {
    let found = matching::matching(before, after);
    let added = found.added.iter().map(|single| entry(single.procedure, day, Turn::Added));
    let gone = found.repealed.iter().map(|single| {
        let replaced_by = successors(single, after);
        entry(single.procedure, day, Turn::Repealed { replaced_by })
    });
    let mut changed: Vec<(Changed, HistoryEntry)> =
        found.pairs.par_iter().filter_map(|(old, new)| changed_entry(old, new, day)).collect();
    changed.sort_by_cached_key(|(changed, _)| (changed.weight(), changed.code.clone()));
    added.chain(gone).chain(changed.into_iter().map(|(_, entry)| entry)).collect()
}

fn changed_entry(old: &Procedure, new: &Procedure, day: Date) -> Option<(Changed, HistoryEntry)> {
    let mut changes = procedure::compare(old, new);
    changes.retain(|change| !matches!(change.effect, Effect::Source | Effect::Keywords));
    let changed = Changed { code: new.code.clone(), old_code: old.code.clone(), name: new.name.clone(), changes };
    if changed.changes.is_empty() {
        return None;
    }
    let old_code = (old.code != new.code).then(|| old.code.clone());
    let turn = Turn::Changed { old_code, changes: changed.changes.iter().map(part_change).collect() };
    Some((changed, entry(new, day, turn)))
}

fn entry(procedure: &Procedure, day: Date, turn: Turn) -> HistoryEntry {
    HistoryEntry {
        day,
        code: procedure.code.clone(),
        name: procedure.name.clone(),
        field: procedure.fields.first().cloned().unwrap_or_default(),
        decision: procedure.decision.as_ref().map(ToString::to_string).unwrap_or_default(),
        turn,
    }
}

fn part_change(change: &Change) -> PartChange {
    let Change { part, places, effect, pieces } = change;
    PartChange { part: (*part).to_owned(), places: places.clone(), effect: *effect, pieces: pieces.clone() }
}

/// What replaces a procedure that is gone: what its source stated, otherwise the new ones of its name.
fn successors(single: &Single<'_>, after: &[Procedure]) -> Vec<Code> {
    let is_there = |code: &Code| after.iter().any(|procedure| procedure.code == *code);
    let stated: Vec<Code> = single.procedure.replaced_by.iter().filter(|code| is_there(code)).cloned().collect();
    if !stated.is_empty() {
        return stated;
    }
    single.perhaps.iter().filter_map(|code| Code::parse(code).ok()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const DAY: Date = date(2026, 12, 1);

    fn procedure(code: &str, name: &str) -> Procedure {
        let blank = Procedure::blank(Code::parse(code).unwrap(), name.into());
        Procedure { fields: vec!["Chăn nuôi".into()], publisher: "Bộ Voi".into(), ..blank }
    }

    /// The codes and what is said of them.
    fn shown(before: &[Procedure], after: &[Procedure]) -> Vec<String> {
        entries(before, after, DAY).iter().map(|entry| format!("{} {}", entry.code, entry.said())).collect()
    }

    #[test]
    fn what_is_new_gone_and_changed_comes_in_this_order() {
        let old = [procedure("1.000001", "Nuôi voi"), procedure("1.000002", "Bán voi")];
        let mut changed = procedure("1.000001", "Nuôi voi");
        changed.conditions = "Có chuồng.".into();
        let new = [changed, procedure("1.000003", "Tặng voi")];
        let expected = ["1.000003 Thủ tục mới", "1.000002 Không còn trong danh mục", "1.000001 Đổi yêu cầu, điều kiện"];
        assert_eq!(shown(&old, &new), expected);
        assert_eq!(shown(&old, &old), [""; 0]);
    }

    #[test]
    fn another_day_of_the_source_is_no_change() {
        let old = procedure("1.000001", "Nuôi voi");
        let mut new = old.clone();
        new.source.updated = Some(DAY);
        new.keywords = vec!["con voi".into()];
        new.everyday = "xin nuôi voi".into();
        assert_eq!(shown(&[old], &[new]), [""; 0]);
    }

    #[test]
    fn a_new_code_keeps_the_old_one() {
        let found = entries(&[procedure("1.000001", "Nuôi voi")], &[procedure("1.000002", "Nuôi voi")], DAY);
        let Turn::Changed { old_code, changes } = &found[0].turn else { panic!("{found:?}") };
        assert_eq!(old_code.as_ref().map(Code::as_str), Some("1.000001"));
        assert_eq!(changes[0].effect, Effect::Recoded);
    }

    #[test]
    fn what_replaces_a_procedure_is_what_its_source_says() {
        let mut gone = procedure("1.000001", "Nuôi voi");
        gone.replaced_by = vec![Code::parse("1.000002").unwrap(), Code::parse("1.000009").unwrap()];
        let found = entries(&[gone, procedure("1.000002", "Chăm voi")], &[procedure("1.000002", "Chăm voi")], DAY);
        let expected = Turn::Repealed { replaced_by: vec![Code::parse("1.000002").unwrap()] };
        assert_eq!(found.iter().map(|entry| &entry.turn).collect::<Vec<_>>(), [&expected]);
    }
}
