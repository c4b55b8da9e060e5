//! The list of results. Which procedures it shows is worked out in plain structs; the component draws them.

use std::sync::Arc;

use catalog::Names;
use catalog::search::{Answer, Hit as Found, Intent, Selection, Variants, Wordings, by_name};
use leptos::prelude::*;

use super::nothing_found::NothingFound;
use crate::components::event_links::event_hint;
use crate::components::hit::Hit;
use crate::link;
use crate::search_state::{STEP, SearchState};
use crate::store::{AnsweredQuery, Store};

/// How many hits are compared for each one that is shown, to group those with the same name. Hits with the
/// same name score nearly the same; comparing thousands of names at every key would block a phone.
const COMPARED: usize = 8;

/// What the page shows of an answer.
#[derive(Debug, PartialEq)]
struct ResultList {
    /// The hits, best first; procedures with the same name are one entry.
    groups: Vec<Variants>,
    /// The part of a procedure that the query asks for.
    intent: Option<Intent>,
    /// Whether there are more results than these.
    has_more: bool,
}

impl ResultList {
    /// The first `shown` results of an answer, `passing` being the ordinals that pass the filter. `None` if
    /// there are none.
    fn new(names: &Names, answer: &AnsweredQuery, passing: &[u32], shown: usize) -> Option<Self> {
        let compared = passing.len().min(shown * COMPARED);
        let mut groups = by_name(names, &passing[..compared]);
        if groups.is_empty() {
            return None;
        }
        let has_more = groups.len() > shown || compared < passing.len();
        groups.truncate(shown);
        Some(Self { groups, intent: answer.found.intent, has_more })
    }
}

/// Draws the results.
#[component]
pub(super) fn Results(
    /// The names of all procedures.
    names: Arc<Names>,
    /// How much of the list is shown.
    state: Memo<SearchState>,
    /// The hits that pass the filter.
    selection: Memo<Selection>,
) -> impl IntoView {
    let store = Store::current();
    let (answer, wordings) = (store.signals.answer, store.signals.wordings);
    move || {
        if cfg!(feature = "ssr") {
            // The static page does not know the query.
            return view! { <Opening/> }.into_any();
        }
        let answer = answer.get();
        let shown = state.read().shown;
        let event = answer.found.event.and_then(|place| names.events.get(place as usize)).map(event_hint);
        let Some(ResultList { groups, intent, has_more }) = ResultList::new(&names, &answer, &selection.read().passing, shown)
        else {
            return view! { {event}<NothingFound out_of_scope=answer.found.out_of_scope.clone()/> }.into_any();
        };
        let asked = &answer.found.marked;
        let wordings = wordings.get_untracked();
        let hit = |Variants { first, others }| {
            let said = said_line(wordings.as_deref(), &answer.found.hits, first);
            view! { <Hit names=names.clone() ordinal=first others said asked=asked.clone() intent/> }
        };
        let hits = groups.into_iter().map(hit).collect_view();
        let more = has_more.then(|| {
            let more = SearchState { shown: shown + STEP, ..state.get() };
            view! { <p class="more needs-script"><a class="button" href=more.address(&names)>"Xem thêm"</a></p> }
        });
        view! { {event}{heard(&names, &answer.found)}<ol class="hits">{hits}</ol>{more} }.into_any()
    }
}

/// "Thường gọi: giấy độc thân · cũng nói: chưa có vợ": the everyday name, and the wording that made it a hit.
fn said_line(wordings: Option<&Wordings>, hits: &[Found], ordinal: u32) -> String {
    let Some(said) = wordings.and_then(|wordings| wordings.said_as(ordinal)) else { return String::new() };
    let place = hits.iter().find(|hit| hit.ordinal == ordinal).and_then(|hit| hit.wording).filter(|place| *place > 0);
    let wording = place.and_then(|place| said.phrases().nth(place as usize));
    match (said.everyday.as_str(), wording) {
        ("", None) => String::new(),
        ("", Some(wording)) => format!("Cũng nói: {wording}"),
        (everyday, None) => format!("Thường gọi: {everyday}"),
        (everyday, Some(wording)) => format!("Thường gọi: {everyday} · cũng nói: {wording}"),
    }
}

