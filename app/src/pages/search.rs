//! The results of a search, as one types.

use std::sync::Arc;
use std::time::Duration;

use catalog::search::{Counts, Filter, OutOfScope, Selection, Variants, by_name};
use catalog::text::{fold_words, words};
use catalog::{Names, grouped};
use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::components::filters::Filters;
use crate::components::hit::Hit;
use crate::components::title::set_head;
use crate::link;
use crate::search_navigation::SearchNavigation;
use crate::search_state::{STEP, SearchState};
use crate::store::{AnsweredQuery, Engine, Store};

/// How many hits are looked at for each one shown, to gather those of one name. They have nearly the same
/// score; comparing the names of thousands would make a phone wait at every key.
const LOOKED_AT: usize = 8;
/// How long after the last answer the counts beside the filters follow.
const COUNTS_DELAY: Duration = Duration::from_millis(150);

/// Draws the results for the address at hand.
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
    let names = store.names.clone();
    let answer = store.signals.answer;
    let selection = Memo::new({
        let names = names.clone();
        move |_| select(&names, &answer.read(), &state.read().filter)
    });
    let change = Callback::new(move |filter: Filter| navigation.filter(filter));
    let filter = Memo::new(move |_| state.read().filter.clone());
    let open = RwSignal::new(wide_screen());
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

/// The counts beside the filters. They are hundreds of choices to draw, so they follow once the typing
/// pauses, and only where they are seen.
fn settled_counts(selection: Memo<Selection>, open: RwSignal<bool>) -> RwSignal<Counts> {
    let counts = RwSignal::new(Counts::default());
    let pending = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        selection.track();
        if let Some(handle) = pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        // The page may be gone by the time the typing has paused.
        let follow = move || {
            if let Some(selection) = selection.try_get_untracked() {
                let _ = counts.try_set(selection.counts);
            }
        };
        match (was_open, is_open) {
            (_, false) => {}
            (Some(true), true) => pending.set_value(set_timeout_with_handle(follow, COUNTS_DELAY).ok()),
            (_, true) => follow(),
        }
        is_open
    });
    counts
}

/// Asks what the address asks, where the search box does not say it already: on a shared link, on
/// reload, and when the reader goes back. An address that lags behind the typing asks nothing.
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

/// The hits that pass the filter; without a query, everything that does.
fn select(names: &Names, answer: &AnsweredQuery, filter: &Filter) -> Selection {
    if answer.query.trim().is_empty() {
        filter.select(names, 0..names.lines.len() as u32)
    } else {
        filter.select(names, answer.found.hits.iter().map(|hit| hit.ordinal))
    }
}

/// Whether there is room for the filters beside the results.
fn wide_screen() -> bool {
    #[cfg(feature = "csr")]
    return window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= 900.0);
    #[cfg(not(feature = "csr"))]
    return false;
}

/// How many hits there are, and what the answer is made from. Its place is reserved.
#[component]
fn Status(selection: Memo<Selection>) -> impl IntoView {
    let engine = Store::current().signals.engine;
    let count = move || match selection.read().passing.len() {
        0 => "Không có thủ tục nào".to_owned(),
        count => format!("{} thủ tục", grouped(count as u64)),
    };
    let made_from = move || match engine.get() {
        Engine::Names => " · mới tìm trong tên thủ tục".to_owned(),
        Engine::Loading(percent) => format!(" · mới tìm trong tên; đang tải phần tìm đầy đủ {percent} %"),
        Engine::Titles => " · đang tải phần giấy tờ, trình tự".to_owned(),
        Engine::Complete => String::new(),
        Engine::Failed(_) => " · chỉ tìm được trong tên thủ tục".to_owned(),
    };
    let trouble = {
        let backend = Store::current().backend;
        move || {
            let backend = backend.clone();
            match engine.get() {
                Engine::Failed(why) => Some(view! {
                    <p class="problem">
                        {format!("Phần tìm đầy đủ chưa mở được: {why}. ")}
                        <button type="button" class="plain" on:click=move |_| backend.retry()>"Thử lại"</button>
                    </p>
                }),
                _ => None,
            }
        }
    };
    let words = move || if cfg!(feature = "ssr") { String::new() } else { count() + &made_from() };
    view! { <p class="status needs-script" role="status">{words}</p>{trouble} }
}

