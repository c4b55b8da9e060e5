//! Finds which procedures of two catalogues are the same: by their codes, and those under a new code by their names.

use std::collections::{BTreeMap, BTreeSet};

use catalog::text::{fold_words, name_key};
use catalog::{Level, Procedure};

/// Which procedures belong together.
#[derive(Default)]
pub(super) struct Matching<'a> {
    /// The old and the new state of a procedure.
    pub pairs: Vec<(&'a Procedure, &'a Procedure)>,
    /// Those that only the old side has.
    pub repealed: Vec<Single<'a>>,
    /// Those that only the new side has.
    pub added: Vec<Single<'a>>,
    /// How many codes both sides have.
    pub kept: usize,
}

/// A procedure that only one side has.
pub(super) struct Single<'a> {
    pub procedure: &'a Procedure,
    /// The codes on the other side with the same name: perhaps one of them is this procedure, but nobody can tell which.
    pub perhaps: Vec<String>,
}

/// What a procedure and its successor under a new code have in common: the name, and perhaps levels and publisher.
type Likeness = (String, Vec<Level>, Vec<String>);

/// Finds the procedures that belong together.
pub(super) fn matching<'a>(old: &'a [Procedure], new: &'a [Procedure]) -> Matching<'a> {
    let by_code = |list: &'a [Procedure]| list.iter().map(|procedure| (&procedure.code, procedure)).collect::<BTreeMap<_, _>>();
    let (before, after) = (by_code(old), by_code(new));
    let only = |one: &BTreeMap<_, &'a Procedure>, other: &BTreeMap<_, &'a Procedure>| -> Vec<&'a Procedure> {
        one.iter().filter(|(code, _)| !other.contains_key(*code)).map(|(_, procedure)| *procedure).collect()
    };
    let mut pairs: Vec<_> = before.iter().filter_map(|(code, old)| Some((*old, *after.get(code)?))).collect();
    let kept = pairs.len();
    let (mut gone, mut come) = (only(&before, &after), only(&after, &before));
    for likeness in [of_publisher as fn(&Procedure) -> Likeness, of_name] {
        if gone.is_empty() || come.is_empty() {
            break;
        }
        let twins = Twins::of(likeness, old, new);
        let found = twins.recoded(&gone, &come);
        let codes: BTreeSet<_> = found.iter().flat_map(|(old, new)| [&old.code, &new.code]).collect();
        gone.retain(|procedure| !codes.contains(&procedure.code));
        come.retain(|procedure| !codes.contains(&procedure.code));
        pairs.extend(found);
    }
    Matching { pairs, kept, repealed: singles(&gone, &come), added: singles(&come, &gone) }
}

fn of_publisher(procedure: &Procedure) -> Likeness {
    (name_key(&procedure.name), procedure.levels.clone(), fold_words(&procedure.publisher))
}

/// The successor of a ministry keeps the names and the fields of its procedures. Provinces share both, so this counts only
/// for a name that no other procedure has.
fn of_name(procedure: &Procedure) -> Likeness {
    (name_key(&procedure.name), Vec::new(), Vec::new())
}

/// How many procedures of each side are alike, whatever became of them.
struct Twins {
    likeness: fn(&Procedure) -> Likeness,
    old: BTreeMap<Likeness, usize>,
    new: BTreeMap<Likeness, usize>,
}

impl Twins {
    fn of(likeness: fn(&Procedure) -> Likeness, old: &[Procedure], new: &[Procedure]) -> Self {
        let count = |list: &[Procedure]| {
            list.iter().fold(BTreeMap::new(), |mut counts, procedure| {
                *counts.entry(likeness(procedure)).or_default() += 1;
                counts
            })
        };
        Self { likeness, old: count(old), new: count(new) }
    }

    /// The procedures that only changed their codes. One with a twin on either side is left out.
    fn recoded<'a>(&self, gone: &[&'a Procedure], come: &[&'a Procedure]) -> Vec<(&'a Procedure, &'a Procedure)> {
        let come: BTreeMap<Likeness, &'a Procedure> = come.iter().map(|new| ((self.likeness)(new), *new)).collect();
        let is_only = |key: &Likeness| self.old.get(key) == Some(&1) && self.new.get(key) == Some(&1);
        let pair = |old: &&'a Procedure| {
            let key = (self.likeness)(old);
            let new = come.get(&key).filter(|_| is_only(&key))?;
            shares_owner(old, new).then_some((*old, *new))
        };
        gone.iter().filter_map(pair).collect()
    }
}

