//! Where: who receives, who decides, who coordinates, and the office's card.

use leptos::prelude::*;

use super::parts::entry;
use super::reader::Reader;
use crate::components::office_card::OfficeCard;
use crate::components::prose::Prose;

/// Draws the place.
#[component]
pub(super) fn Place() -> impl IntoView {
    let procedure = Reader::current().procedure;
    let agencies = &procedure.agencies;
    let receiving = agencies.receiving.clone();
    let receiving =
        (!receiving.is_empty()).then(|| view! { <dt>"Nơi tiếp nhận, theo nguồn"</dt><dd><Prose text=receiving/></dd> });
    view! {
        <section class="place" aria-labelledby="noi-nop">
            <h2 id="noi-nop">"Nộp ở đâu, ai giải quyết"</h2>
            <OfficeCard/>
            <dl class="facts-list">
                {receiving}
                {entry("Cơ quan thực hiện", &agencies.executing)}
                {entry("Cơ quan có thẩm quyền quyết định", &agencies.competent)}
                {entry("Cơ quan được ủy quyền", &agencies.delegated)}
                {entry("Cơ quan phối hợp", &agencies.coordinating)}
            </dl>
        </section>
    }
}
