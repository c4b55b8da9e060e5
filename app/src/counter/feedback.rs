//! How was it: five faces after a visit.

use leptos::prelude::*;

/// Draws the question.
#[component]
pub(crate) fn Faces(
    /// The codes of the procedures that the visitor looked at.
    procedures: Vec<String>,
    /// The question is answered, or put aside.
    done: Callback<()>,
) -> impl IntoView {
    let _ = procedures;
    view! { <button type="button" on:click=move |_| done.run(())>"Bỏ qua"</button> }
}
