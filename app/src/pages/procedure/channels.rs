//! The ways to submit, each with its time and its fees. Ways with the same time and fees are shown once.

use catalog::{ChannelGroup, Charge, Fee, Time};
use jiff::civil::Date;
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::components::prose::Prose;
use crate::store::Store;
use crate::words::{ASK, NOT_STATED, NOTHING_ELSE, charge, day, ways};

/// Draws the ways to submit.
#[component]
pub(super) fn Channels() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let today = Store::current().backend.now().day;
    let groups = procedure.channel_groups();
    let none = groups.is_empty().then(|| view! { <p>{NOT_STATED}"."</p> });
    let nothing_else = procedure.charges_stated().then(|| view! { <p class="nothing-else">{NOTHING_ELSE}</p> });
    let groups = groups.iter().map(|group| group_view(group, today)).collect_view();
    view! {
        {none}
        {groups}
        {nothing_else}
    }
}

fn group_view(group: &ChannelGroup<'_>, today: Date) -> impl IntoView + use<> {
    let time = match group.time {
        Time::Span(span) => view! { <p>{span.to_string()}</p> }.into_any(),
        Time::Text(text) => view! { <Prose text=text.clone()/> }.into_any(),
        Time::Unknown => view! { <p class="quiet">{NOT_STATED}</p> }.into_any(),
    };
    let fees = match group.fees.as_slice() {
        [] => view! { <p class="quiet">{NOT_STATED}</p> }.into_any(),
        fees => fees.iter().map(|fee| fee_view(fee, today)).collect_view().into_any(),
    };
    let every_way = group.means.len();
    let notes = group.notes.iter().map(|note| {
        let of = (note.means.len() < every_way).then(|| format!(" ({})", ways(&note.means)));
        view! { <div class="wide"><dt>"Mô tả"{of}</dt><dd><Prose text=note.text.to_owned()/></dd></div> }
    });
    view! {
        <div class="channel">
            <h3>{ways(&group.means)}</h3>
            <dl>
                <div><dt>"Thời hạn"</dt><dd>{time}</dd></div>
                <div><dt>"Phí, lệ phí"</dt><dd>{fees}</dd></div>
                {notes.collect_view()}
            </dl>
        </div>
    }
}

/// A fee on a day, with a warning if a rate in it has expired or the source contradicts itself.
fn fee_view(fee: &Fee, today: Date) -> impl IntoView + use<> {
    let expired = fee.until.filter(|_| fee.expired(today)).map(|last| {
        let words = format!("Mức có thời hạn ghi dưới đây đã hết từ sau ngày {}. {ASK} về mức hiện nay.", day(last));
        view! { <p class="problem">{words}</p> }
    });
    let until = fee.until.filter(|_| !fee.expired(today)).map(|last| {
        view! { <p class="note">{format!("Có mức chỉ áp dụng đến hết ngày {}.", day(last))}</p> }
    });
    let note = fee.note.clone();
    let note = (!note.is_empty()).then(|| view! { <Prose text=note/> });
    let contradicts = fee.charge == Charge::Contradiction;
    view! { <div class="fee"><p class:problem=contradicts>{charge(fee)}</p>{expired}{until}{note}</div> }
}
