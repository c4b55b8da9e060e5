//! Which release is shown and how old it is: a line at the foot of every page, and a band where it is old.
//! The static page says the day alone, because it is read later than it was made.

use leptos::prelude::*;

use crate::age::Age;
use crate::store::Store;
use crate::words::day;

/// How old the release is, found out anew with every page that is opened: the screen of an office stays on
/// for weeks.
fn age() -> Memo<Option<Age>> {
    let Store { release, signals, backend, .. } = Store::current();
    Memo::new(move |_| {
        signals.address.track();
        backend.clock_day().map(|today| Age::of(release.made, today))
    })
}

/// The day of the release, and how long ago that was: "17/7/2026, đã 45 ngày".
#[component]
pub(crate) fn Made() -> impl IntoView {
    let age = age();
    let long = move || age.get().and_then(Age::words).map(|words| format!(", {words}"));
    view! { {day(Store::current().release.made)}{long} }
}

/// Warns of an old release. It lies over the lower edge of the window: it comes after the page was drawn,
/// and nothing moves for it. It can be put away while the page is open, and is back with the next one.
#[component]
pub(crate) fn AgeBand() -> impl IntoView {
    let after = Store::current().release.office.warn_after;
    let age = age();
    let away = RwSignal::new(false);
    move || match age.get().and_then(|age| age.warning(after)) {
        Some(warning) if !away.get() => view! {
            <aside class="age-band" aria-label="Dữ liệu đã cũ">
                <p role="status">{warning}</p>
                <button type="button" class="plain" aria-label="Ẩn nhắc này" on:click=move |_| away.set(true)>"Ẩn"</button>
            </aside>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
