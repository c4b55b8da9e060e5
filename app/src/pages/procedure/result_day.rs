//! The day on which the result may be expected, from the day and hour of filing, by the working calendar.

use std::sync::Arc;

use catalog::calendar::Filed;
use catalog::{Office, OfficeFacts, Procedure, Span, Time};
use leptos::prelude::*;

use super::expected::{expected_day, sentence};
use super::state::ProcedureState;
use crate::components::load::LoadFailed;
use crate::dossier::Submission;
use crate::pages::date_field::{day_value, read_day, read_time, time_value};
use crate::store::{Load, Store};
use crate::words::{ASK, ways};

/// A time to count with.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pages) struct TimeChoice {
    /// Whose time it is: the office's, or that of some ways to submit.
    pub label: String,
    /// The time.
    pub span: Span,
}

/// Draws the fields for the day and hour of filing, and the expected day.
#[component]
pub(super) fn ResultDay() -> impl IntoView {
    let procedure = ProcedureState::current().procedure;
    let choices = time_choices(&procedure);
    let content = match choices.is_empty() {
        true => {
            view! { <p>{format!("Thời hạn của thủ tục này ghi bằng lời hoặc không ghi, nên chưa tính được ngày. {ASK}.")}</p> }
                .into_any()
        }
        false => view! { <Calculator choices/> }.into_any(),
    };
    view! {
        <section class="ready" aria-labelledby="ngay-tra">
            <h2 id="ngay-tra">"Khi nào có kết quả"</h2>
            {content}
        </section>
    }
}

/// Draws the fields, and the day that follows from them.
#[component]
fn Calculator(
    /// The times to choose from; at least one.
    choices: Vec<TimeChoice>,
) -> impl IntoView {
    let store = Store::current();
    let state = ProcedureState::current();
    let carried = state.dossier.read_untracked().submission();
    let at = carried.map_or(store.backend.now(), |submission| submission.filed);
    let time_chosen = carried.map_or(0, |submission| submission.time).min(choices.len() - 1);
    let (day, time, chosen) =
        (RwSignal::new(day_value(at.day)), RwSignal::new(time_value(at.minute)), RwSignal::new(time_chosen));
    let cut_off = cut_off(&state.procedure, &store.release.office);
    // The forms show the same days: the link to them carries the choice.
    let carry = move || {
        let filed = read_filed(&day.read_untracked(), &time.read_untracked());
        let submission = filed.map(|filed| Submission { filed, time: chosen.get_untracked() });
        state.change(|dossier| dossier.submit(submission));
    };
    let (carry_time, carry_choice) = (carry.clone(), carry.clone());
    let options = choices.iter().enumerate().map(|(place, choice)| {
        view! { <option selected={place == time_chosen}>{format!("{}: {}", choice.label, choice.span)}</option> }
    });
    let options = options.collect_view();
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
            <label>"Ngày nộp"<input type="date" autocomplete="off" prop:value=move || day.get() on:input:target=move |event| { day.set(event.target().value()); carry() }/></label>
            <label>"Giờ nộp"<input type="time" autocomplete="off" prop:value=move || time.get() on:input:target=move |event| { time.set(event.target().value()); carry_time() }/></label>
        </div>
        <label class="filing-time" hidden=!many>
            "Thời hạn"
            <select on:change:target=move |event| {
                chosen.set(usize::try_from(event.target().selected_index()).unwrap_or_default());
                carry_choice()
            }>{options}</select>
        </label>
        {result}
    }
}

/// Draws the expected day and the rules that lead to it, or why it cannot be computed.
#[component]
fn Expected(
    /// The facts of the office, with its calendar.
    facts: Arc<OfficeFacts>,
    /// When the dossier is filed.
    filed: Filed,
    /// The time to count with.
    span: Span,
    /// The minute of the day after which a dossier counts as filed on the next working day.
    cut_off: Option<u16>,
) -> impl IntoView {
    match facts.calendar.expect(filed, span, cut_off) {
        Ok(expected) => {
            let rules = expected.rules.iter().map(|rule| view! { <li>{sentence(rule)}</li> }).collect_view();
            view! {
                <p class="expected" role="status"><strong>{expected_day(&expected)}</strong></p>
                <details class="fold"><summary>"Tính như thế nào"</summary><ul>{rules}</ul></details>
            }
            .into_any()
        }
        Err(why) => view! { <p class="expected note" role="status">{why.to_string()}</p> }.into_any(),
    }
}

/// The office's own time if it states one, otherwise the legal times. Ways to submit with the same time are
/// one choice; times stated in words cannot be counted with.
pub(in crate::pages) fn time_choices(procedure: &Procedure) -> Vec<TimeChoice> {
    if let Some(span) = procedure.time_here() {
        return vec![TimeChoice { label: "Thời hạn tại đây".to_owned(), span }];
    }
    let groups = procedure.channel_groups();
    let spans = groups.iter().filter_map(|group| match group.time {
        Time::Span(span) => Some(TimeChoice { label: ways(&group.means), span: *span }),
        _ => None,
    });
    spans.fold(Vec::new(), |mut choices: Vec<TimeChoice>, choice| {
        match choices.iter_mut().find(|known| known.span == choice.span) {
            Some(known) => known.label = format!("{}, {}", known.label, choice.label.to_lowercase()),
            None => choices.push(choice),
        }
        choices
    })
}

/// The minute of the day after which a dossier counts as filed on the next working day.
pub(in crate::pages) fn cut_off(procedure: &Procedure, office: &Office) -> Option<u16> {
    let own = procedure.local.as_ref().and_then(|local| local.cut_off);
    own.map(|at| at.minutes()).or(office.cut_off)
}

/// The day and time in the two fields. `None` if one of them is empty.
fn read_filed(day: &str, time: &str) -> Option<Filed> {
    Some(Filed { day: read_day(day)?, minute: read_time(time)? })
}

#[cfg(test)]
mod tests {
    use catalog::{Channel, Code, Means, Unit};

    use super::*;

    #[test]
    fn ways_to_submit_with_the_same_time_are_one_choice() {
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
        assert_eq!(time_choices(&procedure), [TimeChoice { label: "Trực tiếp, trực tuyến".into(), span }]);
    }
}
