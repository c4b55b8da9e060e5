//! What changed from release to release (thay đổi): of the whole catalogue, of a field, of a procedure, and what became
//! of a procedure that is gone.

mod days;
mod entry;
mod gone;
mod of_procedure;

use catalog::release::history::{HISTORY_FILE, HistoryEntry, newest};
use leptos::prelude::*;

use super::not_found::NotFound;
use crate::components::load::load_view;
use crate::components::title::set_head;
use crate::link;
use crate::store::Store;
use days::days;
use entry::Entry;

pub(super) use gone::GonePage;
pub(super) use of_procedure::ProcedureChanges;

/// The most entries on a page. A ministry that renames its offices changes hundreds of procedures in a day; the whole
/// history is a file to download.
const MOST: usize = 200;

/// Draws the changes of the whole catalogue.
#[component]
pub(super) fn ChangesPage() -> impl IntoView {
    set_head("Thay đổi".into(), "Thủ tục mới, thủ tục bãi bỏ, phí, giấy tờ, thời hạn thay đổi qua các lần đăng.".into());
    view! {
        <h1>"Thay đổi"</h1>
        <p>"Những gì khác đi trong danh mục này sau mỗi lần đăng, mới nhất trước."</p>
        <Feed address=link::FEED.to_owned()/>
        <Changes field=None/>
    }
}

/// Draws the changes of a field, or the "not found" page if there is no such field.
#[component]
pub(super) fn FieldChangesPage(
    /// The field's slug.
    slug: String,
) -> impl IntoView {
    let names = Store::current().names;
    let Some(field) = names.fields.iter().find(|facet| facet.slug == slug) else {
        return view! { <NotFound/> }.into_any();
    };
    let name = field.name.clone();
    set_head(format!("Thay đổi: {name}"), format!("Thủ tục lĩnh vực {name} thay đổi qua các lần đăng."));
    view! {
        <p class="back"><a href=link::field(&slug)>{format!("‹ {name}")}</a><a href=link::CHANGES>"‹ Mọi thay đổi"</a></p>
        <h1>{format!("Thay đổi: {name}")}</h1>
        <Feed address=link::field_feed(&slug)/>
        <Changes field=Some(slug)/>
    }
    .into_any()
}

/// Draws the link to a feed, which tells of new changes.
#[component]
fn Feed(
    /// Its address.
    address: String,
) -> impl IntoView {
    view! { <p class="quiet"><a href=address rel="alternate" type="application/atom+xml">"Theo dõi bằng trình đọc tin (Atom)"</a></p> }
}

/// Draws the entries by day.
#[component]
fn Changes(
    /// Only those of the field with this slug.
    field: Option<String>,
) -> impl IntoView {
    let backend = Store::current().backend;
    move || {
        load_view(backend.history(), "Đang mở lịch sử…", |history| {
            let of_field = |entry: &&HistoryEntry| field.as_ref().is_none_or(|slug| entry.is_of_field(slug));
            by_day(&history.iter().filter(of_field).collect::<Vec<_>>())
        })
    }
}

/// The newest of some entries, which come oldest first.
fn by_day(entries: &[&HistoryEntry]) -> AnyView {
    if entries.is_empty() {
        return view! { <p class="unstated">{NOTHING}</p> }.into_any();
    }
    let left = entries.len().saturating_sub(MOST);
    let drawn = days(&newest(entries, MOST)).into_iter().map(|(title, groups)| {
        let groups = groups.into_iter().map(|(name, entries)| {
            let items = entries.into_iter().map(|entry| view! { <li><Entry entry=entry.clone()/></li> }).collect_view();
            view! { <h3>{name}</h3><ul class="changes">{items}</ul> }
        });
        view! { <section><h2>{title}</h2>{groups.collect_view()}</section> }
    });
    let older = (left > 0).then(|| format!("Còn {left} thay đổi nữa. "));
    view! {
        {drawn.collect_view()}
        <p class="quiet">{older}<a href=HISTORY_FILE download="">"Tải cả lịch sử (tệp JSON Lines)"</a></p>
    }
    .into_any()
}

const NOTHING: &str = "Chưa ghi thay đổi nào: lịch sử bắt đầu từ lần đăng sau lần đăng đầu tiên.";
