//! A button for what cannot be undone.

use leptos::prelude::*;

/// Draws a button that asks once more before it acts.
#[component]
pub(super) fn Sure(
    /// The words on the button.
    words: &'static str,
    /// What will happen.
    question: &'static str,
    /// Acts.
    on_sure: Callback<()>,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let act = move |_| {
        asking.set(false);
        on_sure.run(());
    };
    view! {
        <Show when=move || asking.get() fallback=move || view! { <button type="button" class="plain" on:click=move |_| asking.set(true)>{words}</button> }>
            <div class="sure" role="group" aria-label=words>
                <p>{question}</p>
                <button type="button" on:click=act>{words}</button>
                <button type="button" class="plain" on:click=move |_| asking.set(false)>"Thôi"</button>
            </div>
        </Show>
    }
}
