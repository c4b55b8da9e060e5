//! What people come for, at a glance: how long, how much, where.

use catalog::{Comparison, FeeBrief, Procedure, Time, TimeBrief};
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::store::Store;
use crate::words::ways;

/// Shown if the source says nothing; the parts below say it in full.
const UNKNOWN: &str = "Chưa rõ, hãy hỏi";

/// A time stated in words appears in the summary only up to this many bytes.
const SHORT: usize = 120;

/// Draws the three facts.
#[component]
pub(super) fn Summary() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let fee = match FeeBrief::of(&procedure) {
        FeeBrief::Unknown => UNKNOWN.to_owned(),
        FeeBrief::Varies => "Tùy trường hợp, xem bên dưới".to_owned(),
        FeeBrief::ByProvince => "Do HĐND cấp tỉnh quy định".to_owned(),
        brief => brief.to_string(),
    };
    let means: Vec<_> = procedure.channels.iter().map(|channel| channel.means).collect();
    let means = if means.is_empty() { UNKNOWN.to_owned() } else { ways(&means) };
    let anywhere =
        procedure.non_territorial.then(|| view! { <span class="aside">"Nộp ở nơi nào cũng được (phi địa giới)"</span> });
    let place = place(&procedure).map(|place| view! { <span class="aside">{place}</span> });
    let scope = procedure.scope();
    let scope = scope.filter(|scope| !scope.received_here()).map(|scope| view! { <span class="aside">{scope.label()}</span> });
    view! {
        <dl class="summary">
            <div><dt>"Thời hạn"</dt><dd>{time(&procedure)}{legal(&procedure)}</dd></div>
            <div><dt>"Phí, lệ phí"</dt><dd>{fee}</dd></div>
            <div><dt>"Cách nộp"</dt><dd>{means}{place}{anywhere}{scope}</dd></div>
        </dl>
    }
}

/// Where this office receives it. `None` if it does not, or if nothing says so.
fn place(procedure: &Procedure) -> Option<String> {
    let office = &Store::current().release.office;
    let desk = procedure.local.as_ref().map(|local| local.receiving.as_str()).filter(|desk| !desk.is_empty());
    office.receives(procedure).then(|| desk.map_or_else(|| format!("Tại {}", office.receiver()), str::to_owned))
}

fn time(procedure: &Procedure) -> String {
    match TimeBrief::of(procedure) {
        TimeBrief::Unknown => UNKNOWN.to_owned(),
        TimeBrief::Varies => only_words(procedure).unwrap_or("Tùy trường hợp, xem “Cách nộp”").to_owned(),
        brief => brief.to_string(),
    }
}

/// The time in words, if it is short and the same for every way to submit.
fn only_words(procedure: &Procedure) -> Option<&str> {
    match procedure.one_time()? {
        Time::Text(text) if text.len() <= SHORT => Some(text),
        _ => None,
    }
}

/// By how much the office is faster than the law, if it is.
fn legal(procedure: &Procedure) -> Option<impl IntoView + use<>> {
    let Comparison::Cut(cut) = procedure.comparison() else { return None };
    Some(view! { <span class="aside">{format!("Ngắn hơn luật định {cut}")}</span> })
}
