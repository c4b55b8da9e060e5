//! The resting screen: whose office this is, whether it is open, what people ask here, what changed, and the procedures
//! in a slow rotation, as on the list at the wall. Each page of it stays long enough to be read, and nothing moves but
//! the whole picture: by a few pixels a minute, so that nothing burns in.

use catalog::{Line, Names};
use gloo::timers::callback::Interval;
use leptos::prelude::*;

use super::context::Counter;
use super::focus::focused;
use super::hours::Hours;
use super::visit::Stage;
use crate::age::Age;
use crate::components::age::ReleaseDay;
use crate::lasting::Lasting;
use crate::link;
use crate::search_state::SearchState;
use crate::store::{Load, Store};
use crate::words::day;

/// How long a page of the rotation stays, in seconds.
const PAGE_STAYS: u32 = 12;
/// How many procedures a page has.
const ON_A_PAGE: usize = 4;
/// How many of the latest changes are listed.
const CHANGES: usize = 3;
/// How many places the picture moves between, one a minute: see `data-shift` in `public/counter.css`.
const SHIFTS: u32 = 8;

/// Draws it, over everything, while nobody is there.
#[component]
pub(super) fn Resting() -> impl IntoView {
    let counter = Counter::current();
    let resting = Memo::new(move |_| *counter.stage.read() == Stage::Resting);
    move || if resting.get() { view! { <Picture/> }.into_any() } else { ().into_any() }
}

#[component]
fn Picture() -> impl IntoView {
    let counter = Counter::current();
    let store = Store::current();
    let office = &store.release.office;
    let seconds = Lasting::new(0_u32);
    let clock = StoredValue::new_local(Some(Interval::new(1_000, move || seconds.update(|seconds| *seconds += 1))));
    on_cleanup(move || clock.set_value(None));
    let shift = Memo::new(move |_| (seconds.get() / 60 % SHIFTS).to_string());
    let old = is_old(&store).then_some(". Dữ liệu có thể đã cũ: hãy hỏi cán bộ trước khi nộp hồ sơ.");
    let emblem = (!office.emblem.is_empty()).then(|| view! { <img src=office.emblem.clone() alt=""/> });
    let unit = (!office.unit.is_empty()).then(|| view! { <p class="unit">{office.unit.clone()}</p> });
    view! {
        <section class="resting" data-shift=move || shift.get() aria-label="Màn hình chờ" on:click=move |_| counter.begin()>
            <header>
                {emblem}
                <div><h1>{office.name.clone()}</h1>{unit}</div>
            </header>
            <Facts/>
            <Rotation seconds/>
            <Changes/>
            <Often/>
            <button type="button" class="start" node_ref=focused()>"Chạm để bắt đầu"</button>
            <p class="fine">"Dữ liệu bản ngày "<ReleaseDay/>{old}</p>
        </section>
    }
}

/// Whether the release is so old, or the clock so wrong, that visitors should know.
fn is_old(store: &Store) -> bool {
    let release = &store.release;
    let age = store.backend.clock_day().map(|today| Age::of(release.made, today));
    age.is_some_and(|age| age.warning(release.office.warn_after).is_some())
}

/// Hours, whether it is open now, and whom to call.
#[component]
fn Facts() -> impl IntoView {
    let office = &Store::current().release.office;
    let fact = |label: &'static str, text: &str| {
        let text = text.to_owned();
        (!text.is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
    };
    view! {
        <dl class="facts">
            <div class="open"><dt>"Bây giờ"</dt><dd><OpenNow/></dd></div>
            {fact("Giờ làm việc", &office.hours)}
            {fact("Đường dây nóng", &office.hotline)}
        </dl>
    }
}

