//! The table of papers, as posting sheets and forms have it: its head. What a row says of a paper, and
//! whether it can be ticked or written on, is each one's own.

use leptos::prelude::*;

/// Draws the table around its rows, of four cells each.
#[component]
pub(crate) fn PapersTable(
    /// What the papers are for.
    #[prop(into)]
    caption: String,
    /// Only a screen reader needs the caption: the words above the table say it.
    #[prop(optional)]
    caption_hidden: bool,
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! {
        <table class="papers-table">
            <caption class:hidden-label=caption_hidden>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">"TT"</th><th scope="col">"Tên giấy tờ"</th>
                    <th scope="col">"Bản chính"</th><th scope="col">"Bản sao"</th>
                </tr>
            </thead>
            <tbody>{children()}</tbody>
        </table>
    }
}