/// Draws how the query was understood, where that is not plain: a correction, official words, only guesses.
fn heard(names: &Names, answer: &Answer) -> impl IntoView + use<> {
    let correction = answer.corrected.clone().map(|query| {
        let state = SearchState { query: query.clone(), ..SearchState::default() };
        view! { <p class="quiet">"Có phải bạn muốn tìm: "<a href=state.address(names)>{query}</a>"?"</p> }
    });
    let understood =
        answer.understood.iter().map(|(said, official)| view! { <p class="quiet">{format!("{said} → {official}")}</p> });
    let guesses = answer.is_doubtful.then(|| view! { <h2 class="guesses">"Có thể bạn muốn tìm"</h2> });
    view! { {correction}{understood.collect_view()}{guesses} }
}

/// Draws what the static page shows until the app has taken over, or for good if it cannot.
#[component]
fn Opening() -> impl IntoView {
    view! {
        <p class="waiting needs-script">"Đang mở phần tra cứu…"</p>
        <noscript>
            <p>"Tra cứu cần JavaScript. Không có JavaScript, mọi thủ tục vẫn đọc được: "<a href=link::FIELDS>"xem theo lĩnh vực"</a>"."</p>
        </noscript>
    }
}

#[cfg(test)]
mod tests {
    use catalog::search::{Lexicon, SaidAs};
    use catalog::{Code, Procedure};

    use super::*;

    fn names(all: &[&str]) -> Names {
        let procedure = |name: &&str| Procedure::blank(Code::parse("1.000001").unwrap(), (*name).to_owned());
        Names::of(&all.iter().map(procedure).collect::<Vec<_>>())
    }

    #[test]
    fn procedures_of_one_name_are_one_entry() {
        let names = names(&["Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký khai sinh"]);
        let list = ResultList::new(&names, &AnsweredQuery::default(), &[0, 1, 2], STEP).unwrap();
        assert_eq!(list.groups, [Variants { first: 0, others: vec![2] }, Variants { first: 1, others: vec![] }]);
        assert!(!list.has_more);
    }

    #[test]
    fn the_list_ends_at_what_is_shown_and_says_that_there_is_more() {
        let names = names(&["a", "b", "c"]);
        let list = |shown| ResultList::new(&names, &AnsweredQuery::default(), &[0, 1, 2], shown).unwrap();
        assert_eq!((list(2).groups.len(), list(2).has_more), (2, true));
        assert_eq!((list(3).groups.len(), list(3).has_more), (3, false));
        assert_eq!(ResultList::new(&names, &AnsweredQuery::default(), &[], 2), None);
    }

    #[test]
    fn hits_beyond_those_compared_are_more_results() {
        let same = names(&["a"; COMPARED + 1]);
        let all: Vec<u32> = (0..=COMPARED as u32).collect();
        let list = ResultList::new(&same, &AnsweredQuery::default(), &all, 1).unwrap();
        assert_eq!((list.groups.len(), list.groups[0].others.len(), list.has_more), (1, COMPARED - 1, true));
    }

    #[test]
    fn a_hit_says_its_everyday_name_and_the_wording_that_found_it() {
        let single = SaidAs { everyday: "giấy độc thân".into(), wordings: vec!["chưa có vợ".into()] };
        let unnamed = SaidAs { everyday: String::new(), wordings: vec!["mới đẻ".into()] };
        let wordings = Wordings::of(Lexicon::default(), [Some(&single), Some(&unnamed), None].into_iter());
        let line = |ordinal, wording| said_line(Some(&wordings), &[Found { ordinal, score: 1.0, wording }], ordinal);
        assert_eq!(line(0, None), "Thường gọi: giấy độc thân");
        assert_eq!(line(0, Some(1)), "Thường gọi: giấy độc thân · cũng nói: chưa có vợ");
        assert_eq!((line(1, Some(1)), line(1, None), line(2, None)), ("Cũng nói: mới đẻ".into(), String::new(), String::new()));
    }
}
