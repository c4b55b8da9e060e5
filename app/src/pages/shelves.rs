//! Every procedure by links alone, without a search: lists by first letter, level and publisher.

use catalog::{Names, Shelf};
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::title::set_head;
use crate::link;
use crate::store::Store;

/// Draws the lists that there are, with the number of procedures on each.
#[component]
pub(super) fn Shelves() -> impl IntoView {
    let names = Store::current().names;
    set_head("Tất cả thủ tục".into(), "Mọi thủ tục hành chính theo chữ cái, cấp thực hiện và cơ quan công bố.".into());
    let shelves = names.shelves();
    let part = |title: &'static str, is_of: fn(Shelf) -> bool| {
        let items = shelves.iter().filter(|(shelf, _)| is_of(*shelf)).map(|(shelf, count)| item(&names, *shelf, *count));
        view! { <h2>{title}</h2><ul class="fields">{items.collect_view()}</ul> }
    };
    view! {
        <p class="back"><a href=link::FIELDS>"‹ Lĩnh vực"</a></p>
        <h1>"Tất cả thủ tục"</h1>
        {part("Theo chữ cái", |shelf| matches!(shelf, Shelf::Letter(_)))}
        {part("Theo cấp thực hiện", |shelf| matches!(shelf, Shelf::Level(_)))}
        {part("Theo cơ quan công bố", |shelf| matches!(shelf, Shelf::Publisher(_)))}
    }
}

fn item(names: &Names, shelf: Shelf, count: u32) -> impl IntoView + use<> {
    let address = link::shelf(&names.shelf_slug(shelf));
    view! { <li><a href=address>{names.shelf_title(shelf)}</a>" "<span class="count">{count}</span></li> }
}

/// Draws one list, or the "not found" page if there is no such list. It may hold thousands of procedures, so it shows only
/// their names.
#[component]
pub(super) fn ShelfPage(
    /// The slug of the list.
    slug: String,
) -> impl IntoView {
    let names = Store::current().names;
    let Some((shelf, count)) = names.shelves().into_iter().find(|(shelf, _)| names.shelf_slug(*shelf) == slug) else {
        return view! { <NotFound/> }.into_any();
    };
    let title = names.shelf_title(shelf);
    set_head(title.clone(), format!("{title}: {count} thủ tục hành chính."));
    let lines = names.on_shelf(shelf).into_iter().filter_map(|ordinal| names.lines.get(ordinal as usize));
    let lines = lines.map(|line| view! { <li><a href=link::procedure(&line.code)>{line.name.clone()}</a></li> });
    view! {
        <p class="back"><a href=link::SHELVES>"‹ Tất cả thủ tục"</a></p>
        <h1>{title}</h1>
        <p class="quiet">{format!("{count} thủ tục")}</p>
        <ul class="shelf">{lines.collect_view()}</ul>
    }
    .into_any()
}
