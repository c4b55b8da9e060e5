//! The table of documents on notice sheets and forms. Whether a row can be written on is each caller's own.

use leptos::prelude::*;

use super::table::Table;

/// Draws the table around its rows, of four cells each: number, name, originals, copies.
#[component]
pub(crate) fn PapersTable(
    /// The case that the documents belong to.
    #[prop(into)]
    caption: String,
    /// Hides the caption from the eye, if the words above the table say the same.
    #[prop(optional)]
    caption_hidden: bool,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = vec!["TT".into(), "Tên giấy tờ".into(), "Bản chính".into(), "Bản sao".into()];
    view! { <Table class="papers-table" caption caption_hidden heads>{children()}</Table> }
}
