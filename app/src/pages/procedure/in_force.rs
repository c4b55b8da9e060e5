//! Whether the procedure is in force: a band above its facts, by the device's own day. What replaces it, or what it
//! replaces, is the way on.

use catalog::{Code, Procedure, Reading, Standing};
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::components::procedure_links::ProcedureLinks;
use crate::search_state::SearchState;
use crate::store::Store;
use crate::words::day;

/// What the band says.
#[derive(Debug, PartialEq)]
struct Band<'a> {
    /// When the procedure is in force; may be empty.
    said: String,
    /// Which procedures are the way on, with the words before them.
    way_on: Vec<(&'static str, &'a [Code])>,
    /// Whether to offer a search for its name, because the way on is not known.
    search: bool,
}

/// Draws the band. Nothing for a procedure that is in force with no end in sight.
#[component]
pub(super) fn InForce() -> impl IntoView {
    let store = Store::current();
    let procedure = ProcedureState::current().procedure;
    let Band { said, way_on, search } = band(&procedure, store.reading())?;
    let lists =
        way_on.into_iter().map(|(words, codes)| view! { <ProcedureLinks words codes names=&store.names/> }).collect_view();
    let search = search.then(|| {
        let state = SearchState { query: procedure.name.clone(), ..SearchState::default() };
        view! { <p><a href=state.address(&store.names)>"Tìm thủ tục đang áp dụng theo tên này"</a></p> }
    });
    Some(view! {
        <aside class="in-force" aria-label="Hiệu lực">
            {(!said.is_empty()).then(|| view! { <p><strong>{said}</strong></p> })}
            {lists}
            {search}
        </aside>
    })
}

fn band(procedure: &Procedure, reading: Reading) -> Option<Band<'_>> {
    let (new, old) = (procedure.replaced_by.as_slice(), procedure.replaces.as_slice());
    let lists = |lists: &[(&'static str, &'_ [Code])]| lists.iter().any(|(_, codes)| !codes.is_empty());
    let band = match reading.standing(procedure.in_force()) {
        Some(Standing::Coming(first)) if old.is_empty() => Band {
            said: format!("Có hiệu lực từ ngày {}. Trước ngày đó, hãy hỏi nơi tiếp nhận đang làm theo thủ tục nào.", day(first)),
            way_on: Vec::new(),
            search: true,
        },
        Some(Standing::Coming(first)) => Band {
            said: format!("Có hiệu lực từ ngày {}.", day(first)),
            way_on: vec![("Trước ngày đó vẫn làm theo:", old)],
            search: false,
        },
        Some(Standing::Ended(since)) => Band {
            said: format!("Đã hết hiệu lực từ ngày {}.", day(since)),
            way_on: vec![("Nay làm theo:", new)],
            search: new.is_empty(),
        },
        Some(Standing::Holds) => Band {
            said: procedure.in_force().to.map(|last| format!("Có hiệu lực đến hết ngày {}.", day(last))).unwrap_or_default(),
            way_on: vec![("Thay bằng:", new)],
            search: false,
        },
        None => Band {
            said: procedure.in_force().words().map(|days| format!("Có hiệu lực {days}.")).unwrap_or_default(),
            way_on: vec![("Thay cho:", old), ("Thay bằng:", new)],
            search: false,
        },
    };
    let way_on: Vec<_> = band.way_on.into_iter().filter(|(_, codes)| !codes.is_empty()).collect();
    (!band.said.is_empty() || lists(&way_on)).then_some(Band { way_on, ..band })
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;

    fn voi(from: Option<Date>, to: Option<Date>) -> Procedure {
        let blank = Procedure::blank(Code::parse("1.000001").unwrap(), "Nuôi voi".into());
        Procedure { in_force_from: from, in_force_to: to, ..blank }
    }

    fn said(procedure: &Procedure, today: Date) -> Option<(String, usize, bool)> {
        band(procedure, Reading::On(today)).map(|band| (band.said, band.way_on.len(), band.search))
    }

    #[test]
    fn a_procedure_to_come_names_what_holds_until_then() {
        let first = date(2027, 3, 1);
        let mut coming = voi(Some(first), None);
        assert!(said(&coming, date(2027, 2, 28)).unwrap().0.contains("hãy hỏi nơi tiếp nhận"));
        coming.replaces = vec![Code::parse("1.000002").unwrap()];
        assert_eq!(said(&coming, date(2027, 2, 28)).unwrap(), ("Có hiệu lực từ ngày 1/3/2027.".into(), 1, false));
        assert_eq!(said(&coming, first), None);
    }

    #[test]
    fn an_ended_procedure_leads_on() {
        let last = date(2026, 12, 31);
        let mut ended = voi(None, Some(last));
        assert_eq!(said(&ended, last).unwrap(), ("Có hiệu lực đến hết ngày 31/12/2026.".into(), 0, false));
        assert_eq!(said(&ended, date(2027, 1, 1)).unwrap(), ("Đã hết hiệu lực từ ngày 1/1/2027.".into(), 0, true));
        ended.replaced_by = vec![Code::parse("1.000002").unwrap()];
        assert_eq!(said(&ended, date(2027, 1, 1)).unwrap(), ("Đã hết hiệu lực từ ngày 1/1/2027.".into(), 1, false));
    }

    #[test]
    fn a_kept_page_names_the_days_only() {
        let coming = voi(Some(date(2027, 3, 1)), None);
        let band = band(&coming, Reading::From(date(2026, 11, 30))).unwrap();
        assert_eq!((band.said.as_str(), band.search), ("Có hiệu lực từ ngày 1/3/2027.", false));
        assert_eq!(super::band(&voi(None, None), Reading::From(date(2026, 11, 30))), None);
    }
}
