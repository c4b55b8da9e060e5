//! The list of results. Which procedures it shows is worked out in plain structs; the component draws them.

use std::sync::Arc;

use catalog::Names;
use catalog::search::{Intent, Selection, Variants, by_name};
use catalog::text::{fold_words, words};
use leptos::prelude::*;

use super::nothing_found::NothingFound;
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
    /// The words to mark in the names, folded: as typed and as corrected.
    asked: Vec<String>,
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
        let mut asked = fold_words(&answer.query);
        asked.splice(0..0, answer.found.corrected.iter().map(|(_, meant)| meant.clone()));
        Some(Self { groups, asked, intent: answer.found.intent, has_more })
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
    let answer = Store::current().signals.answer;
    move || {
        if cfg!(feature = "ssr") {
            // The static page does not know the query.
            return view! { <Opening/> }.into_any();
        }
        let answer = answer.get();
        let shown = state.read().shown;
        let Some(ResultList { groups, asked, intent, has_more }) =
            ResultList::new(&names, &answer, &selection.read().passing, shown)
        else {
            return view! { <NothingFound out_of_scope=answer.found.out_of_scope.clone()/> }.into_any();
        };
        let hit =
            |Variants { first, others }| view! { <Hit names=names.clone() ordinal=first others asked=asked.clone() intent/> };
        let hits = groups.into_iter().map(hit).collect_view();
        let more = has_more.then(|| {
            let more = SearchState { shown: shown + STEP, ..state.get() };
            view! { <p class="more needs-script"><a class="button" href=more.address(&names)>"Xem thêm"</a></p> }
        });
        let correction = correction(&names, &answer).map(|words| view! { <p class="quiet">{words}</p> });
        view! { {correction}<ol class="hits">{hits}</ol>{more} }.into_any()
    }
}

/// "Có phải bạn muốn tìm: khai sinh?": the corrected words, spelt as in the name of the best hit. `None` if
/// nothing was corrected, or if that name has none of the words.
fn correction(names: &Names, answer: &AnsweredQuery) -> Option<String> {
    if answer.found.corrected.is_empty() {
        return None;
    }
    let best = answer.found.hits.first().and_then(|hit| names.lines.get(hit.ordinal as usize))?;
    let words = words(&best.name);
    let in_name =
        |meant: &String| words.iter().find(|word| word.folded == *meant).map(|word| best.name[word.range.clone()].to_lowercase());
    let meant: Vec<String> = answer.found.corrected.iter().filter_map(|(_, meant)| in_name(meant)).collect();
    (!meant.is_empty()).then(|| format!("Có phải bạn muốn tìm: {}?", meant.join(", ")))
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
    use catalog::search::Hit;
    use catalog::{Code, Procedure};

    use super::*;

    fn names(of: &[&str]) -> Names {
        let procedure =
            |(at, name): (usize, &&str)| Procedure::blank(Code::parse(&format!("1.{at:06}")).unwrap(), (*name).to_owned());
        Names::of(&of.iter().enumerate().map(procedure).collect::<Vec<_>>())
    }

    fn answer(query: &str, corrected: &[(&str, &str)], best: u32) -> AnsweredQuery {
        let found = catalog::search::Answer {
            hits: vec![Hit { ordinal: best, score: 1.0 }],
            corrected: corrected.iter().map(|(typed, meant)| ((*typed).to_owned(), (*meant).to_owned())).collect(),
            ..Default::default()
        };
        AnsweredQuery { query: query.into(), found: Arc::new(found) }
    }

    #[test]
    fn procedures_with_the_same_name_are_one_result() {
        let names = names(&["Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký khai sinh"]);
        let list = ResultList::new(&names, &answer("khai sinh", &[], 0), &[0, 1, 2], STEP).unwrap();
        assert_eq!(list.groups, [Variants { first: 0, others: vec![2] }, Variants { first: 1, others: vec![] }]);
        assert_eq!((list.asked, list.has_more), (vec!["khai".to_owned(), "sinh".to_owned()], false));
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
    fn corrected_words_are_marked_and_spelt_as_in_the_best_name() {
        let names = names(&["Đăng ký khai sinh"]);
        let answer = answer("kai sinh", &[("kai", "khai"), ("x", "nghia")], 0);
        let list = ResultList::new(&names, &answer, &[0], STEP).unwrap();
        assert_eq!(list.asked, ["khai", "nghia", "kai", "sinh"]);
        assert_eq!(correction(&names, &answer).unwrap(), "Có phải bạn muốn tìm: khai?");
    }

    #[test]
    fn without_a_corrected_word_in_the_best_name_nothing_is_suggested() {
        let names = names(&["Đăng ký khai sinh"]);
        assert_eq!(correction(&names, &answer("khai sinh", &[], 0)), None);
        assert_eq!(correction(&names, &answer("x", &[("x", "nghia")], 0)), None);
    }
}
