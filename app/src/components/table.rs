//! A table with a caption and column headings. Its rows, and the style sheet's widths for its columns, are
//! each caller's own.

use std::borrow::Cow;

use leptos::prelude::*;

/// Draws the table around its rows.
#[component]
pub(crate) fn Table(
    /// The CSS class.
    #[prop(optional)]
    class: Option<&'static str>,
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Hides the caption from the eye, if the words above the table say the same. A screen reader still
    /// reads it.
    #[prop(optional)]
    caption_hidden: bool,
    /// The headings of the columns.
    heads: Vec<Cow<'static, str>>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let caption = match caption_hidden {
        true => view! { <caption class="hidden-label">{caption}</caption> }.into_any(),
        false => view! { <caption>{caption}</caption> }.into_any(),
    };
    view! {
        <table class=class>
            {caption}
            <thead><tr>{heads}</tr></thead>
            <tbody>{children()}</tbody>
        </table>
    }
}
