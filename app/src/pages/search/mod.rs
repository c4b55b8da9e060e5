//! The search page: the filters, and the results that follow the typing. The search box itself belongs to
//! the frame around the page.

mod counts;
mod nothing_found;
mod results;
mod status;

use catalog::search::{Filter, Selection};
use catalog::{Names, Reading};
use leptos::ev;
use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::components::filters::Filters;
use crate::components::title::set_head;
use crate::search_navigation::SearchNavigation;
use crate::search_state::SearchState;
use crate::store::{AnsweredQuery, Store};
use counts::settled_counts;
use results::Results;
use status::Status;

/// Draws the page for the current address.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    let store = Store::current();
    let navigation = SearchNavigation::new();
    let state = Memo::new({
        let (address, names) = (store.signals.address, store.names.clone());
        move |_| SearchState::read(&address.read(), &names)
    });
    set_head("Tra cứu".into(), "Tra cứu thủ tục hành chính, có dấu hay không dấu.".into());
    follow_the_address(&store, state);
    let (names, store) = (store.names.clone(), store.clone());
    let answer = store.signals.answer;
    let selection = Memo::new({
        let names = names.clone();
        move |_| select(&names, &answer.read(), &state.read().filter, store.reading())
    });
    let change = Callback::new(move |filter: Filter| navigation.filter(filter));
    let filter = Memo::new(move |_| state.read().filter.clone());
    let open = RwSignal::new(has_room_for_filters());
    let counts = settled_counts(selection, open);
    let follow_opening = move |event: ev::Event| open.set(event_target::<Element>(&event).has_attribute("open"));
    let any_filter = move || !state.get().filter.is_empty();
    let clear = move |_| change.run(Filter::default());
    view! {
        <h1 class="hidden-label">"Kết quả tra cứu"</h1>
        <div class="search-page">
            <details class="filters needs-script" open=open.get_untracked() on:toggle=follow_opening>
                <summary>"Lọc kết quả"</summary>
                <Filters names=names.clone() filter counts change/>
                <Show when=any_filter><button type="button" class="plain" on:click=clear>"Bỏ lọc"</button></Show>
            </details>
            <div>
                <Status selection/>
                <Results names state selection/>
            </div>
        </div>
    }
}

/// Runs the query in the address if the reader arrived by it: from a link, by reload, or by going back.
/// While the reader types, the address lags behind the search box and must not overwrite it.
fn follow_the_address(store: &Store, state: Memo<SearchState>) {
    let store = store.clone();
    Effect::new(move |_| {
        let address = store.signals.address.get();
        let last_search = format!("{}?{}", address.path.trim_start_matches('/'), address.query);
        store.signals.last_search.set(Some(last_search));
        let query = state.get().query;
        if store.signals.moved.get() && store.signals.typed.get_untracked() != query {
            store.signals.typed.set(query.clone());
            store.backend.search(query);
        }
    });
}

/// The hits that pass the filter, those in force first. Without a query, every procedure that passes it.
fn select(names: &Names, answer: &AnsweredQuery, filter: &Filter, reading: Reading) -> Selection {
    let mut selection = if answer.query.trim().is_empty() {
        filter.select(names, 0..names.lines.len() as u32)
    } else {
        filter.select(names, answer.found.hits.iter().map(|hit| hit.ordinal))
    };
    names.in_force_first(&mut selection.passing, reading);
    selection
}

/// Whether the window is wide enough to show the filters beside the results. The static page does not know.
fn has_room_for_filters() -> bool {
    #[cfg(feature = "csr")]
    return window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= 900.0);
    #[cfg(not(feature = "csr"))]
    return false;
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use catalog::search::Hit;
    use catalog::{Code, Level, Procedure};

    use super::*;

    const TODAY: Reading = Reading::On(jiff::civil::date(2026, 11, 30));

    fn names() -> Names {
        let procedure = |code: &str, level| {
            let blank = Procedure::blank(Code::parse(code).unwrap(), "Đăng ký khai sinh".into());
            Procedure { levels: vec![level], ..blank }
        };
        Names::of(&[procedure("1.000001", Level::Commune), procedure("1.000002", Level::Province)])
    }

    #[test]
    fn without_a_query_the_filter_applies_to_every_procedure() {
        let passing = |filter: &Filter| select(&names(), &AnsweredQuery::default(), filter, TODAY).passing;
        assert_eq!(passing(&Filter::default()), [0, 1]);
        assert_eq!(passing(&Filter { level: Some(Level::Province), ..Filter::default() }), [1]);
    }

    #[test]
    fn with_a_query_the_filter_applies_to_its_hits_in_their_order() {
        let hits = [1, 0].map(|ordinal| Hit { ordinal, score: 1.0, wording: None }).into();
        let found = Arc::new(catalog::search::Answer { hits, ..Default::default() });
        let answer = AnsweredQuery { query: "khai sinh".into(), found };
        assert_eq!(select(&names(), &answer, &Filter::default(), TODAY).passing, [1, 0]);
    }
}
