//! The day and the age of the release: a line at the foot of every page, and a warning if it is old. The
//! static page states the day only, because it is read later than it was made.

use leptos::prelude::*;

use crate::age::Age;
use crate::store::Store;
use crate::words::day;

/// The age of the release; `None` in the static page. It is worked out again whenever the address changes:
/// the screen of an office stays on for weeks.
fn age() -> Memo<Option<Age>> {
    let Store { release, signals, backend, .. } = Store::current();
    Memo::new(move |_| {
        signals.address.track();
        backend.clock_day().map(|today| Age::of(release.made, today))
    })
}

/// Draws the day of the release, and how long ago that was: "17/7/2026, đã 45 ngày".
#[component]
pub(crate) fn ReleaseDay() -> impl IntoView {
    let age = age();
    let long = move || age.get().and_then(Age::words).map(|words| format!(", {words}"));
    view! { {day(Store::current().release.made)}{long} }
}

/// Draws a warning about an old release, over the lower edge of the window: it appears after the page was
/// drawn and must not move anything. The reader can hide it until the site is opened again.
#[component]
pub(crate) fn AgeBand() -> impl IntoView {
    let after = Store::current().release.office.warn_after;
    let age = age();
    let hidden = RwSignal::new(false);
    move || match age.get().and_then(|age| age.warning(after)) {
        Some(warning) if !hidden.get() => view! {
            <aside class="age-band" aria-label="Dữ liệu đã cũ">
                <p role="status">{warning}</p>
                <button type="button" class="plain" aria-label="Ẩn nhắc này" on:click=move |_| hidden.set(true)>"Ẩn"</button>
            </aside>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
