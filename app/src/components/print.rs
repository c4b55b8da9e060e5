//! Ways to paper.

use leptos::prelude::*;

/// A button that opens the browser's printing.
#[component]
pub(crate) fn PrintButton(
    /// What is printed.
    words: &'static str,
    /// One of several ways, and not what the page is for.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let print = |_| {
        #[cfg(feature = "csr")]
        crate::browser::printing::print();
    };
    view! { <button type="button" class=if quiet { "plain" } else { "" } on:click=print>{words}</button> }
}
