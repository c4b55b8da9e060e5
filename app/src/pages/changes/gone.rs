//! The page of a procedure that is no longer in the catalogue, or has a new code: old links keep a page.

use catalog::release::history::{HistoryEntry, Turn, gone};
use catalog::{Code, Names};
use leptos::prelude::*;

use super::entry::NOW;
use crate::components::load::load_view;
use crate::components::procedure_links::ProcedureLinks;
use crate::components::title::set_head;
use crate::link;
use crate::pages::not_found::NotFound;
use crate::search_state::SearchState;
use crate::store::Store;
use crate::words::day;

/// Draws what became of the procedure with a code that the catalogue does not have, or the "not found" page if the
/// history does not know it.
#[component]
pub(crate) fn GonePage(
    /// The code.
    code: String,
) -> impl IntoView {
    let store = Store::current();
    let (backend, names) = (store.backend, store.names);
    move || {
        load_view(backend.history(), "Đang mở thủ tục…", |history| {
            let gone = gone(&history, |code| names.ordinal(code).is_some());
            let entry = Code::parse(&code).ok().and_then(|code| gone.get(&code).copied());
            entry.map_or_else(|| view! { <NotFound/> }.into_any(), |entry| page(&code, entry, &names))
        })
    }
}

fn page(code: &str, entry: &HistoryEntry, names: &Names) -> AnyView {
    let title = format!("{} (mã cũ {code})", entry.name);
    set_head(title, format!("Thủ tục mã {code} không còn trong danh mục."));
    let became = match &entry.turn {
        Turn::Repealed { replaced_by } => replaced_by.clone(),
        Turn::Changed { .. } | Turn::Added => vec![entry.code.clone()],
    };
    let field = names.fields.iter().find(|facet| entry.is_of_field(&facet.slug));
    let search = SearchState { query: entry.name.clone(), ..SearchState::default() }.address(names);
    let field = field.map(
        |facet| view! { <li><a class="row-link" href=link::field(&facet.slug)>{format!("Lĩnh vực {}", facet.name)}</a></li> },
    );
    view! {
        <article class="procedure">
            <h1 class="long">{entry.name.clone()}</h1>
            <p class="code">{format!("Mã thủ tục: {code}")}</p>
            <aside class="in-force" aria-label="Hiệu lực"><p><strong>{said(entry)}</strong></p><ProcedureLinks words=NOW codes=&became names/></aside>
            <p>"Đừng làm theo bản cũ của thủ tục này. Xem tiếp:"</p>
            <ul>
                <li><a class="row-link" href=search>"Tìm thủ tục đang áp dụng theo tên này"</a></li>
                {field}
                <li><a class="row-link" href=link::CHANGES>"Mọi thay đổi của danh mục"</a></li>
                <li><a class="row-link" href=link::HOME>"Trang đầu"</a></li>
            </ul>
        </article>
    }
    .into_any()
}

fn said(entry: &HistoryEntry) -> String {
    let since = day(entry.day);
    match &entry.turn {
        Turn::Changed { .. } => format!("Thủ tục này có mã mới từ bản đăng ngày {since}."),
        Turn::Repealed { .. } | Turn::Added => format!("Không còn trong danh mục này từ bản đăng ngày {since}."),
    }
}
