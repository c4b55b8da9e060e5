//! The start page: what is often asked, what the reader searched for before, the fields.

use catalog::{Level, Names, grouped};
use leptos::prelude::*;

use crate::components::device_copy::DeviceCopy;
use crate::components::title::set_head;
use crate::link;
use crate::search_state::SearchState;
use crate::store::Store;
use crate::words::day;

/// How many fields are named before "all fields".
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
    let any_often = !store.release.office.often_asked.is_empty();
    let fields = busiest_fields(&names, store.release.office.level)
        .into_iter()
        .map(|(place, count)| {
            let term = &names.fields[place];
            view! { <li><a href=link::field(&term.slug)>{term.name.clone()}</a>" "<span class="count">{count}</span></li> }
        })
        .collect_view();
    let count = grouped(u64::from(store.release.procedures));
    let updated = store.release.updated.map(|date| format!(" · dữ liệu nguồn đến {}", day(date))).unwrap_or_default();
    view! {
        {any_often.then(|| view! {
            <section class="often" aria-labelledby="hay-hoi"><h2 id="hay-hoi">"Hay hỏi"</h2>{often}</section>
        })}
        <Recent/>
        <section aria-labelledby="theo-linh-vuc">
            <h2 id="theo-linh-vuc">"Theo lĩnh vực"</h2>
            <ul class="fields">{fields}</ul>
            <p><a href=link::FIELDS>{format!("Tất cả {} lĩnh vực", names.fields.len())}</a></p>
        </section>
        <section class="state">
            <p>{format!("{count} thủ tục{updated} · đăng ngày {}", day(store.release.made))}</p>
            <DeviceCopy/>
        </section>
    }
}

/// Queries as links to their results.
fn chips(queries: &[String], names: &Names) -> impl IntoView + use<> {
    let chips = queries.iter().map(|query| {
        let state = SearchState { query: query.clone(), ..SearchState::default() };
        view! { <li><a href=state.address(names)>{query.clone()}</a></li> }
    });
    view! { <ul class="chips">{chips.collect_view()}</ul> }
}

/// What the reader searched for before, which only the device knows: the static page was drawn without
/// it. So it stands below what is often asked, and those links stay where a finger is already on its way
/// to; on a wide screen it stands beside them and moves nothing (see the style sheet). Reserving its
/// place would leave a hole before everyone who comes for the first time.
#[component]
fn Recent() -> impl IntoView {
    let Store { signals, names, backend, .. } = Store::current();
    move || {
        let (list, backend) = (signals.recent.get(), backend.clone());
        // Either view without its type: that is 1 KB less to download than an `Option` of it.
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

/// The fields with the most procedures of the office's own level, with how many they have in all.
fn busiest_fields(names: &Names, own: Level) -> Vec<(usize, u32)> {
    let sizes = names.field_sizes();
    let mut own_sizes = vec![0_u32; sizes.len()];
    for line in names.lines.iter().filter(|line| line.levels.contains(&own)) {
        line.fields.iter().for_each(|field| own_sizes[usize::from(*field)] += 1);
    }
    let mut places: Vec<usize> = (0..sizes.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse((own_sizes[*place], sizes[*place])));
    places.truncate(FIELDS_SHOWN);
    places.into_iter().map(|place| (place, sizes[place])).collect()
}
