//! Loads the details of many procedures, one pack after another.

use std::sync::Arc;

use catalog::{Names, Procedure};

use crate::store::Load;

/// How far the loading has come.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Details {
    /// Packs are still missing.
    Loading {
        /// Packs that have been loaded.
        loaded: usize,
        /// Packs that are needed.
        packs: usize,
    },
    /// A pack could not be loaded: the reason, in Vietnamese.
    Failed(String),
    /// All procedures, in the order of their ordinals in the request.
    Ready(Vec<Arc<Procedure>>),
}

/// Loads the procedures with these ordinals; `procedure` asks for one of them. The next pack is requested
/// only when the one before it has arrived, so that sixty packs do not share a slow line.
pub(super) fn load_details(ordinals: &[u32], names: &Names, procedure: impl Fn(u32) -> Load<Arc<Procedure>>) -> Details {
    let mut firsts: Vec<(usize, u32)> = ordinals.iter().filter_map(|at| Some((names.pack_of(*at)?.0, *at))).collect();
    firsts.sort_unstable();
    firsts.dedup_by_key(|(pack, _)| *pack);
    for (loaded, (_, ordinal)) in firsts.iter().enumerate() {
        match procedure(*ordinal) {
            Load::Ready(_) => {}
            Load::Waiting => return Details::Loading { loaded, packs: firsts.len() },
            Load::Failed(reason) => return Details::Failed(reason),
        }
    }
    let mut all = Vec::with_capacity(ordinals.len());
    for ordinal in ordinals {
        match procedure(*ordinal) {
            Load::Ready(procedure) => all.push(procedure),
            Load::Waiting => return Details::Loading { loaded: firsts.len(), packs: firsts.len() },
            Load::Failed(reason) => return Details::Failed(reason),
        }
    }
    Details::Ready(all)
}

#[cfg(test)]
mod tests {
    use catalog::Code;

    use super::*;

    #[test]
    fn packs_are_loaded_one_after_another() {
        let procedure = |code| Procedure::blank(Code::parse(code).unwrap(), format!("Thủ tục {code}"));
        let procedures = ["1.000001", "1.000002", "1.000003"].map(procedure);
        let names = Names { packs: vec![0, 1, 2], ..Names::of(&procedures) };
        let all = procedures.map(Arc::new);
        let with = |there: u32| {
            let load = |ordinal: u32| match ordinal {
                ordinal if ordinal < there => Load::Ready(all[ordinal as usize].clone()),
                ordinal if ordinal == there => Load::Waiting,
                _ => panic!("requested before the pack in front of it has arrived"),
            };
            load_details(&[2, 0, 1], &names, load)
        };
        assert_eq!(with(0), Details::Loading { loaded: 0, packs: 3 });
        assert_eq!(with(2), Details::Loading { loaded: 2, packs: 3 });
        assert_eq!(with(3), Details::Ready(vec![all[2].clone(), all[0].clone(), all[1].clone()]));
        let failed = load_details(&[0], &names, |_| Load::Failed("hỏng".into()));
        assert_eq!(failed, Details::Failed("hỏng".into()));
    }
}
