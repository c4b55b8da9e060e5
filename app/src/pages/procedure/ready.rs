//! When the result may be expected: from the day and hour of filing, by the working calendar.

use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::{OfficeFacts, Procedure, Span, Time};
use leptos::prelude::*;

use super::state::ProcedureState;
use crate::components::load::LoadFailed;
use crate::pages::date_field::{day_value, read_day, read_time, time_value};
use crate::store::{Load, Store};
use crate::words::{ASK, ways};

/// A time to count with, and whose it is.
#[derive(Clone, Debug, PartialEq)]
struct Choice {
    whose: String,
    span: Span,
}

/// Draws the day of filing and what comes of it.
#[component]
pub(super) fn Ready() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let choices = choices(&procedure);
    let content = match choices.is_empty() {
        true => {
            view! { <p>{format!("Thời hạn của thủ tục này ghi bằng lời hoặc không ghi, nên chưa tính được ngày. {ASK}.")}</p> }
                .into_any()
        }
        false => view! { <Count choices/> }.into_any(),
    };
    view! {
        <section class="ready needs-script" aria-labelledby="ngay-tra">
            <h2 id="ngay-tra">"Khi nào có kết quả"</h2>
            {content}
        </section>
    }
}

#[component]
fn Count(choices: Vec<Choice>) -> impl IntoView {
    let store = Store::current();
    let now = store.backend.now();
    let (day, time, chosen) = (RwSignal::new(day_value(now.day)), RwSignal::new(time_value(now.minute)), RwSignal::new(0_usize));
    let local = ProcedureState::current().procedure.local.as_ref().and_then(|local| local.cut_off);
    let cut_off = local.map(|at| at.minutes()).or(store.release.office.cut_off);
    let options =
        choices.iter().map(|choice| view! { <option>{format!("{}: {}", choice.whose, choice.span)}</option> }).collect_view();
    let many = choices.len() > 1;
    let backend = store.backend;
    let result = move || match (read_filed(&day.read(), &time.read()), backend.office()) {
        (_, Load::Waiting) => view! { <p class="expected" role="status">"Đang mở lịch làm việc…"</p> }.into_any(),
        (_, Load::Failed(reason)) => view! { <LoadFailed reason/> }.into_any(),
        (None, _) => view! { <p class="expected" role="status">"Hãy chọn ngày và giờ nộp."</p> }.into_any(),
        (Some(filed), Load::Ready(facts)) => {
            let span = choices.get(chosen.get()).map(|choice| choice.span);
            span.map(|span| view! { <Expected facts filed span cut_off/> }).into_any()
        }
    };
    view! {
        <div class="filing">
            <label>"Ngày nộp"<input type="date" autocomplete="off" prop:value=move || day.get() on:input:target=move |event| day.set(event.target().value())/></label>
            <label>"Giờ nộp"<input type="time" autocomplete="off" prop:value=move || time.get() on:input:target=move |event| time.set(event.target().value())/></label>
        </div>
        <label class="filing-time" hidden=!many>
            "Thời hạn"
            <select on:change:target=move |event| chosen.set(usize::try_from(event.target().selected_index()).unwrap_or_default())>{options}</select>
        </label>
        {result}
    }
}

/// The day, and how it was found.
#[component]
fn Expected(facts: Arc<OfficeFacts>, filed: Filed, span: Span, cut_off: Option<u16>) -> impl IntoView {
    match facts.calendar.expect(filed, span, cut_off) {
        Ok(expected) => {
            let rules = expected.rules.iter().map(|rule| view! { <li>{rule.text()}</li> }).collect_view();
            view! {
                <p class="expected" role="status"><strong>{expected.text()}</strong></p>
                <details class="fold"><summary>"Tính như thế nào"</summary><ul>{rules}</ul></details>
            }
            .into_any()
        }
        Err(why) => view! { <p class="expected note" role="status">{why.to_string()}</p> }.into_any(),
    }
}

/// The office's own time where it has one, otherwise the legal times.
fn choices(procedure: &Procedure) -> Vec<Choice> {
    if let Some(span) = procedure.time_here() {
        return vec![Choice { whose: "Thời hạn tại đây".to_owned(), span }];
    }
    let groups = procedure.channel_groups();
    let spans = groups.iter().filter_map(|group| match group.time {
        Time::Span(span) => Some(Choice { whose: ways(&group.means), span: *span }),
        _ => None,
    });
    spans.fold(Vec::new(), |mut choices: Vec<Choice>, choice| {
        match choices.iter_mut().find(|known| known.span == choice.span) {
            Some(known) => known.whose = format!("{}, {}", known.whose, choice.whose.to_lowercase()),
            None => choices.push(choice),
        }
        choices
    })
}

/// What both fields say.
fn read_filed(day: &str, time: &str) -> Option<Filed> {
    Some(Filed { day: read_day(day)?, minute: read_time(time)? })
}

#[cfg(test)]
mod tests {
    use catalog::{Channel, Code, Means, Unit};

    use super::*;

    #[test]
    fn ways_that_take_the_same_time_are_one_choice() {
        let mut procedure = Procedure::blank(Code::parse("1.004194").unwrap(), "Tạm trú".into());
        let span = Span::new(3.0, Unit::WorkingDay).unwrap();
        for (means, note) in [(Means::InPerson, "a"), (Means::Online, "b")] {
            procedure.channels.push(Channel { means, time: Time::Span(span), fees: vec![], note: note.into() });
        }
        procedure.channels.push(Channel {
            means: Means::Post,
            time: Time::Text("lâu".into()),
            fees: vec![],
            note: String::new(),
        });
        assert_eq!(choices(&procedure), [Choice { whose: "Trực tiếp, trực tuyến".into(), span }]);
    }
}
