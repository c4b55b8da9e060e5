//! Digits to touch. The digits of a keyboard work too.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// Draws the digits, with a key that takes the last one back and one that is done.
#[component]
pub(super) fn Pad(
    /// What is typed so far.
    text: RwSignal<String>,
    /// The most characters.
    most: usize,
    /// Whether there is a dot, for codes.
    #[prop(optional)]
    dot: bool,
    /// The words on the key that is done.
    done: &'static str,
    /// What that key does.
    on_done: Callback<()>,
    /// Whether to wait.
    #[prop(into, default = Signal::stored(false))]
    busy: Signal<bool>,
) -> impl IntoView {
    let push = move |key: char| {
        if !busy.get_untracked() && text.read_untracked().len() < most {
            text.update(|text| text.push(key));
        }
    };
    let back = move || {
        text.update(|text| {
            text.pop();
        })
    };
    // Wherever the focus is, because nobody is meant to touch the pad first to use a keyboard; but in a field the browser
    // types by itself.
    let typed = move |event: KeyboardEvent| {
        let is_in_field = |element: web_sys::Element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA");
        if document().active_element().is_some_and(is_in_field) {
            return;
        }
        let mut key = event.key().chars().collect::<Vec<_>>();
        match (event.key().as_str(), key.pop().filter(|_| key.is_empty())) {
            ("Backspace", _) => back(),
            (_, Some(key)) if key.is_ascii_digit() || dot && key == '.' => push(key),
            _ => {}
        }
    };
    let listener = window_event_listener(leptos::ev::keydown, typed);
    on_cleanup(move || listener.remove());
    let key = move |key: char| {
        view! { <button type="button" disabled=move || busy.get() on:click=move |_| push(key)>{key.to_string()}</button> }
    };
    let dot = if dot { key('.').into_any() } else { view! { <span></span> }.into_any() };
    view! {
        <div class="pad" role="group" aria-label="Bàn phím số">
            {('1'..='9').map(key).collect_view()}
            {dot}
            {key('0')}
            <button type="button" aria-label="Xóa số cuối" on:click=move |_| back()>"⌫"</button>
            <button type="button" class="done" disabled=move || busy.get() on:click=move |_| on_done.run(())>{done}</button>
        </div>
    }
}
