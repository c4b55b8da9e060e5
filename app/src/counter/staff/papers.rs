//! The papers of a dossier on the desk: what the citizen ticked at home, what was handed in, what is missing.

use leptos::prelude::*;

use super::check::{Check, Line};
use super::day_list::DayList;
use crate::browser::base;
use crate::counter::kept;
use crate::dossier::Mark;
use crate::link;
use crate::pages::form_name;
use crate::route::Form;
use crate::store::Store;

/// The name under which the device keeps the list of the day.
pub(super) const LIST: &str = "danh-sach-ngay";

/// Draws the papers, the forms, and the way to the next dossier.
#[component]
pub(super) fn Papers(
    /// The dossier; there is one.
    check: RwSignal<Option<Check>>,
) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut Check)| check.update(|check| check.iter_mut().for_each(change));
    let of = move |read: fn(&Check) -> String| move || check.read().as_ref().map(read).unwrap_or_default();
    let lines = Memo::new(move |_| {
        let lines = check.read().as_ref().map(Check::lines).unwrap_or_default();
        // A box that is touched must not be drawn again, so only what cannot be touched is compared.
        lines.into_iter().map(|line| Line { is_received: false, ..line }).collect::<Vec<_>>()
    });
    let rows = move || lines.get().into_iter().map(|line| view! { <Paper line check/> }).collect_view();
    let claims_left = move || check.read().as_ref().is_some_and(Check::has_claims_left);
    view! {
        <section class="desk">
            <h1>{of(|check| check.procedure.name.clone())}</h1>
            <p class="quiet">{of(|check| format!("Mã thủ tục: {}", check.procedure.code))}</p>
            <Cases check/>
            <h2>"Giấy tờ"</h2>
            <ul class="desk-papers">{rows}</ul>
            <button type="button" class="plain" hidden=move || !claims_left() on:click=move |_| change(&Check::receive_claimed)>
                "Đã nhận mọi giấy mà người dân đánh dấu"
            </button>
            <p class="standing" role="status">{of(standing)}</p>
            <Forms check/>
            <Next check/>
        </section>
    }
}

/// What is missing, in one sentence.
fn standing(check: &Check) -> String {
    let found = check.completeness();
    match found.missing.as_slice() {
        _ if found.undecided => "Hãy chọn trường hợp để biết cần đủ những giấy nào.".to_owned(),
        [] => "✓ Đủ giấy tờ.".to_owned(),
        missing => format!("Còn thiếu {}: {}.", missing.len(), missing.join("; ")),
    }
}

/// Draws a paper with its box.
#[component]
fn Paper(line: Line, check: RwSignal<Option<Check>>) -> impl IntoView {
    let mark = line.mark;
    let is_received = move || check.read().as_ref().is_some_and(|check| check.is_received(mark));
    let receive =
        move |is_received: bool| check.update(|check| check.iter_mut().for_each(|check| check.set_received(mark, is_received)));
    let claimed = line.is_claimed.then(|| view! { <span class="claimed">"Người dân đã đánh dấu"</span> });
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=is_received on:change:target=move |event| receive(event.target().checked())/>
                <span>{line.title}<span class="quiet">{line.sheets}</span>{claimed}</span>
            </label>
        </li>
    }
}

/// Draws the choice of the case. Nothing for a procedure without cases.
#[component]
fn Cases(check: RwSignal<Option<Check>>) -> impl IntoView {
    let choices = |read: fn(&Check) -> Vec<(Mark, String, bool)>| {
        Memo::new(move |_| {
            let choices = check.read().as_ref().map(read).unwrap_or_default();
            choices.into_iter().map(|(mark, words, _)| (mark, words)).collect::<Vec<_>>()
        })
    };
    let is_on = move |read: fn(&Check) -> Vec<(Mark, String, bool)>, mark: Mark| {
        move || check.read().as_ref().is_some_and(|check| read(check).iter().any(|(known, _, on)| *known == mark && *on))
    };
    let change = move |change: &dyn Fn(&mut Check)| check.update(|check| check.iter_mut().for_each(change));
    let alternative = move |(mark, words): (Mark, String)| {
        view! {
            <label>
                <input type="radio" name="truong-hop" prop:checked=is_on(Check::alternatives, mark)
                    on:change=move |_| change(&|check: &mut Check| check.choose(mark))/>
                <span>{words}</span>
            </label>
        }
    };
    let addition = move |(mark, words): (Mark, String)| {
        view! {
            <label>
                <input type="checkbox" prop:checked=is_on(Check::additions, mark)
                    on:change:target=move |event| { let on = event.target().checked(); change(&|check: &mut Check| check.set_addition(mark, on)); }/>
                <span>{words}</span>
            </label>
        }
    };
    let (alternatives, additions) = (choices(Check::alternatives), choices(Check::additions));
    move || {
        let (alternatives, additions) = (alternatives.get(), additions.get());
        (!alternatives.is_empty() || !additions.is_empty()).then(|| {
            view! {
                <fieldset class="desk-cases">
                    <legend>"Trường hợp"</legend>
                    {alternatives.into_iter().map(alternative).collect_view()}
                    {additions.into_iter().map(addition).collect_view()}
                </fieldset>
            }
        })
    }
}

/// Draws links to the forms, filled with what was handed in.
#[component]
fn Forms(check: RwSignal<Option<Check>>) -> impl IntoView {
    let links = Form::ALL.map(|form| {
        let (number, name) = form_name(form);
        let href = move || check.read().as_ref().map(|check| link::form(&check.procedure.code, form, &check.fragment()));
        view! { <li><a href=href>{format!("Mẫu {number}: {name}")}</a></li> }
    });
    view! { <h2>"Điền và in phiếu"</h2><ul class="desk-forms">{links}</ul> }
}

/// Draws the buttons that put the dossier into the list of the day, or off the desk.
#[component]
fn Next(check: RwSignal<Option<Check>>) -> impl IntoView {
    let backend = Store::current().backend;
    let said = RwSignal::new("");
    let note = move |_| {
        let Some(found) = check.get_untracked() else { return };
        let mut list = kept::get(&base(), LIST).map(|text| DayList::read(&text)).unwrap_or_default();
        let has_room = list.add(backend.now().day, found.procedure.code.clone(), found.fragment(), found.counts());
        if has_room && kept::set(&base(), LIST, &list.written()) {
            check.set(None);
        } else {
            said.set("Danh sách đã đầy hoặc máy hết chỗ; hãy khóa sổ rồi ghi lại.");
        }
    };
    view! {
        <p class="status problem" role="status">{move || said.get()}</p>
        <div class="desk-next">
            <button type="button" on:click=note>"Ghi vào danh sách, hồ sơ tiếp theo"</button>
            <button type="button" class="plain" on:click=move |_| check.set(None)>"Bỏ qua hồ sơ này"</button>
        </div>
    }
}
