//! The start page: the question, what is often asked, the fields.

use catalog::{Level, Names, grouped};
use leptos::prelude::*;

use super::day;
use crate::components::device_copy::DeviceCopy;
use crate::components::title::set_head;
use crate::link;
use crate::query::SearchState;
use crate::store::Store;

/// How many fields are named before "all fields".
const FIELDS_SHOWN: usize = 12;

/// Draws the start page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let store = Store::current();
    set_head(
        String::new(),
        format!("Tra cứu thủ tục hành chính tại {}: giấy tờ, lệ phí, thời hạn, nơi nộp.", store.release.site.name),
    );
    let names = store.names.clone();
    let often = store.release.site.often_asked.iter().map(|question| {
        let state = SearchState { question: question.clone(), ..SearchState::default() };
        view! { <li><a href=state.address(&names)>{question.clone()}</a></li> }
    });
    let often = often.collect_view();
    let any_often = !store.release.site.often_asked.is_empty();
    let fields = busiest_fields(&names, store.release.site.level)
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
            <section class="often" aria-labelledby="hay-hoi"><h2 id="hay-hoi">"Hay hỏi"</h2><ul class="chips">{often}</ul></section>
        })}
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
