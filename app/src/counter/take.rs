//! Taking a page along.

use leptos::prelude::*;

/// Draws a button that shows the page as a QR code, with the case and the ticks.
#[component]
pub(crate) fn TakeAlong() -> impl IntoView {}
