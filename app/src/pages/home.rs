//! The start page: frequent queries, the reader's recent queries, the first life events, and the busiest fields.

use catalog::text::order;
use catalog::{Facet, Level, Names, grouped};
use leptos::prelude::*;

use crate::components::event_links::EventLinks;
use crate::components::field_list::field_list;
use crate::components::save_offline::SaveOffline;
use crate::components::title::set_head;
use crate::components::which_office::WhichOffice;
use crate::link;
use crate::search_state::SearchState;
use crate::store::Store;
use crate::words::day;

/// How many life events are listed above the link to all of them.
const EVENTS_SHOWN: usize = 8;
/// How many fields are listed above the link to all fields.
const FIELDS_SHOWN: usize = 12;

/// Draws the start page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let store = Store::current();
    set_head(
        String::new(),
        format!("Tra cứu thủ tục hành chính tại {}: giấy tờ, lệ phí, thời hạn, nơi nộp.", store.release.office.name),
    );
    let names = store.names.clone();
    let often = chips(&store.release.office.often_asked, &names);
    let any_events = !names.events.is_empty();
    let any_often = !store.release.office.often_asked.is_empty();
    let count = grouped(u64::from(store.release.procedures));
    let updated = store.release.updated.map(|date| format!(" · dữ liệu nguồn đến {}", day(date))).unwrap_or_default();
    view! {
        <WhichOffice/>
        {any_often.then(|| view! {
            <section class="often" aria-labelledby="hay-hoi"><h2 id="hay-hoi">"Hay hỏi"</h2>{often}</section>
        })}
        <Recent/>
        {any_events.then(|| view! {
            <section aria-labelledby="theo-viec">
                <h2 id="theo-viec">"Theo việc trong đời"</h2>
                <EventLinks most=EVENTS_SHOWN/>
                <p><a href=link::EVENTS>{format!("Tất cả {} việc", names.events.len())}</a></p>
            </section>
        })}
        <section aria-labelledby="theo-linh-vuc">
            <h2 id="theo-linh-vuc">"Theo lĩnh vực"</h2>
            {field_list(&busiest_fields(&names, store.release.office.level))}
            <p><a href=link::FIELDS>{format!("Tất cả {} lĩnh vực", names.fields.len())}</a></p>
        </section>
        <div class="state">
            <p>{format!("{count} thủ tục{updated} · đăng ngày {}", day(store.release.made))}</p>
            <SaveOffline/>
        </div>
    }
}

/// Links from queries to their results.
fn chips(queries: &[String], names: &Names) -> impl IntoView + use<> {
    let chips = queries.iter().map(|query| {
        let state = SearchState { query: query.clone(), ..SearchState::default() };
        view! { <li><a href=state.address(names)>{query.clone()}</a></li> }
    });
    view! { <ul class="chips">{chips.collect_view()}</ul> }
}

/// Draws the reader's recent queries. Only the device knows them, so they appear after the static page was
/// drawn. They come below the frequent queries, which a finger may already be about to press, and on a wide
/// screen beside them (see the style sheet), so that nothing else moves. Reserving the place would show a
/// gap to every new reader.
#[component]
fn Recent() -> impl IntoView {
    let Store { signals, names, backend, .. } = Store::current();
    move || {
        let (list, backend) = (signals.recent.get(), backend.clone());
        // Two untyped views: 1 KB less to download than an `Option` of the typed one.
        if list.is_empty() {
            return ().into_any();
        }
        view! {
            <section class="recent" aria-labelledby="tim-gan-day">
                <h2 id="tim-gan-day">"Tìm gần đây"</h2>
                <button type="button" class="plain" aria-label="Xóa các câu tìm gần đây" on:click=move |_| backend.forget_queries()>
                    "Xóa"
                </button>
                {chips(&list, &names)}
            </section>
        }
        .into_any()
    }
}

/// The fields with the most procedures of the office's own level, each with the number of its
/// procedures of all levels.
fn busiest_fields(names: &Names, own: Level) -> Vec<(&Facet, u32)> {
    let sizes = names.field_sizes();
    let mut own_sizes = vec![0_u32; sizes.len()];
    for line in names.lines.iter().filter(|line| line.levels.contains(&own)) {
        line.fields.iter().for_each(|field| own_sizes[usize::from(*field)] += 1);
    }
    let size = |place: usize| (own_sizes[place], sizes[place]);
    let places = order(sizes.len(), &|a, b| size(b).cmp(&size(a)));
    places.into_iter().take(FIELDS_SHOWN).map(|place| (&names.fields[place], sizes[place])).collect()
}
