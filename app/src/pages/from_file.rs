//! Keeping a release that was carried here in a file: for places without a network. Only the browser can,
//! so only it draws this.

use leptos::prelude::*;

#[cfg(feature = "csr")]
use in_browser::chooser;

/// Draws the choice of a file.
#[component]
pub(super) fn FromFile() -> impl IntoView {
    view! {
        <div class="from-file needs-script">
            <p id="nap-tu-tep">
                "Không có mạng? Nạp bản mới từ tệp .zip mà văn phòng đã gói, chép vào máy này bằng USB hay cách khác."
            </p>
            {chooser()}
        </div>
    }
}

#[cfg(not(feature = "csr"))]
fn chooser() -> impl IntoView {}

#[cfg(feature = "csr")]
mod in_browser {
    use leptos::html;
    use leptos::prelude::*;

    use crate::browser::Saver;
    use crate::store::Store;

    /// The input, which stands for itself once a file is chosen; what comes of it is said with the copy.
    pub(super) fn chooser() -> impl IntoView {
        let store = Store::current();
        let input: NodeRef<html::Input> = NodeRef::new();
        let chosen = move |_| {
            let Some(input) = input.get_untracked() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                Saver::new(store.release.clone(), store.signals).save_from_file(file.into());
            }
            // The same file can be chosen again.
            input.set_value("");
        };
        view! { <input type="file" accept=".zip,application/zip" aria-labelledby="nap-tu-tep" node_ref=input on:change=chosen/> }
    }
}
