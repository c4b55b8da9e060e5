//! Said where a page, or what it shows, did not come.

use leptos::prelude::*;

use crate::store::Store;

/// What went wrong, and trying again.
#[component]
pub(crate) fn Trouble(
    /// What, in Vietnamese.
    why: String,
) -> impl IntoView {
    let backend = Store::current().backend;
    view! {
        <div class="problem" role="alert">
            <p>{format!("Chưa mở được trang này: {why}.")}</p>
            <button type="button" on:click=move |_| backend.retry()>"Thử lại"</button>
        </div>
    }
}
