//! Procedures that are often needed along with this one. No source lists them: the indexer finds them, and
//! the page says so.

use leptos::prelude::*;

use super::state::ProcedureState;
use crate::link;
use crate::store::Store;

/// Draws the list. Nothing if no procedure is related.
#[component]
pub(super) fn Related() -> impl IntoView {
    let names = Store::current().names;
    let procedure = ProcedureState::current().procedure;
    let lines = procedure.related.iter().filter_map(|ordinal| names.lines.get(*ordinal as usize));
    let links = lines.map(|line| view! { <li><a href=link::procedure(&line.code)>{line.name.clone()}</a></li> }).collect_view();
    (!procedure.related.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="lien-quan">
                <h2 id="lien-quan">"Thủ tục liên quan"</h2>
                <p class="quiet">"Do chương trình gợi ý theo lĩnh vực, kết quả và giấy tờ giống nhau, hoặc vì hay cần cùng lúc."</p>
                <ul>{links}</ul>
            </section>
        }
    })
}
