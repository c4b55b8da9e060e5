//! What this device stores of the site, and a button that clears all of it. Only the browser knows, so only
//! it draws this.

#[cfg(feature = "csr")]
mod clearing;
#[cfg(feature = "csr")]
mod list;
#[cfg(any(feature = "csr", test))]
mod words;

use leptos::prelude::*;

#[cfg(feature = "csr")]
use list::stored;

/// Draws the list and the button. The static page draws the heading alone.
#[component]
pub(super) fn StoredData() -> impl IntoView {
    view! {
        <section class="needs-script" aria-labelledby="dang-giu">
            <h2 id="dang-giu">"Những gì máy này đang giữ"</h2>
            <p>"Chỉ nằm trong trình duyệt này, không gửi đi đâu."</p>
            {stored()}
        </section>
    }
}

/// Nothing: only the browser knows what is stored.
#[cfg(not(feature = "csr"))]
fn stored() -> impl IntoView {}
