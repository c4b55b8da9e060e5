//! A text from a source, with its lines and bullets drawn as paragraphs and lists.

use catalog::text::{Block, Item, prose};
use leptos::prelude::*;

/// Draws a text.
#[component]
pub(crate) fn Prose(
    /// The text, cleaned, with its line breaks.
    text: String,
) -> impl IntoView {
    view! { <div class="prose">{prose(&text).into_iter().map(block_view).collect_view()}</div> }
}

fn block_view(block: Block<'_>) -> AnyView {
    match block {
        Block::Paragraph(line) => view! { <p>{line.to_owned()}</p> }.into_any(),
        Block::List(items) => view! { <ul>{items.iter().map(item_view).collect_view()}</ul> }.into_any(),
    }
}

fn item_view(item: &Item<'_>) -> impl IntoView + use<> {
    let under = item.items.iter().map(|text| view! { <li>{(*text).to_owned()}</li> }).collect_view();
    let under = (!item.items.is_empty()).then(|| view! { <ul>{under}</ul> });
    view! { <li>{item.text.to_owned()}{under}</li> }
}
