//! Draws the keyboard.

use catalog::Typing;
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;

use super::layout::{Key, Keys, Page, keys};
use super::phrases::Phrases;
use super::pointer::Touches;
use super::sound::Clicks;
use super::usb;
use crate::counter::context::Counter;

/// Draws the phrases, and the keys.
#[component]
pub(crate) fn OnScreenKeyboard(
    /// What is typed so far, composed.
    text: RwSignal<String>,
    /// How the keys become text.
    method: Signal<Typing>,
    /// The key "Tìm".
    on_submit: Callback<()>,
    /// Whole phrases for what is typed so far.
    suggest: Callback<String, Vec<String>>,
) -> impl IntoView {
    let Counter { settings, visitor, .. } = Counter::current();
    let page = RwSignal::new(Page::default());
    // Each visitor begins with letters.
    Effect::new(move |_| {
        visitor.track();
        page.set(Page::default());
    });
    let clicks = Clicks::default();
    let press = Callback::new(move |key: Key| {
        if settings.read_untracked().sound {
            clicks.sound();
        }
        match key {
            Key::Turn(other) => page.set(other),
            Key::Submit => on_submit.run(()),
            key => type_key(text, key, method.get_untracked()),
        }
    });
    let board: NodeRef<html::Div> = NodeRef::new();
    usb::listen(board, press);
    let row = move |keys: Vec<Key>, class: &'static str| {
        let method = method.get_untracked();
        let keys = keys.into_iter().map(|key| view! { <KeyButton shown=key method press/> }).collect_view();
        view! { <div class=class>{keys}</div> }
    };
    let rows = move || {
        let Keys { marks, rows } = keys(page.get(), method.get());
        let marks = marks.into_iter().map(|keys| row(keys, "key-row marks"));
        marks.chain(rows.into_iter().map(|keys| row(keys, "key-row"))).collect_view()
    };
    view! {
        <Phrases text suggest/>
        <div class="keyboard" role="group" aria-label="Bàn phím" node_ref=board>{rows}</div>
    }
}

fn type_key(text: RwSignal<String>, key: Key, method: Typing) {
    let typed = key.applied(&text.read_untracked(), method);
    if typed != *text.read_untracked() {
        text.set(typed);
    }
}

/// Draws a key.
#[component]
fn KeyButton(shown: Key, method: Typing, press: Callback<Key>) -> impl IntoView {
    let touches = Touches::new(Callback::new(move |()| press.run(shown)), shown == Key::Delete);
    // The others act when the finger leaves: what they bring must not be pressed by the same touch.
    let at_once = !matches!(shown, Key::Turn(_) | Key::Submit);
    let down = move |event: PointerEvent| {
        // A touch leaves the focus where it is: else the space bar of a USB keyboard would press the key again.
        event.prevent_default();
        if at_once {
            touches.down(&event);
        }
    };
    let hint = shown.hint(method).map(|hint| view! { <small>{hint}</small> });
    view! {
        <button
            type="button" class=shown.class() aria-label=shown.name(method)
            on:pointerdown=down
            on:pointerup=move |_| touches.up() on:pointerleave=move |_| touches.up() on:pointercancel=move |_| touches.up()
            on:click=move |_| touches.click()
        >
            <span>{shown.face()}</span>
            {hint}
        </button>
    }
}
