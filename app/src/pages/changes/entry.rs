//! One entry of the history: what happened to a procedure, with the old text beside the new one.

use catalog::Code;
use catalog::release::history::{HistoryEntry, PartChange, Piece, Turn};
use leptos::prelude::*;

use crate::components::procedure_links::ProcedureLinks;
use crate::link;
use crate::store::Store;

/// The words before what replaces a procedure.
pub(super) const NOW: &str = "Nay làm theo:";

/// Draws an entry with the name of its procedure.
#[component]
pub(super) fn Entry(
    /// The entry.
    entry: HistoryEntry,
) -> impl IntoView {
    // The page of one that is gone says what became of it.
    view! {
        <a href=link::procedure(&entry.code)>{entry.name.clone()}</a>
        <Happened entry/>
    }
}

/// Draws what happened.
#[component]
pub(super) fn Happened(
    /// The entry.
    entry: HistoryEntry,
) -> impl IntoView {
    let said = format!("{} · {}", entry.code, entry.said());
    let decision = (!entry.decision.is_empty()).then(|| view! { <p class="quiet">{format!("Theo {}.", entry.decision)}</p> });
    let rest = match entry.turn {
        Turn::Added => ().into_any(),
        Turn::Repealed { replaced_by } => {
            let names = Store::current().names;
            view! { <ProcedureLinks words=NOW codes=&replaced_by names=&names/> }.into_any()
        }
        Turn::Changed { old_code, changes } => view! { {old_code.map(recoded)}{comparison(changes)} }.into_any(),
    };
    view! { <p class="said">{said}</p>{decision}{rest} }
}

fn recoded(old: Code) -> impl IntoView {
    view! { <p>{format!("Mã trước đây: {old}")}</p> }
}

/// The parts that changed. Folded, because a text of steps is long.
fn comparison(changes: Vec<PartChange>) -> impl IntoView {
    let parts = changes.into_iter().map(part).collect_view();
    view! { <details class="variants"><summary>"Xem chữ cũ và chữ mới"</summary>{parts}</details> }
}

fn part(change: PartChange) -> impl IntoView {
    let PartChange { part, places, effect, pieces } = change;
    let places = (!places.is_empty()).then(|| format!(" ({})", places.join(", ")));
    let pieces = pieces.into_iter().map(piece).collect_view();
    view! { <section class="change"><h4>{part}{places}": "{effect.label()}</h4>{pieces}</section> }
}

/// The old text beside the new one; each said in words too, for those who do not see where they stand.
fn piece(Piece { old, new }: Piece) -> impl IntoView {
    let side = |title: &'static str, text: String| view! { <div><dt>{title}</dt><dd>{text}</dd></div> };
    let old = (!old.is_empty()).then(|| side("Trước", old));
    let new = (!new.is_empty()).then(|| side("Nay", new));
    view! { <dl class="old-new">{old}{new}</dl> }
}