#[component]
fn Results(names: Arc<Names>, state: Memo<SearchState>, selection: Memo<Selection>) -> impl IntoView {
    let answer = Store::current().signals.answer;
    move || {
        if cfg!(feature = "ssr") {
            // The static page does not know the query.
            return view! { <Opening/> }.into_any();
        }
        let answer = answer.get();
        let shown = state.read().shown;
        let found = selection.read();
        let looked_at = found.passing.len().min(shown * LOOKED_AT);
        let groups = by_name(&names, &found.passing[..looked_at]);
        if groups.is_empty() {
            return view! { <Nothing out_of_scope=answer.found.out_of_scope.clone()/> }.into_any();
        }
        let mut asked = fold_words(&answer.query);
        asked.splice(0..0, answer.found.corrected.iter().map(|(_, meant)| meant.clone()));
        let intent = answer.found.intent;
        let more = groups.len() > shown || looked_at < found.passing.len();
        let hit =
            |Variants { first, others }| view! { <Hit names=names.clone() ordinal=first others asked=asked.clone() intent/> };
        let hits = groups.into_iter().take(shown).map(hit).collect_view();
        let more = more.then(|| {
            let more = SearchState { shown: shown + STEP, ..state.get() };
            view! { <p class="more needs-script"><a class="button" href=more.address(&names)>"Xem thêm"</a></p> }
        });
        view! { {corrected_line(&names, &answer)}<ol class="hits">{hits}</ol>{more} }.into_any()
    }
}

/// "Có phải bạn muốn tìm “khai sinh”": what was mended, in the words of the names that were found.
fn corrected_line(names: &Names, answer: &AnsweredQuery) -> Option<impl IntoView + use<>> {
    if answer.found.corrected.is_empty() {
        return None;
    }
    let first = answer.found.hits.first().and_then(|hit| names.lines.get(hit.ordinal as usize))?;
    let words = words(&first.name);
    let in_name = |meant: &String| {
        words.iter().find(|word| word.folded == *meant).map(|word| first.name[word.range.clone()].to_lowercase())
    };
    let meant: Vec<String> = answer.found.corrected.iter().filter_map(|(_, meant)| in_name(meant)).collect();
    (!meant.is_empty()).then(|| view! { <p class="quiet">{format!("Có phải bạn muốn tìm: {}?", meant.join(", "))}</p> })
}

/// What stands in the results' place until the app has taken over, or where it never will.
#[component]
fn Opening() -> impl IntoView {
    view! {
        <p class="waiting needs-script">"Đang mở phần tra cứu…"</p>
        <noscript>
            <p>"Tra cứu cần JavaScript. Không có JavaScript, mọi thủ tục vẫn đọc được: "<a href=link::FIELDS>"xem theo lĩnh vực"</a>"."</p>
        </noscript>
    }
}

/// Nothing was found: ways on.
#[component]
fn Nothing(
    /// What the question asks that no office answers.
    #[prop(optional_no_strip)]
    out_of_scope: Option<OutOfScope>,
) -> impl IntoView {
    let hotline = Store::current().release.office.hotline.clone();
    let call = (!hotline.is_empty()).then(|| view! { <li>{format!("Gọi đường dây nóng {hotline}.")}</li> });
    view! {
        <div class="nothing">
            <p><strong>"Không tìm thấy thủ tục phù hợp."</strong></p>
            {out_of_scope.map(not_ours)}
            <ul>
                <li>"Thử ít từ hơn, hoặc tên giấy tờ cần làm: “khai sinh”, “tạm trú”."</li>
                <li>"Bỏ bớt điều kiện lọc."</li>
                <li><a href=link::FIELDS>"Xem theo lĩnh vực"</a>"."</li>
                {call}
            </ul>
        </div>
    }
}

/// Who answers what no office does, and the way to the procedures that have the words all the same.
fn not_ours(OutOfScope { said, ask }: OutOfScope) -> impl IntoView {
    let who = match ask.as_str() {
        "" => format!("“{said}” không phải việc của cơ quan hành chính."),
        ask => format!("“{said}” không phải thủ tục hành chính. Nơi giải đáp: {ask}."),
    };
    let literal = SearchState { query: format!("\"{said}\""), ..SearchState::default() };
    let address = literal.address(&Store::current().names);
    view! { <p>{who}" "<a href=address>{format!("Tìm thủ tục có chữ “{said}”")}</a></p> }
}
