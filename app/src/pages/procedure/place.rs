//! Where to submit and who decides: the office's card, and the agencies that the source names.

use leptos::prelude::*;

use super::parts::entry;
use super::state::ProcedureState;
use crate::components::office_card::OfficeCard;
use crate::components::prose::Prose;
use crate::words::agencies;

/// Draws the part.
#[component]
pub(super) fn Place() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let receiving = procedure.agencies.receiving.clone();
    let receiving =
        (!receiving.is_empty()).then(|| view! { <dt>"Nơi tiếp nhận, theo nguồn"</dt><dd><Prose text=receiving/></dd> });
    view! {
        <OfficeCard/>
        <dl class="facts-list">
            {receiving}
            {agencies(&procedure.agencies).map(|(label, names)| entry(label, names))}
        </dl>
    }
}
