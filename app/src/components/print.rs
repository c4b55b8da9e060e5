//! Printing: a button that prints the current page, and links to pages that are made for printing.

use leptos::prelude::*;

/// Draws a button that opens the browser's print dialog.
#[component]
pub(crate) fn PrintButton(
    /// The words on the button.
    words: &'static str,
    /// Draws a plain button, if printing is not the page's purpose.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let print = |_| {
        #[cfg(feature = "csr")]
        crate::browser::printing::print();
    };
    view! { <button type="button" class=if quiet { "plain" } else { "" } on:click=print>{words}</button> }
}

/// Draws a link to a page that only the browser draws. Without script that page is of no use, so the static
/// page reserves the place and leaves out the link.
#[component]
pub(crate) fn PrintLink(
    /// The address within the site.
    #[prop(into)]
    address: String,
    /// The words of the link.
    words: &'static str,
) -> impl IntoView {
    let link = cfg!(feature = "csr").then(|| view! { <a href=address>{words}</a> });
    view! { <p class="print-link needs-script">{link}</p> }
}
