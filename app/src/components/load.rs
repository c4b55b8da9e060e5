//! What a page shows of something that may still be loading.

use leptos::prelude::*;

use crate::route::Route;
use crate::store::{Load, Store};

/// Draws a value once it is there. Until then a status line, and if it cannot be loaded the reason.
pub(crate) fn load_view<T>(load: Load<T>, waiting: &'static str, ready: impl FnOnce(T) -> AnyView) -> AnyView {
    match load {
        Load::Ready(value) => ready(value),
        Load::Waiting => view! { <p class="waiting" role="status">{waiting}</p> }.into_any(),
        Load::Failed(reason) => view! { <LoadFailed reason/> }.into_any(),
    }
}

/// Draws why something could not be loaded, and a button to try again.
#[component]
pub(crate) fn LoadFailed(
    /// The reason, in Vietnamese, without a full stop.
    reason: String,
) -> impl IntoView {
    let backend = Store::current().backend;
    view! {
        <div class="problem" role="alert">
            <p>{format!("Chưa mở được trang này: {reason}.")}</p>
            <button type="button" on:click=move |_| backend.retry()>"Thử lại"</button>
        </div>
    }
}

/// Draws a page that the second file of the app has, once that is loaded.
#[component]
pub(crate) fn OtherPage(
    /// The page.
    route: Route,
) -> impl IntoView {
    let backend = Store::current().backend;
    move || load_view(backend.other_page(route.clone()), "Đang mở…", |page| page)
}
