//! The focus of what appears over the screen, for those who work it by keys, a switch or a screen reader.

use leptos::html::Button;
use leptos::prelude::*;

/// A reference to a button that gets the focus as soon as it is drawn.
pub(super) fn focused() -> NodeRef<Button> {
    let button = NodeRef::<Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            // After what was drawn is in the document.
            request_animation_frame(move || drop(button.focus()));
        }
    });
    button
}
