//! The dock.

use leptos::prelude::*;

use super::context::Counter;
use super::keyboard::OnScreenKeyboard;
use crate::store::Store;

/// Draws it.
#[component]
pub(super) fn Dock() -> impl IntoView {
    let counter = Counter::current();
    let backend = Store::current().backend;
    let settings = counter.settings;
    let suggest = Callback::new(move |typed: String| backend.suggest(&typed));
    view! {
        <section class="dock" aria-label="Bàn phím">
            <p>{move || counter.text.get()}</p>
            <OnScreenKeyboard text=counter.text method=Signal::derive(move || settings.read().method) on_submit=Callback::new(|()| {}) suggest/>
            <button type="button" on:click=move |_| counter.finish.run(())>"Xong, xóa hết"</button>
        </section>
    }
}
