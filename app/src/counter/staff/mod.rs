//! The corner of the staff: the way to it, its PIN, and its pages.

use leptos::prelude::*;

use super::context::Counter;

/// Draws the button that leads to the staff's pages.
#[component]
pub(crate) fn Corner() -> impl IntoView {
    let counter = Counter::current();
    view! { <button type="button" class="corner" on:click=move |_| counter.staff.set(true)>"Cán bộ"</button> }
}

/// Draws the staff's pages, in the place of everything between the head and the lower edge.
#[component]
pub(crate) fn StaffPages() -> impl IntoView {
    let counter = Counter::current();
    view! { <button type="button" on:click=move |_| counter.staff.set(false)>"Đóng"</button> }
}
