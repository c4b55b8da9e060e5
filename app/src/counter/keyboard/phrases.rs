//! Whole phrases for what is typed so far: two letters and a touch say what a sentence would.

use leptos::prelude::*;

/// Draws the phrases, in a place that is there without them too.
#[component]
pub(super) fn Phrases(
    /// What is typed so far; a phrase takes its place.
    text: RwSignal<String>,
    /// The phrases for it, the likeliest first.
    suggest: Callback<String, Vec<String>>,
) -> impl IntoView {
    let phrases = Memo::new(move |_| suggest.run(text.get()));
    let item = move |phrase: String| {
        let choose = {
            let phrase = phrase.clone();
            move |_| text.set(phrase.clone())
        };
        view! { <li><button type="button" class="phrase" on:click=choose>{phrase}</button></li> }
    };
    view! { <ul class="phrases" aria-label="Gợi ý">{move || phrases.get().into_iter().map(item).collect_view()}</ul> }
}
