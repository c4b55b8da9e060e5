//! Which procedures a notice is about, and in which order.

use std::sync::Arc;

use catalog::text::fold_words;
use catalog::{Names, Office, Procedure};

use crate::route::Notice;

/// What an office receives of a catalogue.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Received {
    /// The procedures.
    pub procedures: Vec<Arc<Procedure>>,
    /// Whether the office states the scope of any procedure. If not, these are all procedures of its level.
    pub stated: bool,
    /// How many procedures of its level have no stated scope; 0 if the office states none at all.
    pub unstated: usize,
}

/// The ordinals of the procedures that a notice may contain, in the notice's order. `None` if the address
/// names no procedure and no field. For a whole office these are all procedures: only their details say
/// which of them the office receives.
pub(super) fn candidates(notice: &Notice, names: &Names) -> Option<Vec<u32>> {
    match notice {
        Notice::Procedure(code) => names.ordinal(code).map(|ordinal| vec![ordinal]),
        Notice::Field(slug) => {
            let field = names.fields.iter().position(|facet| facet.slug == *slug)?;
            Some(names.in_field(field as u16))
        }
        Notice::Office => Some(by_field(names)),
    }
}

/// All procedures, by their first field and then by name.
fn by_field(names: &Names) -> Vec<u32> {
    let mut all: Vec<u32> = (0..names.lines.len() as u32).collect();
    all.sort_by_cached_key(|ordinal| {
        let line = &names.lines[*ordinal as usize];
        (line.fields.first().copied(), fold_words(&line.name))
    });
    all
}

/// What the office receives. If it states the scope of any procedure, only those with one.
pub(super) fn received(all: Vec<Arc<Procedure>>, office: &Office) -> Received {
    let stated = all.iter().any(|procedure| procedure.scope().is_some());
    let received = all.into_iter().filter(|procedure| office.receives(procedure));
    let (procedures, unstated): (Vec<_>, Vec<_>) = received.partition(|procedure| !stated || procedure.scope().is_some());
    Received { procedures, stated, unstated: unstated.len() }
}

#[cfg(test)]
mod tests {
    use catalog::{Code, Level, Local, Scope};

    use super::*;

    fn procedure(code: &str, level: Level, scope: Option<Scope>) -> Arc<Procedure> {
        let blank = Procedure::blank(Code::parse(code).unwrap(), format!("Thủ tục {code}"));
        let local = scope.map(|scope| Local { scope: Some(scope), ..Local::default() });
        Arc::new(Procedure { levels: vec![level], local, ..blank })
    }

    fn commune() -> Office {
        Office::blank("Xã Mẫu".into(), Level::Commune)
    }

    fn codes(received: &Received) -> Vec<&str> {
        received.procedures.iter().map(|procedure| procedure.code.as_str()).collect()
    }

    #[test]
    fn an_office_posts_what_it_says_it_receives() {
        let all = vec![
            procedure("1.000001", Level::Commune, Some(Scope::Decided)),
            procedure("1.000002", Level::Commune, None),
            procedure("1.000003", Level::Province, Some(Scope::ReceivedOnly)),
            procedure("1.000004", Level::Commune, Some(Scope::NotReceived)),
        ];
        let received = received(all, &commune());
        assert_eq!(codes(&received), ["1.000001", "1.000003"]);
        assert_eq!((received.stated, received.unstated), (true, 1));
    }

    #[test]
    fn an_office_without_stated_scopes_posts_all_of_its_level() {
        let all = vec![procedure("1.000001", Level::Commune, None), procedure("1.000003", Level::Province, None)];
        let received = received(all, &commune());
        assert_eq!(codes(&received), ["1.000001"]);
        assert_eq!((received.stated, received.unstated), (false, 0));
    }

    #[test]
    fn an_unknown_code_or_field_has_no_notice() {
        let names = Names::of(&[(*procedure("1.000001", Level::Commune, None)).clone()]);
        assert_eq!(candidates(&Notice::Procedure("1.999999".into()), &names), None);
        assert_eq!(candidates(&Notice::Field("khong-co".into()), &names), None);
        assert_eq!(candidates(&Notice::Procedure("1.000001".into()), &names), Some(vec![0]));
        assert_eq!(candidates(&Notice::Office, &names), Some(vec![0]));
    }
}
