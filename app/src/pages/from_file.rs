//! Saves a release for offline use from a file that somebody brought: for places without a network. Only the
//! browser can, so only it draws this.

use leptos::prelude::*;

#[cfg(feature = "csr")]
use in_browser::chooser;

/// Draws the choice of a file. The static page draws the words alone.
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

/// Nothing: only the browser can read the file.
#[cfg(not(feature = "csr"))]
fn chooser() -> impl IntoView {}

#[cfg(feature = "csr")]
mod in_browser {
    use leptos::html;
    use leptos::prelude::*;

    use crate::browser::Saver;
    use crate::store::Store;

    /// The file input. Progress and result appear beside the offline copy.
    pub(super) fn chooser() -> impl IntoView {
        let store = Store::current();
        let input: NodeRef<html::Input> = NodeRef::new();
        let save = move |_| {
            let Some(input) = input.get_untracked() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                Saver::new(store.release.clone(), store.signals).save_from_file(file.into());
            }
            // Without this, choosing the same file again would not be a change.
            input.set_value("");
        };
        view! { <input type="file" accept=".zip,application/zip" aria-labelledby="nap-tu-tep" node_ref=input on:change=save/> }
    }
}
