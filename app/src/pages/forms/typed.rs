//! A blank of a form: what the officer typed, or a dotted line to write on by hand.

use leptos::prelude::*;

/// Draws the text, or a dotted line if it is blank.
#[component]
pub(super) fn Typed(
    /// What the officer typed.
    #[prop(into)]
    value: Signal<String>,
    /// Draws a short dotted line, for a number or a place name.
    #[prop(optional)]
    short: bool,
    /// What to print instead of a dotted line.
    #[prop(default = "")]
    empty: &'static str,
) -> impl IntoView {
    let dots = if short { "dots short" } else { "dots" };
    move || match value.get() {
        text if !text.trim().is_empty() => view! { <span class="typed">{text}</span> }.into_any(),
        _ if !empty.is_empty() => empty.into_any(),
        _ => view! { <span class=dots></span> }.into_any(),
    }
}