/// Whether two procedures have one publisher or one field.
fn shares_owner(old: &Procedure, new: &Procedure) -> bool {
    let fields = |procedure: &Procedure| procedure.fields.iter().map(|field| fold_words(field)).collect::<BTreeSet<_>>();
    fold_words(&old.publisher) == fold_words(&new.publisher) || !fields(old).is_disjoint(&fields(new))
}

fn singles<'a>(list: &[&'a Procedure], others: &[&Procedure]) -> Vec<Single<'a>> {
    let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for other in others {
        by_name.entry(name_key(&other.name)).or_default().push(other.code.to_string());
    }
    let single = |procedure: &&'a Procedure| Single {
        procedure,
        perhaps: by_name.get(&name_key(&procedure.name)).cloned().unwrap_or_default(),
    };
    list.iter().map(single).collect()
}

#[cfg(test)]
mod tests {
    use catalog::Code;

    use super::*;

    fn procedure(code: &str, name: &str, publisher: &str) -> Procedure {
        let mut procedure = Procedure::blank(Code::parse(code).unwrap(), name.into());
        procedure.publisher = publisher.into();
        procedure.fields = vec!["Voi".into()];
        procedure
    }

    /// The pairs, and the codes that only one side has.
    fn shown(old: &[Procedure], new: &[Procedure]) -> (Vec<String>, Vec<String>, Vec<String>) {
        let found = matching(old, new);
        let codes = |list: &[Single<'_>]| list.iter().map(|single| single.procedure.code.to_string()).collect();
        let pairs = found.pairs.iter().map(|(old, new)| format!("{} {}", old.code, new.code)).collect();
        (pairs, codes(&found.repealed), codes(&found.added))
    }

    #[test]
    fn a_procedure_is_found_under_its_new_code() {
        let old = [procedure("1.000001", "Nuôi voi", "Bộ Voi"), procedure("1.000002", "Bán muối", "Bộ Muối")];
        let new = [procedure("1.000003", "THỦ TỤC NUÔI VOI", "Bộ Voi"), procedure("1.000004", "Bán đường", "Bộ Muối")];
        let (pairs, repealed, added) = shown(&old, &new);
        assert_eq!(pairs, ["1.000001 1.000003"]);
        assert_eq!((repealed, added), (vec!["1.000002".to_owned()], vec!["1.000004".to_owned()]));
    }

    #[test]
    fn another_publisher_is_a_successor_only_of_a_name_without_twins() {
        let moved = shown(&[procedure("1.000001", "Nuôi voi", "Bộ Voi")], &[procedure("1.000002", "Nuôi voi", "Bộ Rừng")]);
        assert_eq!(moved.0, ["1.000001 1.000002"]);
        let stays = procedure("1.000009", "Nuôi voi", "Tỉnh Khác");
        let old = [procedure("1.000001", "Nuôi voi", "Tỉnh Một"), stays.clone()];
        let provinces = shown(&old, &[procedure("1.000002", "Nuôi voi", "Tỉnh Hai"), stays]);
        assert_eq!(provinces.0, ["1.000009 1.000009"]);
    }

    #[test]
    fn twins_are_not_confused_but_named() {
        let old = [procedure("1.000001", "Nuôi voi", "Bộ Voi"), procedure("1.000002", "Nuôi voi", "Bộ Voi")];
        let new = [procedure("1.000003", "Nuôi voi", "Bộ Voi"), procedure("1.000004", "Nuôi voi", "Bộ Voi")];
        let found = matching(&old, &new);
        assert!(found.pairs.is_empty());
        assert_eq!(found.repealed[0].perhaps, ["1.000003", "1.000004"]);
        assert_eq!(found.added[1].perhaps, ["1.000001", "1.000002"]);
    }
}
