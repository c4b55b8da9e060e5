//! Which procedures are posted, and bringing their details in, one pack after another.

use std::sync::Arc;

use catalog::text::fold_words;
use catalog::{Level, Names, Procedure, Scope};

use crate::route::Notice;
use crate::store::Load;

/// How far the details have come.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Gathered {
    /// So many packs of so many are there.
    Loading {
        /// Packs that are there.
        loaded: usize,
        /// Packs that are needed.
        packs: usize,
    },
    /// One did not come: why.
    Failed(String),
    /// All, in the order asked for.
    Ready(Vec<Arc<Procedure>>),
}

/// What the office receives of a catalogue.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Received {
    /// The procedures.
    pub procedures: Vec<Arc<Procedure>>,
    /// Whether the office itself has said so; otherwise they are all of its level.
    pub stated: bool,
    /// Of how many of its level it has not said what it does, where it has said it of others.
    pub unsaid: usize,
}

/// The ordinals of the procedures that a posting may hold, in its order. None where the address names
/// nothing. What the office receives stands in the details alone, so for that all are needed.
pub(super) fn candidates(posting: &Notice, names: &Names) -> Option<Vec<u32>> {
    match posting {
        Notice::Procedure(code) => names.ordinal(code).map(|ordinal| vec![ordinal]),
        Notice::Field(slug) => {
            let field = names.fields.iter().position(|term| term.slug == *slug)?;
            Some(names.in_field(field as u16))
        }
        Notice::Office => Some(by_field(names)),
    }
}

/// All procedures, by their first field and in it by name.
fn by_field(names: &Names) -> Vec<u32> {
    let mut all: Vec<u32> = (0..names.lines.len() as u32).collect();
    all.sort_by_cached_key(|ordinal| {
        let line = &names.lines[*ordinal as usize];
        (line.fields.first().copied(), fold_words(&line.name))
    });
    all
}

/// Brings the details in. The next pack is only asked for when the one before it is there, so that a slow
/// line is not shared by sixty of them.
pub(super) fn gather(ordinals: &[u32], names: &Names, procedure: impl Fn(u32) -> Load<Arc<Procedure>>) -> Gathered {
    let mut firsts: Vec<(usize, u32)> = ordinals.iter().filter_map(|at| Some((names.pack_of(*at)?.0, *at))).collect();
    firsts.sort_unstable();
    firsts.dedup_by_key(|(pack, _)| *pack);
    for (loaded, (_, ordinal)) in firsts.iter().enumerate() {
        match procedure(*ordinal) {
            Load::Ready(_) => {}
            Load::Waiting => return Gathered::Loading { loaded, packs: firsts.len() },
            Load::Failed(why) => return Gathered::Failed(why),
        }
    }
    let mut all = Vec::with_capacity(ordinals.len());
    for ordinal in ordinals {
        match procedure(*ordinal) {
            Load::Ready(procedure) => all.push(procedure),
            Load::Waiting => return Gathered::Loading { loaded: firsts.len(), packs: firsts.len() },
            Load::Failed(why) => return Gathered::Failed(why),
        }
    }
    Gathered::Ready(all)
}

/// What the office receives: what it says it does, or all of its level where it says nothing at all.
pub(super) fn received(all: Vec<Arc<Procedure>>, level: Level) -> Received {
    let scope = |procedure: &Procedure| procedure.local.as_ref().and_then(|local| local.scope);
    let own = |procedure: &Procedure| procedure.levels.contains(&level) && !procedure.internal;
    let stated = all.iter().any(|procedure| scope(procedure).is_some());
    let unsaid = all.iter().filter(|procedure| stated && own(procedure) && scope(procedure).is_none()).count();
    let here = |procedure: &Arc<Procedure>| match scope(procedure) {
        Some(scope) => Scope::received_here(scope),
        None => !stated && own(procedure),
    };
    Received { procedures: all.into_iter().filter(here).collect(), stated, unsaid }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, Local};

    use super::*;

    fn procedure(code: &str, level: Level, scope: Option<Scope>) -> Arc<Procedure> {
        let blank = Procedure::blank(Code::parse(code).unwrap(), format!("Thủ tục {code}"));
        let local = scope.map(|scope| Local { scope: Some(scope), ..Local::default() });
        Arc::new(Procedure { levels: vec![level], local, ..blank })
    }

    fn codes(received: &Received) -> Vec<&str> {
        received.procedures.iter().map(|procedure| procedure.code.as_str()).collect()
    }

    #[test]
    fn packs_come_one_after_another() {
        let all: Vec<_> = ["1.000001", "1.000002", "1.000003"].map(|code| procedure(code, Level::Commune, None)).into();
        let procedures: Vec<Procedure> = all.iter().map(|procedure| (**procedure).clone()).collect();
        let names = Names { packs: vec![0, 1, 2], ..Names::of(&procedures) };
        let with = |there: u32| {
            let load = |ordinal: u32| match ordinal {
                ordinal if ordinal < there => Load::Ready(all[ordinal as usize].clone()),
                ordinal if ordinal == there => Load::Waiting,
                _ => panic!("asked for before the one in front of it was there"),
            };
            gather(&[2, 0, 1], &names, load)
        };
        assert_eq!(with(0), Gathered::Loading { loaded: 0, packs: 3 });
        assert_eq!(with(2), Gathered::Loading { loaded: 2, packs: 3 });
        assert_eq!(with(3), Gathered::Ready(vec![all[2].clone(), all[0].clone(), all[1].clone()]));
        let failed = gather(&[0], &names, |_| Load::Failed("hỏng".into()));
        assert_eq!(failed, Gathered::Failed("hỏng".into()));
    }

    #[test]
    fn an_office_posts_what_it_says_it_receives() {
        let all = vec![
            procedure("1.000001", Level::Commune, Some(Scope::Decided)),
            procedure("1.000002", Level::Commune, None),
            procedure("1.000003", Level::Province, Some(Scope::ReceivedOnly)),
            procedure("1.000004", Level::Commune, Some(Scope::NotReceived)),
        ];
        let received = received(all, Level::Commune);
        assert_eq!(codes(&received), ["1.000001", "1.000003"]);
        assert_eq!((received.stated, received.unsaid), (true, 1));
    }

    #[test]
    fn an_office_that_says_nothing_posts_all_of_its_level() {
        let all = vec![procedure("1.000001", Level::Commune, None), procedure("1.000003", Level::Province, None)];
        let received = received(all, Level::Commune);
        assert_eq!(codes(&received), ["1.000001"]);
        assert_eq!((received.stated, received.unsaid), (false, 0));
    }

    #[test]
    fn an_address_that_names_nothing_posts_nothing() {
        let names = Names::of(&[(*procedure("1.000001", Level::Commune, None)).clone()]);
        assert_eq!(candidates(&Notice::Procedure("1.999999".into()), &names), None);
        assert_eq!(candidates(&Notice::Field("khong-co".into()), &names), None);
        assert_eq!(candidates(&Notice::Procedure("1.000001".into()), &names), Some(vec![0]));
        assert_eq!(candidates(&Notice::Office, &names), Some(vec![0]));
    }
}
