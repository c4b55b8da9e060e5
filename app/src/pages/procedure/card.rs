//! The card beside the papers: the reader's case, what the dossier still lacks, the day of the result, and the ways to
//! take the page along. On a wide screen it stays in sight; on a phone it follows the papers.

use leptos::prelude::*;

use super::completeness::{CompletenessLine, MissingPapers};
use super::result_day::ResultDay;
use super::state::ProcedureState;
use crate::components::share::Share;

/// Draws the card.
#[component]
pub(super) fn Card() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let papers = procedure.has_papers().then(|| {
        view! {
            <h2 id="ho-so">"Hồ sơ của bạn"</h2>
            <CompletenessLine/>
            <MissingPapers/>
        }
    });
    view! {
        <aside class="card needs-script" aria-label="Hồ sơ của bạn và ngày có kết quả">
            {papers}
            <ResultDay/>
            <Share title=procedure.name.clone()/>
        </aside>
    }
}
