//! Ways to paper: a button that prints the page at hand, and links to pages that are made for it.

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

/// A link to a page that only the browser draws: without script nothing leads there, so the native
/// rendering only reserves its place.
#[component]
pub(crate) fn PrintLink(
    /// The address within the site.
    #[prop(into)]
    address: String,
    /// What is printed.
    words: &'static str,
) -> impl IntoView {
    let link = cfg!(feature = "csr").then(|| view! { <a href=address>{words}</a> });
    view! { <p class="print-link needs-script">{link}</p> }
}
