//! The contents line below the papers: links that open the parts of the page.

use leptos::prelude::*;

use super::parts::PARTS;
use super::state::ProcedureState;
use crate::link;

/// Draws a link to each part that the procedure has.
#[component]
pub(super) fn Contents() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let parts = PARTS.iter().filter(|part| (part.is_stated)(&procedure));
    let links = parts.map(|part| view! { <li><a href=link::procedure_part(&procedure.code, part.id)>{part.short}</a></li> });
    view! { <nav class="contents" aria-label="Các phần của trang"><ul>{links.collect_view()}</ul></nav> }
}
