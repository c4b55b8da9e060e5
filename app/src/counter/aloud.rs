//! Reading a page aloud.

use leptos::prelude::*;

/// Draws the button, if the device has a Vietnamese voice of its own.
#[component]
pub(crate) fn Button() -> impl IntoView {}
