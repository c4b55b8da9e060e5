//! A real keyboard, typed on at the same time: its letters go into the same line, by the same method.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, KeyboardEvent};

use super::layout::Key;

/// Listens whenever the keyboard is in sight.
pub(super) fn listen(board: NodeRef<html::Div>, press: Callback<Key>) {
    let in_sight = move || board.get_untracked().is_some_and(|board| !is_within(&board, "[hidden], [inert]"));
    let listener = window_event_listener(ev::keydown, move |event| {
        if let Some(key) = key(&event).filter(|_| in_sight()) {
            // Else the space bar scrolls, and "/" or "'" open the browser's own search.
            event.prevent_default();
            press.run(key);
        }
    });
    on_cleanup(move || listener.remove());
}

/// The key that was pressed, if it is one for the line.
fn key(event: &KeyboardEvent) -> Option<Key> {
    let is_command = event.ctrl_key() || event.alt_key() || event.meta_key();
    let focused = document().active_element();
    let within = |selector: &str| focused.as_ref().is_some_and(|element| is_within(element, selector));
    if is_command || event.default_prevented() || event.is_composing() || within("input, select, textarea, [contenteditable]") {
        return None;
    }
    // A button that has the focus is pressed by these two.
    let on_button = within("a, button, summary");
    let name = event.key();
    let mut letters = name.chars();
    match (name.as_str(), letters.next(), letters.next()) {
        ("Backspace", ..) => Some(Key::Delete),
        // A key that is stuck types one letter.
        _ if event.repeat() => None,
        ("Enter", ..) => (!on_button).then_some(Key::Submit),
        (" ", ..) => (!on_button).then_some(Key::Space),
        (_, Some(letter), None) => Some(Key::Typed(letter)),
        _ => None,
    }
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}