/// Whether the office is open now; nothing if that is not known. Looked at again with each change of stage and minute.
#[component]
pub(super) fn OpenNow() -> impl IntoView {
    let Store { release, backend, .. } = Store::current();
    let hours = Hours::parse(&release.office.hours);
    let minute = Lasting::new(());
    let clock = StoredValue::new_local(Some(Interval::new(60_000, move || minute.set(()))));
    on_cleanup(move || clock.set_value(None));
    move || {
        minute.track();
        let Load::Ready(facts) = backend.office() else { return None };
        hours.as_ref()?.at(backend.now(), &facts.calendar).map(|open| open.words())
    }
}

/// What people ask here: one touch leads there.
#[component]
fn Often() -> impl IntoView {
    let Store { release, names, backend, .. } = Store::current();
    let counter = Counter::current();
    let chip = |query: &String| {
        let address = SearchState { query: query.clone(), ..SearchState::default() }.address(&names);
        let backend = backend.clone();
        let ask = move |event: leptos::ev::MouseEvent| {
            event.stop_propagation();
            counter.begin();
            backend.go(&address, false);
        };
        view! { <li><button type="button" class="plain" on:click=ask>{query.clone()}</button></li> }
    };
    let often = &release.office.often_asked;
    (!often.is_empty()).then(|| {
        view! { <section class="often"><h2>"Hay hỏi"</h2><ul>{often.iter().map(chip).collect_view()}</ul></section> }
    })
}

/// The latest changes of procedures.
#[component]
fn Changes() -> impl IntoView {
    let Store { names, backend, .. } = Store::current();
    move || {
        let Load::Ready(facts) = backend.office() else { return ().into_any() };
        let lines = facts.openness.changes.last.iter().filter_map(|change| {
            let line = names.lines.get(names.ordinal(change.code.as_str())? as usize)?;
            Some(view! { <li><span>{day(change.day)}</span><em>{line.name.clone()}</em></li> })
        });
        let lines = lines.take(CHANGES).collect::<Vec<_>>();
        if lines.is_empty() {
            return ().into_any();
        }
        view! { <section class="changes"><h2>"Mới thay đổi"</h2><ul>{lines}</ul></section> }.into_any()
    }
}

/// The procedures of the office's own level, a few at a time.
#[component]
fn Rotation(
    /// Seconds since the screen rests.
    seconds: Lasting<u32>,
) -> impl IntoView {
    let Store { release, names, .. } = Store::current();
    let posted = posted(&names, |line| line.levels.contains(&release.office.level));
    let pages = posted.len().div_ceil(ON_A_PAGE);
    let page = Memo::new(move |_| seconds.get() / PAGE_STAYS);
    let total = posted.len();
    (pages > 0).then(|| {
        let rows = move || {
            let page = page.get() as usize % pages;
            let shown = posted.iter().skip(page * ON_A_PAGE).take(ON_A_PAGE);
            let rows = shown.filter_map(|place| names.lines.get(*place)).map(row).collect_view();
            view! { <ol class="posted" aria-hidden="true">{rows}</ol> }
        };
        view! { <section class="rotation"><h2>{format!("Niêm yết tại đây: {total} thủ tục")}</h2>{rows}</section> }
    })
}

fn row(line: &Line) -> impl IntoView + use<> {
    let address = link::procedure(&line.code);
    let (counter, backend) = (Counter::current(), Store::current().backend);
    let open = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        counter.begin();
        backend.go(&address, false);
    };
    view! {
        <li on:click=open><strong>{line.name.clone()}</strong><span>{line.time.to_string()}</span><span>{line.fee.to_string()}</span></li>
    }
}

/// The places of the procedures to be shown; all if none is of the office's own.
fn posted(names: &Names, own: impl Fn(&Line) -> bool) -> Vec<usize> {
    let places = |own: &dyn Fn(&Line) -> bool| -> Vec<usize> {
        names.lines.iter().enumerate().filter(|(_, line)| own(line)).map(|(place, _)| place).collect()
    };
    let of_office = places(&own);
    if of_office.is_empty() { places(&|_| true) } else { of_office }
}
